import type { Page } from 'playwright/test';
import { isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { logIdea, plan } from './hackathon.ts';
import { handedIn } from './judged.ts';
import { expect, post, test, type Someone } from './people.ts';

/** Opens a page that listens; answers it and how often it was read again since. */
async function watch(who: Someone, path: string): Promise<{ page: Page; reads: () => number }> {
	const page = await who.page();
	const heard = page.waitForResponse((answer) => answer.url().includes('/api/live/') && answer.status() === 200);
	await page.goto(path);
	await heard;
	let count = 0;
	page.on('request', (request) => void (request.url().includes('__data.json') && (count += 1)));
	return { page, reads: () => count };
}
const announce = (organizer: Someone, event: { path: string }, says: string, audience = 'everybody') =>
	post(organizer.request, `${event.path}/announcements?/say`, { says, audience });

test('who has the event open sees an announcement, the finalists and the results as they come', async ({ someone }) => {
	const { event, organizer, teams } = await handedIn(someone);
	const [one, other] = [await (await someone()).page(), await organizer.page()];
	const pages = [one, other];
	for (const page of pages) {
		// only what comes after the page listens is heard
		const heard = page.waitForResponse((answer) => answer.url().includes('/api/live/floor-'));
		await page.goto(event.path);
		await heard;
	}
	await post(organizer.request, `${event.path}/announcements?/say`, { says: 'The bell rings', audience: 'everybody' });
	await expect(one.getByText('The bell rings')).toBeVisible();

	const [found] = await sql<{ id: string }>`select id from public.events where slug = ${event.slug}`;
	await sql`insert into public.judging_finals (event_id, closed_at, closed_by, named_at, named_by)
		select id, now(), organizer_id, now(), organizer_id from public.events where id = ${found?.id}`;
	await sql`insert into public.finalists (team_id, event_id) values (${teams[0]?.id}, ${found?.id})`;
	await sql`update public.judging_finals set announced_at = now() where event_id = ${found?.id}`;
	for (const page of pages) await expect(page.getByRole('heading', { name: /final/i })).toBeVisible();

	await sql`update public.events set voting_at = now(), results_at = now() where id = ${found?.id}`;
	for (const page of pages) await expect(page.getByRole('region', { name: 'What to do now' })).toContainText('Results');
});

test('who has the event open sees people, teams and hand-ins as they come, without reading the page again', async ({
	someone
}) => {
	const organizer = await someone({ role: 'leader' });
	const event = await plan(organizer, 'submission');
	const [mia, ivo, reader] = await Promise.all([
		someone({ function: 'marketing' }),
		someone({ function: 'it' }),
		someone({ function: 'it' })
	]);
	const watching = await watch(reader, event.path);
	const { page } = watching;
	const desk = await watch(organizer, `${event.path}/submissions`);
	const placing = await watch(organizer, `${event.path}/teams/place`);
	const gallery = await watch(reader, `${event.path}/submissions`);
	const crowd = page.getByRole('region', { name: 'Who is in' });
	await expect(crowd).toContainText('Nobody yet');

	const idea = await logIdea(mia, event, 'One field less in the form');
	const team = await post(mia.request, `${idea}?/team`, { team: 'The fields' });
	await expect(page.getByRole('link', { name: 'The fields' })).toBeVisible();
	await expect(page.getByText('Somebody logged an idea.')).toBeVisible();
	await expect(page.getByText('No idea yet')).toHaveCount(0);
	await expect(page.getByRole('region', { name: 'Who is in' })).toContainText('1 person: 1 from marketing.');
	await expect(desk.page.getByText('0 of 1 team has handed in so far.')).toBeVisible();
	await expect(desk.page.getByRole('region', { name: 'Not handed in yet' })).toContainText('The fields');
	await expect(placing.page.locator('.lede')).toContainText('1 team, 1 of which does not meet the rule yet');
	await isAccessible(desk.page);

	await post(ivo.request, `${team}?/join`, {});
	await expect(page.getByText('2 people', { exact: true })).toBeVisible();
	await expect(crowd).toContainText('2 people: 1 from marketing, 1 from IT.');
	await expect(placing.page.locator('.lede')).toHaveText('0 people without a team, 1 team.');
	await post(mia.request, `${team}?/submit`, { pitch: 'One field less, and twice as many finish.', link: '' });
	await expect(page.getByText('2 people, handed in')).toBeVisible();
	await expect(page.locator('dl').filter({ hasText: 'Handed in' })).toHaveText(/Ideas\s*1\s*Teams\s*1\s*Handed in\s*1/);
	await expect(desk.page.getByText('1 of 1 team has handed in so far.')).toBeVisible();
	await expect(desk.page.getByText('One field less, and twice as many finish.')).toBeVisible();
	await expect(desk.page.getByRole('region', { name: 'Not handed in yet' })).toHaveCount(0);
	await expect(gallery.page.getByText('1 of 1 team has handed in so far.')).toBeVisible();
	for (const one of [watching, gallery]) expect(one.reads()).toBe(0);
});

test('an announcement shows in its words, and only those it is for read the page again', async ({ someone }) => {
	const organizer = await someone({ role: 'leader' });
	const event = await plan(organizer, 'submission');
	const [mia, ivo] = await Promise.all([someone({ function: 'marketing' }), someone({ function: 'it' })]);
	const idea = await logIdea(mia, event, 'A number less in the form');
	const team = await post(mia.request, `${idea}?/team`, { team: 'The numbers' });
	await post(ivo.request, `${event.path}?/register`, {});
	const [member, alone, own] = [await watch(mia, event.path), await watch(ivo, event.path), await watch(mia, team)];

	await announce(organizer, event, 'The **bell** rings at five');
	for (const { page } of [member, alone, own]) {
		const said = page.getByRole('region', { name: 'Announcements' });
		await expect(said.getByText('The bell rings at five')).toBeVisible();
		await expect(said.locator('strong')).toHaveText('bell');
	}
	expect([member.reads(), alone.reads(), own.reads()]).toEqual([0, 0, 0]);
	await isAccessible(own.page);

	await announce(organizer, event, 'IT meets at the blue sofa', 'it');
	await expect(alone.page.getByText('IT meets at the blue sofa', { exact: true })).toBeVisible();
	await announce(organizer, event, 'Hand in soon', 'not_handed_in');
	for (const { page } of [member, own]) await expect(page.getByText('Hand in soon', { exact: true })).toBeVisible();
	await announce(organizer, event, 'The last word');
	for (const { page } of [member, alone, own])
		await expect(page.getByText('The last word', { exact: true })).toBeVisible();
	for (const { page } of [member, own]) await expect(page.getByText('IT meets at the blue sofa')).toHaveCount(0);
	await expect(alone.page.getByText('Hand in soon')).toHaveCount(0);
	// one reading each: of what was for them
	expect([member.reads(), alone.reads(), own.reads()]).toEqual([1, 1, 1]);
});

test('who chooses whom to place is not overtaken by news, and takes it in by a press', async ({ someone }) => {
	const organizer = await someone({ role: 'leader' });
	const event = await plan(organizer, 'submission');
	const [mia, ivo, cas] = await Promise.all([
		someone({ function: 'marketing' }),
		someone({ function: 'it', name: 'Ivo Placed' }),
		someone({ function: 'it', name: 'Cas Later' })
	]);
	const idea = await logIdea(mia, event, 'A step less in the form');
	await post(mia.request, `${idea}?/team`, { team: 'The steps' });
	const { page } = await watch(organizer, `${event.path}/teams/place`);
	await post(ivo.request, `${event.path}?/register`, {});
	const ivos = page.getByLabel(/Ivo Placed/);
	await expect(ivos).toBeChecked();
	await ivos.uncheck();
	await post(cas.request, `${event.path}?/register`, {});
	await expect(page.locator('.lede')).toContainText('2 people without a team');
	await expect(page.getByText('Teams or people have changed since you began to choose.')).toBeVisible();
	await expect(ivos).not.toBeChecked();
	await expect(page.getByLabel(/Cas Later/)).toHaveCount(0);
	await page.getByRole('button', { name: 'Propose anew' }).click();
	await expect(page.getByLabel(/Cas Later/)).toBeVisible();
});

test('after the deadline, what a team with more time hands in appears to who watches', async ({ someone }) => {
	const { event, organizer, teams, founders } = await handedIn(someone);
	const [found] = await sql<{ id: string }>`select id from public.events where slug = ${event.slug}`;
	await sql`insert into public.submission_extensions (team_id, event_id, until_at, reason, given_by, given_at)
		select ${teams[0]?.id}, id, now() + interval '30 minutes', 'A power cut', organizer_id, now() from public.events where id = ${found?.id}`;
	const reader = await someone();
	const pages = [
		await watch(reader, event.path),
		await watch(reader, `${event.path}/submissions`),
		await watch(organizer, `${event.path}/submissions`)
	];
	await post(founders[0]?.request ?? reader.request, `${teams[0]?.path}?/submit`, {
		...{ pitch: 'Another thing than before, and better.', link: '' }
	});
	for (const { page } of pages) await expect(page.getByText('Another thing than before, and better.')).toBeVisible();
});

test('who has the event or its programme open sees a change of the agenda alone', async ({ someone }) => {
	const organizer = await someone({ role: 'leader' });
	const event = await plan(organizer, 'build');
	const reader = await someone();
	const pages = [await reader.page(), await reader.page()];
	for (const [at, page] of pages.entries()) {
		// only what comes after the page listens is heard
		const heard = page.waitForResponse((answer) => answer.url().includes('/api/live/floor-'));
		await page.goto(at === 0 ? event.path : `${event.path}/programme`);
		await heard;
	}
	const agenda = { 'agenda.0.at': event.form.submission_at ?? '', 'agenda.0.title': 'Soup for everybody' };
	await post(organizer.request, `${event.path}/edit?/save`, { ...event.form, ...agenda });
	for (const page of pages) await expect(page.getByText('Soup for everybody')).toBeVisible();
});
