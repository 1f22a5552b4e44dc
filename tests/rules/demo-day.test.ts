import { expect, test, vi } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import type { LiveMessage } from '#lib/server/backend/relay.ts';
import { anEvent, aSubmission, formTeam, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, anonymous, sql, stopClock, relay } = await world();
const [organizer, admin, stranger] = await Promise.all([
	person({ role: 'leader' }),
	person({ role: 'admin' }),
	person()
]);

/** An event with teams that handed in, so many for each challenge. */
async function anEventWith(...teamsOf: number[]) {
	const event = await plan(
		organizer.client,
		anEvent(),
		teamsOf.map((_, index) => ({ title: `Challenge ${index}` }))
	);
	const teams: number[] = [];
	for (const [index, count] of teamsOf.entries()) {
		for (let one = 0; one < count; one += 1) {
			const [ann, ben] = await Promise.all([person(), person({ function: 'it' })]);
			const team = await formTeam(ann.client, event.id);
			await ben.client.rpc('join_team', { p_team: team });
			expect((await ann.client.rpc('submit_team', aSubmission(team))).error).toBeNull();
			await sql`update public.ideas set challenge_id = ${event.challenges[index]} where id = (select idea_id from public.teams where id = ${team})`;
			teams.push(team);
		}
	}
	return { event, teams };
}

/** A full hour after the deadline of the events here. */
const STARTS = `${new Date(Date.now() + 4 * 3_600_000).toISOString().slice(0, 13)}:00:00+00:00`;
const aPlan = (changes: Record<string, Json> = {}) => ({
	...{ starts_at: STARTS, pitch_minutes: 3, question_minutes: 2, place: 'The canteen', ...changes }
});
const planDay = async (who: TestPerson, event: number, more: { p_plan?: Json; p_lays_order?: boolean } = {}) =>
	(await who.client.rpc('plan_demo', { p_event: event, p_plan: aPlan(), ...more })).error?.message ?? 'planned';
const show = async (slug: string, who = stranger) => Object((await who.client.rpc('show_demo', { p_slug: slug })).data);
const orderOf = async (slug: string): Promise<number[]> =>
	(await show(slug)).slots.map((slot: { team_id: number }) => slot.team_id);
const place = async (who: TestPerson, event: number, team: number, position: number) =>
	(await who.client.rpc('place_demo', { p_event: event, p_team: team, p_position: position })).error?.message ??
	'placed';
const run = async (who: TestPerson, event: number, what: string, version: number) =>
	(await who.client.rpc('run_demo', { p_event: event, p_do: what, p_version: version })).error?.message ?? 'done';
const clockOf = async (slug: string) => (await show(slug)).plan.clock;

test('the order is drawn by lot and stays; challenges are spread over the day; times follow from the start', async () => {
	const { event, teams } = await anEventWith(3, 3);
	expect(await planDay(organizer, event.id)).toBe('planned');
	const order = await orderOf(event.slug);
	expect(order.toSorted()).toEqual(teams.toSorted());
	const challenges = order.map((team) => (teams.indexOf(team) < 3 ? 'a' : 'b')).join('');
	expect(['ababab', 'bababa']).toContain(challenges);
	const { slots } = await show(event.slug);
	expect(slots.map((slot: { at: string }) => (Date.parse(slot.at) - Date.parse(STARTS)) / 60_000)).toEqual([
		...[0, 5, 10, 15, 20, 25]
	]);
	// changing the times keeps the order
	expect(await place(organizer, event.id, order[0] ?? 0, 6)).toBe('placed');
	const moved = await orderOf(event.slug);
	expect(moved).toEqual([...order.slice(1), order[0]]);
	await planDay(organizer, event.id, { p_plan: aPlan({ pitch_minutes: 5 }) });
	expect(await orderOf(event.slug)).toEqual(moved);
	// drawn again it is another lot, spread as well: of 72 orders it is the same one at most once in a while
	const seen = new Set<string>();
	for (let draw = 0; draw < 12; draw += 1) {
		await planDay(organizer, event.id, { p_lays_order: true });
		const drawn = await orderOf(event.slug);
		expect(drawn.toSorted()).toEqual(teams.toSorted());
		expect(['ababab', 'bababa']).toContain(drawn.map((team) => (teams.indexOf(team) < 3 ? 'a' : 'b')).join(''));
		seen.add(drawn.join());
	}
	expect(seen.size).toBeGreaterThan(1);
});

