import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { followThrough, ledger } from '#lib/ledger/ledger.schema.ts';
import { anEvent, aSubmission, formTeam, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, anonymous, sql, travel, stopClock } = await world();
const [organizer, ann, bob, stranger, admin, newcomer] = await Promise.all([
	person({ role: 'leader' }),
	person(),
	person({ function: 'it' }),
	person(),
	person({ role: 'admin', function: 'other' }),
	person({ is_complete: false })
]);
beforeEach(() => stopClock());

/** A mixed team that handed in to an event whose results are out; the organizer is a member who leads nothing else. */
async function afterResults() {
	await stopClock();
	const event = await plan(organizer.client);
	const team = await formTeam(ann.client, event.id);
	await bob.client.rpc('join_team', { p_team: team });
	const { error } = await ann.client.rpc('submit_team', aSubmission(team));
	if (error) throw error;
	await travel('5 hours');
	return { event, team };
}

const words = {
	title: 'One field less',
	insight: 'Many leave at it.',
	change: 'It goes.',
	audience: 'Visitors',
	expected_outcome: 'More finish.'
};
const day = (ahead: number) =>
	sql<{ day: string }>`select to_char(private.today() + ${ahead}::int, 'YYYY-MM-DD') as day`;
async function carryOn(who: TestPerson, team: number, { owner = ann.id, ahead = 30, key = String(randomUUID()) } = {}) {
	const [on] = await day(ahead);
	return who.client.rpc('carry_on', {
		p_team: team,
		p_owner: owner,
		p_start_by: on?.day ?? '',
		p_plan: words,
		p_key: key
	});
}
const outcome = async (call: PromiseLike<{ error: { message: string } | null }>) =>
	(await call).error?.message ?? 'taken';
const stop = (who: TestPerson, team: number, reason = 'Nobody has the time for it this year.') =>
	outcome(who.client.rpc('stop_following', { p_team: team, p_reason: reason }));
const shown = async (slug: string, who = stranger) =>
	ledger.parse((await who.client.rpc('show_ledger', { p_slug: slug })).data);

test('a team is carried on as an experiment with its words, an owner on the owner’s side and a day', async () => {
	const { event, team } = await afterResults();
	const { data: id } = await carryOn(bob, team);
	const [x] =
		await sql`select title, insight, change, audience, expected_outcome, marketing_owner_id, it_owner_id, started_at
		from public.experiments where id = ${id}`;
	expect(x).toEqual({ ...words, marketing_owner_id: ann.id, it_owner_id: null, started_at: null });
	// as the event's own page counts it, also before it has started
	const { data: came } = await bob.client.rpc('event_outcome', { p_event: event.id });
	expect(came).toMatchObject({ submissions: 1, carried_on: 1, tested: 0 });
	const [row] = (await shown(event.slug)).rows;
	expect(row?.said).toMatchObject([
		{ owner: ann.name, by: bob.name, reason: null, experiment: { id, decisions: [], lives: [] } }
	]);
	// both of the team may write the plan that follows
	for (const { id: who } of [ann, bob])
		expect(await sql`select private.person_runs(${id}, ${who}) as runs`).toEqual([{ runs: true }]);
});

test('the form begins with what was handed in last, every answer by its field, and not with a draft', async () => {
	await stopClock();
	const event = await plan(organizer.client);
	const team = await formTeam(ann.client, event.id);
	await bob.client.rpc('join_team', { p_team: team });
	const handIn = (p_pitch: string, problem: string) =>
		ann.client.rpc('submit_team', { p_team: team, p_pitch, p_link: '', p_answers: { problem } });
	await handIn('One field less, measured for two weeks.', 'Four of ten leave at it.');
	const { error } = await ann.client.rpc('save_draft', {
		p_team: team,
		p_draft: { answers: { pitch: 'Later thoughts' } },
		p_version: 1
	});
	expect(error).toBeNull();
	await travel('5 hours');
	const begins = followThrough.parse((await bob.client.rpc('show_follow_through', { p_team: team })).data);
	expect(begins.answers).toMatchObject({
		pitch: 'One field less, measured for two weeks.',
		problem: 'Four of ten leave at it.'
	});
	expect(begins.fields.map(({ key }) => key)).toEqual(['pitch', 'problem', 'built', 'link']);
	expect((await anonymous().rpc('show_follow_through', { p_team: team })).data).toBeNull();
});

test('a person of IT owns it for IT', async () => {
	const { team } = await afterResults();
	const { data: id } = await carryOn(organizer, team, { owner: bob.id });
	expect(await sql`select marketing_owner_id, it_owner_id from public.experiments where id = ${id}`).toEqual([
		{ marketing_owner_id: null, it_owner_id: bob.id }
	]);
});

