import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { inDays, started, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	const how = javaScriptEnabled ? 'with' : 'without';

	test(`a ratio of two sums is added, decides, is read and is believed, ${how} JavaScript`, async ({ someone }) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const page = await ann.page({ javaScriptEnabled });

		const revenue = `Revenue per order ${randomUUID().slice(0, 6)}`;
		await page.goto('/kpis/new');
		await page.getByLabel('Name').fill(revenue);
		await page.getByLabel('Definition').fill('Revenue by orders, of people who came in.');
		await page.getByLabel('A ratio of two sums').check();
		await page.getByLabel('Marketing', { exact: true }).check();
		await page.getByRole('button', { name: 'Add to the library' }).click();
		await expect(page).not.toHaveURL(/\/kpis\/new/);
		await page.goto(`/kpis?q=${encodeURIComponent(revenue)}`);
		await expect(page.getByText(/^ratio; more is better/)).toBeVisible();

		const experiment = await started({ ...team, share: revenue }, 'A shorter form, by revenue', () => ({
			uses_pre_period: 'on'
		}));
		await page.goto(experiment);
		await expect(page.getByText('averages by what the same people did before the start (CUPED)')).toBeVisible();
		await page.getByRole('link', { name: 'Enter readings' }).first().click();
		const cell = (variant: string, field: string, nth = 0) =>
			page.getByRole('group', { name: variant, exact: true }).nth(nth).getByLabel(field, { exact: true });
		for (const [variant, mean] of [
			['Long form', '48'],
			['Short form', '51.5']
		] as const) {
			await cell(variant, 'How many there were').fill('20000');
			await cell(variant, 'Numerator: average').fill(mean);
			await cell(variant, 'Numerator: standard deviation').fill('30');
			await cell(variant, 'Denominator: average').fill(variant === 'Long form' ? '0' : '1.6');
			await cell(variant, 'Denominator: standard deviation').fill('0.9');
			await cell(variant, 'Correlation of the two').fill('0.8');
			await cell(variant, 'How many there were', 1).fill('20000');
			await cell(variant, 'Average', 1).fill('1.4');
			await cell(variant, 'Standard deviation', 1).fill('0.5');
			await cell(variant, 'Before the start: average', 1).fill('1.5');
			await cell(variant, 'Before the start: standard deviation', 1).fill('0.5');
		}
		await page.getByRole('button', { name: 'Save the readings' }).last().click();
		await expect(page.getByText('What a ratio is divided by is above 0 on average.').last()).toBeVisible();
		await expect(page.getByText('Fill this in too.').last()).toBeVisible();
		await cell('Long form', 'Denominator: average').fill('1.6');
		for (const variant of ['Long form', 'Short form'])
			await cell(variant, 'Correlation of before and since', 1).fill('0.9');
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page.getByRole('button', { name: 'Save the readings' }).last().click();
		await expect(page.getByText('4 readings are saved')).toBeVisible();
		await expect(cell('Long form', 'Denominator: average')).toHaveValue('1.6');

		await page.getByRole('link', { name: 'See the result' }).click();
		await expect(page.getByText(/Short form moved Revenue per order .* by \+7\.3\s%/).first()).toBeVisible();
		await expect(page.getByText('30.00 (48.00 for 1.60), n 20,000').first()).toBeVisible();
		const adjusted = page.getByRole('region', { name: /Adjusted changes/ });
		await expect(adjusted.getByRole('row', { name: new RegExp(team.average) })).toContainText('81');
		await expect(page.getByText(/the adjusted change is\s+the one that counts/)).toBeVisible();
		await page.getByText('How the numbers are computed').click();
		await expect(page.getByText('The people that chance split are the units, not their orders.').first()).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		// programs are told how a warehouse gives these numbers
		await page.goto(`${experiment}/readings/api`);
		await expect(page.getByText('CORR(revenue, orders)')).toBeVisible();
		await expect(page.getByText('"denominator_mean": 1.6')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		// and a spreadsheet is understood by its names
		await page.goto(`${experiment}/readings/import`);
		const rows = [
			'day\tvariant\tmetric\tusers\tnumerator mean\tnumerator sd\tdenominator mean\tdenominator sd\tcorr',
			`${inDays(0)}\tLong form\t${revenue}\t20000\t49\t30\t1.6\t0.9\t0.8`
		];
		await page.getByLabel('Cells from a spreadsheet').fill(rows.join('\n'));
		await page
			.getByRole('button', { name: /^Check/ })
			.first()
			.click();
		await expect(page.getByText('30.63 (49.00 for 1.60), n 20,000')).toBeVisible();
		await expect(page.getByText('1 correction of what stands')).toBeVisible();

		// parts of the audience stand beside the whole, and decide nothing
		await page.goto(`${experiment}/readings/import`);
		const device = (variant: string, name: string, mean: number) =>
			[inDays(0), variant, team.average, name, 9000, mean, 0.5].join('\t');
		const parts = [
			'day\tvariant\tmetric\tdevice\tn\tmean\tsd',
			...[device('Long form', 'phone', 1.4), device('Short form', 'phone', 1.6)],
			...[device('Long form', 'desktop', 1.4), device('Short form', 'desktop', 1.2)]
		];
		await page.getByLabel('Cells from a spreadsheet').fill(parts.join('\n'));
		await page
			.getByRole('button', { name: /^Check/ })
			.first()
			.click();
		await expect(page.getByText('Short form, device: phone')).toBeVisible();
		await page.getByRole('button', { name: 'Import 4 readings' }).click();
		await page.getByRole('link', { name: 'See the result' }).click();
		await expect(page.getByText('This is exploration')).toBeVisible();
		await expect(page.getByText(/They differ by more than chance \(p < 0\.001\)/)).toBeVisible();
		await expect(page.getByText('The segments hold 36,000, all readings 40,000')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
	});

	test(`one number a day guards, and says that it says little alone, ${how} JavaScript`, async ({ someone }) => {
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const page = await ann.page({ javaScriptEnabled });
		const cost = `Cost a day ${randomUUID().slice(0, 6)}`;
		await page.goto('/kpis/new');
		await page.getByLabel('Name').fill(cost);
		await page.getByLabel('Definition').fill('What the provider bills for the day.');
		await page.getByLabel('One number a day').check();
		await page.getByLabel('Less is better').check();
		await page.getByLabel('IT', { exact: true }).check();
		await page.getByRole('button', { name: 'Add to the library' }).click();
		await expect(page).not.toHaveURL(/\/kpis\/new/);

		const experiment = await started({ ...team, average: cost }, 'A shorter form, by its cost');
		await page.goto(`${experiment}/readings`);
		await page.getByLabel('The value of the day').first().fill('400');
		await page.getByLabel('The value of the day').nth(1).fill('412.5');
		await page.getByRole('button', { name: 'Save the readings' }).last().click();
		await expect(page.getByText('2 readings are saved')).toBeVisible();
		await page.getByRole('link', { name: 'See the result' }).click();
		await expect(page.getByText('One number a day carries no uncertainty of its own.')).toBeVisible();
		await fitsNarrow(page);
	});
}
