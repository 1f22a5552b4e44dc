import { fitsNarrow, isAccessible } from './checks.ts';
import { inDays, started, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

test('an amendment stands beside what was registered', async ({ someone }) => {
	test.slow(true, 'axe reads every page in both themes');
	const [ann, bob] = await Promise.all([someone({ name: 'Ann Author' }), someone({ function: 'it' })]);
	const experiment = await started(await withKpis(ann, bob), 'Promised in writing');
	const page = await ann.page({ javaScriptEnabled: false });

	await page.goto(experiment);
	await page.getByRole('link', { name: 'Write an amendment' }).click();
	await page.getByRole('link', { name: 'Success threshold' }).click();
	await expect(page.getByRole('definition').first()).toContainText('+5.0');
	await page.getByLabel('What is different now').fill('8');
	await page.getByLabel('Why').fill('too short');
	await page.getByRole('button', { name: 'Write the amendment' }).last().click();
	await expect(page.getByRole('alert')).toContainText('at least 10 characters');
	await expect(page.getByLabel('What is different now')).toHaveValue('8');
	await fitsNarrow(page);
	await page.getByLabel('Why').fill('The campaign brings other people than last year.');
	await page.getByRole('button', { name: 'Write the amendment' }).last().click();

	const promise = page.locator('dl > div', { hasText: 'Success from' });
	await expect(promise).toContainText('+5.0');
	await expect(promise).toContainText('Amended: +8.0');
	await expect(promise).toContainText('The campaign brings other people than last year.');
	await expect(promise).toContainText('Ann Author');

	await page.goto(`${experiment}/amend?field=ends_on`);
	await page.getByLabel('The new day').fill(inDays(5));
	await page.getByLabel('Why').fill('We would like to be done earlier.');
	await page.getByRole('button', { name: 'Write the amendment' }).last().click();
	await expect(page.getByText('Choose a day after today and after the present last day').last()).toBeVisible();
	await page.getByLabel('The new day').fill(inDays(21));
	await page.getByRole('button', { name: 'Write the amendment' }).last().click();
	await expect(page.getByText('extended once')).toBeVisible();
	await expect(page.getByText('Running, 22 days left')).toBeVisible();
	await fitsNarrow(page);

	// axe needs the JavaScript that this journey does without
	const seen = await ann.page();
	for (const path of [experiment, `${experiment}/amend`, `${experiment}/amend?field=success_threshold`]) {
		await seen.goto(path);
		await isAccessible(seen);
	}
});
