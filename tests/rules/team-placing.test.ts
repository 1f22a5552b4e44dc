import { expect, test } from 'vitest';
import { z } from 'zod';
import { gather, show } from '#lib/teams/entries.server.ts';
import { proposePlacements } from '#lib/teams/placements.ts';
import { formTeam, plan } from './hackathon.ts';
import { world, type PersonOptions, type TestPerson } from './harness.ts';

const { person, anonymous, sql, stopClock } = await world();
const leader = await person({ role: 'leader' });
const it = { function: 'it' } as const;

/** An event with teams of one from marketing, and people without a team. */
async function anEvening({ teams = 1, free = [it] }: { teams?: number; free?: readonly PersonOptions[] } = {}) {
	const event = await plan(leader.client);
	const ids: number[] = [];
	for (let index = 0; index < teams; index += 1) ids.push(await formTeam((await person()).client, event.id));
	const people: TestPerson[] = [];
	for (const kind of free) {
		const somebody = await person(kind);
		await somebody.client.rpc('register_for_event', { p_event: event.id });
		people.push(somebody);
	}
	return { event, teams: ids, people };
}

const place = async ({ client }: TestPerson, event: number, pairs: readonly (readonly [TestPerson, number])[]) => {
	const p_placements = pairs.map(([{ id }, team]) => ({ person: id, team }));
	const { data, error } = await client.rpc('place_people', { p_event: event, p_placements });
	return (
		error?.message ??
		z
			.array(z.object({ why: z.string() }))
			.parse(data)
			.map(({ why }) => why)
	);
};
const membersOf = async (team: number) =>
	(await sql<{ person_id: string }>`select person_id from public.team_members where team_id = ${team}`).map(
		(row) => row.person_id
	);
const today = z.object({ team_matters: z.array(z.object({ kind: z.string(), team_id: z.number(), who: z.string() })) });
async function mattersOf({ client }: TestPerson) {
	const { data, error } = await client.rpc('today');
	if (error) throw error;
	return today.parse(data).team_matters.map(({ kind, team_id, who }) => [kind, team_id, who]);
}

test('who runs the event places people, nobody else does', async () => {
	const {
		event,
		teams: [team = 0],
		people: [ben = leader]
	} = await anEvening();
	const [organizer, member] = [await person(), await person()];
	await sql`update public.events set organizer_id = ${organizer.id} where id = ${event.id}`;
	expect(await place(member, event.id, [[ben, team]])).toBe('organizer_only');
	expect(await place(ben, event.id, [[ben, team]])).toBe('organizer_only');
	expect((await anonymous().rpc('place_people', { p_event: event.id, p_placements: [] })).error).not.toBeNull();
	expect(await place(organizer, event.id, [[ben, team]])).toEqual([]);
	expect(await membersOf(team)).toContain(ben.id);
});

test('who was placed is told on the first page until they say that they stay', async () => {
	const {
		event,
		teams: [team = 0],
		people: [ben = leader]
	} = await anEvening();
	await place(leader, event.id, [[ben, team]]);
	expect(await mattersOf(ben)).toEqual([['placed', team, leader.name]]);
	const keep = async ({ client }: TestPerson) =>
		(await client.rpc('keep_place', { p_team: team })).error?.message ?? 'kept';
	expect(await keep(leader)).toBe('no_such_team');
	expect([await keep(ben), await keep(ben)]).toEqual(['kept', 'kept']);
	expect(await mattersOf(ben)).toEqual([]);
	expect(
		await sql`select 1 from public.activity where verb = 'team.place_kept' and subject_id = ${String(team)}`
	).toHaveLength(1);
});

test('who was placed can leave, and is free to join another team', async () => {
	const {
		event,
		teams: [one = 0, two = 0],
		people: [ben = leader]
	} = await anEvening({ teams: 2 });
	await place(leader, event.id, [[ben, one]]);
	expect((await ben.client.rpc('leave_team', { p_team: one })).error).toBeNull();
	expect((await ben.client.rpc('join_team', { p_team: two })).error).toBeNull();
	expect(await mattersOf(ben)).toEqual([]);
});

test('of those placed at once each goes where that still can be, and the rest is named with why', async () => {
	const {
		event,
		teams: [one = 0, two = 0],
		people
	} = await anEvening({ teams: 2, free: [it, it, {}, it] });
	const [ben = leader, cem = leader, mia = leader, late = leader] = people;
	await leader.client.rpc('set_team_rule', { p_event: event.id, p_min: 2, p_max: 2, p_must_mix: true });
	const stranger = await person(it);
	const other = await anEvening();
	await late.client.rpc('join_team', { p_team: two });
	expect(
		await place(leader, event.id, [
			[mia, one],
			[ben, one],
			[cem, one],
			[late, one],
			[stranger, one],
			[cem, other.teams[0] ?? 0]
		])
	).toEqual([
		'team_keeps_its_seats',
		'team_is_full',
		'team_members_have_one_team_per_event',
		'placed_person_is_registered',
		'placed_team_is_of_the_event'
	]);
	expect(await membersOf(one)).toHaveLength(2);
});

