import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { expect, post, test } from './people.ts';
import { votingEvent } from './vote-event.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const methods = [
	{ method: 'allowance', amount: '3' },
	{ method: 'quadratic', amount: '16' },
	{ method: 'ranked', amount: '2' }
] as const;

for (const { method, amount } of methods) {
	test(`choices of a ballot (${method}) outlive the page, and are told when the voting ends over them`, async ({
		someone
	}) => {
		const event = await votingEvent(someone);
		await event.moveTo('submission');
		await post(event.leader.request, `${event.path}/vote/setup?/rule`, { method, amount, most_on_one: '1' });
		await event.moveTo('voting');
		const page = await event.eva.page(phone);
		const votes = (team: string) => page.getByRole('group', { name: `Votes for ${team}` });
		const give = async (team: string, weight: 1 | 2) => {
			if (method === 'allowance') await page.getByLabel(`Vote for ${team}`).check();
			else if (method === 'ranked') await page.getByLabel(`Place of ${team}`).selectOption(String(weight));
			else await votes(team).getByRole('radio').nth(weight).check();
		};
		const has = async (team: string, weight: 0 | 1 | 2) => {
			if (method === 'allowance')
				await expect(page.getByLabel(`Vote for ${team}`)).toBeChecked({ checked: weight > 0 });
			else if (method === 'ranked') await expect(page.getByLabel(`Place of ${team}`)).toHaveValue(String(weight || ''));
			else await expect(votes(team).getByRole('radio').nth(weight)).toBeChecked();
		};
		await page.goto(`${event.path}/vote`);
		await give('Monday post', 1);
		await expect(page.getByText('Chosen, not saved.')).toBeVisible();
		await isAccessible(page);
		await fitsNarrow(page);
		// a team opens beside the ballot, and a page that was left knows what was chosen
		await expect(page.getByRole('link', { name: 'Monday post (opens another tab)' })).toHaveAttribute(
			'target',
			'_blank'
		);
		await page.goto(event.path);
		await page.goto(`${event.path}/vote`);
		await expect(page.getByText('Chosen, not saved.')).toBeVisible();
		await has('Monday post', 1);
		await page.getByRole('button', { name: 'Save my votes' }).last().click();
		await expect(page.getByText('Your votes are saved')).toBeVisible();
		await expect(page.getByText('Not saved yet.')).toHaveCount(0);

		// changed after saving: said, kept, and taken back
		await give('One field less', 2);
		await expect(page.getByText('Changed, not saved.')).toBeVisible();
		await expect(page.getByText('Your votes are saved')).toHaveCount(0);
		await page.getByRole('button', { name: 'Go back to what is saved' }).click();
		await expect(page.getByText('Your votes are saved')).toBeVisible();
		await has('One field less', 0);
		await give('One field less', 2);
		await page.reload();
		await expect(page.getByText('Changed, not saved.')).toBeVisible();
		await has('One field less', 2);

		// what another device saved meanwhile is shown, and counts until this one saves
		await post(event.eva.request, `${event.path}/vote?/cast`, { [`votes.t${event.teams.first.id}`]: '1' });
		await page.reload();
		await expect(page.getByText('You saved other votes elsewhere')).toContainText('One field less');

		await event.moveTo('results');
		const lost = page.getByRole('region', { name: 'Not counted' });
		await page.reload();
		await expect(lost).toContainText('was not saved before the voting ended, so it does not count');
		await expect(lost).toContainText(method === 'ranked' ? 'Monday post: place 1' : 'Monday post: 1 vote');
		await isAccessible(page);
		await fitsNarrow(page);
		await page.getByRole('button', { name: 'Forget it on this device' }).click();
		await expect(lost).toHaveCount(0);
		await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
		await page.reload();
		await expect(page.getByText('Fewer than three people voted')).toBeVisible();
		await expect(lost).toHaveCount(0);
	});
}

test('votes that were not saved leave the device with who chose them, once that is meant', async ({ someone }) => {
	const event = await votingEvent(someone);
	const page = await event.eva.page();
	await page.goto(`${event.path}/vote`);
	await page.getByLabel('Vote for Monday post').check();
	await expect(page.getByText('Chosen, not saved.')).toBeVisible();
	const asked = page.waitForEvent('dialog');
	await page.goto('/profile');
	// asked by the page's script: it has begun once it can announce something
	await expect(page.locator('#svelte-announcer')).toBeAttached();
	const pressed = page.getByRole('button', { name: 'Sign out everywhere' }).click();
	const dialog = await asked;
	expect(dialog.message()).toContain('Votes that you chose and did not save are on this device only.');
	await dialog.accept();
	await pressed;
	await page.waitForURL(/sign-in/);
	expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('voting ')))).toEqual([]);
});

