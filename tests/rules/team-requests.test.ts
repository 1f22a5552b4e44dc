import { expect, test } from 'vitest';
import * as entries from '#lib/teams/entries.server.ts';
import { formTeam, plan } from './hackathon.ts';
import { world, type PersonOptions, type TestPerson } from './harness.ts';

const { person, anonymous, sql, stopClock } = await world();
const leader = await person({ role: 'leader' });

const it = { function: 'it' } as const satisfies PersonOptions;

/** A team of one from marketing in an event of its own; by default it asks first. */
async function aTeam({ asksFirst = true, max = 6 } = {}) {
	const event = await plan(leader.client);
	if (max !== 6) await setRule(leader, event.id, { max });
	const founder = await person();
	const team = await formTeam(founder.client, event.id);
	if (asksFirst) {
		const { error } = await founder.client.rpc('set_team_asks_first', { p_team: team, p_asks: true });
		if (error) throw error;
	}
	return { event, founder, team };
}

async function setRule(who: TestPerson, event: number, { min = 2, max = 6, mix = true } = {}) {
	const asked = { p_event: event, p_min: min, p_max: max, p_must_mix: mix };
	return (await who.client.rpc('set_team_rule', asked)).error?.message ?? 'set';
}

const apply = async ({ client }: TestPerson, team: number, seat?: number) => {
	const { data, error } = await client.rpc('apply_to_team', { p_team: team, p_says: 'I know SQL.', p_seat: seat });
	return error?.message ?? data;
};
const invite = async ({ client }: TestPerson, team: number, { id }: TestPerson) => {
	const { data, error } = await client.rpc('invite_to_team', { p_team: team, p_person: id, p_says: 'Come.' });
	return error?.message ?? data;
};
const join = async ({ client }: TestPerson, team: number) =>
	(await client.rpc('join_team', { p_team: team })).error?.message ?? 'joined';
const settle = async ({ client }: TestPerson, request: number, outcome: 'accepted' | 'declined' | 'withdrawn') =>
	(await client.rpc('settle_team_request', { p_request: request, p_outcome: outcome })).error?.message ?? outcome;
const openSeat = async ({ client }: TestPerson, team: number, wants: 'marketing' | 'it' | 'either' = 'it') => {
	const { data, error } = await client.rpc('open_team_seat', { p_team: team, p_wants: wants, p_skills: ['SQL '] });
	return error?.message ?? data;
};

async function requestOf({ id }: TestPerson, team: number): Promise<number> {
	const [found] = await sql<{ id: string }>`select id from public.team_requests
		where person_id = ${id} and team_id = ${team} order by id desc limit 1`;
	return Number(found?.id);
}
const membersOf = async (team: number) =>
	(await sql<{ person_id: string }>`select person_id from public.team_members where team_id = ${team}`).map(
		(row) => row.person_id
	);
const outcomesOf = async ({ id }: TestPerson) =>
	(await sql<{ outcome: string }>`select outcome from public.team_requests where person_id = ${id} order by id`).map(
		({ outcome }) => outcome
	);

test('a team is open to whoever joins, until the one who speaks for it says that it asks first', async () => {
	const { team, founder } = await aTeam({ asksFirst: false });
	const [ben, cem] = [await person(it), await person(it)];
	expect(await join(ben, team)).toBe('joined');
	const set = async ({ client }: TestPerson) =>
		(await client.rpc('set_team_asks_first', { p_team: team, p_asks: true })).error?.message ?? 'set';
	expect(await set(cem)).toBe('own_team_only');
	expect(await set(ben)).toBe('team_lead_only');
	expect(await set(founder)).toBe('set');
	expect(await join(cem, team)).toBe('team_asks_first');
	expect(await join(ben, team)).toBe('joined');
	expect(await membersOf(team)).toHaveLength(2);
});