test('only the team and whoever runs the event say what becomes of it', async () => {
	const { team, event } = await afterResults();
	expect(await outcome(carryOn(stranger, team))).toBe('follow_through_is_theirs');
	expect(await stop(stranger, team)).toBe('follow_through_is_theirs');
	const visitor = { ...stranger, client: anonymous() };
	expect(await outcome(carryOn(visitor, team))).not.toBe('taken');
	expect(await outcome(carryOn(newcomer, team))).not.toBe('taken');
	expect((await anonymous().from('follow_throughs').select()).data ?? []).toEqual([]);
	const row = { team_id: team, event_id: event.id, reason: 'Past the function, at the table', said_by: ann.id };
	expect(
		(await ann.client.from('follow_throughs').insert({ ...row, said_at: new Date().toISOString() })).error
	).not.toBeNull();
	expect(await stop(admin, team)).toBe('taken');
});

test('nothing is said before the results, and nothing of a team that handed nothing in', async () => {
	const event = await plan(organizer.client);
	const team = await formTeam(ann.client, event.id);
	await bob.client.rpc('join_team', { p_team: team });
	expect(await outcome(carryOn(ann, team))).toBe('follow_through_waits_for_results');
	await travel('5 hours');
	expect(await outcome(carryOn(ann, team))).toBe('follow_through_is_of_submissions');
	expect(await outcome(carryOn(ann, 999_999_999))).toBe('no_such_team');
});

test('the moment of the results is the first at which it can be said', async () => {
	const event = await plan(organizer.client);
	const team = await formTeam(ann.client, event.id);
	await bob.client.rpc('join_team', { p_team: team });
	await ann.client.rpc('submit_team', aSubmission(team));
	const [at] = await sql<{ at: Date }>`select results_at as at from public.events where id = ${event.id}`;
	const moment = at?.at ?? new Date(0);
	await stopClock(new Date(moment.getTime() - 1));
	expect(await stop(ann, team)).toBe('follow_through_waits_for_results');
	await stopClock(moment);
	expect(await stop(ann, team)).toBe('taken');
});

test.each([
	['a day that is over', { ahead: -1 }, 'start_by_is_ahead'],
	['a day beyond a year', { ahead: 367 }, 'start_by_is_ahead'],
	['an owner who is not there', { owner: randomUUID() }, 'owner_is_not_here'],
	['an owner without a profile', { owner: newcomer.id }, 'owner_is_not_here'],
	['an owner of neither function', { owner: admin.id }, 'owner_is_of_a_function']
])('%s is refused, and nothing is drafted', async (_, changes, refusal) => {
	const { team } = await afterResults();
	const before = await sql`select count(*) from public.experiments`;
	expect(await outcome(carryOn(ann, team, changes))).toBe(refusal);
	expect(await sql`select count(*) from public.experiments`).toEqual(before);
});

test('two who carry it on at once make one experiment, and the same form sent twice is answered twice alike', async () => {
	const { team } = await afterResults();
	const answers = await Promise.all([ann, bob, organizer].map((who) => outcome(carryOn(who, team))));
	expect(answers.toSorted()).toEqual(['taken', 'team_is_carried_on', 'team_is_carried_on']);
	expect(await sql`select count(*)::int from public.follow_throughs where team_id = ${team}`).toEqual([{ count: 1 }]);

	const other = await afterResults();
	const key = randomUUID();
	const [first, second] = await Promise.all([carryOn(ann, other.team, { key }), carryOn(ann, other.team, { key })]);
	expect(first.data).toBe(second.data);
	expect(first.error ?? second.error).toBeNull();
});

test('what was stopped can be carried on, what is planned stopped, and all of it stays to be read', async () => {
	const { event, team } = await afterResults();
	expect(await stop(ann, team, 'too short')).toContain('follow_throughs_reason_is_told');
	expect(await stop(ann, team)).toBe('taken');
	expect(await stop(bob, team)).toBe('team_is_stopped');
	expect(await outcome(carryOn(ann, team))).toBe('taken');
	expect(await stop(ann, team, 'The data to test it are not there.')).toBe('taken');
	expect((await shown(event.slug)).rows[0]?.said.map(({ reason }) => reason)).toEqual([
		'Nobody has the time for it this year.',
		null,
		'The data to test it are not there.'
	]);
	await expect(sql`delete from public.follow_throughs where team_id = ${team}`).rejects.toThrow();
});

