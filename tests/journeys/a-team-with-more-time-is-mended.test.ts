import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`an organizer registers a colleague late for a team with more time, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann, ian] = [await someone({ role: 'leader' }), await someone(), await someone({ function: 'it' })];
		const event = await plan(leader, 'formation');
		const idea = await logIdea(ann, event, `One step less ${ian.name}`);
		await post(ann.request, `${idea}?/team`, { team: `Late ${ian.name}` });
		const [team] = await sql<{ id: string; event_id: string }>`
			select id, event_id from public.teams where name = ${`Late ${ian.name}`}`;
		await sql`update public.events set formation_at = now() - interval '3 hours', build_at = now() - interval '2 hours',
			ideation_at = now() - interval '4 hours', submission_at = now() - interval '1 hour',
			judging_at = now() - interval '1 minute' where id = ${team?.event_id}`;
		await sql`insert into public.submission_extensions (team_id, event_id, until_at, reason, given_by, given_at)
			select id, event_id, now() + interval '1 hour', 'A power cut', formed_by, now() from public.teams where id = ${team?.id}`;

		// an organizer who is registered too is named where somebody can be placed
		const rik = await someone({ function: 'it', name: `Rik ${ian.name}` });
		await sql`insert into public.registrations (event_id, person_id)
			select ${team?.event_id}, id from public.people where name = ${rik.name}`;
		await sql`insert into public.event_roles (event_id, person_id, role, given_by)
			select ${team?.event_id}, p.id, 'organizer', t.formed_by from public.people p, public.teams t
			where p.name = ${rik.name} and t.id = ${team?.id}`;
		// every place is taken: that is for who registers, not for who mends a team
		await sql`insert into public.registration_limits (event_id, most) values (${team?.event_id}, 1)
			on conflict (event_id) do update set most = 1`;
		const page = await leader.page({ javaScriptEnabled });
		await page.goto(`/teams/${team?.id}`);
		await page.getByText('Place somebody here').click();
		await expect(page.getByLabel('Person without a team')).toContainText(`${rik.name}, IT, organizes the event`);
		const first = await rik.page({ javaScriptEnabled });
		await first.goto(`${event.path}/teams`);
		await expect(first.getByRole('region', { name: 'Helping, and without a team' })).toContainText(rik.name);
		if (javaScriptEnabled) await isAccessible(first);
		await page.getByText('Register a colleague late').click();
		await page.getByLabel('Find a colleague by name').fill(ian.name);
		await page.getByRole('button', { name: 'Search' }).click();
		await page.getByLabel('Colleague', { exact: true }).selectOption({ label: `${ian.name}, IT` });
		// what is refused keeps who was looked for, and what was written
		await page.getByLabel('Why so late').fill('         x');
		await page.getByRole('button', { name: 'Register and place here' }).click();
		await expect(page.getByText('Say why in 5 to 300 characters').first()).toBeVisible();
		await page.getByLabel('Why so late').fill('Nobody else from IT is here.');
		if (javaScriptEnabled) {
			await isAccessible(page);
			await fitsNarrow(page);
		}
		await page.getByRole('button', { name: 'Register and place here' }).last().click();
		const told = `${ian.name} was registered after the deadline by ${leader.name}: “Nobody else from IT is here.”`;
		await expect(page.getByText(told)).toBeVisible();
		const other = await ann.page({ javaScriptEnabled });
		await other.goto(`/teams/${team?.id}`);
		await expect(other.getByText(told)).toBeVisible();
		await expect(other.getByText('Register a colleague late')).toHaveCount(0);

		// who came is asked whether that is fine, and is told who takes people out now
		const came = await ian.page({ javaScriptEnabled });
		await came.goto('/');
		await came
			.getByRole('listitem')
			.filter({ hasText: `${leader.name} placed you after the deadline` })
			.getByRole('link')
			.click();
		await expect(came.getByText(`or ask ${leader.name} to take you out`)).toBeVisible();
		if (javaScriptEnabled) await isAccessible(came);
		await came.getByRole('button', { name: 'I stay' }).click();
		await expect(came.getByRole('button', { name: 'I stay' })).toHaveCount(0);
		await came.goto('/');
		await expect(came.getByText('placed you after the deadline')).toHaveCount(0);
	});
}