test('who signs in on the same device while a ballot is open finds an own one, and no choices of somebody else', async ({
	someone
}) => {
	const event = await votingEvent(someone);
	const page = await event.eva.page();
	await page.goto(`${event.path}/vote`);
	await page.getByLabel('Vote for Monday post').check();
	await expect(page.getByText('Chosen, not saved.')).toBeVisible();
	const { cookies } = await event.finn.request.storageState();
	await page.context().addCookies(cookies);
	// the open page reads itself again, as who is signed in now
	await sql`update public.events set results_at = results_at + interval '17 minutes' where slug = ${event.slug}`;
	await expect(page.getByRole('button', { name: event.finn.name })).toBeAttached();
	await expect(page.getByLabel('Vote for Monday post')).not.toBeChecked();
	await expect(page.getByText('Chosen, not saved.')).toHaveCount(0);
	// and hers are hers
	await page.context().addCookies((await event.eva.request.storageState()).cookies);
	await page.reload();
	await expect(page.getByText('Chosen, not saved.')).toBeVisible();
	await expect(page.getByLabel('Vote for Monday post')).toBeChecked();
});

test('where a browser keeps nothing, choices stay as long as the page is open, and are saved', async ({ someone }) => {
	const event = await votingEvent(someone);
	const page = await event.eva.page();
	await page.addInitScript(() =>
		Object.defineProperty(window, 'localStorage', {
			get() {
				throw new DOMException('refused', 'SecurityError');
			}
		})
	);
	await page.goto(`${event.path}/vote`);
	await page.getByLabel('Vote for Monday post').check();
	await expect(page.getByText('Chosen, not saved.')).toBeVisible();
	const before = await page.getByRole('main').textContent();
	await sql`update public.events set results_at = results_at + interval '17 minutes' where slug = ${event.slug}`;
	await expect(page.getByRole('main')).not.toHaveText(before ?? '');
	await expect(page.getByLabel('Vote for Monday post')).toBeChecked();
	await page.getByRole('button', { name: 'Save my votes' }).last().click();
	await expect(page.getByText('Your votes are saved')).toBeVisible();
	await expect(page.getByLabel('Vote for Monday post')).toBeChecked();
});

test('votes that were saved, although the answer was lost on the way, are not told as unsaved', async ({ someone }) => {
	const event = await votingEvent(someone);
	const page = await event.eva.page();
	await page.goto(`${event.path}/vote`);
	await page.getByLabel('Vote for Monday post').check();
	await page.route('**/vote?/cast', async (route) => {
		await route.fetch();
		await route.abort();
	});
	await page.getByRole('button', { name: 'Save my votes' }).last().click();
	await expect.poll(() => sql`select from public.votes where team_id = ${event.teams.second.id}`).toHaveLength(1);
	await page.reload();
	await expect(page.getByText('Your votes are saved')).toBeVisible();
	await expect(page.getByText('Not saved')).toHaveCount(0);
	await expect(page.getByLabel('Vote for Monday post')).toBeChecked();
});

test('a team is found on a long ballot, what is chosen is read alone, and what is not shown is saved too', async ({
	someone
}) => {
	const event = await votingEvent(someone);
	await furtherTeams(event.teams.first.id, 30);
	const page = await event.eva.page(phone);
	await page.goto(`${event.path}/vote`);
	const names = page.getByRole('main').getByRole('heading', { level: 3 });
	await expect(names).toHaveCount(32);
	await page.getByLabel('Vote for Monday post').check();
	const finder = page.getByRole('search', { name: 'Teams of the ballot' });
	await finder.getByLabel('Team or idea').fill('long 7');
	await expect(names).toHaveCount(3);
	await expect(finder.getByRole('status')).toHaveText('3 of 32 teams shown.');
	// looks, and sends nothing
	await page.keyboard.press('Enter');
	await page.getByLabel('Vote for Long 17').check();
	await isAccessible(page);
	await fitsNarrow(page);
	await finder.getByLabel('Team or idea').fill('no such team');
	await expect(finder.getByRole('status')).toHaveText('No team is found.');
	await finder.getByRole('button', { name: 'Show every team' }).click();
	await expect(names).toHaveCount(32);
	await finder.getByLabel('Only what you chose').check();
	await expect(names).toHaveCount(2);
	// taken back, it stays in sight: it may have been a slip
	await page.getByLabel('Vote for Monday post').uncheck();
	await page.getByLabel('Vote for Monday post').check();
	await finder.getByLabel('Team or idea').fill('monday');
	await page.getByRole('button', { name: 'Save my votes' }).last().click();
	await expect(page.getByText('Your votes are saved')).toBeVisible();
	await expect
		.poll(() => sql`select from public.votes join public.events e on e.id = event_id where e.slug = ${event.slug}`)
		.toHaveLength(2);
});

/** So many more teams that handed in what this one did, called "Long 1" and on: in life each is two people's work. */
async function furtherTeams(like: number, many: number) {
	await sql`with off as (select set_config('session_replication_role', 'replica', true)),
		team as (select t.*, s.pitch from off, public.teams t join public.submissions s on s.team_id = t.id where t.id = ${like}),
		idea as (insert into public.ideas (event_id, title, problem, proposed_by)
			select event_id, 'A long ballot', 'Nobody reads all of it.', formed_by from team, generate_series(1, ${many}::int)
			returning id, event_id, proposed_by),
		formed as (insert into public.teams (idea_id, event_id, name, formed_by, lead_id, submitted_at)
			select id, event_id, 'Long ' || row_number() over (order by id), proposed_by, proposed_by, private.now() from idea
			returning id, event_id, formed_by)
		insert into public.submissions (team_id, event_id, pitch, submitted_by)
		select f.id, f.event_id, team.pitch, f.formed_by from formed f, team`;
}
