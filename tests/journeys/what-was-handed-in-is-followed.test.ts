import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test, type Someone } from './people.ts';

/** A mixed team of these two that handed in. */
async function handedIn(event: Awaited<ReturnType<typeof plan>>, [ann, ben]: readonly [Someone, Someone]) {
	const idea = await logIdea(ann, event, `One field less ${randomUUID().slice(0, 8)}`);
	const name = `Team ${randomUUID().slice(0, 8)}`;
	const team = await post(ann.request, `${idea}?/team`, { team: name });
	await post(ben.request, `${team}?/join`, {});
	await post(ben.request, `${team}?/submit`, { pitch: 'One field less, and twice as many finish.', link: '' });
	return { team, name };
}

/** So many days pass for an event, and for what was said of its teams. */
const pass = (slug: string, days: number) =>
	sql`update public.events set ideation_at = ideation_at - make_interval(days => ${days}), formation_at = formation_at - make_interval(days => ${days}),
		build_at = build_at - make_interval(days => ${days}), submission_at = submission_at - make_interval(days => ${days}),
		judging_at = judging_at - make_interval(days => ${days}), voting_at = voting_at - make_interval(days => ${days}),
		results_at = results_at - make_interval(days => ${days}) where slug = ${slug}`;

for (const javaScriptEnabled of [true, false]) {
	test(`a team turns what it handed in into an experiment, another is stopped, and the ledger says so, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [leader, ann, ben, eve, ian] = await Promise.all([
			someone({ role: 'leader' }),
			someone(),
			someone({ function: 'it' }),
			someone(),
			someone({ function: 'it' })
		]);
		const event = await plan(leader, 'submission');
		const carried = await handedIn(event, [ann, ben]);
		const other = await handedIn(event, [eve, ian]);

		const page = await ann.page({ javaScriptEnabled });
		await page.goto(`${event.path}/ledger`);
		await expect(page.getByText('It begins with the results')).toBeVisible();
		await page.goto(`${carried.team}/carry-on`);
		await expect(page.getByText('carried on once the results are out')).toBeVisible();

		await pass(event.slug, 32);
		await page.goto(`${event.path}/ledger`);
		await expect(page.getByText('Of 2 teams that handed in: 0 carried on, 2 without a word.').first()).toBeVisible();
		// one's own team only
		await expect(page.getByRole('link', { name: 'Turn into an experiment' })).toHaveCount(1);
		await page.getByRole('link', { name: 'Turn into an experiment' }).click();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page.getByLabel('Starts by').fill('2001-01-01');
		// the browser itself would hold it back
		await page
			.locator('form', { has: page.getByLabel('Starts by') })
			.evaluate((form) => form.setAttribute('novalidate', ''));
		await page.getByLabel('Will cause').fill('More of them finish.');
		await page.getByRole('button', { name: 'Open the draft' }).click();
		await expect(page.getByText('Choose a day from today on, at most a year ahead.').last()).toBeVisible();
		await expect(page.getByLabel('Will cause')).toHaveValue('More of them finish.');
		const [ahead] = await sql<{ day: string }>`select to_char(private.today() + 20, 'YYYY-MM-DD') as day`;
		await page.getByLabel('Starts by').fill(ahead?.day ?? '');
		await page.getByRole('button', { name: 'Open the draft' }).click();
		await expect(page).toHaveURL(/\/experiments\/\d+\/plan$/);
		await expect(page.getByLabel('Will cause')).toHaveValue('More of them finish.');
		await expect(page.getByLabel('Because')).toHaveValue('Four of ten who see the form never finish it.');

		const organizer = await leader.page({ javaScriptEnabled });
		await organizer.goto('/');
		await expect(organizer.getByRole('link', { name: event.name }).first()).toBeVisible();
		await organizer.goto(`${event.path}/ledger`);
		const row = organizer.getByRole('listitem').filter({ has: organizer.getByRole('link', { name: other.name }) });
		await row.getByText('Say that it stops').click();
		await row.getByLabel(`Why ${other.name} is not carried on`).fill('Nobody has the time for it this year.');
		await row.getByRole('button', { name: 'Stop it' }).click();
		await expect(organizer.getByText('1 carried on, 1 stopped before a test').first()).toBeVisible();
		await organizer.getByLabel('What came of the event after 30 days').fill('One is being planned, one was stopped.');
		await organizer.getByRole('button', { name: 'Keep it' }).click();
		await expect(organizer.getByLabel('What came of the event after 30 days')).toHaveCount(0);
		await expect(organizer.getByText('One is being planned, one was stopped.')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(organizer);
		await fitsNarrow(organizer);

		// an event after it begins with what came of the last one, be it this or one of another journey
		const next = await plan(leader, 'ideation');
		await organizer.goto(next.path);
		await expect(organizer.getByRole('region', { name: 'What came of the last event' })).toContainText('handed in:');
		if (javaScriptEnabled) await isAccessible(organizer);
	});
}
