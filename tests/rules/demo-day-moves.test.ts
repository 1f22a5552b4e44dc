import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import * as impact from '#lib/impact/today.server.ts';
import * as demos from '#lib/submissions/demo.server.ts';
import { anEvent, aSubmission, formTeam, plan } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';

const { person, sql, stopClock } = await world();
const leader = await person({ role: 'leader' });

const HOUR = 3_600_000;
const MOMENTS = [
	...['ideation_at', 'formation_at', 'build_at', 'submission_at'],
	...['judging_at', 'voting_at', 'results_at']
];
const later = (at: unknown, hours: number) => new Date(Date.parse(String(at)) + hours * HOUR).toISOString();

/** An event in two days with somebody registered, and its demo day a quarter of an hour after the deadline. */
async function planned(isRegistered = true) {
	const [organizer, ann] = await Promise.all([person(), person()]);
	const times = anEvent({ organizer_id: organizer.id }, 48);
	const { id, slug } = await plan(leader.client, times);
	if (isRegistered) expect((await ann.client.rpc('register_for_event', { p_event: id })).error).toBeNull();
	const starts = later(times.judging_at, 0.25);
	const planDay = async (changes: Record<string, Json> = {}, p_version?: number) => {
		const p_plan = { starts_at: starts, pitch_minutes: 3, question_minutes: 2, place: 'The hall', ...changes };
		const asked = { p_event: id, p_plan, ...(p_version !== undefined && { p_version }) };
		return (await organizer.client.rpc('plan_demo', asked)).error?.message ?? 'planned';
	};
	expect(await planDay()).toBe('planned');
	const move = async (hours: number, more: Record<string, Json> = { agenda_moves: 'true' }) => {
		const moved = Object.fromEntries(MOMENTS.map((at) => [at, later(times[at], hours)]));
		const p_event = { ...times, ...moved, reason: 'The trains stand still.', ...more };
		return (
			(await organizer.client.rpc('save_event', { p_event, p_challenges: [], p_id: id })).error?.message ?? 'saved'
		);
	};
	return { id, slug, organizer, ann, times, starts, planDay, move };
}

const startOf = async (id: number) => {
	const [day] = await sql<{ starts_at: Date }>`select starts_at from public.demo_days where event_id = ${id}`;
	return day?.starts_at.toISOString();
};
const newsOf = async ({ client }: TestPerson, slug: string) =>
	(await impact.today(client)).event_news.filter((one) => one.slug === slug && one.kind === 'demo_moved');

test('the demo day moves along with the times where that is asked for, and stays otherwise', async () => {
	const { id, starts, move } = await planned();
	expect(await move(24, {})).toBe('saved');
	expect(await startOf(id)).toBe(starts);
	expect(await move(48)).toBe('saved');
	// by what this save moved: the day before stayed behind
	expect(await startOf(id)).toBe(later(starts, 24));
});

test('a save that keeps the times, or is refused, leaves the demo day where it is', async () => {
	const { id, starts, move } = await planned();
	expect(await move(0)).toBe('saved');
	expect(await move(24, { agenda_moves: 'true', reason: '' })).toBe('moved_times_need_a_reason');
	expect(await startOf(id)).toBe(starts);
});

test('a demo day that has begun stays where it was, whatever is moved', async () => {
	const { id, organizer, times, starts, move } = await planned();
	const [ann, ben] = await Promise.all([person(), person({ function: 'it' })]);
	try {
		await stopClock(new Date(later(times.submission_at, 0.1)));
		const team = await formTeam(ann.client, id);
		await ben.client.rpc('join_team', { p_team: team });
		expect((await ann.client.rpc('submit_team', aSubmission(team))).error).toBeNull();
		const { client } = organizer;
		expect((await client.rpc('place_demo', { p_event: id, p_team: team, p_position: 1 })).error).toBeNull();
		const { data } = await client.from('demo_days').select('version').eq('event_id', id).single();
		const pressed = { p_event: id, p_do: 'start', p_version: data?.version ?? 0 };
		expect((await client.rpc('run_demo', pressed)).error).toBeNull();
		expect(await move(24)).toBe('saved');
		expect(await startOf(id)).toBe(starts);
	} finally {
		await stopClock();
	}
});

test('an organizer who has the form of the demo day open is told that it moved along', async () => {
	const { id, planDay, move } = await planned();
	const [{ version = 0 } = {}] = await sql<{ version: number }>`
		select max(version) as version from public.event_saves where event_id = ${id} and form = 'demo'`;
	expect(await move(24)).toBe('saved');
	expect(await planDay({}, version)).toBe('setup_was_changed');
});