test('a team moves to a place, is taken off and put back; places have no gaps', async () => {
	const { event } = await anEventWith(4);
	await planDay(organizer, event.id);
	const [a = 0, b = 0, c = 0, d = 0] = await orderOf(event.slug);
	await place(organizer, event.id, d, 2);
	expect(await orderOf(event.slug)).toEqual([a, d, b, c]);
	await place(organizer, event.id, a, 99);
	expect(await orderOf(event.slug)).toEqual([d, b, c, a]);
	const taken: object = { p_position: null };
	await organizer.client.rpc('place_demo', { p_event: event.id, p_team: b, p_position: 0, ...taken });
	expect(await show(event.slug)).toMatchObject({
		slots: [{ position: 1 }, { position: 2 }, { position: 3 }],
		left_out: [{ id: b }]
	});
	await organizer.client.rpc('place_demo', { p_event: event.id, p_team: b, p_position: 1, p_place: ' Table 4 ' });
	expect(await show(event.slug)).toMatchObject({ slots: [{ team_id: b, place: 'Table 4' }, {}, {}, {}], left_out: [] });
});

test('while one pitches, nobody who waits is moved to where next does not reach; what pitched already can be moved', async () => {
	const { event } = await anEventWith(4);
	await planDay(organizer, event.id);
	const [a = 0, b = 0, c = 0, d = 0] = await orderOf(event.slug);
	const step = async (what: string) => run(organizer, event.id, what, (await clockOf(event.slug)).version);
	for (const what of ['start', 'next', 'next', 'start']) expect(await step(what)).toBe('done');
	expect(await clockOf(event.slug)).toMatchObject({ team_id: b });
	// one that waits before the one that pitches, and the one that pitches behind one that waits
	for (const [team, to] of [
		[d, 1],
		[d, 2],
		[b, 3],
		[b, 4]
	] as const) {
		expect(await place(organizer, event.id, team, to)).toBe('demo_place_has_passed');
	}
	expect(await orderOf(event.slug)).toEqual([a, b, c, d]);
	expect(await place(organizer, event.id, d, 3)).toBe('placed');
	expect(await place(organizer, event.id, a, 4)).toBe('placed');
	expect(await orderOf(event.slug)).toEqual([b, d, c, a]);
	const taken: object = { p_position: null };
	await organizer.client.rpc('place_demo', { p_event: event.id, p_team: c, p_position: 0, ...taken });
	expect(await place(organizer, event.id, c, 1)).toBe('demo_place_has_passed');
	for (const what of ['next', 'next', 'start']) expect(await step(what)).toBe('done');
	expect(await clockOf(event.slug)).toMatchObject({ team_id: d });
});

test('drawn again during a pitch, who pitched and who pitches stay, and who waits is drawn behind them', async () => {
	const { event, teams } = await anEventWith(3, 2);
	await planDay(organizer, event.id);
	const drawn = await orderOf(event.slug);
	const [a = 0, b = 0, c = 0, d = 0, e = 0] = drawn;
	const step = async (what: string) => run(organizer, event.id, what, (await clockOf(event.slug)).version);
	// begins otherwise than it was drawn: the last one pitches first, then the second
	expect(await place(organizer, event.id, e, 1)).toBe('placed');
	expect(await place(organizer, event.id, b, 2)).toBe('placed');
	for (const what of ['start', 'next', 'next', 'start']) expect(await step(what)).toBe('done');
	expect(await clockOf(event.slug)).toMatchObject({ team_id: b });
	expect(await place(organizer, event.id, a, 5)).toBe('placed');
	expect(await orderOf(event.slug)).toEqual([e, b, c, d, a]);
	await planDay(organizer, event.id, { p_lays_order: true });
	const again = await orderOf(event.slug);
	expect(again.slice(0, 2)).toEqual([e, b]);
	expect(again.toSorted()).toEqual(teams.toSorted());
	expect(await show(event.slug)).toMatchObject({ slots: [1, 2, 3, 4, 5].map((position) => ({ position })) });
	// nobody is skipped, and nobody pitches twice
	const pitched: number[] = [];
	for (;;) {
		const { team_id: now, is_over: isOver } = await clockOf(event.slug);
		if (isOver) break;
		pitched.push(now);
		for (const what of ['next', 'next']) expect(await step(what)).toBe('done');
	}
	expect(pitched).toEqual(again.slice(1));
	// the day is over: everybody pitched, so everybody stays
	await place(organizer, event.id, a, 1);
	const last = await orderOf(event.slug);
	await planDay(organizer, event.id, { p_lays_order: true });
	expect(await orderOf(event.slug)).toEqual(last);
	expect(await step('reset')).toBe('done');
	await planDay(organizer, event.id, { p_lays_order: true });
	expect((await orderOf(event.slug)).toSorted()).toEqual(drawn.toSorted());
});

