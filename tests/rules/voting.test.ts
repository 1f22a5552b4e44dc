import { beforeAll, expect, test, vi } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { anEvent, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';
import { register, vote, votingEvent } from './voting-event.ts';

const here = await world();
const { person, anonymous, service, owner, sql, stopClock } = here;
const leader = await person({ role: 'leader' });

type VotingEvent = Awaited<ReturnType<typeof votingEvent>>;
let event: VotingEvent;
let [a, b, c] = [0, 0, 0];

/** Somebody registered, in no team. */
const voter = async (side: 'marketing' | 'it' | 'other' = 'marketing') =>
	register(here, event.id, await person({ function: side }));
const givenBy = (who: TestPerson) =>
	sql`select team_id::int as team, weight from public.votes where event_id = ${event.id} and voter_id = ${who.id} order by team_id`;
const ruled = async (method: 'allowance' | 'quadratic' | 'ranked', amount: number, most = 1) =>
	owner.query(
		`insert into public.voting_rules (event_id, method, amount, most_on_one, set_by) values ($1, $2, $3, $4, $5)
		on conflict (event_id) do update set method = $2, amount = $3, most_on_one = $4`,
		[event.id, method, amount, most, leader.id]
	);

beforeAll(async () => {
	event = await votingEvent(here, leader.client);
	[a = 0, b = 0, c = 0] = event.teams.map(({ id }) => id);
});

/** What only results show is asked for in an event of its own, at its end. */
async function counted(votes: readonly (readonly ['marketing' | 'it' | 'other', number])[]) {
	event = await votingEvent(here, leader.client);
	[a = 0, b = 0, c = 0] = event.teams.map(({ id }) => id);
	for (const [side, index] of votes) {
		const team = event.teams[index]?.id ?? 0;
		expect(await vote(await voter(side), event.id, { [team]: 1 })).toBe(1);
	}
	return event;
}
async function atResults<T>(ask: () => PromiseLike<T>): Promise<T> {
	await stopClock(event.results);
	try {
		return await ask();
	} finally {
		await stopClock();
	}
}
/** As the server reads it, and nobody else. */
const result = async () => Object((await here.service().rpc('voting_result', { p_slug: event.slug })).data).ballots;

test('by default three votes, one on a team; they can be changed, and casting the same again changes nothing', async () => {
	const ann = await voter();
	expect(await vote(ann, event.id, { [a]: 1, [b]: 1 })).toBe(1);
	expect(await vote(ann, event.id, { [b]: 1, [a]: 1, [c]: 0 })).toBe(1);
	expect(await vote(ann, event.id, { [c]: 1 })).toBe(2);
	expect(await givenBy(ann)).toEqual([{ team: c, weight: 1 }]);
	expect(await vote(ann, event.id, {})).toBe(0);
	expect(await sql`select 1 from public.vote_ballots where voter_id = ${ann.id}`).toEqual([]);
});

test.each<[string, string, () => Json]>([
	['one_team_gets_a_part', 'two votes on one team', () => ({ [a]: 2 })],
	['votes_are_for_handed_in_teams', 'a team that is not there', () => ({ '999999999': 1 })],
	['votes_are_whole_numbers', 'half a vote', () => ({ [a]: 0.5 })],
	['votes_are_whole_numbers', 'a vote against', () => ({ [a]: -1 })],
	['votes_are_whole_numbers', 'a vote that is a word', () => ({ [a]: 'all' })],
	['votes_are_whole_numbers', 'a team that is a word', () => ({ 'x; drop table votes': 1 })],
	['votes_are_whole_numbers', 'no ballot at all', () => [1, 2, 3]],
	[
		'votes_are_whole_numbers',
		'more teams than can be',
		() => Object.fromEntries(Array.from({ length: 201 }, (_, index) => [String(index + 1), 0]))
	]
])('%s: %s is not taken', async (name, _, votes) => {
	const ann = await voter();
	const { error } = await ann.client.rpc('cast_votes', { p_event: event.id, p_votes: votes() });
	expect(error?.message).toBe(name);
	expect(await givenBy(ann)).toEqual([]);
});

test('nobody gives more than the allowance, by any method', async () => {
	const ann = await voter();
	await ruled('allowance', 2, 2);
	expect(await vote(ann, event.id, { [a]: 1, [b]: 1, [c]: 1 })).toBe('votes_fit_the_allowance');
	expect(await vote(ann, event.id, { [a]: 2 })).toBe(1);
	await ruled('quadratic', 9);
	expect(await vote(ann, event.id, { [a]: 3, [b]: 1 })).toBe('votes_fit_the_allowance');
	expect(await vote(ann, event.id, { [a]: 2, [b]: 2, [c]: 1 })).toBe(2);
	await ruled('ranked', 2);
	expect(await vote(ann, event.id, { [a]: 1, [b]: 2, [c]: 3 })).toBe('votes_fit_the_allowance');
	expect(await vote(ann, event.id, { [a]: 1, [b]: 1 })).toBe('places_are_taken_once');
	expect(await vote(ann, event.id, { [b]: 2, [a]: 7 })).toBe(3);
	expect(await givenBy(ann)).toEqual([
		{ team: a, weight: 2 },
		{ team: b, weight: 1 }
	]);
	await owner.query('delete from public.voting_rules where event_id = $1', [event.id]);
});

test('thirty ballots of one person at once leave one, within the allowance', async () => {
	const ann = await voter();
	const wanted = Array.from({ length: 30 }, (_, index): Record<string, number> =>
		index % 3 === 0 ? { [a]: 1, [b]: 1, [c]: 1 } : index % 3 === 1 ? { [a]: 1 } : { [b]: 1, [c]: 1 }
	);
	const answers = await Promise.all(wanted.map((votes) => vote(ann, event.id, votes)));
	expect(answers.every((version) => typeof version === 'number')).toBe(true);
	expect(await sql`select 1 from public.vote_ballots where voter_id = ${ann.id}`).toHaveLength(1);
	const given = Object.fromEntries((await givenBy(ann)).map(({ team, weight }) => [team, weight]));
	expect(wanted).toContainEqual(given);
});

test('who is in a team gives it nothing, and gives another one what everybody may', async () => {
	const mine = event.teams[0]?.people[1];
	if (!mine) throw new Error('a team has two people');
	expect(await vote(mine, event.id, { [a]: 1, [b]: 1 })).toBe('own_team_gets_no_vote');
	expect(await givenBy(mine)).toEqual([]);
	expect(await vote(mine, event.id, { [b]: 1 })).toBe(1);
});

test('a team that did not hand in gets no vote', async () => {
	const other = await votingEvent(here, leader.client, 1);
	await owner.query('delete from public.submissions where team_id = $1', [other.teams[0]?.id]);
	const ann = await register(here, other.id, await person());
	expect(await vote(ann, other.id, { [other.teams[0]?.id ?? 0]: 1 })).toBe('votes_are_for_handed_in_teams');
	expect(await vote(ann, other.id, { [a]: 1 })).toBe('votes_are_for_handed_in_teams');
});

test.each(['member', 'leader', 'admin'] as const)('a %s who is not registered does not vote', async (role) => {
	const stranger = await person({ role });
	expect(await vote(stranger, event.id, { [a]: 1 })).toBe('voters_are_registered');
	expect(await givenBy(stranger)).toEqual([]);
});

test('signed out, nobody votes or reads anything of it', async () => {
	const nobody = anonymous();
	expect((await nobody.rpc('cast_votes', { p_event: event.id, p_votes: { [a]: 1 } })).error).not.toBeNull();
	expect((await nobody.rpc('show_voting', { p_slug: event.slug })).data).toBeNull();
	expect((await nobody.rpc('voting_result', { p_slug: event.slug })).error?.code).toBe('42501');
	const [votes, ballots] = await Promise.all([
		nobody.from('votes').select('team_id'),
		nobody.from('vote_ballots').select('voter_id')
	]);
	expect([votes.data ?? [], ballots.data ?? []]).toEqual([[], []]);
});

test('voting opens and closes by the clock of the database, to the millisecond', async () => {
	const ann = await voter();
	try {
		await stopClock(new Date(event.voting.getTime() - 1));
		expect(await vote(ann, event.id, { [a]: 1 })).toBe('voting_is_not_open');
		await stopClock(event.voting);
		expect(await vote(ann, event.id, { [a]: 1 })).toBe(1);
		await stopClock(new Date(event.results.getTime() - 1));
		expect(await vote(ann, event.id, { [b]: 1 })).toBe(2);
		await stopClock(event.results);
		expect(await vote(ann, event.id, { [c]: 1 })).toBe('voting_is_over');
	} finally {
		await stopClock();
	}
	expect(await givenBy(ann)).toEqual([{ team: b, weight: 1 }]);
});

test('votes that wait over the closing second are judged by when they are written', async () => {
	const ann = await voter();
	await stopClock(new Date(event.results.getTime() - 1));
	const holder = await owner.connect();
	try {
		await holder.query('begin');
		await holder.query('select 1 from public.events where id = $1 for update', [event.id]);
		const sent = vote(ann, event.id, { [a]: 1 });
		await vi.waitFor(async () => {
			expect(
				await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
			).not.toEqual([]);
		});
		await stopClock(event.results);
		await holder.query('commit');
		expect(await sent).toBe('voting_is_over');
	} finally {
		await holder.query('rollback');
		holder.release();
		await stopClock();
	}
});

test.each(['member', 'leader', 'admin', 'organizer', 'voter'] as const)(
	'before the results a %s reads nobody else’s votes and no count through any route',
	async (who) => {
		const ann = await voter();
		await vote(ann, event.id, { [a]: 1 });
		const reader =
			who === 'organizer' ? leader : who === 'voter' ? await voter('it') : await person({ role: who, function: 'it' });
		if (who === 'voter') expect(await vote(reader, event.id, { [b]: 1 })).toBe(1);
		const { client } = reader;
		const routes = await Promise.all([
			client.from('votes').select('voter_id').neq('voter_id', reader.id),
			client.from('vote_ballots').select('voter_id').neq('voter_id', reader.id),
			client.from('vote_ballots').select('voter_id, votes(team_id)').neq('voter_id', reader.id),
			client.from('teams').select('id, votes(voter_id)').eq('id', a)
		]);
		const [votes, ballots, embedded, byTeam] = routes.map(({ data }) => data);
		expect([votes, ballots, embedded]).toEqual([[], [], []]);
		expect(byTeam).toEqual([{ id: a, votes: [] }]);
		expect((await client.from('votes').select('*', { count: 'exact', head: true }).eq('team_id', a)).count).toBe(0);
		expect((await client.rpc('voting_result', { p_slug: event.slug })).error?.code).toBe('42501');
		expect((await client.rpc('vote_signals', { p_event: event.id })).data).toBeNull();
		// that so many voted is said, and the log does not say who
		const { data } = await client.rpc('show_voting', { p_slug: event.slug });
		expect(JSON.stringify(data)).not.toContain(ann.id);
		const { data: log } = await client.from('activity').select('actor_id, details').eq('verb', 'vote.cast');
		expect(log?.length).toBeGreaterThan(0);
		expect(log?.every(({ actor_id }) => actor_id === null)).toBe(true);
		expect(JSON.stringify(log)).not.toMatch(/team|voter/);
	}
);

test('the estimates of the planner tell nothing about votes', async () => {
	await owner.query('analyze public.votes');
	expect(
		await sql`select attname from pg_stats where schemaname = 'public' and tablename = 'votes' and attname in ('team_id', 'weight')`
	).toEqual([]);
});

test('votes are written by the verb only, by anybody', async () => {
	const ann = await voter();
	await vote(ann, event.id, { [a]: 1 });
	const admin = await person({ role: 'admin' });
	const forged = { event_id: event.id, voter_id: ann.id, team_id: b, weight: 1 };
	const writes = await Promise.all([
		ann.client.from('votes').insert(forged),
		ann.client.from('votes').update({ weight: 9 }).eq('voter_id', ann.id),
		ann.client.from('votes').delete().eq('voter_id', ann.id),
		admin.client.from('vote_ballots').update({ version: 9 }).eq('voter_id', ann.id),
		admin.client.from('voting_rules').insert({ event_id: event.id, method: 'ranked', amount: 3, set_by: admin.id })
	]);
	expect(writes.map(({ error }) => error?.code)).toEqual(writes.map(() => '42501'));
});

test('each voter has an order of teams that stays, and not all have the same', async () => {
	const order = async ({ client }: TestPerson) => {
		const { data } = await client.rpc('show_voting', { p_slug: event.slug });
		return JSON.stringify(
			[...JSON.stringify(data).matchAll(/"id": ?(\d+), "idea"|"id":(\d+),"(?:idea|link|name)"/g)].map(
				([found]) => found
			)
		);
	};
	const voters = await Promise.all(Array.from({ length: 8 }, () => voter()));
	const orders = await Promise.all(voters.map(order));
	expect(await Promise.all(voters.map(order))).toEqual(orders);
	expect(new Set(orders).size).toBeGreaterThan(1);
});

test('turnout counts who has voted by function, of those who are registered', async () => {
	await counted([
		['marketing', 0],
		['it', 0],
		['it', 1]
	]);
	const { data } = await leader.client.rpc('show_voting', { p_slug: event.slug });
	expect(data).toMatchObject({
		turnout: { marketing: { voted: 1, of: 4 }, it: { voted: 2, of: 5 }, other: { voted: 0, of: 0 } }
	});
});

test('at the results the ballots are counted, split by function and without names, for the server alone', async () => {
	await counted([
		['marketing', 0],
		['marketing', 0],
		['marketing', 1],
		['it', 1],
		['it', 1],
		['it', 0],
		['it', 2]
	]);
	const admin = await person({ role: 'admin' });
	expect(await result()).toBeUndefined();
	const one = await atResults(result);
	expect(one).toHaveLength(5);
	expect(one).toEqual(
		expect.arrayContaining([
			{ group: 'marketing', count: 2, votes: { [a]: 1 } },
			{ group: 'marketing', count: 1, votes: { [b]: 1 } },
			{ group: 'it', count: 2, votes: { [b]: 1 } }
		])
	);
	// still nobody's own ballot but the own one
	const rows = await atResults(() => admin.client.from('votes').select('team_id'));
	expect(rows.data).toEqual([]);
	const asAdmin = await atResults(() => admin.client.rpc('voting_result', { p_slug: event.slug }));
	expect(asAdmin.error?.code).toBe('42501');
});

test('fewer than three ballots are never counted out', async () => {
	await counted([
		['marketing', 0],
		['it', 1]
	]);
	expect(await atResults(result)).toBeNull();
});

test.each<[string, [number, number, number], Record<string, string>]>([
	['everybody apart', [3, 4, 5], { marketing: 'marketing', it: 'it', other: 'other' }],
	[
		'one from elsewhere with the smaller side',
		[5, 4, 1],
		{ marketing: 'marketing', it: 'it+other', other: 'it+other' }
	],
	['one from IT with all, where nobody else hides it', [5, 1, 0], { marketing: 'all', it: 'all' }],
	[
		'two small groups that hide each other',
		[2, 9, 1],
		{ marketing: 'marketing+other', it: 'it', other: 'marketing+other' }
	],
	['two that are too small together', [1, 9, 1], { marketing: 'all', it: 'all', other: 'all' }],
	['one side alone', [4, 0, 0], { marketing: 'marketing' }],
	['nobody', [0, 0, 0], {}]
])('votes are split so that no group is smaller than three: %s', async (_, [marketing, it, other], groups) => {
	const [row] = await sql<{ groups: unknown }>`select private.vote_groups(${marketing}, ${it}, ${other}) as groups`;
	expect(row?.groups).toEqual(groups);
});

test('organizers see numbers that should make them look, and nobody else does', async () => {
	await counted([
		['marketing', 0],
		['marketing', 0],
		['it', 0],
		['it', 0]
	]);
	const signals = await atResults(async () => leader.client.rpc('vote_signals', { p_event: event.id }));
	expect(signals.data).toEqual({
		...{ new_voters: 4, late_voters: 4, absent_voters: 0, same: [], one_sided: [] },
		bursts: [{ team: expect.any(String), team_id: a, ballots: 4, from_new: 4 }]
	});
	const member = await person();
	expect((await atResults(async () => member.client.rpc('vote_signals', { p_event: event.id }))).data).toBeNull();
	await owner.query(`update public.people set joined_at = joined_at - interval '2 days'`);
	const later = await atResults(async () => leader.client.rpc('vote_signals', { p_event: event.id }));
	expect(later.data).toEqual({
		...{ new_voters: 0, late_voters: 4, absent_voters: 0, same: [], one_sided: [], bursts: [] }
	});
});

test('who registered at the last minute or did not come is counted from three on, where they are in no team', async () => {
	await counted([
		['marketing', 0],
		['it', 1],
		['it', 2],
		['marketing', 1],
		['it', 0],
		['marketing', 2],
		['it', 1]
	]);
	const signals = async () =>
		(await atResults(async () => leader.client.rpc('vote_signals', { p_event: event.id }))).data;
	const voters = await sql<{
		id: string;
	}>`select voter_id as id from public.vote_ballots where event_id = ${event.id} order by 1`;
	const early = voters.slice(2).map(({ id }) => id);
	await owner.query(
		`update public.registrations r set registered_at = e.judging_at - interval '2 hours' from public.events e
			where e.id = r.event_id and r.event_id = $1 and r.person_id = any ($2)`,
		[event.id, early]
	);
	// two are late: too few to be counted
	expect(await signals()).toMatchObject({ late_voters: 0, absent_voters: 0 });
	await sql`update public.registrations r set registered_at = e.judging_at - interval '2 minutes' from public.events e
		where e.id = r.event_id and r.person_id = ${early[0] ?? ''}`;
	expect(await signals()).toMatchObject({ late_voters: 3, absent_voters: 0 });
	const come = (ids: readonly string[]) =>
		owner.query('update public.registrations set checked_in_at = now() where event_id = $1 and person_id = any ($2)', [
			event.id,
			ids
		]);
	// without most having come, nobody knows who did not
	await come(early.slice(2));
	expect(await signals()).toMatchObject({ absent_voters: 0 });
	await come(early.slice(1, 2));
	expect(await signals()).toMatchObject({ absent_voters: 3 });
	await sql`insert into public.team_members (team_id, event_id, person_id) values (${a}, ${event.id}, ${voters[0]?.id ?? ''})`;
	expect(await signals()).toMatchObject({ absent_voters: 0, late_voters: 0 });
});

test('equal ballots for several teams and a team that one function chose are told, without anybody’s name', async () => {
	event = await votingEvent(here, leader.client);
	[a = 0, b = 0, c = 0] = event.teams.map(({ id }) => id);
	const cast = async (side: 'marketing' | 'it', votes: Record<string, number>, times: number) => {
		for (let nth = 0; nth < times; nth += 1) expect(await vote(await voter(side), event.id, votes)).toBe(1);
	};
	const signals = async (who = leader) =>
		(await atResults(async () => who.client.rpc('vote_signals', { p_event: event.id }))).data;
	await cast('marketing', { [a]: 1, [b]: 1 }, 4);
	await cast('it', { [c]: 1 }, 2);
	expect(await signals()).toMatchObject({ same: [], one_sided: [] });
	await cast('it', { [c]: 1 }, 1);
	await cast('marketing', { [a]: 1, [b]: 1 }, 2);
	expect(await signals()).toMatchObject({
		same: [{ ballots: 6, teams: expect.arrayContaining([expect.any(String), expect.any(String)]) }],
		one_sided: [
			{ team_id: a, ballots: 6, function: 'marketing', of_it: 6 },
			{ team_id: b, ballots: 6, function: 'marketing', of_it: 6 }
		]
	});
	// where one function cast nearly all, a team that it chose is nothing to look at
	await cast('marketing', { [c]: 1 }, 5);
	expect(await signals()).toMatchObject({ one_sided: [] });
	const people = await sql<{ id: string }>`select voter_id as id from public.vote_ballots where event_id = ${event.id}`;
	for (const { id } of people) expect(JSON.stringify(await signals())).not.toContain(id);
	expect(await signals(await person())).toBeNull();
});

test('what was shown stays shown: no later time of the results opens the voting again', async () => {
	await counted([
		['marketing', 0],
		['it', 0],
		['it', 1]
	]);
	const times = (
		await sql`select slug, name, time_zone, ideation_at, formation_at, build_at, submission_at, judging_at, voting_at
			from public.events where id = ${event.id}`
	)[0];
	const later = { ...times, results_at: new Date(event.results.getTime() + 60_000) };
	const p_event: Json = JSON.parse(JSON.stringify({ ...later, reason: 'A mistake of the organizers.' }));
	const asked = { p_event, p_challenges: [], p_id: event.id };
	const refused = await atResults(() => leader.client.rpc('save_event', asked));
	expect(refused.error?.message).toBe('events_past_times_stay');
	expect(await vote(await voter(), event.id, { [a]: 1 })).toBe(1);
});

test('how an event votes is set by who organizes it, until voting begins, and never after a vote', async () => {
	const organizer = await person();
	const planned = await plan(leader.client, anEvent({ organizer_id: organizer.id }));
	const set = async ({ client }: TestPerson, id = planned.id, amount = 5, method: 'allowance' | 'ranked' = 'ranked') =>
		(await client.rpc('set_voting_rule', { p_event: id, p_method: method, p_amount: amount })).error?.message ?? 'set';
	expect(await set(organizer)).toBe('set');
	expect(await set(leader, planned.id, 4, 'allowance')).toBe('set');
	expect(await set(await person())).toBe('organizer_only');
	expect(await set(organizer, planned.id, 21)).toContain('voting_rules_amount_can_be_overseen');
	expect(await set(organizer, 999_999_999)).toBe('no_such_event');
	expect(
		(
			await organizer.client.rpc('set_voting_rule', {
				p_event: planned.id,
				p_method: 'allowance',
				p_amount: 2,
				p_most_on_one: 3
			})
		).error?.message
	).toContain('voting_rules_one_team_gets_a_part');
	expect(await set(leader, event.id)).toBe('voting_has_begun');
	const { data } = await organizer.client.rpc('show_voting', { p_slug: planned.slug });
	expect(data).toMatchObject({ rule: { method: 'allowance', amount: 4, most_on_one: 1 }, may_edit: true });
	// voting moved to a later time does not give votes that were cast another meaning
	await counted([['marketing', 0]]);
	await owner.query(`update public.events set voting_at = now() + interval '30 minutes' where id = $1`, [event.id]);
	expect(await set(leader, event.id)).toBe('voting_has_begun');
});

test('the secret key reads no more than it was granted', async () => {
	expect((await service().from('votes').select('team_id')).data ?? []).toEqual([]);
});