test('a person whom two organizers place at once is in one team', async () => {
	for (let round = 0; round < 2; round += 1) {
		const {
			event,
			teams: [one = 0, two = 0],
			people: [ben = leader, cem = leader]
		} = await anEvening({ teams: 2, free: [it, it] });
		const answers = await Promise.all([
			place(leader, event.id, [
				[ben, one],
				[cem, two]
			]),
			place(leader, event.id, [
				[cem, one],
				[ben, two]
			]),
			ben.client.rpc('join_team', { p_team: two }).then(({ error }) => error?.message ?? 'joined')
		]);
		expect(answers.every((answer) => Array.isArray(answer) || /joined|team_members_have_one_team/.test(answer))).toBe(
			true
		);
		const placed = [...(await membersOf(one)), ...(await membersOf(two))];
		expect(placed.filter((id) => id === ben.id)).toHaveLength(1);
		expect(placed.filter((id) => id === cem.id)).toHaveLength(1);
	}
});

test('after the deadline nobody is placed', async () => {
	const {
		event,
		teams: [team = 0],
		people: [ben = leader]
	} = await anEvening();
	try {
		await stopClock(event.deadline);
		expect(await place(leader, event.id, [[ben, team]])).toBe('event_is_over');
	} finally {
		await stopClock();
	}
});

test('what is proposed is taken by the database to the last person', async () => {
	const kinds = [
		it,
		{},
		{ function: 'other' },
		{ is_bridging: true },
		it,
		{},
		{},
		it
	] as const satisfies readonly PersonOptions[];
	const { event, teams } = await anEvening({ teams: 3, free: kinds });
	await leader.client.rpc('set_team_rule', { p_event: event.id, p_min: 3, p_max: 4, p_must_mix: true });
	const { teams: shown, free, rule } = await gather(leader.client, event.slug);
	expect(free).toHaveLength(kinds.length);
	const { placements, left, unmixed } = proposePlacements(free, shown, { rule, asks: [] });
	expect([left, unmixed]).toEqual([[], []]);
	const p_placements = placements.map(({ person: { id }, team }) => ({ person: id, team: team.id }));
	expect((await leader.client.rpc('place_people', { p_event: event.id, p_placements })).data).toEqual([]);
	const { data } = await leader.client.from('team_list').select('needs, size').in('id', teams);
	expect(data?.every(({ needs, size }) => needs === 'nobody' && Number(size) >= 3)).toBe(true);
	expect((await gather(leader.client, event.slug)).free).toEqual([]);
});

test('invitations and applications wait on the first page of whom they ask, and of nobody else', async () => {
	const {
		event,
		teams: [team = 0],
		people: [ben = leader, cem = leader]
	} = await anEvening({ free: [it, it] });
	const [founder] = await membersOf(team);
	const dan = await person(it);
	const two = await formTeam(dan.client, event.id);
	await dan.client.rpc('set_team_asks_first', { p_team: two, p_asks: true });
	await dan.client.rpc('invite_to_team', { p_team: two, p_person: ben.id });
	await cem.client.rpc('apply_to_team', { p_team: two });
	expect(await mattersOf(ben)).toEqual([['invitation', two, dan.name]]);
	expect(await mattersOf(dan)).toEqual([['application', two, cem.name]]);
	expect(await mattersOf(cem)).toEqual([]);
	expect(await mattersOf(leader)).toEqual([]);
	expect(founder).toBeDefined();
	// once answered it waits no more; who was declined is told, until a team is found
	const [request] = await sql<{ id: string }>`select id from public.team_requests where person_id = ${cem.id}`;
	await dan.client.rpc('settle_team_request', { p_request: Number(request?.id), p_outcome: 'declined' });
	expect(await mattersOf(dan)).toEqual([]);
	expect(await mattersOf(cem)).toEqual([['declined', two, '']]);
	await cem.client.rpc('join_team', { p_team: team });
	expect(await mattersOf(cem)).toEqual([]);
	try {
		await stopClock(event.deadline);
		expect(await mattersOf(ben)).toEqual([]);
	} finally {
		await stopClock();
	}
});

test('the page of an event’s teams says what each looks for, who has none, and where the reader stands', async () => {
	const {
		event,
		teams: [team = 0],
		people: [ben = leader]
	} = await anEvening();
	await sql`update public.people set skills = '{SQL}' where id = ${ben.id}`;
	const seen = await gather(ben.client, event.slug);
	expect(seen).toMatchObject({
		may_organize: false,
		is_registered: true,
		rule: { min_size: 2, max_size: 6, must_mix: true },
		me: { id: ben.id },
		teams: [{ id: team, needs: 'it', size: 1, seats: [], is_mine: false }],
		free: [{ id: ben.id, skills: ['SQL'] }]
	});
	await expect(gather(ben.client, 'no-such-event')).rejects.toMatchObject({ status: 404 });
});

