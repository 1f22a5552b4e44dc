import { sql } from './database.ts';
import { plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

test('what is announced for later appears on a page that is open when it is due', async ({ someone }) => {
	const [leader, ann] = await Promise.all([someone({ role: 'leader' }), someone()]);
	const event = await plan(leader, 'build');
	const says = 'Soup is served in the hall.';
	await post(leader.request, `${event.path}/announcements?/say`, {
		...{ says, audience: 'everybody' },
		due_at: new Date(Date.now() + 3_600_000).toISOString().slice(0, 16)
	});
	const page = await ann.page();
	await page.goto(event.path);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(event.name);
	await expect(page.getByText(says)).toHaveCount(0);
	// an hour is as long for a page as a few seconds
	await sql`update public.announcements set due_at = private.now() + interval '8 seconds' where says = ${says}
		and event_id = (select id from public.events where slug = ${event.slug})`;
	await page.reload();
	await expect(page.getByText(says)).toHaveCount(0);
	await expect(page.getByText(says)).toBeVisible();
});
