import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { inDays, started, startedBefore, withKpis, type Team } from './experiment-plan.ts';
import { expect, test } from './people.ts';

/** Starts an experiment that has been running for so many days. */
async function underWay(team: Team, title: string, days: number): Promise<string> {
	const experiment = await started(team, title);
	await startedBefore(experiment, days);
	return experiment;
}

const written = async (experiment: string) => {
	const [row] = await sql<{ count: number }>`
		select count(*)::int as count from public.readings where experiment_id = ${experiment.split('/').at(-1)}`;
	return row?.count;
};

for (const javaScriptEnabled of [true, false]) {
	const how = `${javaScriptEnabled ? 'with' : 'without'} JavaScript`;

	test(`thirty days are pasted from a spreadsheet and a typo in them is corrected, ${how}`, async ({ someone }) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const experiment = await underWay(team, 'A shorter form', 30);
		const page = await bob.page({ javaScriptEnabled });
		const head = ['Date', 'Long form visitors', 'Long form sign-ups', 'Short form visitors', 'Short form sign-ups'];
		const load = ['n', 'mean', 'sd'].flatMap((number) =>
			['Long form', 'Short form'].map((variant) => `${team.average} ${variant} ${number}`)
		);
		const rows = Array.from({ length: 30 }, (_, nth) => {
			const [year, month, day] = inDays(nth - 30).split('-');
			// as a spreadsheet of a country with a decimal comma shows it; on the tenth day somebody typed a zero too many
			const visitors = nth === 9 ? '20.130' : `2.${100 + ((nth * 37) % 61)}`;
			const numbers = [visitors, 200 + (nth % 7), '2.050', 240 + (nth % 5), 2000, 2000, '1,4', '1,39', '0,5', '0,48'];
			return [`${day}.${month}.${year}`, ...numbers].join('\t');
		});

		await page.goto(`${experiment}/readings`);
		await page.getByRole('link', { name: 'Import from a spreadsheet' }).click();
		await page.getByLabel('Cells from a spreadsheet').fill([[...head, ...load].join('\t'), ...rows].join('\n'));
		await page.getByRole('button', { name: 'Check what would be written' }).click();
		await expect(page.getByText('120 readings were understood and nothing is written yet.')).toBeVisible();
		await expect(page.getByRole('row', { name: `${team.share} Short form 30` })).toContainText('of 2,050');
		expect(await written(experiment)).toBe(0);
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page.getByLabel('Where it was read').fill('Weekly export');
		await page.getByRole('button', { name: 'Import 120 readings' }).click();
		await expect(page.getByText('120 readings are imported.')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		// the typo is worth a look, and leads to its day
		const jump = page.getByRole('listitem').filter({ hasText: 'jumped from' }).filter({ hasText: 'to 20,130' });
		await jump.getByRole('link').click();
		const cell = page.getByRole('group', { name: 'Long form' }).first().getByLabel('How many there were');
		await expect(cell).toHaveValue('20130');
		await cell.fill('2013');
		await page.getByRole('button', { name: 'Save as a correction' }).last().click();
		await expect(page.getByText('1 reading is saved')).toBeVisible();
		await expect(page.getByText('to 20,130')).toHaveCount(0);

		await page.getByRole('link', { name: 'See the result' }).click();
		await expect(page.getByRole('rowheader')).not.toHaveCount(0);
		await page.getByRole('link', { name: 'Show earlier days' }).click();
		await expect(page.getByText('corrected, before: 202 of 20,130')).toBeVisible();

		// the same table again would undo the correction, and says so before it does
		await page.goto(`${experiment}/readings/import`);
		await page.getByLabel('Cells from a spreadsheet').fill([[...head, ...load].join('\t'), ...rows].join('\n'));
		await page.getByRole('button', { name: 'Check what would be written' }).click();
		await expect(page.getByText('1 correction of what stands')).toBeVisible();
		await expect(page.getByText('119 stand already')).toBeVisible();
	});

	test(`a bad CSV file says what is wrong in which row, and nothing of it is lost or half written, ${how}`, async ({
		someone
	}) => {
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const experiment = await underWay(team, 'A shorter form', 3);
		const page = await ann.page({ javaScriptEnabled });
		const lines = [
			'day;variant;who came;who signed up',
			`${inDays(-3)};Long form;1000;50`,
			`${inDays(-3)};Short form;1000;5000`,
			`${inDays(-2)};Long from;1000;50`,
			`${inDays(2)};Short form;1000;51`,
			`soon;"Short form";1000;52`
		];
		await page.goto(`${experiment}/readings/import`);
		const file = (body: string | Buffer, name = 'export.csv') => ({
			name,
			mimeType: 'text/csv',
			buffer: Buffer.from(body)
		});
		await page.getByLabel('Or a CSV file').setInputFiles(file(`\ufeff${lines.join('\r\n')}`));
		await page.getByRole('button', { name: 'Check what would be written' }).click();

		// what no word tells is asked for
		await expect(page.getByRole('alert')).toContainText('Choose which column holds how many there were.');
		await page.getByLabel('who came').selectOption('How many there were');
		await page.getByLabel('who signed up').selectOption('How many did it');
		await page.getByRole('button', { name: 'Check again' }).click();
		await expect(page.getByRole('alert')).toContainText('Nothing was written: 4 places need a change.');
		const row = (nth: number) =>
			page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: String(nth), exact: true }) });
		await expect(row(3)).toContainText('5000 of 1000 cannot be');
		await expect(row(4)).toContainText('“Long from” is not a variant: write Long form, Short form.');
		await expect(row(5)).toContainText('leave this row out');
		await expect(row(6)).toContainText('“soon” is not a day');
		expect(await written(experiment)).toBe(0);
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		// everything is still there, to be corrected in place
		const cells = page.getByLabel('Cells from a spreadsheet');
		expect((await cells.inputValue()).split(/\r?\n/)).toHaveLength(6);
		await expect(page.getByLabel('Where it was read')).toHaveValue('export.csv');
		const corrected = (await cells.inputValue())
			.replace('5000', '49')
			.replace('Long from', 'Long form')
			.replace(inDays(2), inDays(-2))
			.replace('soon', inDays(-1));
		await cells.fill(corrected);
		await page.getByRole('button', { name: 'Check again' }).click();
		await page.getByRole('button', { name: 'Import 5 readings' }).click();
		await expect(page.getByText('5 readings are imported.')).toBeVisible();
		expect(await written(experiment)).toBe(5);

		// a file of a spreadsheet program is no text
		await page.goto(`${experiment}/readings/import`);
		const zip = Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]);
		await page.getByLabel('Or a CSV file').setInputFiles(file(zip, 'book.xlsx'));
		await page.getByRole('button', { name: 'Check what would be written' }).click();
		await expect(page.getByRole('alert')).toContainText('save it as CSV');
	});
}