test('who applies is in when somebody of the team accepts, and not before', async () => {
	const { team, founder } = await aTeam();
	const ben = await person(it);
	expect(await apply(ben, team)).toBe('asked');
	expect(await apply(ben, team)).toBe('asked');
	expect(await outcomesOf(ben)).toEqual([null]);
	expect(await membersOf(team)).toEqual([founder.id]);
	const request = await requestOf(ben, team);
	expect(await settle(founder, request, 'accepted')).toBe('accepted');
	expect(await settle(founder, request, 'accepted')).toBe('accepted');
	expect(await settle(founder, request, 'declined')).toBe('team_request_is_settled');
	expect(await membersOf(team)).toEqual(expect.arrayContaining([founder.id, ben.id]));
	expect(
		await sql`select 1 from public.activity where verb = 'team.accepted' and subject_id = ${String(team)}`
	).toHaveLength(1);
});

test('an application is answered by the team and taken back by who made it, by nobody else', async () => {
	const { team, founder } = await aTeam();
	const [ben, stranger, admin] = [await person(it), await person(it), await person({ role: 'admin' })];
	await apply(ben, team);
	const request = await requestOf(ben, team);
	for (const other of [ben, stranger, admin, leader]) {
		expect(await settle(other, request, 'accepted')).toBe('no_such_team_request');
		expect(await settle(other, request, 'declined')).toBe('no_such_team_request');
	}
	expect(await settle(founder, request, 'withdrawn')).toBe('no_such_team_request');
	expect(await settle(ben, request, 'withdrawn')).toBe('withdrawn');
	expect(await settle(founder, request, 'accepted')).toBe('team_request_is_settled');
	expect(await membersOf(team)).toEqual([founder.id]);
});

test('an invitation is answered by who is invited and taken back by the team, by nobody else', async () => {
	const { team, founder } = await aTeam();
	const [ben, stranger] = [await person(it), await person(it)];
	expect(await invite(stranger, team, ben)).toBe('own_team_only');
	expect(await invite(founder, team, ben)).toBe('asked');
	expect(await invite(founder, team, ben)).toBe('asked');
	const request = await requestOf(ben, team);
	for (const other of [founder, stranger, leader]) {
		expect(await settle(other, request, 'accepted')).toBe('no_such_team_request');
	}
	expect(await settle(ben, request, 'withdrawn')).toBe('no_such_team_request');
	expect(await settle(founder, request, 'withdrawn')).toBe('withdrawn');
	expect(await settle(ben, request, 'accepted')).toBe('team_request_is_settled');
	expect(await join(ben, team)).toBe('team_asks_first');
	await invite(founder, team, ben);
	expect(await settle(ben, await requestOf(ben, team), 'accepted')).toBe('accepted');
	expect(await membersOf(team)).toHaveLength(2);
});

test('two who ask each other are together at once', async () => {
	const { team, founder } = await aTeam();
	const [ben, cem, dan] = [await person(it), await person(it), await person(it)];
	await apply(ben, team);
	expect(await invite(founder, team, ben)).toBe('joined');
	await invite(founder, team, cem);
	expect(await apply(cem, team)).toBe('joined');
	await invite(founder, team, dan);
	expect(await join(dan, team)).toBe('joined');
	expect([await outcomesOf(ben), await outcomesOf(cem), await outcomesOf(dan)]).toEqual([
		['accepted'],
		['accepted'],
		['accepted']
	]);
});

test('where nobody has to be asked, who applies is in', async () => {
	const { team } = await aTeam({ asksFirst: false });
	const ben = await person(it);
	expect(await apply(ben, team)).toBe('joined');
	expect(await membersOf(team)).toContain(ben.id);
});

test('a no holds: the team is not asked again by the same person, nor the person by the team', async () => {
	const { team, founder } = await aTeam();
	const [ben, cem] = [await person(it), await person(it)];
	await apply(ben, team);
	await settle(founder, await requestOf(ben, team), 'declined');
	expect(await apply(ben, team)).toBe('team_has_answered');
	await invite(founder, team, cem);
	await settle(cem, await requestOf(cem, team), 'declined');
	expect(await invite(founder, team, cem)).toBe('person_has_answered');
	// the other side may still come round
	expect(await invite(founder, team, ben)).toBe('asked');
	expect(await apply(cem, team)).toBe('asked');
});

