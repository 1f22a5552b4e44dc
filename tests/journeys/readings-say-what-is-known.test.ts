import { fitsNarrow, isAccessible } from './checks.ts';
import { started, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`readings are entered and the result says what is known, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const experiment = await started(team, 'A shorter form');
		const page = await bob.page({ javaScriptEnabled });

		await page.goto(experiment);
		await expect(page.getByText(`nothing is known about ${team.share}`)).toBeVisible();
		await page.getByRole('link', { name: 'Enter readings' }).first().click();

		const cell = (variant: string, field: string, nth = 0) =>
			page.getByRole('group', { name: variant }).nth(nth).getByLabel(field);
		await cell('Long form', 'How many there were').fill('50000');
		await cell('Long form', 'How many did it').fill('5000');
		await cell('Short form', 'How many there were').fill('50000');
		await cell('Short form', 'How many did it').fill('60000');
		await cell('Long form', 'How many there were', 1).fill('50000');
		await cell('Long form', 'Average', 1).fill('1.4');
		await page.getByRole('button', { name: 'Save the readings' }).last().click();
		await expect(page.getByText('At most as many as there were.').last()).toBeVisible();
		await expect(page.getByText('Fill this in too.').last()).toBeVisible();
		await expect(cell('Long form', 'How many did it')).toHaveValue('5000');

		await cell('Short form', 'How many did it').fill('6000');
		await cell('Long form', 'Standard deviation', 1).fill('0.5');
		await cell('Short form', 'How many there were', 1).fill('50000');
		await cell('Short form', 'Average', 1).fill('1.39');
		await cell('Short form', 'Standard deviation', 1).fill('0.5');
		await page.getByRole('button', { name: 'Save the readings' }).last().click();
		await expect(page.getByText('4 readings are saved')).toBeVisible();
		await expect(cell('Short form', 'How many did it')).toHaveValue('6000');
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		await page.getByRole('link', { name: 'See the result' }).click();
		await expect(page.getByText(/On the first day Short form moved .* by \+20\.0/).first()).toBeVisible();
		const row = (table: RegExp) =>
			page.getByRole('region', { name: table }).getByRole('row').filter({ hasText: team.share });
		await expect(row(/^Chances and losses/)).toContainText('over 99.9 %');
		await expect(row(/^Levels and differences/)).toContainText(/10\.00\s%\s*12\.00\s%\s*\+2\.00\spoints/);
		await expect(page.getByText('Holds', { exact: true })).toBeVisible();
		await expect(page.getByText('As planned', { exact: true })).toBeVisible();
		await expect(page.getByRole('heading', { name: 'Change against control' })).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		// the same numbers again write nothing; other numbers are a correction beside the first
		await page.getByRole('link', { name: 'Enter readings' }).first().click();
		await page.getByRole('button', { name: 'Save as a correction' }).last().click();
		await expect(page.getByText('nothing was written')).toBeVisible();
		await cell('Short form', 'How many did it').fill('5100');
		await page.getByRole('button', { name: 'Save as a correction' }).last().click();
		await expect(page.getByText('1 reading is saved')).toBeVisible();
		await page.getByRole('link', { name: 'See the result' }).click();
		await expect(page.getByText('corrected, before: 6,000 of 50,000')).toBeVisible();
		await expect(page.getByText('it is not yet clear that it helps').first()).toBeVisible();
	});
}
