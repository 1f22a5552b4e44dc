import { fitsNarrow, isAccessible } from './checks.ts';
import { inDays, planned, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	const how = javaScriptEnabled ? 'with' : 'without';

	test(`a survey is sized by how closely its share will be known, and starts knowingly too small, ${how} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const plan = await planned(team, 'Would you rent a drill, sized', () => ({
			design: 'survey',
			'variants.0.name': 'Members asked',
			'variants.1.name': '',
			primary_target: '40 %',
			guardrail_kpi_id: '',
			bearable_loss: '',
			look_rule: 'once',
			minimum_effect: '5',
			ends_on: inDays(13)
		}));
		const page = await ann.page({ javaScriptEnabled });

		await page.goto(plan);
		await expect(page.getByText('still needed: the answers per day')).toBeVisible();
		await expect(page.getByLabel('The KPI today')).toHaveCount(0);
		await page.getByLabel('Answers per day').fill('50');
		await page.getByRole('button', { name: 'Save and see what it can show' }).click();
		await expect(
			page.getByText(
				/In 14 days with 50 answers a day you can tell 45\.3\s%\sor more from the target of 40\.0\s%\. What you find is then right within ± 3\.7\spoints\./
			)
		).toBeVisible();
		await expect(page.getByText(/it takes 4,781 answers: 96 days at this pace/)).toBeVisible();
		await expect(page.getByText(/To be right within ± 2\.0\spoints it takes 2,353 answers: 48 days/)).toBeVisible();
		await expect(page.getByText('Too small.')).toBeVisible();
		await page.getByText('How is this computed').click();
		await expect(page.getByText('Fleiss, Levin and Paik 2003')).toBeVisible();
		await expect(page.getByText('only those who answered')).not.toHaveCount(0);
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		// how many answers for three points either side, and what is typed wrong stays
		await page.getByRole('link', { name: 'The curve over the days' }).click();
		await page.getByRole('textbox', { name: 'Right within' }).fill('-3');
		await page.getByRole('button', { name: 'Show', exact: true }).click();
		await expect(page.getByText('Write a number above 0.')).toBeVisible();
		await expect(page.getByRole('textbox', { name: 'Right within' })).toHaveValue('-3');
		await page.getByRole('textbox', { name: 'Right within' }).fill('3');
		await page.getByRole('button', { name: 'Show', exact: true }).click();
		await expect(
			page.getByRole('region', { name: 'The answer' }).getByText(/± 3\.0\spoints it takes 1,056 answers: 22 days/)
		).toBeVisible();
		await page.getByText('Show the numbers').click();
		await expect(page.getByRole('row', { name: /^14 700 \+13\.3\s% ± 3\.7\spoints/ })).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		await page.goto(plan);
		await page.getByRole('button', { name: 'Save and start today' }).click();
		await expect(page.getByText('Tick that you know and say why')).toBeVisible();
		await page.getByLabel('We start it knowing that it is too small').check();
		await page.getByLabel('Why all the same').fill('More members than these do not read the mail.');
		await page.getByRole('button', { name: 'Save and start today' }).click();
		await expect(page).toHaveURL(/\/experiments\/\d+$/);
		await expect(
			page.getByText(/Started knowing that it can only tell \+13\.3\s%\sof the target or more in 14 days/)
		).toBeVisible();
		await expect(page.getByText('Why all the same: More members than these do not read the mail.')).toBeVisible();
	});

	test(`days against days are sized by how days differ, ${how} JavaScript`, async ({ someone }) => {
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const plan = await planned(team, 'A shorter form for all, sized', () => ({
			look_rule: 'once',
			minimum_effect: '10',
			ends_on: inDays(13)
		}));
		const page = await ann.page({ javaScriptEnabled });

		await page.goto(plan);
		await page.getByLabel('Visitors per day').fill('1200');
		await page.getByRole('radio', { name: 'Before and after' }).check();
		// with a script the fields follow the design at once, without one after it is saved
		if (!javaScriptEnabled) await page.getByRole('button', { name: 'Save the draft' }).last().click();
		await expect(page.getByLabel('Visitors per day')).toHaveCount(0);
		await page.getByLabel('The KPI today').fill('12');
		await page.getByLabel('standard deviation from day to day').fill('0.6');
		await page.getByRole('textbox', { name: 'Days before the start' }).fill('91');
		await page.getByRole('button', { name: 'Save and see what it can show' }).click();
		await expect(page.getByText('Write whole days, 2 to 90.')).not.toHaveCount(0);
		await expect(page.getByRole('textbox', { name: 'Days before the start' })).toHaveValue('91');
		await page.getByRole('textbox', { name: 'Days before the start' }).fill('28');
		await page.getByRole('button', { name: 'Save and see what it can show' }).click();
		await expect(
			page.getByText(
				/In 14 days, held against 28 days before the start, you can see a change of \+4\.9\s%\sor more \(from 12\.0\s%\sto 12\.6\s%\)\. What you find is then right within ± 3\.4\s%\./
			)
		).toBeVisible();
		await expect(page.getByText('Nobody was left without the change').last()).toBeVisible();
		await expect(page.getByText('Too small.')).toHaveCount(0);
		await page.getByText('How is this computed').click();
		await expect(page.getByText(/Welch 1947/)).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page.getByRole('button', { name: 'Save and start today' }).click();
		await expect(page).toHaveURL(/\/experiments\/\d+$/);
		await expect(
			page.getByText(
				/Sized at the start to see a change of \+4\.9\s%\sor more in 14 days, and to be right within ± 3\.4/
			)
		).toBeVisible();
	});
}