test('a team that is taken off while it pitches passes its turn on, and nobody pitches twice', async () => {
	const { event } = await anEventWith(4);
	await planDay(organizer, event.id);
	const [a = 0, b = 0, c = 0, d = 0] = await orderOf(event.slug);
	const step = async (what: string) => run(organizer, event.id, what, (await clockOf(event.slug)).version);
	const takeOff = async (team: number) => {
		const taken: object = { p_position: null };
		const asked = { p_event: event.id, p_team: team, p_position: 0, ...taken };
		expect((await organizer.client.rpc('place_demo', asked)).error).toBeNull();
	};
	for (const what of ['start', 'next', 'next', 'start']) expect(await step(what)).toBe('done');
	await takeOff(b);
	expect(await clockOf(event.slug)).toMatchObject({ team_id: c, is_running: false, counted_ms: 0, is_over: false });
	// and drawn again, who pitched stays
	await planDay(organizer, event.id, { p_lays_order: true });
	expect((await orderOf(event.slug)).slice(0, 2)).toEqual([a, c]);
	expect((await orderOf(event.slug)).slice(2).toSorted()).toEqual([b, d].toSorted());
	expect(await step('start')).toBe('done');
	const [, , third = 0, last = 0] = await orderOf(event.slug);
	await takeOff(c);
	expect(await clockOf(event.slug)).toMatchObject({ team_id: third });
	for (const what of ['start', 'next', 'next']) expect(await step(what)).toBe('done');
	await takeOff(last);
	expect(await clockOf(event.slug)).toMatchObject({ team_id: null, is_over: true });
});

test('who is added after the last pitch is called up, and nobody else again', async () => {
	const { event } = await anEventWith(3);
	await planDay(organizer, event.id, { p_plan: aPlan({ question_minutes: 0 }) });
	const [a = 0, b = 0, c = 0] = await orderOf(event.slug);
	const step = async (what: string) => run(organizer, event.id, what, (await clockOf(event.slug)).version);
	const taken: object = { p_position: null };
	await organizer.client.rpc('place_demo', { p_event: event.id, p_team: c, p_position: 0, ...taken });
	for (const what of ['start', 'next', 'start', 'next']) expect(await step(what)).toBe('done');
	expect(await clockOf(event.slug)).toMatchObject({ team_id: null, is_over: true, next_id: null });
	expect(await step('next')).toBe('demo_has_moved_on');
	// wherever it is put: its turn has not come
	expect(await place(organizer, event.id, c, 1)).toBe('placed');
	expect(await clockOf(event.slug)).toMatchObject({ team_id: null, is_over: true, next_id: c });
	expect(await step('next')).toBe('done');
	expect(await clockOf(event.slug)).toMatchObject({ team_id: c, is_over: false, stage: 'pitch', next_id: null });
	for (const what of ['start', 'next']) expect(await step(what)).toBe('done');
	expect(await clockOf(event.slug)).toMatchObject({ team_id: null, is_over: true, next_id: null });
	expect((await orderOf(event.slug)).toSorted()).toEqual([a, b, c].toSorted());
});