test('a team is carried on with an experiment that its idea has, and with no other', async () => {
	const { event, team } = await afterResults();
	const other = await afterResults();
	const [idea] = await sql<{ id: number }>`select idea_id::int as id from public.teams where id = ${team}`;
	const { data: id } = await ann.client.rpc('draft_experiment', { p_idea: idea?.id ?? 0, p_title: 'Tested already' });
	const follow = (who: TestPerson, of: number, experiment = id ?? 0) =>
		outcome(who.client.rpc('follow_experiment', { p_team: of, p_experiment: experiment }));
	expect(await follow(stranger, team)).toBe('follow_through_is_theirs');
	expect(await follow(ann, other.team)).toBe('experiment_is_of_the_idea');
	expect(await follow(ann, team, 999_999_999)).toBe('no_such_experiment');
	expect(await Promise.all([follow(ann, team), follow(bob, team)])).toEqual(['taken', 'taken']);
	expect((await shown(event.slug)).rows[0]?.said).toMatchObject([{ owner: ann.name, experiment: { id } }]);
	expect(await outcome(carryOn(ann, team))).toBe('team_is_carried_on');
});

test('what has started is ended by a decision, not here', async () => {
	const { team } = await afterResults();
	const { data: id } = await carryOn(ann, team);
	await sql`update public.experiments set started_at = private.now(), started_by = ${ann.id}, registration = '{}', registration_hash = ''
		where id = ${id}`;
	expect(await stop(ann, team)).toBe('team_has_started');
});

test('whoever runs the event says once, after each of the days, what came of it', async () => {
	const { event } = await afterResults();
	const check = (who: TestPerson, days: number) =>
		outcome(
			who.client.rpc('check_ledger', { p_event: event.id, p_days: days, p_words: 'Two run, one was stopped early.' })
		);
	expect(await check(organizer, 30)).toBe('ledger_check_is_early');
	await travel('31 days');
	expect(await check(ann, 30)).toBe('organizer_only');
	const answers = await Promise.all([check(organizer, 30), check(admin, 30)]);
	expect(answers.toSorted()).toEqual(['ledger_is_checked', 'taken']);
	expect(await check(organizer, 20)).toContain('ledger_checks_have_a_day');
	expect(await check(organizer, 90)).toBe('ledger_check_is_early');
	expect((await shown(event.slug)).checks).toHaveLength(1);
});

test('people are reminded of what waits for them, and of nothing else', async () => {
	const { event, team } = await afterResults();
	const reminders = async (who: TestPerson) =>
		(
			await who.client
				.from('ledger_reminders')
				.select('kind, due_on, teams, days')
				.eq('event_id', event.id)
				.order('kind')
		).data;
	expect(await reminders(organizer)).toEqual([]);
	await travel('8 days');
	expect(await reminders(organizer)).toMatchObject([{ kind: 'unsaid', teams: 1 }]);
	expect(await reminders(ann)).toEqual([]);
	await carryOn(ann, team, { owner: bob.id, ahead: 14 });
	expect(await reminders(organizer)).toEqual([]);
	expect(await reminders(bob)).toEqual([]);
	await travel('16 days');
	expect(await reminders(bob)).toMatchObject([{ kind: 'start' }]);
	await travel('36 days');
	expect(await reminders(organizer)).toMatchObject([{ kind: 'check', days: 30 }]);
	expect(await reminders(stranger)).toEqual([]);
});

test('who is named first is not asked any more once the plan names others, and those are', async () => {
	const { event, team } = await afterResults();
	const iwan = await person({ function: 'it', name: 'Iwan' });
	const { data: id } = await carryOn(ann, team, { owner: bob.id, ahead: 5 });
	const asked = async (who: TestPerson) => (await remindersOf(who, event.id)).includes('start');
	expect([await asked(bob), await asked(iwan), await asked(ann)]).toEqual([true, false, false]);
	const handOn = async (it_owner_id: string | null, marketing_owner_id: string | null) => {
		const p_plan = { it_owner_id, marketing_owner_id };
		return (await ann.client.rpc('plan_experiment', { p_experiment: id ?? 0, p_plan })).error;
	};
	const owners = async () => (await shown(event.slug)).rows[0]?.said[0]?.owners;
	expect(await handOn(bob.id, ann.id)).toBeNull();
	expect([await asked(bob), await asked(ann), await owners()]).toEqual([true, true, []]);
	expect(await handOn(iwan.id, ann.id)).toBeNull();
	expect([await asked(bob), await asked(iwan), await asked(ann)]).toEqual([false, true, true]);
	expect((await owners())?.toSorted()).toEqual([ann.name, 'Iwan'].toSorted());
	// a plan that names nobody leaves it with whoever was named first
	expect(await handOn(null, null)).toBeNull();
	expect([await asked(bob), await asked(iwan), await owners()]).toEqual([true, false, []]);
});

const remindersOf = async ({ client }: Pick<TestPerson, 'client'>, event: number) =>
	((await client.from('ledger_reminders').select('kind').eq('event_id', event)).data ?? []).map(({ kind }) => kind);

