import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { expect, test } from './jury.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a decision releases a tranche, its owner writes down what was spent, and a kill says what it freed, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		jury
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const money = `/experiments/${jury.experiment}/money`;

		// a leader releases the first tranche, with a reason
		const chair = await jury.chair.page({ javaScriptEnabled });
		await chair.goto(money);
		await expect(chair.getByText('Nothing yet. A decision releases a tranche')).toBeVisible();
		const release = chair.locator('form[action="?/release"]');
		await release.getByLabel('Money in EUR').fill('5,5');
		await release.getByLabel('Person-days').fill('10');
		await release.getByLabel('Why now').fill('Build the smallest version and measure it.');
		await release.getByRole('button', { name: 'Release it' }).click();
		await expect(chair.getByText('Write the money in whole units, like 5000 or 5,000.').last()).toBeVisible();
		await expect(release.getByLabel('Why now')).toHaveValue('Build the smallest version and measure it.');
		await release.getByLabel('Money in EUR').fill('5,000');
		await release.getByRole('button', { name: 'Release it' }).click();
		await expect(chair.locator('[id^="tranche-"]')).toContainText('€5,000 and 10 days');

		// an owner spends, mistypes, and corrects it; both stand there
		const owner = await jury.owners.it.page({ javaScriptEnabled });
		await owner.goto(money);
		await expect(owner.getByRole('button', { name: 'Release it' })).toHaveCount(0);
		const spend = owner.locator('form[action="?/spend"]').last();
		await spend.getByLabel('Money in EUR').fill('12000');
		await spend.getByLabel('Person-days').fill('2,5');
		await spend.getByLabel('What for').fill('Design of the form');
		await spend.getByRole('button', { name: 'Write it down' }).click();
		await expect(owner.getByText('€7,000 more was spent than released.')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(owner);
		await owner.getByText('Correct it').click();
		const correction = owner.locator('[id^="spend-"] form');
		await correction.getByLabel('Money in EUR').fill('1200');
		await correction.getByRole('button', { name: 'Save the correction' }).click();
		await expect(owner.getByText('more was spent than released')).toHaveCount(0);
		await expect(owner.locator('s', { hasText: '€12,000' })).toBeVisible();
		await expect(owner.locator('[id^="tranche-"]')).toContainText('€1,200 and 2.5 days spent from it');
		await expect(owner.locator('[id^="spend-"]').first()).toContainText('from tranche 1 (€5,000 and 10 days)');
		await fitsNarrow(owner);

		// the panel kills it; the form has no tranche to ask for, and the page says what is free again
		await jury.vote('kill');
		await chair.goto(jury.path);
		await expect(chair.getByText('€3,800 and 7.5 days').first()).toBeVisible();
		await chair.getByRole('radio', { name: 'Kill' }).last().check();
		await expect(chair.getByLabel('Money in EUR')).toBeHidden();
		await chair.getByLabel('Why', { exact: true }).fill('No difference was seen, and none is likely.');
		await chair.getByLabel('Next step').fill('Tell the team on Monday.');
		await chair.getByLabel('What was learned').fill('The phone number was not the reason to leave.');
		await chair.getByLabel('What would change our mind').fill('When the desk answers within a minute.');
		await chair.getByRole('button', { name: 'Record the decision' }).click();
		await expect(chair.getByText('The kill freed €3,800 and 7.5 days.')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(chair);
		await fitsNarrow(chair);

		// and its record keeps that, with the figures as they were worked out
		const [decided] = await sql<{
			id: string;
		}>`select id from public.decisions where experiment_id = ${jury.experiment}`;
		await chair.goto(`/decisions/${decided?.id}`);
		await expect(chair.getByRole('region', { name: 'Money and days' })).toContainText(
			'The kill freed €3,800 and 7.5 days.'
		);
		await expect(chair.getByRole('region', { name: 'The figures as they were sealed' })).toContainText(
			'The registered rule'
		);
		await expect(chair.getByText('and every figure is the one that was sealed.')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(chair);
		await fitsNarrow(chair);

		// what is freed stays: nothing is released or corrected any more, and a late bill is said apart
		await chair.goto(money);
		await expect(chair.getByText('It is killed: nothing is released or corrected any more')).toBeVisible();
		await expect(chair.locator('[id^="tranche-"]').getByText('Correct it')).toHaveCount(0);
		await expect(chair.getByRole('button', { name: 'Release it' })).toHaveCount(0);
		const late = chair.locator('form[action="?/spend"]').last();
		await late.getByLabel('Money in EUR').fill('300');
		await late.getByLabel('What for').fill('The last bill of the agency');
		await late.getByRole('button', { name: 'Write it down' }).click();
		await expect(chair.getByText('Bills that were written down since took €300 of it.')).toBeVisible();
		await expect(chair.getByText('The kill freed €3,800 and 7.5 days.')).toBeVisible();
		await fitsNarrow(chair);

		// it is counted on the page of funding, and stands in its export
		await chair.goto('/funding?state=killed');
		const row = chair.getByRole('row', { name: jury.title });
		await expect(row).toContainText('€3,800 and 7.5 days freed');
		if (javaScriptEnabled) await isAccessible(chair);
		await fitsNarrow(chair);
		const answer = await jury.chair.request.get('/funding/funding.csv?state=killed');
		expect(answer.headers()['content-type']).toContain('text/csv');
		expect(await answer.text()).toMatch(
			new RegExp(`${jury.title},killed,,\\d{4}-\\d\\d-01,EUR,5000,10,1500,2.5,3800,7.5`)
		);
	});

	test(`an iterate releases the next tranche with it, and a budget that is too small warns, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		jury
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		await jury.vote('iterate');
		const chair = await jury.chair.page({ javaScriptEnabled });
		await chair.goto(jury.path);
		await chair
			.getByRole('radiogroup', { name: 'Outcome', exact: true })
			.getByRole('radio', { name: /^Iterate/ })
			.check();
		await chair.getByLabel('Why', { exact: true }).fill('Not clear yet, and worth two more weeks.');
		await chair.getByLabel('Next step').fill('Run it on the phone as well.');
		await chair.getByLabel('Days of the next time-box').fill('14');
		await chair.getByLabel('Money in EUR').fill('999999999999');
		await chair.getByLabel('Person-days').fill('6');
		await chair.getByRole('button', { name: 'Record the decision' }).click();
		await expect(chair.getByText('Write the money as a whole number from 0 to 100 billion.').last()).toBeVisible();
		await expect(chair.getByLabel('Next step')).toHaveValue('Run it on the phone as well.');
		if (javaScriptEnabled) await isAccessible(chair);
		await chair.getByLabel('Money in EUR').fill('3000');
		await chair.getByRole('button', { name: 'Record the decision' }).click();
		await expect(chair.locator('dl', { hasText: 'Released' }).first()).toContainText('€3,000 and 6 days');

		await chair.goto('/funding');
		await chair.locator('form[action="?/budget"]').getByLabel('Money in EUR').fill('1');
		await chair.getByRole('button', { name: 'Set the budget' }).click();
		await expect(chair.getByRole('row', { name: /No priority named/ })).toContainText('over budget');
		await chair.goto(`/experiments/${jury.experiment}/money`);
		await expect(chair.getByText(/What names no priority is .* over budget/)).toBeVisible();
		await expect(chair.getByText('by the decision to iterate')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(chair);
	});
}