test('running totals are imported as the numbers of each day', async ({ someone }) => {
	const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
	const experiment = await underWay(await withKpis(ann, bob), 'A shorter form', 3);
	const page = await ann.page();
	await page.goto(`${experiment}/readings/import`);
	const rows = [`${inDays(-3)},Long form,1000,50`, `${inDays(-2)},Long form,2100,110`];
	await page.getByLabel('Cells from a spreadsheet').fill(['day,variant,n,successes', ...rows].join('\n'));
	await page.getByLabel('Everything up to that day').check();
	await page.getByRole('button', { name: 'Check what would be written' }).click();
	await page.getByRole('button', { name: 'Import 2 readings' }).click();
	await expect(page.getByText('2 readings are imported.')).toBeVisible();
	await page.goto(experiment);
	await expect(page.getByText('60 of 1,100')).toBeVisible();
	await expect(page.getByText('50 of 1,000')).toBeVisible();
});

test('a day is filled like a spreadsheet: arrows and Enter move, a pasted block fills the cells', async ({
	someone
}) => {
	const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
	const experiment = await started(await withKpis(ann, bob), 'A shorter form');
	const page = await ann.page();
	await page.goto(`${experiment}/readings`);
	const cell = (variant: string, field: string, nth = 0) =>
		page.getByRole('group', { name: variant }).nth(nth).getByLabel(field);
	await cell('Long form', 'How many there were').focus();
	await page.keyboard.type('1000');
	await page.keyboard.press('ArrowRight');
	await expect(cell('Long form', 'How many did it')).toBeFocused();
	await page.keyboard.type('50');
	await page.keyboard.press('Enter');
	await expect(cell('Short form', 'How many did it')).toBeFocused();
	await page.keyboard.type('55');
	await page.keyboard.press('ArrowLeft');
	await expect(cell('Short form', 'How many did it')).toBeFocused();
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowLeft');
	await expect(cell('Short form', 'How many there were')).toBeFocused();
	await page.keyboard.type('1001');
	await page.keyboard.press('ArrowDown');
	await expect(cell('Long form', 'How many there were', 1)).toBeFocused();
	await cell('Long form', 'How many there were', 1).evaluate((input) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', '900\t1.4\t0.3\r\n901\t1.5\t0.4\r\n');
		input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
	});
	await expect(cell('Short form', 'Standard deviation', 1)).toHaveValue('0.4');
	await expect(page.getByText('6 cells were filled.')).toBeAttached();
	await page.getByRole('button', { name: 'Save the readings' }).last().click();
	await expect(page.getByText('4 readings are saved')).toBeVisible();
});