test('who found a team waits for no other one', async () => {
	const { event, team, founder } = await aTeam();
	const other = await formTeam((await person()).client, event.id);
	const ben = await person(it);
	await apply(ben, team);
	expect(await join(ben, other)).toBe('joined');
	expect(await outcomesOf(ben)).toEqual(['closed']);
	expect(await settle(founder, await requestOf(ben, team), 'accepted')).toBe('team_request_is_settled');
	expect(await apply(ben, team)).toBe('team_members_have_one_team_per_event');
	expect(await invite(founder, team, ben)).toBe('invited_person_has_a_team');
});

test('what a person and a team ask each other is read by these two only', async () => {
	const { team, founder } = await aTeam();
	const [ben, stranger, admin] = [await person(it), await person(it), await person({ role: 'admin' })];
	await apply(ben, team);
	const seenBy = async ({ client }: Pick<TestPerson, 'client'>) =>
		(await client.from('team_requests').select('says').eq('team_id', team)).data?.length ?? 0;
	expect(await Promise.all([founder, ben].map(seenBy))).toEqual([1, 1]);
	expect(await Promise.all([stranger, admin, leader, { client: anonymous() }].map(seenBy))).toEqual([0, 0, 0, 0]);
});

test('two applicants for the last seat, accepted at once: one is in', async () => {
	for (let round = 0; round < 3; round += 1) {
		const { team, founder } = await aTeam({ max: 2 });
		const [ben, cem] = [await person(it), await person(it)];
		await Promise.all([apply(ben, team), apply(cem, team)]);
		const requests = [await requestOf(ben, team), await requestOf(cem, team)];
		const answers = await Promise.all(requests.map((request) => settle(founder, request, 'accepted')));
		expect(answers.sort()).toEqual(['accepted', 'team_is_full']);
		expect(await membersOf(team)).toHaveLength(2);
	}
});

test('ten who join a team of three at once: it has three', async () => {
	const { team } = await aTeam({ asksFirst: false, max: 3 });
	const crowd = await Promise.all(Array.from({ length: 10 }, () => person(it)));
	const answers = await Promise.all(crowd.map((one) => join(one, team)));
	expect(answers.filter((answer) => answer === 'joined')).toHaveLength(2);
	expect(answers.filter((answer) => answer === 'team_is_full')).toHaveLength(8);
	expect(await membersOf(team)).toHaveLength(3);
});

test('two teams that accept the same person at once: one has that person, and the other is told', async () => {
	for (let round = 0; round < 3; round += 1) {
		const { event, team, founder } = await aTeam();
		const second = await person();
		const other = await formTeam(second.client, event.id);
		await second.client.rpc('set_team_asks_first', { p_team: other, p_asks: true });
		const ben = await person(it);
		await Promise.all([apply(ben, team), apply(ben, other)]);
		const [one, two] = [await requestOf(ben, team), await requestOf(ben, other)];
		const answers = await Promise.all([settle(founder, one, 'accepted'), settle(second, two, 'accepted')]);
		expect(answers.sort()).toEqual(['accepted', 'team_request_is_settled']);
		expect([...(await membersOf(team)), ...(await membersOf(other))].filter((id) => id === ben.id)).toHaveLength(1);
	}
});

test.each<[string, PersonOptions, PersonOptions, string]>([
	['marketing cannot take the seat that IT is needed on', {}, {}, 'team_keeps_its_seats'],
	['IT can', {}, it, 'joined'],
	['somebody bridging can', {}, { is_bridging: true }, 'joined'],
	['elsewhere cannot join a bridging person', { is_bridging: true }, { function: 'other' }, 'team_keeps_its_seats'],
	['either side can join a bridging person', { is_bridging: true }, {}, 'joined']
])('the last seats of a team are kept for the mix: %s', async (_, founding, joining, answer) => {
	const event = await plan(leader.client);
	await setRule(leader, event.id, { max: 2 });
	const team = await formTeam((await person(founding)).client, event.id);
	expect(await join(await person(joining), team)).toBe(answer);
});