test('a day that was begun again goes back to where it was, until it runs', async () => {
	const { event } = await anEventWith(3);
	await planDay(organizer, event.id);
	const [first, second, third] = await orderOf(event.slug);
	const step = async (what: string) => run(organizer, event.id, what, (await clockOf(event.slug)).version);
	const at = async (seconds: number, what: string) => {
		await stopClock(new Date(event.deadline.getTime() + seconds * 1000));
		expect(await step(what)).toBe('done');
	};
	// nothing to begin again, nothing to go back to
	for (const what of ['reset', 'undo']) expect(await step(what)).toBe('demo_has_moved_on');
	try {
		for (const [index, what] of ['start', 'next', 'next', 'start'].entries()) await at(index, what);
		await at(43, 'reset');
		expect(await clockOf(event.slug)).toMatchObject({ team_id: null, counted_ms: 0, next_id: first, may_undo: true });
		await at(50, 'undo');
		const before = { team_id: second, stage: 'pitch', counted_ms: 40_000, is_running: false, is_over: false };
		expect(await clockOf(event.slug)).toMatchObject({ ...before, next_id: third, may_undo: false });
		expect(await step('undo')).toBe('demo_has_moved_on');
		await at(60, 'reset');
		await at(61, 'start');
		expect(await clockOf(event.slug)).toMatchObject({ team_id: first, may_undo: false });
		expect(await step('undo')).toBe('demo_has_moved_on');
		// whose turn it was is taken off: the next one's turn it is
		await at(62, 'reset');
		const taken: object = { p_position: null };
		await organizer.client.rpc('place_demo', { p_event: event.id, p_team: Number(first), p_position: 0, ...taken });
		await at(63, 'undo');
		expect(await clockOf(event.slug)).toMatchObject({ team_id: second, counted_ms: 0, next_id: third });
		expect(await run(stranger, event.id, 'reset', (await clockOf(event.slug)).version)).toBe('organizer_only');
	} finally {
		await stopClock();
	}
});

test('four who move teams at once leave an order without gaps', async () => {
	const { event } = await anEventWith(4);
	await planDay(organizer, event.id);
	const order = await orderOf(event.slug);
	const answers = await Promise.all(order.map((team, index) => place(organizer, event.id, team, 4 - index)));
	expect(answers).toEqual(answers.map(() => 'placed'));
	const { slots } = await show(event.slug);
	expect(slots.map((slot: { position: number }) => slot.position)).toEqual([1, 2, 3, 4]);
	expect((await orderOf(event.slug)).toSorted()).toEqual(order.toSorted());
});

test('only who handed in pitches', async () => {
	const { event } = await anEventWith(1);
	await planDay(organizer, event.id);
	const late = await person();
	const team = await formTeam(late.client, event.id);
	expect(await place(organizer, event.id, team, 1)).toBe('team_has_not_handed_in');
});

test('the clock of the pitch is the database clock: start, pause, questions, the next team, the end', async () => {
	const { event } = await anEventWith(2);
	await planDay(organizer, event.id);
	const [first, second] = await orderOf(event.slug);
	const at = async (second: number, what: string) => {
		await stopClock(new Date(event.deadline.getTime() + second * 1000));
		const { version } = await clockOf(event.slug);
		expect(await run(organizer, event.id, what, version)).toBe('done');
	};
	try {
		await at(0, 'start');
		await stopClock(new Date(event.deadline.getTime() + 65_250));
		expect(await clockOf(event.slug)).toMatchObject({
			team_id: first,
			stage: 'pitch',
			is_running: true,
			counted_ms: 65_250
		});
		await at(70, 'pause');
		await stopClock(new Date(event.deadline.getTime() + 100_000));
		expect(await clockOf(event.slug)).toMatchObject({ is_running: false, counted_ms: 70_000 });
		await at(110, 'start');
		await at(120, 'next');
		expect(await clockOf(event.slug)).toMatchObject({
			team_id: first,
			stage: 'questions',
			is_running: true,
			counted_ms: 0
		});
		await at(200, 'next');
		expect(await clockOf(event.slug)).toMatchObject({
			team_id: second,
			stage: 'pitch',
			is_running: false,
			counted_ms: 0
		});
		await at(210, 'start');
		await at(230, 'back');
		expect(await clockOf(event.slug)).toMatchObject({ team_id: second, is_running: false, counted_ms: 0 });
		await at(240, 'next');
		await at(250, 'next');
		expect(await clockOf(event.slug)).toMatchObject({ team_id: null, is_over: true });
		await at(260, 'reset');
		expect(await clockOf(event.slug)).toMatchObject({ team_id: null, is_over: false });
	} finally {
		await stopClock();
	}
});