test('who organizes an event too is reminded of its ledger; other leaders and admins are once its organizer has left', async () => {
	const { event } = await afterResults();
	const [owner, helper, mentor, leader] = await Promise.all([person(), person(), person(), person({ role: 'leader' })]);
	await sql`update public.events set organizer_id = ${owner.id} where id = ${event.id}`;
	for (const [who, p_role] of [[helper, 'organizer'] as const, [mentor, 'mentor'] as const])
		await admin.client.rpc('set_event_role', { p_event: event.id, p_person: who.id, p_role });
	await travel('36 days');
	for (const who of [owner, helper])
		expect((await remindersOf(who, event.id)).toSorted(), who.name).toEqual(['check', 'unsaid']);
	for (const who of [mentor, leader, admin, stranger]) expect(await remindersOf(who, event.id)).toEqual([]);
	await sql`update public.people set left_at = private.now() where id = ${owner.id}`;
	for (const who of [helper, leader, admin])
		expect((await remindersOf(who, event.id)).toSorted(), who.name).toEqual(['check', 'unsaid']);
	for (const who of [mentor, stranger]) expect(await remindersOf(who, event.id)).toEqual([]);
	expect(await remindersOf({ client: anonymous() }, event.id)).toEqual([]);
});

test('a team with an award is asked from the results on whether it carries on, until somebody said so', async () => {
	await stopClock();
	const event = await plan(organizer.client);
	const team = await formTeam(ann.client, event.id);
	await bob.client.rpc('join_team', { p_team: team });
	await ann.client.rpc('submit_team', aSubmission(team));
	await sql`insert into public.awards (event_id, team_id, name, reason, position, prepared_by)
		values (${event.id}, ${team}, 'Boldest idea', 'It asks what nobody asked.', 1, ${organizer.id})`;
	expect(await remindersOf(ann, event.id)).toEqual([]);
	await travel('5 hours');
	for (const who of [ann, bob]) expect(await remindersOf(who, event.id)).toEqual(['carry_on']);
	for (const who of [organizer, stranger, admin]) expect(await remindersOf(who, event.id)).toEqual([]);
	const other = await afterResults();
	expect(await remindersOf(ann, other.event.id)).toEqual([]);
	await travel('6 hours');
	expect(await stop(bob, team)).toBe('taken');
	expect(await remindersOf(ann, event.id)).toEqual([]);
});

test('what was not said on its day waits until it is said, however late', async () => {
	const { event, team } = await afterResults();
	await travel('400 days');
	expect((await remindersOf(organizer, event.id)).toSorted()).toEqual(['check', 'check', 'check', 'unsaid']);
	expect(await stop(admin, team)).toBe('taken');
	for (const p_days of [30, 90, 180]) {
		const said = { p_event: event.id, p_days, p_words: 'Nothing came of it, and we know why.' };
		expect(await outcome(organizer.client.rpc('check_ledger', said))).toBe('taken');
	}
	expect(await remindersOf(organizer, event.id)).toEqual([]);
});

test('what waits of old events crowds nothing of one’s own off the first page', async () => {
	await stopClock();
	const [olive, ian] = await Promise.all([person({ role: 'leader' }), person({ function: 'it' })]);
	const teams: number[] = [];
	for (let many = 0; many < 4; many += 1) {
		const event = await plan(olive.client);
		const team = await formTeam(olive.client, event.id);
		await ian.client.rpc('join_team', { p_team: team });
		expect((await olive.client.rpc('submit_team', aSubmission(team))).error).toBeNull();
		teams.push(team);
	}
	await travel('400 days');
	expect((await carryOn(olive, teams.at(-1) ?? 0, { owner: olive.id, ahead: 5 })).error).toBeNull();
	const { data } = await olive.client.rpc('today');
	const kinds: string[] = Object(data).ledgers.map(({ kind }: { kind: string }) => kind);
	expect(kinds).toHaveLength(10);
	expect(kinds).toContain('start');
});

test('an event shows the ledger of the last one that teams handed in to, a copy that of its source', async () => {
	const { event: source } = await afterResults();
	const { event } = await afterResults();
	const later = await plan(organizer.client, anEvent({}, 40));
	const before = async (slug: string) =>
		ledger.parse((await ann.client.rpc('previous_ledger', { p_slug: slug })).data).event.slug;
	expect(await before(later.slug)).toBe(event.slug);
	const copy = await plan(organizer.client, anEvent({ copy_of: source.id }, 40));
	expect(await before(copy.slug)).toBe(source.slug);
	const early = await plan(organizer.client, anEvent({ copy_of: later.id }, 40));
	expect(await before(early.slug)).toBe(event.slug);
	const { data: nothing } = await ann.client.rpc('show_ledger', { p_slug: 'no-such-event' });
	expect(nothing).toBeNull();
});
