import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { logIdea, started, withKpis } from './experiment-plan.ts';
import { expect, test } from './jury.ts';
import { post } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a team stops early by its kill criterion, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		jury
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		// two weeks in, a week to go
		await sql`update public.experiments set ends_on = private.today() + 6 where id = ${jury.experiment}`;
		await sql`update public.time_boxes set ends_on = private.today() + 6 where experiment_id = ${jury.experiment}`;
		const page = await jury.owners.it.page({ javaScriptEnabled });
		await page.goto(`/experiments/${jury.experiment}`);
		await expect(page.getByText('Running, 7 days left')).toBeVisible();
		await page.getByRole('link', { name: 'Stop it early' }).click();
		await expect(page.getByText('No difference after two weeks')).toBeVisible();
		await fitsNarrow(page);
		if (javaScriptEnabled) await isAccessible(page);

		await page.getByLabel('The kill criterion is met').check();
		await page.getByLabel('Why now').fill('No difference after two weeks: 20.2 against 20.2 per cent.');
		await page.getByRole('button', { name: 'Stop it now' }).last().click();
		await expect(page.getByText('Tick this: it cannot be undone.').last()).toBeVisible();
		await expect(page.getByLabel('The kill criterion is met')).toBeChecked();
		await expect(page.getByLabel('Why now')).toHaveValue(/20\.2 against/);
		await page.getByLabel('I know that this cannot be undone').check();
		await page.getByRole('button', { name: 'Stop it now' }).last().click();

		const note = page.getByRole('note', { name: 'Stopped early' });
		await expect(note).toContainText('because the kill criterion was met');
		await expect(note).toContainText('20.2 against 20.2 per cent');
		await expect(note).toContainText(jury.owners.it.name);
		await expect(page.getByText('Due for a decision, ended')).toBeVisible();
		await expect(page.getByText(/^Stopped early, after 15 of 22 days, /).first()).toBeVisible();
		await expect(page.getByRole('link', { name: 'Stop it early' })).toHaveCount(0);
		await fitsNarrow(page);
		if (javaScriptEnabled) await isAccessible(page);

		// it is not taken back: an extension is not offered, and the page says why
		await page.goto(`/experiments/${jury.experiment}/amend?field=ends_on`);
		await expect(page.getByText('was stopped early, and that stands')).toBeVisible();
		await expect(page.getByLabel('The new day')).toHaveCount(0);
		if (javaScriptEnabled) await isAccessible(page);
		await page.getByRole('link', { name: 'Choose something else' }).click();
		await expect(page.getByRole('link', { name: 'Last day of the time-box' })).toHaveCount(0);
		await expect(page.getByText('was stopped early, and that stands')).toBeVisible();
		await fitsNarrow(page);
		if (javaScriptEnabled) await isAccessible(page);
		await expect(page.getByRole('link', { name: 'Riskiest assumption' })).toBeVisible();

		// leadership sees it on the board and in the evidence
		const leader = await jury.chair.page({ javaScriptEnabled });
		await leader.goto('/board');
		const card = leader.getByRole('listitem').filter({ hasText: jury.title });
		await expect(card).toContainText('Stopped early: the kill criterion was met');
		await leader.goto(jury.path);
		await expect(leader.getByRole('note', { name: 'Stopped early' })).toContainText('20.2 against 20.2 per cent');
		await expect(leader.getByRole('button', { name: /Open/ }).last()).toBeVisible();
	});
}

