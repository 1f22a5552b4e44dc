import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { moveTo } from './hackathon.ts';
import { judgedOnce } from './judged.ts';
import { expect, test } from './jury.ts';
import { post } from './people.ts';
import { giveVote, votingEvent } from './vote-event.ts';

for (const javaScriptEnabled of [true, false]) {
	const how = `${javaScriptEnabled ? 'with' : 'without'} JavaScript`;
	test(`the people’s choice is turned into an experiment where it was awarded, from what was handed in, ${how}`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const event = await votingEvent(someone);
		for (const voter of [event.eva, event.finn, event.ben]) await giveVote(voter, event.path, event.teams.second.id);
		await event.moveTo('results');

		const page = await event.cem.page({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
		await page.goto('/');
		await expect(page.getByText(`Your team was awarded at ${event.name}.`)).toBeVisible();
		await page.goto(`${event.path}/results`);
		const awards = page.getByRole('region', { name: 'Awards' });
		await expect(page.getByRole('region', { name: 'Your team' })).toHaveCount(0);
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await awards.getByRole('link', { name: 'Turn into an experiment' }).click();

		const believed = page.getByLabel('We believe that');
		await expect(believed).toHaveValue('Monday post: what we built, measured twice.');
		await expect(believed).toHaveAccessibleDescription(/It begins with “Pitch” in the submission\./);
		await expect(page.getByLabel('Because')).toHaveAccessibleDescription(/It begins with the problem of the idea\./);
		await expect(page.getByRole('complementary', { name: 'As it was handed in' })).toContainText('measured twice');
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page.getByRole('button', { name: 'Open the draft' }).click();
		await expect(page).toHaveURL(/\/experiments\/\d+\/plan$/);
		await expect(page.getByLabel('We believe that')).toHaveValue('Monday post: what we built, measured twice.');

		await page.goto(`${event.path}/results`);
		await expect(awards).toContainText('Being planned');
		await expect(awards.getByRole('link', { name: 'Turn into an experiment' })).toHaveCount(0);
		await page.goto('/');
		await expect(page.getByText(`Your team was awarded at ${event.name}.`)).toHaveCount(0);

		// who was not awarded may carry on as well; who was in no team reads what became of the others
		const other = await event.ann.page({ javaScriptEnabled });
		await other.goto(`${event.path}/results`);
		await expect(
			other
				.getByRole('region', { name: 'Your team' })
				.getByRole('link', { name: /Turn into an experiment.*One field less/ })
		).toBeVisible();
		await expect(other.getByRole('region', { name: 'Awards' })).toContainText('Being planned');
		const watcher = await event.eva.page({ javaScriptEnabled });
		await watcher.goto(`${event.path}/results`);
		await expect(watcher.getByRole('region', { name: 'Awards' })).toContainText('Being planned');
		await expect(watcher.getByRole('link', { name: 'Turn into an experiment' })).toHaveCount(0);
	});

	test(`who comes first with the judges and has no award is shown the way to an experiment, ${how}`, async ({
		someone
	}) => {
		const made = await judgedOnce(someone);
		await moveTo(made.event, 'voting');
		await post(made.organizer.request, `${made.judging}/setup?/open`, {});
		await moveTo(made.event, 'results');
		const pages = await Promise.all(
			[...made.founders, made.organizer].map((who) =>
				who.page({ javaScriptEnabled, viewport: { width: 390, height: 844 } })
			)
		);
		const judged = pages.map((page) => page.getByRole('region', { name: 'What judges found' }));
		for (const page of pages) await page.goto(`${made.event.path}/results`);
		for (const found of judged) await expect(found).toContainText('First with the judges: One field less');
		const [first, second] = pages;
		if (!first || !second) throw new Error('there is no page');
		await expect(first.getByRole('region', { name: 'Your team' })).toHaveCount(0);
		await expect(second.getByRole('region', { name: 'Your team' })).toContainText('Two clicks to pay');
		for (const found of judged.slice(1)) await expect(found.getByRole('link', { name: 'Turn into' })).toHaveCount(0);
		if (javaScriptEnabled) await isAccessible(first);
		await fitsNarrow(first);
		await judged[0]?.getByRole('link', { name: 'Turn into an experiment' }).click();
		await first.getByRole('button', { name: 'Open the draft' }).click();
		await expect(first).toHaveURL(/\/experiments\/\d+\/plan$/);
		await pages[2]?.reload();
		await expect(judged[2] ?? first.locator('html')).toContainText('Being planned');
	});

	test(`a kill is in the ledger and on the team with why and what was learned, ${how}`, async ({ someone, jury }) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const event = await votingEvent(someone);
		await jury.vote('kill');
		const [box] = await sql<{
			id: string;
		}>`select id from public.ballot_boxes where experiment_id = ${jury.experiment}`;
		await post(jury.chair.request, `${jury.path}?/decide`, {
			...{ box: box?.id ?? '', outcome: 'kill', rationale: 'Nothing moved in two weeks.', next_step: 'Take it down.' },
			learned: 'People want to know who calls.',
			change_mind: 'When callers know beforehand who will answer.'
		});
		await sql`update public.ideas i set event_id = e.id from public.events e, public.experiments x
			where e.slug = ${event.slug} and x.id = ${jury.experiment} and i.id = x.idea_id`;
		await sql`update public.teams t set idea_id = x.idea_id from public.experiments x
			where x.id = ${jury.experiment} and t.id = ${event.teams.first.id}`;
		await event.moveTo('results');
		await post(event.ann.request, `/teams/${event.teams.first.id}/carry-on?/follow`, {
			experiment: String(jury.experiment)
		});

		const page = await event.ann.page({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
		await page.goto(`/teams/${event.teams.first.id}`);
		await expect(page.getByRole('link', { name: jury.title }).last()).toBeVisible();
		await expect(page.getByText('Why: Nothing moved in two weeks.')).toBeVisible();
		await expect(page.getByRole('link', { name: 'Turn into an experiment' })).toHaveCount(0);
		await page.goto(`${event.path}/ledger`);
		await expect(page.getByText('1 carried on, 1 started, 1 killed, 1 without a word.')).toBeVisible();
		const row = page
			.getByRole('listitem')
			.filter({ has: page.getByRole('link', { name: 'One field less', exact: true }) });
		await expect(row).toContainText('Why: Nothing moved in two weeks.');
		await expect(row).toContainText('Learned: People want to know who calls.');
		await expect(row).toContainText('; started');
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await row.getByRole('link', { name: 'Killed' }).click();
		await expect(page).toHaveURL(/\/decisions\/\d+$/);
		await expect(page.getByText('People want to know who calls.').first()).toBeVisible();
	});
}
