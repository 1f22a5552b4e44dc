import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { started, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

const cell = (page: Page, variant: string, field: string) =>
	page.getByRole('group', { name: variant }).first().getByLabel(field);
const withdraws = (page: Page, variant: string) => cell(page, variant, 'Does not count');
const save = (page: Page) =>
	page
		.getByRole('button', { name: /^Save (the readings|as a correction)$/ })
		.last()
		.click();

async function enter(page: Page, experiment: string) {
	await page.goto(`${experiment}/readings`);
	for (const [variant, successes] of [
		['Long form', '120'],
		['Short form', '150']
	] as const) {
		await cell(page, variant, 'How many there were').fill('1000');
		await cell(page, variant, 'How many did it').fill(successes);
	}
	await page.getByLabel('Where you read it').fill('visits report');
	await save(page);
	await expect(page.getByText('2 readings are saved')).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
	const how = javaScriptEnabled ? 'with' : 'without';
	test(`a wrong reading is withdrawn, counts nowhere, stays visible and can be read again, ${how} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const experiment = await started(await withKpis(ann, bob), 'Withdrawn');
		const page = await ann.page({ javaScriptEnabled });
		await enter(page, experiment);

		// emptied is not withdrawn: it says so, and nothing is written
		await cell(page, 'Short form', 'How many there were').fill('');
		await cell(page, 'Short form', 'How many did it').fill('');
		await save(page);
		await expect(page.getByText('Write what is right, or tick that it does not count.').first()).toBeVisible();

		// a reason is asked for, and the tick is kept
		await withdraws(page, 'Short form').check();
		await save(page);
		await expect(page.getByText('Say in 3 to 200 characters why it does not count.').first()).toBeVisible();
		await expect(withdraws(page, 'Short form')).toBeChecked();
		if (javaScriptEnabled) await isAccessible(page);
		await page.getByLabel('Why it does not count').fill('counted the staff too');
		await save(page);
		await expect(page.getByText('1 reading is withdrawn')).toBeVisible();
		await expect(cell(page, 'Short form', 'How many did it')).toHaveValue('');
		await expect(cell(page, 'Long form', 'How many did it')).toHaveValue('120');
		await expect(page.getByText(/Withdrawn: .*counted the staff too/)).toBeVisible();
		await expect(withdraws(page, 'Short form')).toHaveCount(0);
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		await page.goto(experiment);
		const table = page.getByRole('region', { name: 'Readings by day' });
		await expect(table.getByText(/withdrawn: .*150.*counted the staff too/)).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		const csv = await (await ann.request.get(`${experiment}/readings.csv`)).text();
		expect(csv).toMatch(/,150,.*,false,,,\d+,\d+\r\n/);
		expect(csv).toMatch(/,150,.*,false,\d+,counted the staff too,\d+,\d+\r\n/);
		await page.goto('/activity');
		await expect(page.getByText('counted the staff too').first()).toBeVisible();

		await page.goto(`${experiment}/readings`);
		await cell(page, 'Short form', 'How many there were').fill('990');
		await cell(page, 'Short form', 'How many did it').fill('141');
		await save(page);
		await expect(page.getByText('1 reading is saved')).toBeVisible();
		await page.goto(experiment);
		await expect(table.getByText(/141/).first()).toBeVisible();
		await expect(table.getByText(/withdrawn: .*150/)).toBeVisible();
	});

	test(`of two who correct and withdraw one reading the second is told, and can still do it, ${how} JavaScript`, async ({
		someone
	}) => {
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const experiment = await started(await withKpis(ann, bob), 'Withdrawn meanwhile');
		const [first, second] = await Promise.all([ann.page({ javaScriptEnabled }), bob.page({ javaScriptEnabled })]);
		await enter(first, experiment);
		await second.goto(`${experiment}/readings`);
		await withdraws(first, 'Long form').check();
		await first.getByLabel('Why it does not count').fill('of the day before');
		await save(first);
		await expect(first.getByText('1 reading is withdrawn')).toBeVisible();

		await cell(second, 'Long form', 'How many did it').fill('119');
		await save(second);
		await expect(second.getByText('Somebody corrected or withdrew').first()).toBeVisible();
		await expect(cell(second, 'Long form', 'How many did it')).toHaveValue('119');
		await save(second);
		await expect(second.getByText('1 reading is saved')).toBeVisible();

		// the source alone is a correction of all that was read there
		await second.getByLabel('Where you read it').fill('orders report');
		await save(second);
		await expect(second.getByText('2 readings are saved')).toBeVisible();
		await expect(second.getByLabel('Where you read it')).toHaveValue('orders report');
		await save(second);
		await expect(second.getByText('This stood already')).toBeVisible();
	});
}
