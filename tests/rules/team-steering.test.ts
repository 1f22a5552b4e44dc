import { expect, test } from 'vitest';
import * as entries from '#lib/teams/entries.server.ts';
import { anEvent, aSubmission, formTeam, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, anonymous, sql, stopClock } = await world();
const [leader, organizer, stranger] = await Promise.all([
	person({ role: 'leader' }),
	person({ name: 'Olga' }),
	person()
]);

/** A team of three: who speaks for it (marketing), one more from marketing, one from IT. */
async function aTeam() {
	const event = await plan(leader.client, anEvent({ organizer_id: organizer.id }));
	const [lead, second, it] = await Promise.all([person({ name: 'Lia Lead' }), person(), person({ function: 'it' })]);
	const team = await formTeam(lead.client, event.id);
	for (const { client } of [second, it]) expect((await client.rpc('join_team', { p_team: team })).error).toBeNull();
	return { event, team, lead, second, it };
}
const rename = async ({ client }: Pick<TestPerson, 'client'>, team: number, name: string) =>
	(await entries.rename(client, team, name))?.message ?? 'done';
const takeOut = async (
	{ client }: TestPerson,
	team: number,
	{ id }: TestPerson,
	reason = 'Works on another team now.'
) => (await entries.takeOut(client, team, { person: id, reason }))?.message ?? 'done';
const nameOf = async (team: number) => (await sql`select name from public.teams where id = ${team}`)[0]?.name;
const members = async (team: number) =>
	(await sql<{ person_id: string }>`select person_id from public.team_members where team_id = ${team}`).map(
		({ person_id }) => person_id
	);
const verbs = async (team: number, verb: string) =>
	(
		await sql<{ details: unknown }>`select details from public.activity where subject = 'teams'
		and subject_id = ${String(team)} and verb = ${verb}`
	).map(({ details }) => details);
async function after<T>(deadline: Date, what: () => Promise<T>): Promise<T> {
	try {
		await stopClock(new Date(deadline.getTime() + 60_000));
		return await what();
	} finally {
		await stopClock();
	}
}

test('who speaks for a team and who runs its event give it another name; nobody else', async () => {
	const { team, lead, second, event } = await aTeam();
	const before = await nameOf(team);
	for (const who of [second, stranger]) expect(await rename(who, team, 'Theirs')).toBe('team_lead_or_organizer_only');
	expect((await entries.rename(anonymous(), team, 'Theirs'))?.code).toBe('42501');
	expect(await rename(lead, team, ' Fewer fields ')).toBe('done');
	expect(await nameOf(team)).toBe('Fewer fields');
	expect(await rename(lead, team, 'Fewer fields')).toBe('done');
	expect(await verbs(team, 'team.renamed')).toEqual([{ from: before, to: 'Fewer fields' }]);
	expect(await rename(lead, team, 'x')).toContain('teams_name_is_short');
	const other = await formTeam((await person()).client, event.id);
	expect(await rename(organizer, other, 'Fewer fields')).toContain('teams_name_is_unique_in_event');
	// after the deadline a name may still have to go
	await after(event.deadline, async () => {
		expect(await rename(lead, team, 'Too late')).toBe('event_is_over');
		expect(await rename(organizer, team, 'Put right')).toBe('done');
	});
});

test('somebody is taken out by who speaks for the team or who runs the event, with a reason; nobody else, and never oneself', async () => {
	const { team, lead, second, it, event } = await aTeam();
	for (const who of [second, stranger]) expect(await takeOut(who, team, it)).toBe('team_lead_or_organizer_only');
	expect(await takeOut(lead, team, lead)).toBe('own_place_is_left');
	expect(await takeOut(lead, team, second, 'No')).toContain('team_removals_say_why');
	expect(await members(team)).toHaveLength(3);
	expect(await takeOut(lead, team, second)).toBe('done');
	expect(await takeOut(lead, team, second)).toBe('done');
	expect(await members(team)).not.toContain(second.id);
	expect(await verbs(team, 'team.member_removed')).toEqual([{ who: second.name }]);
	await after(event.deadline, async () => expect(await takeOut(organizer, team, it)).toBe('event_is_over'));
	expect((await lead.client.from('team_members').delete().eq('team_id', team)).error?.code).toBe('42501');
	expect(
		(
			await lead.client.from('team_removals').insert({
				team_id: team,
				team: 'Mine',
				event_id: event.id,
				person_id: it.id,
				reason: 'Past it',
				removed_by: lead.id
			})
		).error?.code
	).toBe('42501');
});

test('an organizer takes out who speaks for the team, and the next one does', async () => {
	const { team, lead, second } = await aTeam();
	expect(await takeOut(organizer, team, lead)).toBe('done');
	expect((await sql`select lead_id from public.teams where id = ${team}`)[0]?.lead_id).toBe(second.id);
	expect(await rename(lead, team, 'Still mine')).toBe('team_lead_or_organizer_only');
	expect(await rename(second, team, 'Now ours')).toBe('done');
});

