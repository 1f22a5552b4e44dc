import { started, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

test('what is typed before the page has its script is kept when the script begins', async ({ someone }) => {
	const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
	const experiment = await started(await withKpis(ann, bob), 'A slow line');
	const page = await ann.page();

	let arrives = (): void => undefined;
	const arrival = new Promise<void>((resolve) => (arrives = resolve));
	await page.route('**/*.js', async (route) => {
		await arrival;
		await route.continue();
	});
	await page.goto(`${experiment}/readings`, { waitUntil: 'commit' });
	const cell = page.getByLabel('How many there were').first();
	const below = page.getByLabel('How many there were').nth(1);
	await cell.fill('1234');
	await page.getByLabel('Where you read it').fill('Web analytics');
	arrives();
	// arrows go from cell to cell only where the script has begun
	await expect(async () => {
		await cell.press('ArrowDown');
		await expect(below).toBeFocused({ timeout: 500 });
	}).toPass();
	await expect(cell).toHaveValue('1234');
	await expect(page.getByLabel('Where you read it')).toHaveValue('Web analytics');
});