test('nobody founds a team that could never be mixed', async () => {
	const event = await plan(leader.client);
	await setRule(leader, event.id, { max: 2 });
	const founder = await person({ function: 'other' });
	await expect(formTeam(founder.client, event.id)).rejects.toMatchObject({ message: 'team_keeps_its_seats' });
	expect(await sql`select 1 from public.teams where event_id = ${event.id}`).toEqual([]);
});

test('where an event asks for no mix, a team of one side hands in, when it is large enough', async () => {
	const { event, team, founder } = await aTeam({ asksFirst: false });
	expect(await setRule(leader, event.id, { min: 2, max: 3, mix: false })).toBe('set');
	const submit = async () =>
		(await founder.client.rpc('submit_team', { p_team: team, p_pitch: 'A pitch that is long enough.', p_link: '' }))
			.error?.message ?? 'taken';
	const lacks = async () => (await founder.client.from('team_list').select('lacks').eq('id', team)).data?.[0]?.lacks;
	expect(await lacks()).toBe(1);
	expect(await submit()).toBe('team_is_too_small');
	expect(await join(await person(), team)).toBe('joined');
	expect(await lacks()).toBe(0);
	expect(await submit()).toBe('taken');
});

test.each<[string, { min?: number; max?: number; mix?: boolean }]>([
	['team_rules_sizes_make_sense', { min: 0 }],
	['team_rules_sizes_make_sense', { min: 4, max: 3 }],
	['team_rules_sizes_make_sense', { max: 31 }],
	['team_rules_leave_room_for_both_sides', { min: 1, max: 1 }]
])('a rule that breaks %s is refused by that name', async (name, rule) => {
	const event = await plan(leader.client);
	expect(await setRule(leader, event.id, rule)).toContain(name);
});

test('the rule of an event is set by who runs it, until the deadline', async () => {
	const [organizer, member] = [await person(), await person()];
	const { id, deadline } = await plan(leader.client);
	await sql`update public.events set organizer_id = ${organizer.id} where id = ${id}`;
	expect(await setRule(member, id)).toBe('organizer_only');
	expect(await setRule(organizer, id, { max: 5 })).toBe('set');
	expect(await setRule(organizer, id, { max: 5 })).toBe('set');
	expect(await setRule(leader, id, { max: 4 })).toBe('set');
	expect(await setRule(leader, 999_999_999)).toBe('no_such_event');
	const logged =
		await sql`select 1 from public.activity where verb = 'event.team_rule_set' and subject_id = ${String(id)}`;
	expect(logged).toHaveLength(2);
	try {
		await stopClock(deadline);
		expect(await setRule(organizer, id)).toBe('event_is_over');
	} finally {
		await stopClock();
	}
});

test('a seat says whom it wants, is opened by the team only, and no more are open than there is room', async () => {
	const { team, founder } = await aTeam({ max: 3 });
	const stranger = await person(it);
	expect(await openSeat(stranger, team)).toBe('own_team_only');
	expect(await openSeat(founder, team)).toEqual(expect.any(Number));
	const second = Number(await openSeat(founder, team, 'either'));
	expect(await openSeat(founder, team)).toBe('team_has_no_room_for_a_seat');
	const close = async ({ client }: TestPerson) =>
		(await client.rpc('close_team_seat', { p_seat: second })).error?.message ?? 'closed';
	expect(await close(stranger)).toBe('own_team_only');
	expect([await close(founder), await close(founder)]).toEqual(['closed', 'closed']);
	expect(await openSeat(founder, team)).toEqual(expect.any(Number));
	const { data } = await stranger.client.from('team_seats').select('wants, skills').eq('team_id', team).order('id');
	expect(data?.[0]).toEqual({ wants: 'it', skills: ['sql'] });
});