test('a team that has handed in stays mixed, and one that is empty then closes unless it has written something', async () => {
	const { team, lead, second, it } = await aTeam();
	expect((await lead.client.rpc('submit_team', aSubmission(team))).error).toBeNull();
	expect(await takeOut(lead, team, it)).toBe('team_needs_this_person');
	expect(await members(team)).toHaveLength(3);
	expect(await takeOut(lead, team, second)).toBe('done');
	const alone = await aTeam();
	await takeOut(organizer, alone.team, alone.second);
	await takeOut(organizer, alone.team, alone.it);
	const noted = await alone.lead.client.rpc('write_team_note', { p_team: alone.team, p_body: 'Ask the shop.' });
	expect(await takeOut(organizer, alone.team, alone.lead)).toBe('team_has_written');
	expect(await members(alone.team)).toEqual([alone.lead.id]);
	await alone.lead.client.rpc('remove_team_note', { p_team: alone.team, p_note: noted.data ?? 0 });
	expect(await takeOut(stranger, alone.team, alone.lead)).toBe('team_lead_or_organizer_only');
	expect(await takeOut(organizer, alone.team, alone.lead, 'Formed twice by mistake')).toBe('done');
	expect(await nameOf(alone.team)).toBeUndefined();
	const told = await alone.lead.client.from('team_matters').select('kind, team_id, reason, slug');
	expect(told.data).toEqual([
		{ kind: 'removed', team_id: null, reason: 'Formed twice by mistake', slug: alone.event.slug }
	]);
	for (const { client } of [stranger, it])
		expect((await client.from('team_removals').select('id').eq('person_id', alone.lead.id)).data).toEqual([]);
});

test('of two who are taken out at once a team that has handed in keeps whom it needs', async () => {
	const { team, lead, it } = await aTeam();
	const bridge = await person({ function: 'it' });
	await bridge.client.rpc('join_team', { p_team: team });
	expect((await lead.client.rpc('submit_team', aSubmission(team))).error).toBeNull();
	const said = await Promise.all([takeOut(lead, team, it), takeOut(organizer, team, bridge)]);
	expect(said.toSorted()).toEqual(['done', 'team_needs_this_person']);
	expect((await members(team)).length).toBe(3);
});

test('whoever was taken out is told why, comes back by asking or being invited, and not by pressing a button', async () => {
	const { team, lead, second, it } = await aTeam();
	await takeOut(lead, team, second, 'Works on another team now.');
	const entry = await entries.show(second.client, team);
	expect(entry.removed).toMatchObject({ by: 'Lia Lead', reason: 'Works on another team now.' });
	expect(entry).toMatchObject({ asks_first: true, may_steer: false });
	const waits = async ({ client }: TestPerson) =>
		(await client.from('team_matters').select('kind, who').eq('team_id', team)).data;
	expect(await waits(second)).toEqual([{ kind: 'removed', who: 'Lia Lead' }]);
	for (const { client } of [it, organizer])
		expect((await client.from('team_removals').select('reason').eq('team_id', team)).data).toHaveLength(1);
	expect((await stranger.client.from('team_removals').select('reason').eq('team_id', team)).data).toEqual([]);

	expect((await second.client.rpc('join_team', { p_team: team })).error?.message).toBe('team_asks_first');
	expect((await second.client.rpc('apply_to_team', { p_team: team })).data).toBe('asked');
	const { data: asked } = await lead.client.from('team_requests').select('id').eq('team_id', team).is('outcome', null);
	expect(await entries.settle(lead.client, asked?.[0]?.id ?? 0, 'accepted')).toBeNull();
	expect(await members(team)).toContain(second.id);
	expect((await entries.show(second.client, team)).removed).toBeNull();
	expect(await waits(second)).toEqual([]);
	expect((await entries.show(lead.client, team)).asks_first).toBe(false);
});

test('whoever comes to where a team was that has closed learns how it was called and of which event; of one that never was nobody does', async () => {
	const event = await plan(leader.client, anEvent({ organizer_id: organizer.id }));
	const lead = await person();
	const team = await formTeam(lead.client, event.id);
	const closed = async ({ client }: Pick<TestPerson, 'client'>, id = team) =>
		(await client.rpc('show_closed_team', { p_team: id })).data;
	const name = await nameOf(team);
	expect(await closed(stranger)).toBeNull();
	expect(await takeOut(organizer, team, lead)).toBe('done');
	for (const who of [lead, organizer, stranger]) expect(await closed(who)).toEqual({ team: name, slug: event.slug });
	expect(await closed(stranger, 999_999_999)).toBeNull();
	expect((await anonymous().rpc('show_closed_team', { p_team: team })).error?.code).toBe('42501');
});