test('of two who press next at once one moves the clock, and no team is skipped', async () => {
	const { event } = await anEventWith(3);
	await planDay(organizer, event.id, { p_plan: aPlan({ question_minutes: 0 }) });
	const [, second] = await orderOf(event.slug);
	await run(organizer, event.id, 'start', 1);
	const answers = await Promise.all([run(organizer, event.id, 'next', 2), run(admin, event.id, 'next', 2)]);
	expect(answers.toSorted()).toEqual(['demo_has_moved_on', 'done']);
	expect(await clockOf(event.slug)).toMatchObject({ team_id: second });
	expect(await run(organizer, event.id, 'pause', 3)).toBe('demo_has_moved_on');
});

test('everybody who is a member hears the clock as it moves, and nobody else', async () => {
	const { event } = await anEventWith(1);
	await planDay(organizer, event.id);
	const heard: (LiveMessage | null)[] = [];
	const listen = async (who: TestPerson, onMessage: (message: LiveMessage | null) => void) => {
		const { data } = await who.client.auth.getSession();
		const token = data.session?.access_token ?? '';
		const claims = (await who.client.auth.getClaims(token)).data?.claims ?? {};
		return relay.open({ topic: `demo-${event.id}`, claims, token, since: null, onMessage, onEnd: () => undefined });
	};
	const leave = await listen(stranger, (message) => heard.push(message));
	expect(leave).not.toBeNull();
	await run(organizer, event.id, 'start', 1);
	await vi.waitFor(() => {
		expect(heard.at(-1)).toMatchObject({
			event: 'changed',
			payload: { is_running: true, version: 2, is_arranged: false }
		});
	});
	leave?.();
});

test('only who runs the event plans the day, changes the order and runs the clock', async () => {
	const { event, teams } = await anEventWith(1);
	const [team = 0] = teams;
	expect(await run(organizer, event.id, 'start', 1)).toBe('demo_is_not_planned');
	expect(await planDay(stranger, event.id)).toBe('organizer_only');
	await planDay(admin, event.id);
	expect(await place(stranger, event.id, team, 1)).toBe('organizer_only');
	expect(await run(stranger, event.id, 'start', 1)).toBe('organizer_only');
	for (const answer of [await planDay(organizer, 999_999_999), await run(organizer, 999_999_999, 'start', 1)])
		expect(answer).toBe('no_such_event');
	expect((await anonymous().rpc('show_demo', { p_slug: event.slug })).error?.code).toBe('42501');
	expect((await organizer.client.from('demo_days').update({ version: 9 }).eq('event_id', event.id)).error?.code).toBe(
		'42501'
	);
	expect((await organizer.client.from('demo_slots').delete().eq('event_id', event.id)).error?.code).toBe('42501');
});

test.each<[string, Json]>([
	['demo_days_pitch_is_short', aPlan({ pitch_minutes: 0 })],
	['demo_days_questions_are_short', aPlan({ question_minutes: 61 })],
	['demo_days_start_is_a_time', aPlan({ starts_at: 'infinity' })],
	['demo_days_start_is_a_time', aPlan({ starts_at: '-infinity' })],
	['demo_day_is_near_the_event', aPlan({ starts_at: '2031-01-01T10:00:00Z' })],
	['demo_day_is_near_the_event', aPlan({ starts_at: '2020-01-01T10:00:00Z' })],
	['demo_days_place_fits', aPlan({ place: 'x'.repeat(121) })]
])('a day that breaks %s is refused by that name', async (name, p_plan) => {
	const event = await plan(organizer.client);
	expect(await planDay(organizer, event.id, { p_plan })).toContain(name);
});

test('a day without anybody who handed in has an empty order, and its clock says so', async () => {
	const event = await plan(organizer.client);
	await planDay(organizer, event.id);
	expect(await orderOf(event.slug)).toEqual([]);
	expect(await run(organizer, event.id, 'start', 1)).toBe('demo_has_nobody');
});