test('a seat is filled by who joins for it and fits, and free again when that person leaves', async () => {
	const { team, founder } = await aTeam();
	const [ben, mia] = [await person(it), await person()];
	const seat = Number(await openSeat(founder, team));
	expect(await apply(mia, team, seat)).toBe('team_seat_wants_another_side');
	expect(await apply(ben, team, 999_999_999)).toBe('team_seat_is_taken');
	expect(await apply(ben, team, seat)).toBe('asked');
	await settle(founder, await requestOf(ben, team), 'accepted');
	const filled = async () => sql`select filled_by from public.team_seats where id = ${seat}`;
	expect(await filled()).toEqual([{ filled_by: ben.id }]);
	expect(await apply(await person(it), team, seat)).toBe('team_seat_is_taken');
	await ben.client.rpc('leave_team', { p_team: team });
	expect(await filled()).toEqual([{ filled_by: null }]);
	// whoever comes without naming a seat sits on the one that fits
	const cem = await person(it);
	await apply(cem, team);
	await settle(founder, await requestOf(cem, team), 'accepted');
	expect(await filled()).toEqual([{ filled_by: cem.id }]);
});

test('an application for a seat that was taken meanwhile can still be accepted', async () => {
	const { team, founder } = await aTeam();
	const [ben, cem] = [await person(it), await person(it)];
	const seat = Number(await openSeat(founder, team));
	await Promise.all([apply(ben, team, seat), apply(cem, team, seat)]);
	expect(await settle(founder, await requestOf(ben, team), 'accepted')).toBe('accepted');
	expect(await settle(founder, await requestOf(cem, team), 'accepted')).toBe('accepted');
	expect(await membersOf(team)).toHaveLength(3);
});

test('who speaks for a team hands it over to somebody in it, and it passes by itself when that person leaves', async () => {
	const { team, founder } = await aTeam({ asksFirst: false });
	const [ben, cem, stranger] = [await person(it), await person(it), await person()];
	await join(ben, team);
	await join(cem, team);
	const leadOf = async () =>
		(await sql<{ lead_id: string }>`select lead_id from public.teams where id = ${team}`)[0]?.lead_id;
	const handOver = async ({ client }: TestPerson, to: TestPerson) =>
		(await client.rpc('hand_over_team', { p_team: team, p_person: to.id })).error?.message ?? 'done';
	expect(await handOver(ben, ben)).toBe('team_lead_only');
	expect(await handOver(founder, stranger)).toBe('team_lead_is_a_member');
	expect(await handOver(founder, cem)).toBe('done');
	expect(await leadOf()).toBe(cem.id);
	await cem.client.rpc('leave_team', { p_team: team });
	expect(await leadOf()).toBe(founder.id);
	await founder.client.rpc('leave_team', { p_team: team });
	expect(await leadOf()).toBe(ben.id);
});

test('after the deadline nobody applies, is invited, accepted or named a seat', async () => {
	const { event, team, founder } = await aTeam();
	const [ben, cem] = [await person(it), await person(it)];
	await apply(ben, team);
	const request = await requestOf(ben, team);
	try {
		await stopClock(event.deadline);
		const answers = [
			await apply(cem, team),
			await invite(founder, team, cem),
			await settle(founder, request, 'accepted'),
			await openSeat(founder, team)
		];
		expect(answers).toEqual(answers.map(() => 'event_is_over'));
	} finally {
		await stopClock();
	}
	expect(await membersOf(team)).toEqual([founder.id]);
});

test('seats, requests and rules change through the verbs only, and nobody signed out sees them', async () => {
	const { event, team, founder } = await aTeam();
	const seat = Number(await openSeat(founder, team));
	const writes = await Promise.all([
		founder.client.from('team_seats').update({ filled_by: founder.id }).eq('id', seat),
		founder.client.from('team_requests').insert({
			...{ team_id: team, event_id: event.id, person_id: founder.id, kind: 'invitation', made_by: founder.id }
		}),
		leader.client.from('team_rules').insert({ event_id: event.id, min_size: 1, max_size: 30, must_mix: false }),
		founder.client.from('teams').update({ lead_id: founder.id }).eq('id', team)
	]);
	expect(writes.map(({ error }) => error?.code)).toEqual(writes.map(() => '42501'));
	const nobody = anonymous();
	expect((await nobody.from('team_seats').select('id')).data ?? []).toEqual([]);
	expect((await nobody.rpc('apply_to_team', { p_team: team })).error).not.toBeNull();
	expect((await nobody.rpc('show_event_teams', { p_slug: event.slug })).data).toBeNull();
	expect((await nobody.rpc('show_team_entry', { p_team: team })).data).toBeNull();
});

