import { fitsNarrow, isAccessible } from './checks.ts';
import { inDays, planned, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a team sizes by its time-box, is warned, starts knowingly and the result says so, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const plan = await planned(team, 'One field less, sized', () => ({
			look_rule: 'once',
			minimum_effect: '3',
			ends_on: inDays(13)
		}));
		const page = await ann.page({ javaScriptEnabled });

		await page.goto(plan);
		await expect(page.getByText('still needed: the visitors per day and the value today')).toBeVisible();
		await expect(page.getByText('Size it: see what the time-box can show.')).toBeVisible();
		await page.getByLabel('Visitors per day').fill('1200');
		await page.getByLabel('The KPI today').fill('5');
		await page.getByRole('button', { name: 'Save and see what it can show' }).click();
		await expect(
			page.getByText(
				/In 14 days with 1,200 visitors a day you can see a change of \+21\.9\s%\sor more \(from 5\.0\s%\sto 6\.1\s%\)\./
			)
		).toBeVisible();
		await expect(
			page.getByText(/To see \+3\.0\s%, the smallest change worth having, you need 692,380 visitors: 577 days/)
		).toBeVisible();
		await expect(page.getByText('Too small.')).toBeVisible();
		await page.getByText('How is this computed').click();
		await expect(page.getByText('Deng, Knoblich and Lu 2018')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		// other days, to see what it would take; nothing typed wrong is lost
		await page.getByRole('link', { name: 'The curve over the days' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('What it can show');
		await page.getByRole('textbox', { name: 'Days' }).fill('some');
		await page.getByRole('button', { name: 'Show', exact: true }).click();
		await expect(page.getByText('Write a number, like 5 or 0.5.')).toBeVisible();
		await expect(page.getByRole('textbox', { name: 'Days' })).toHaveValue('some');
		await page.getByRole('textbox', { name: 'Days' }).fill('42');
		await page.getByRole('button', { name: 'Show', exact: true }).click();
		await expect(
			page.getByRole('region', { name: 'The answer' }).getByText('In 42 days with 1,200 visitors')
		).toBeVisible();
		await page.getByText('Show the numbers').click();
		await expect(page.getByRole('row', { name: /^42 50,400 \+11\.\d/ })).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		await page.goto(plan);
		await page.getByRole('button', { name: 'Save and start today' }).click();
		await expect(page.getByRole('alert')).toContainText('It has not started');
		await expect(page.getByText('Tick that you know and say why')).toBeVisible();
		await page.getByLabel('We start it knowing that it is too small').check();
		await page.getByLabel('Why all the same').fill('The form goes away in two weeks.');
		if (javaScriptEnabled) await isAccessible(page);
		await page.getByRole('button', { name: 'Save and start today' }).click();

		await expect(page).toHaveURL(/\/experiments\/\d+$/);
		await expect(
			page.getByText(
				/Started knowing that it can only see \+21\.9\s%\sor more in 14 days; \+3\.0\s%\swould be worth having\./
			)
		).toBeVisible();
		await expect(page.getByText('Why all the same: The form goes away in two weeks.')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		// whoever decides reads it beside the evidence
		const theirs = await bob.page({ javaScriptEnabled });
		await theirs.goto(`${new URL(page.url()).pathname}/decision`);
		await expect(theirs.getByText('Started knowing that it can only see')).toBeVisible();
	});
}
