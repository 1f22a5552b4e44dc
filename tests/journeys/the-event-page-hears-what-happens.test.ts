import { sql } from './database.ts';
import { plan } from './hackathon.ts';
import { handedIn } from './judged.ts';
import { expect, post, test } from './people.ts';

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