test('the teams of an event are read page by page and found by name or idea, one’s own always', async () => {
	const event = await plan(leader.client);
	const [founder, other] = await Promise.all([person(), person()]);
	const mine = await formTeam(founder.client, event.id);
	// more than a page holds
	await sql`with ideas as (insert into public.ideas (event_id, title, problem, proposed_by)
			select ${event.id}, 'An idea of the crowd ' || n, 'People leave at the phone number.', ${other.id} from generate_series(1, 520) n
			returning id, title)
		insert into public.teams (event_id, idea_id, name, formed_by, lead_id)
		select ${event.id}, id, replace(title, 'An idea of the crowd', 'Crowd'), ${other.id}, ${other.id} from ideas`;
	const { client } = founder;
	const first = await entries.gather(client, event.slug);
	expect([first.teams.length, first.team_count, first.teams[0]?.id]).toEqual([500, 521, mine]);
	const second = await entries.gather(client, event.slug, { after: first.after ?? 0 });
	expect([second.teams.length, second.after, second.teams[0]?.id]).toEqual([22, null, mine]);
	const ids = new Set([...first.teams, ...second.teams].map(({ id }) => id));
	expect(ids.size).toBe(521);
	const found = await entries.gather(client, event.slug, { words: 'cROWD 519' });
	expect(found.teams.map(({ name, is_mine }) => is_mine || name)).toEqual([true, 'Crowd 519']);
	expect((await entries.gather(client, event.slug, { words: '%' })).teams).toHaveLength(1);
});

/** What the first page tells somebody of teams. */
const toldTo = async ({ client }: Pick<TestPerson, 'client'>) =>
	(await client.from('team_matters').select('kind, team, team_id, slug').like('kind', '%closed')).data;
const leave = async ({ client }: TestPerson, team: number) =>
	(await client.rpc('leave_team', { p_team: team })).error?.message ?? 'left';

test('whoever had asked to join a team that closes is told, as is whoever was invited, and nobody else', async () => {
	const { event, team, founder } = await aTeam();
	const [asked, invited, withdrew, declined, stranger] = await Promise.all([1, 2, 3, 4, 5].map(() => person(it)));
	if (!asked || !invited || !withdrew || !declined || !stranger) throw new Error('five people');
	const [row] = await sql<{ name: string }>`select name from public.teams where id = ${team}`;
	expect(await apply(asked, team)).toBe('asked');
	expect(await invite(founder, team, invited)).toBe('asked');
	for (const [who, outcome] of [
		[withdrew, 'withdrawn'],
		[declined, 'declined']
	] as const) {
		await apply(who, team);
		expect(await settle(outcome === 'declined' ? founder : who, await requestOf(who, team), outcome)).toBe(outcome);
	}
	expect(await toldTo(asked)).toEqual([]);
	expect(await leave(founder, team)).toBe('left');
	const told = { team: row?.name, team_id: null, slug: event.slug };
	expect(await toldTo(asked)).toEqual([{ kind: 'asked_closed', ...told }]);
	expect(await toldTo(invited)).toEqual([{ kind: 'invited_closed', ...told }]);
	const others = [withdrew, declined, stranger, founder, leader, await person({ role: 'admin' })];
	for (const who of [...others, { client: anonymous() }]) {
		expect((await toldTo(who)) ?? []).toEqual([]);
		expect((await who.client.from('team_closings').select('id').eq('event_id', event.id)).data ?? []).toEqual([]);
	}
});