test('who organizes or mentors and is registered is named apart with that part, proposed for no team, and can be placed', async () => {
	const {
		event,
		teams: [team = 0]
	} = await anEvening();
	const [rob, rik, olga] = await Promise.all([
		person({ ...it, name: 'Rob' }),
		person({ ...it, name: 'Rik' }),
		person({ name: 'Olga' })
	]);
	await sql`update public.events set organizer_id = ${olga.id} where id = ${event.id}`;
	for (const [who, role] of [
		[rob, 'mentor'],
		[rik, 'organizer'],
		[rik, 'mentor']
	] as const)
		await sql`insert into public.event_roles (event_id, person_id, role, given_by)
			values (${event.id}, ${who.id}, ${role}, ${leader.id})`;
	for (const { client } of [rob, rik, olga]) await client.rpc('register_for_event', { p_event: event.id });
	const { free, helpers, teams: shown, rule } = await gather(leader.client, event.slug);
	expect(helpers.map(({ name, helps }) => [name, helps])).toEqual([
		['Rob', 'mentor'],
		['Rik', 'organizer'],
		['Olga', 'organizer']
	]);
	expect(free).toHaveLength(1);
	expect(proposePlacements(free, shown, { rule, asks: [] }).placements).toHaveLength(1);
	const entered = await show(leader.client, team);
	expect(entered.helpers.map(({ name }) => name)).toEqual(['Rob', 'Rik', 'Olga']);
	expect((await show(rob.client, team)).helpers, 'neither in the team nor running the event').toEqual([]);
	expect(await place(leader, event.id, [[rik, team]])).toEqual([]);
	expect((await gather(leader.client, event.slug)).helpers.map(({ name }) => name)).toEqual(['Rob', 'Olga']);
});

test('the first page knows what somebody does in an event, and that somebody waits, and puts such events first', async () => {
	const events = z.object({
		events: z.array(z.object({ id: z.number(), parts: z.array(z.string()), waits: z.boolean() }))
	});
	const mine = async ({ client }: TestPerson) => events.parse((await client.rpc('today')).data).events;
	const { event } = await anEvening();
	// begins after more others than the first page shows
	await sql`update public.events set ideation_at = ideation_at + interval '30 minutes' where id = ${event.id}`;
	const [ann, waits, none] = await Promise.all([person(), person(), person()]);
	for (let n = 0; n < 3; n += 1) await plan(leader.client);
	expect((await mine(none)).map(({ id }) => id)).not.toContain(event.id);
	await sql`insert into public.event_roles (event_id, person_id, role, given_by)
		values (${event.id}, ${ann.id}, 'mentor', ${leader.id}), (${event.id}, ${ann.id}, 'organizer', ${leader.id})`;
	await leader.client.rpc('add_judge', { p_event: event.id, p_person: ann.id });
	await sql`insert into public.waiting_list (event_id, person_id) values (${event.id}, ${waits.id})`;
	expect((await mine(ann)).find(({ id }) => id === event.id)).toEqual({
		...{ id: event.id, waits: false, parts: ['organizer', 'mentor', 'judge'] }
	});
	expect((await mine(waits)).find(({ id }) => id === event.id)).toEqual({ id: event.id, waits: true, parts: [] });
	expect(await mine(waits)).toHaveLength(3);
});

test('who and which team have asked each other is known to whoever runs the event, and to nobody else there', async () => {
	const { event, teams, people } = await anEvening({ teams: 2, free: [it, it] });
	const [, second = 0] = teams;
	const [ben = leader, other = leader] = people;
	const stranger = await person();
	const [{ formed_by: founder = '' } = {}] = await sql<{ formed_by: string }>`
		select formed_by from public.teams where id = ${second}`;
	await sql`insert into public.team_requests (team_id, event_id, person_id, kind, made_by)
		values (${second}, ${event.id}, ${ben.id}, 'invitation', ${founder})`;
	const asks = async ({ client }: TestPerson) => (await gather(client, event.slug)).asks;
	expect(await asks(leader)).toEqual([{ team: second, person: ben.id, kind: 'invitation' }]);
	for (const who of [ben, other, stranger]) expect(await asks(who)).toEqual([]);
	const { free, teams: shown, rule, asks: known } = await gather(leader.client, event.slug);
	const { placements } = proposePlacements(free, shown, { rule, asks: known });
	expect(placements.find(({ person: { id } }) => id === ben.id)).toMatchObject({
		team: { id: second },
		asked: 'invitation'
	});
});