test('a start or a room that moves is one line of news for who is in the event, and no other', async () => {
	const { slug, starts, ann, planDay, move } = await planned();
	expect(await newsOf(ann, slug)).toEqual([]);
	// longer pitches move nothing, nor does the same minute said without its seconds
	expect(await planDay({ pitch_minutes: 5, starts_at: `${starts.slice(0, 16)}:00Z` })).toBe('planned');
	expect(await newsOf(ann, slug)).toEqual([]);
	expect(await planDay({ place: 'Hall B' })).toBe('planned');
	expect(await newsOf(ann, slug)).toMatchObject([{ reason: 'Hall B' }]);
	expect(await planDay({ place: 'Hall B', starts_at: later(starts, 0.5) })).toBe('planned');
	expect(await move(24)).toBe('saved');
	const news = await newsOf(ann, slug);
	expect(news).toHaveLength(1);
	expect(new Date(news[0]?.to_at ?? 0).toISOString().slice(0, 16)).toBe(later(starts, 24.5).slice(0, 16));
	expect(await newsOf(await person(), slug)).toEqual([]);
});

test('nobody counts on a demo day of an event without anybody in it: it moves without news', async () => {
	const { id, planDay } = await planned(false);
	expect(await planDay({ place: 'Hall B' })).toBe('planned');
	expect(await sql`select from public.moved_demo_days where event_id = ${id}`).toHaveLength(0);
});

test('how a demo day moved is kept as it was, and written by nobody from outside', async () => {
	const { id, organizer, planDay } = await planned();
	await planDay({ place: 'Hall B' });
	const { client } = organizer;
	const { data } = await client.from('moved_demo_days').select('from_place, to_place').eq('event_id', id);
	expect(data).toEqual([{ from_place: 'The hall', to_place: 'Hall B' }]);
	expect((await client.from('moved_demo_days').delete().eq('event_id', id)).error?.code).toBe('42501');
	expect((await client.from('moved_demo_days').update({ to_place: 'x' }).eq('event_id', id)).error?.code).toBe('42501');
});

test('a team knows its turn: planned, next, now and done, at its own table; others do not know it as theirs', async () => {
	const event = await plan(leader.client, anEvent());
	const { client } = leader;
	const members: TestPerson[] = [];
	const teams: number[] = [];
	for (let count = 0; count < 2; count += 1) {
		const [ann, ben] = await Promise.all([person(), person({ function: 'it' })]);
		const team = await formTeam(ann.client, event.id);
		await ben.client.rpc('join_team', { p_team: team });
		expect((await ann.client.rpc('submit_team', aSubmission(team))).error).toBeNull();
		members.push(ben);
		teams.push(team);
	}
	const [one, other] = members;
	const [first = 0, second = 0] = teams;
	if (!one || !other) throw new Error('no teams');
	const p_plan = { starts_at: later(event.deadline, 1), pitch_minutes: 3, question_minutes: 2, place: 'The hall' };
	expect((await client.rpc('plan_demo', { p_event: event.id, p_plan })).error).toBeNull();
	for (const [team, position, p_place] of [
		[first, 1, ''],
		[second, 2, 'Table 7']
	] as const)
		await client.rpc('place_demo', { p_event: event.id, p_team: team, p_position: position, p_place });
	const mine = async (who: TestPerson) => (await demos.brief(who.client, event.slug))?.mine;
	const states = async () => [(await mine(one))?.state, (await mine(other))?.state];
	expect(await mine(other)).toMatchObject({ position: 2, place: 'Table 7', state: 'waits' });
	expect(Date.parse((await mine(other))?.at ?? '')).toBe(Date.parse(p_plan.starts_at) + 300_000);
	expect(await mine(one)).toMatchObject({ position: 1, place: 'The hall' });
	expect(await states()).toEqual(['waits', 'waits']);
	const press = async (p_do: string) => {
		const { plan: day } = await demos.show(client, event.slug);
		const pressed = { p_event: event.id, p_do, p_version: day?.clock.version ?? 0 };
		expect((await client.rpc('run_demo', pressed)).error).toBeNull();
	};
	await press('start');
	expect(await states()).toEqual(['now', 'next']);
	for (const what of ['next', 'next']) await press(what);
	expect(await states()).toEqual(['done', 'now']);
	for (const what of ['start', 'next', 'next']) await press(what);
	expect(await states()).toEqual(['done', 'done']);
	expect(await mine(leader)).toBeNull();
	// the order marks one's own, and until the deadline leads nobody to what another team handed in
	const order = await demos.show(other.client, event.slug);
	expect(order.my_team).toBe(second);
	expect(order.slots.map(({ team_id, is_read }) => [team_id, is_read])).toEqual([
		[first, false],
		[second, true]
	]);
	try {
		await stopClock(event.deadline);
		expect((await demos.show(other.client, event.slug)).slots.every(({ is_read }) => is_read)).toBe(true);
	} finally {
		await stopClock();
	}
});