test('that a team closed is told for three days, until the deadline, and until another one is found', async () => {
	const { event, team, founder } = await aTeam();
	const [ann, ben] = await Promise.all([person(it), person(it)]);
	for (const who of [ann, ben]) await apply(who, team);
	await leave(founder, team);
	const closedAt = Date.now();
	await sql`update public.events set submission_at = private.now() + interval '8 days', judging_at = private.now() + interval '9 days',
		voting_at = private.now() + interval '10 days', results_at = private.now() + interval '11 days' where id = ${event.id}`;
	expect(await toldTo(ann)).toHaveLength(1);
	await formTeam(ben.client, event.id);
	expect(await toldTo(ben)).toEqual([]);
	try {
		await stopClock(new Date(closedAt + 3 * 86_400_000 - 60_000));
		expect(await toldTo(ann)).toHaveLength(1);
		await stopClock(new Date(closedAt + 3 * 86_400_000 + 60_000));
		expect(await toldTo(ann)).toEqual([]);
	} finally {
		await stopClock();
	}
	await sql`update public.events set submission_at = private.now() - interval '2 minutes', judging_at = private.now() - interval '1 minute'
		where id = ${event.id}`;
	expect(await toldTo(ann)).toEqual([]);
});

test('a team that an organizer empties tells whoever waited, and two that close under one name are told once', async () => {
	const { event, team, founder } = await aTeam();
	const ann = await person(it);
	await apply(ann, team);
	const takeOut = { p_team: team, p_person: founder.id, p_reason: 'Formed twice by mistake' };
	expect((await leader.client.rpc('remove_team_member', takeOut)).error).toBeNull();
	const [told] = (await toldTo(ann)) ?? [];
	expect(told).toMatchObject({ kind: 'asked_closed', slug: event.slug });
	const again = await formTeam(founder.client, event.id);
	await founder.client.rpc('rename_team', { p_team: again, p_name: told?.team ?? '' });
	await founder.client.rpc('set_team_asks_first', { p_team: again, p_asks: true });
	expect(await apply(ann, again)).toBe('asked');
	expect(await leave(founder, again)).toBe('left');
	expect(await toldTo(ann)).toEqual([told]);
});

test('who asks while a team closes is either told or meets no team', async () => {
	for (let round = 0; round < 5; round += 1) {
		const { team, founder } = await aTeam();
		const ann = await person(it);
		const [answer] = await Promise.all([apply(ann, team), leave(founder, team)]);
		expect(await toldTo(ann)).toHaveLength(answer === 'asked' ? 1 : 0);
		if (answer !== 'asked') expect(answer).toBe('no_such_team');
	}
});

test('what was told of closed teams is written by the database only', async () => {
	const { event } = await aTeam();
	const ann = await person();
	const forged = {
		event_id: event.id,
		team: 'Never was',
		person_id: ann.id,
		kind: 'application',
		closed_at: '2026-01-01'
	} as const;
	for (const { client } of [ann, leader]) {
		expect((await client.from('team_closings').insert(forged)).error?.code).toBe('42501');
		expect((await client.from('team_closings').delete().eq('person_id', ann.id)).error?.code).toBe('42501');
	}
});

test('whoever asked or was invited reads that the team is full, as long as it is and they have none', async () => {
	const { founder, team } = await aTeam({ max: 2 });
	const [asks, invited, third] = await Promise.all([person(it), person(it), person(it)]);
	await apply(asks, team);
	await invite(founder, team, invited);
	const told = async ({ client }: TestPerson) =>
		(await client.from('team_matters').select('kind').eq('team_id', team)).data?.map(({ kind }) => kind);
	expect([await told(asks), await told(invited)]).toEqual([[], ['invitation']]);
	await apply(third, team);
	expect(await settle(founder, await requestOf(third, team), 'accepted')).toBe('accepted');
	expect([await told(asks), await told(invited)]).toEqual([['asked_full'], ['invited_full']]);
	for (const who of [founder, third, leader]) expect(await told(who)).toEqual([]);
	expect((await third.client.rpc('leave_team', { p_team: team })).error).toBeNull();
	expect([await told(asks), await told(invited)]).toEqual([[], ['invitation']]);
});