for (const javaScriptEnabled of [true, false]) {
	test(`a reading meets a kill criterion, its owner is told and the team stops by it, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const title = `One field less ${randomUUID().slice(0, 8)}`;

		// written as numbers: of a KPI that the plan measures, and another row with every save
		const idea = (await logIdea(ann, `${title}, the idea`)).split('/').at(-1) ?? '';
		const draft = await post(ann.request, '/experiments/new', {
			idea,
			key: randomUUID(),
			title: 'A plan with a number'
		});
		const plan = await ann.page({ javaScriptEnabled });
		await plan.goto(draft);
		const row = (nth: number) => plan.getByRole('group', { name: `It stops when, ${nth}` });
		await expect(row(1).getByLabel('What of it')).toHaveValue('level');
		await row(1).getByLabel('It stops when').selectOption({ label: team.share });
		await row(1).getByLabel('Is', { exact: true }).fill('eight');
		await plan.getByRole('button', { name: 'Save the draft' }).last().click();
		await expect(plan.getByText('Write a number, like 5 or 0.5.').last()).toBeVisible();
		await expect(row(1).getByLabel('Is', { exact: true })).toHaveValue('eight');
		await row(1).getByLabel('Is', { exact: true }).fill('8 %');
		await row(1).getByLabel('Why this number').fill('Under it nobody pays for the form.');
		await plan.getByRole('button', { name: 'Save the draft' }).last().click();
		await expect(plan.getByText('Choose a KPI that this plan measures, above.').last()).toBeVisible();
		await plan.getByLabel('The KPI that decides').selectOption(`${team.share} (more is better)`);
		await plan.getByRole('button', { name: 'Save the draft' }).last().click();
		await expect(plan.getByText('The draft is saved.')).toBeVisible();
		await expect(row(1).getByLabel('Is', { exact: true })).toHaveValue('8');
		await expect(row(2)).toBeVisible();
		await fitsNarrow(plan);
		if (javaScriptEnabled) await isAccessible(plan);

		const experiment = await started(team, title, (kpi) => ({
			'kills.0.kpi_id': kpi(team.share),
			'kills.0.measure': 'level',
			'kills.0.comparison': 'at_most',
			'kills.0.value': '8 %',
			'kills.0.side': 'it',
			'kills.0.words': 'Under it nobody pays for the form.',
			kill_state: '',
			kill_on: ''
		}));
		const page = await bob.page({ javaScriptEnabled });
		await page.goto(`${experiment}/readings`);
		const cell = (variant: string, field: string) =>
			page.getByRole('group', { name: variant }).first().getByLabel(field);
		for (const [variant, n, did] of [
			['Long form', '1000', '100'],
			['Short form', '1000', '75']
		] as const) {
			await cell(variant, 'How many there were').fill(n);
			await cell(variant, 'How many did it').fill(did);
		}
		await page.getByRole('button', { name: 'Save the readings' }).last().click();
		await expect(page.getByText('2 readings are saved')).toBeVisible();

		// its owner is told, and everybody who looks
		await page.goto('/');
		const need = page.getByRole('listitem').filter({ hasText: 'A kill criterion is met' });
		await expect(need).toContainText(title);
		await need.getByRole('link', { name: title }).click();
		await expect(page.getByText(/^Met since .*: 7\.5.% now/)).toBeVisible();
		await fitsNarrow(page);
		if (javaScriptEnabled) await isAccessible(page);
		await page.getByLabel('Why it goes on').fill('One day.');
		await page.getByRole('button', { name: 'Let it run' }).last().click();
		await expect(page.getByText('Say in at least 10 characters why it goes on.').last()).toBeVisible();
		await page.getByLabel('Why it goes on').fill('One day is no day: we wait for the weekend.');
		await page.getByRole('button', { name: 'Let it run' }).last().click();

		const met = page.getByRole('note', { name: 'A kill criterion is met' });
		await expect(met).toContainText('It goes on: One day is no day');
		await expect(met).toContainText('Under it nobody pays for the form.');
		await expect(page.getByRole('heading', { name: 'Criteria' })).toBeVisible();
		await fitsNarrow(page);
		if (javaScriptEnabled) await isAccessible(page);
		await page.goto('/');
		await expect(page.getByRole('listitem').filter({ hasText: 'A kill criterion is met' })).toHaveCount(0);
		await page.goto('/experiments');
		await expect(page.getByRole('article').filter({ hasText: title })).toContainText('Kill criterion met');
		await page.goto('/activity?subject=experiments');
		await expect(page.getByText('found that a kill criterion is met by').first()).toBeVisible();

		// an amendment stands beside what was registered, and is judged by at once
		await page.goto(`${experiment}/amend`);
		await page.getByRole('link', { name: /^Kill criterion Sign-up/ }).click();
		await page.getByLabel('The new number').fill('7 %');
		await page.getByLabel('Why', { exact: true }).fill('Half the visitors came from a bot.');
		await page.getByRole('button', { name: 'Write the amendment' }).last().click();
		await expect(page.getByText(/^No longer met since/).first()).toBeVisible();
		await expect(page.getByText('Half the visitors came from a bot.').first()).toBeVisible();
		await page.goto(`${experiment}/readings`);
		await cell('Short form', 'How many did it').fill('60');
		await page.getByRole('button', { name: 'Save as a correction' }).last().click();
		await expect(page.getByText('1 reading is saved')).toBeVisible();

		// the stop begins with the criterion that is met
		await page.goto(experiment);
		await page.getByRole('link', { name: 'Stop it early' }).first().click();
		const chosen = page.getByRole('radio', { name: /^Kill criterion: Sign-up rate .* is 7.% or less/ });
		await expect(chosen).toBeChecked();
		await fitsNarrow(page);
		if (javaScriptEnabled) await isAccessible(page);
		await page.getByLabel('Why now').fill('Six in a hundred: nobody wants the short form.');
		await page.getByLabel('I know that this cannot be undone').check();
		await page.getByRole('button', { name: 'Stop it now' }).last().click();
		const note = page.getByRole('note', { name: 'Stopped early' });
		await expect(note).toContainText('because the kill criterion was met');
		await expect(note).toContainText(team.share);
	});
}
