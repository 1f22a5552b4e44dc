import type { Page } from 'playwright/test';
import { logIdea, started, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

/** Holds the page's script back until it is called. */
async function slowScript(page: Page): Promise<() => void> {
	let arrives = (): void => undefined;
	const arrival = new Promise<void>((resolve) => (arrives = resolve));
	await page.route('**/*.js', async (route) => {
		await arrival;
		await route.continue();
	});
	return arrives;
}

test('what is typed before the page has its script is kept when the script begins', async ({ someone }) => {
	const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
	const experiment = await started(await withKpis(ann, bob), 'A slow line');
	const page = await ann.page();
	const arrives = await slowScript(page);
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

test('what is unfolded before the page has its script stays unfolded when the script begins', async ({ someone }) => {
	const ann = await someone();
	const idea = await logIdea(ann, 'A page with folds');
	const page = await ann.page();
	const arrives = await slowScript(page);
	await page.goto(idea, { waitUntil: 'commit' });
	const asked = page.getByRole('region', { name: 'Asked for by' });
	await asked.getByText('Name a day').click();
	await asked.getByLabel('Asked for by').fill('2031-03-04');
	arrives();
	// what reads out where one is comes with the script
	await expect(page.locator('#svelte-announcer')).toBeAttached();
	await expect(asked.getByLabel('Asked for by')).toBeVisible();
	await expect(asked.getByLabel('Asked for by')).toHaveValue('2031-03-04');
});
