import { afterEach, beforeAll, expect, test } from 'vitest';
import * as calendar from '#lib/experiments/calendar.server.ts';
import * as feeds from '#lib/experiments/feeds.server.ts';
import type { Scope } from '#lib/experiments/feeds.ts';
import { dueExperiment } from './due-experiment.ts';
import { cast, dayFromToday, newDraft, newIdea, plannedDraft, refused, running } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner, stranger } = people;
let span = { from: '', to: '' };

beforeAll(async () => {
	span = { from: await dayFromToday(it, -30), to: await dayFromToday(it, 60) };
});
afterEach(() => it.stopClock());

const shown = async (id: number, client = stranger.client, days = span) =>
	(await calendar.read(client, days)).experiments.find((one) => one.id === id);
const zombie = async (id: number) => (await calendar.read(stranger.client, span)).zombies.find((one) => one.id === id);
const renew = async (client: Client, scope: Scope) => (await feeds.renew(client, scope)).token ?? '';
const feedOf = async (token: string, client = it.anonymous()) =>
	(await feeds.read(client, token, { origin: 'https://ideas.example.com' })).replaceAll('\r\n ', '');
const isGone = (token: string) =>
	it
		.anonymous()
		.rpc('read_calendar_feed', { p_token: token })
		.then(({ data }) => data === null);

test('the calendar shows what runs and what is planned, and no draft without dates', async () => {
	const { id } = await running(it, people);
	const planned = await plannedDraft(it, people, { starts_on: await dayFromToday(it, 3) });
	const vague = await newDraft(drafter, await newIdea(drafter));
	expect(await shown(id)).toMatchObject({
		state: 'running',
		marketing_owner: marketing.name,
		audience: 'first-time visitors',
		time_boxes: [{ number: 1, planned_end: await dayFromToday(it, 14), extensions: 0, stopped_by_criterion: null }]
	});
	expect(await shown(planned)).toMatchObject({ state: 'draft', starts_on: await dayFromToday(it, 3), time_boxes: [] });
	expect(await shown(vague)).toBeUndefined();
});

test('it shows what takes up the days that are asked for, and nothing else', async () => {
	const { id } = await running(it, people);
	const planned = await plannedDraft(it, people, { starts_on: await dayFromToday(it, 3) });
	const between = async (from: number, to: number) => ({
		from: await dayFromToday(it, from),
		to: await dayFromToday(it, to)
	});
	expect(await shown(planned, stranger.client, await between(14, 20))).toBeDefined();
	expect(await shown(planned, stranger.client, await between(15, 20))).toBeUndefined();
	expect(await shown(planned, stranger.client, await between(0, 2))).toBeUndefined();
	expect(await shown(id, stranger.client, await between(-9, -1))).toBeUndefined();
	// what is open takes up the days until it is decided
	expect(await shown(id, stranger.client, await between(200, 230))).toBeDefined();
});

test('it shows nothing to who is not signed in', async () => {
	const { error } = await it.anonymous().rpc('read_calendar', { p_from: span.from, p_to: span.to });
	expect(error).not.toBeNull();
	expect((await it.anonymous().from('zombies').select()).error).not.toBeNull();
});

test('each time-box keeps the end it had: planned, extended or stopped', async () => {
	const { id } = await running(it, people);
	const end = await dayFromToday(it, 14);
	const later = await dayFromToday(it, 18);
	await drafter.client.rpc('amend_experiment', {
		p_experiment: id,
		p_field: 'ends_on',
		p_value: later,
		p_reason: 'the campaign was late'
	});
	const [leader] = [await it.person({ role: 'leader' })];
	const others = await Promise.all([it.person({ role: 'leader', function: 'it' }), it.person({ role: 'leader' })]);
	await it.travel('20 days');
	const { data: box } = await leader.client.rpc('open_ballot_box', { p_experiment: id });
	for (const { client } of [leader, ...others]) {
		const ballot = { p_box: box ?? 0, p_choice: 'iterate' as const, p_confidence: 80, p_reason: 'not clear yet' };
		expect(refused(await client.rpc('cast_ballot', ballot))).toBe(undefined);
	}
	await leader.client.rpc('reveal_ballots', { p_box: box ?? 0 });
	const decision = {
		p_box: box ?? 0,
		p_outcome: 'iterate' as const,
		p_rationale: 'we want to be sure of it',
		p_next_step: 'run it again',
		p_days: 10,
		p_confirmed: { recommended: null }
	};
	expect(refused(await leader.client.rpc('decide', decision))).toBe(undefined);
	const again = await dayFromToday(it, 0);
	await it.travel('24 days');
	await drafter.client.rpc('stop_experiment', {
		p_experiment: id,
		p_criterion: 'guardrail',
		p_reason: 'pages load two seconds later'
	});
	const found = await shown(id, stranger.client, { from: end, to: again });
	expect(found?.time_boxes).toEqual([
		expect.objectContaining({ planned_end: end, ended_on: later, extensions: 1, stopped_by_criterion: null }),
		expect.objectContaining({
			starts_on: again,
			ended_on: await dayFromToday(it, -1),
			stopped_by_criterion: 'guardrail'
		})
	]);
	// and so do those who read it: days between the two are no days of the run
	const { data: read } = await stranger.client.rpc('read_experiment', { p_experiment: id });
	expect(Object(read).time_boxes).toEqual([
		expect.objectContaining({ ended_on: later }),
		expect.objectContaining({ starts_on: again, ended_on: await dayFromToday(it, -1) })
	]);
});

test('what nobody decides or reads for more than two weeks is a zombie', async () => {
	const { id } = await running(it, people);
	const due = await dueExperiment(it, { marketing, it: itOwner });
	expect([await zombie(id), await zombie(due.id)]).toEqual([undefined, undefined]);
	await it.travel('13 days');
	expect(await zombie(due.id)).toBeUndefined();
	await it.travel('14 days');
	expect(await zombie(id)).toBeUndefined();
	expect(await zombie(due.id)).toMatchObject({ reason: 'undecided', days: 15, state: 'due' });
	await it.sql`update public.experiments set deciding_since = private.now() where id = ${due.id}`;
	expect(await zombie(due.id)).toMatchObject({ state: 'deciding' });
	await it.sql`update public.experiments set ended_as = 'killed', ended_at = private.now() where id = ${due.id}`;
	expect(await zombie(due.id)).toBeUndefined();
});

test('a reading keeps what runs from being a zombie', async () => {
	const long = await plannedDraft(it, people, { ends_on: await dayFromToday(it, 40) });
	await drafter.client.rpc('start_experiment', { p_experiment: long });
	await it.travel('15 days');
	expect(await zombie(long)).toMatchObject({ reason: 'unread', days: 15, state: 'running' });
	const [cell] = await it.sql<{ metric: string; variant: string }>`select m.id as metric, v.id as variant
		from public.metrics m join public.variants v using (experiment_id)
		where experiment_id = ${long} and m.role = 'primary' and v.is_control`;
	const reading = { metric_id: cell?.metric ?? 0, variant_id: cell?.variant ?? 0, n: 9, successes: 1 };
	const readings = [{ ...reading, day: await dayFromToday(it, -2) }];
	expect(refused(await drafter.client.rpc('record_readings', { p_experiment: long, p_readings: readings }))).toBe(
		undefined
	);
	expect(await zombie(long)).toBeUndefined();
});

test('a calendar address opens without signing in, to titles and days', async () => {
	const { id } = await running(it, people);
	const token = await renew(marketing.client, 'mine');
	const text = await feedOf(token);
	const entry = text.slice(text.indexOf(`UID:experiment-${id}-box-1@ideas.example.com`)).split('END:VEVENT')[0];
	expect(entry).toContain('SUMMARY:One field less');
	expect(entry).toContain(`DTSTART;VALUE=DATE:${(await dayFromToday(it, 0)).replaceAll('-', '')}`);
	expect(entry).toContain(`DTEND;VALUE=DATE:${(await dayFromToday(it, 15)).replaceAll('-', '')}`);
	expect(entry).toContain(`URL:https://ideas.example.com/experiments/${id}`);
	for (const secret of ['first-time visitors', 'phone number', ...Object.values(people).map(({ name }) => name)]) {
		expect(text).not.toContain(secret);
	}
});

test('"mine" is what a person owns or drafted, "all" is everything', async () => {
	const { id } = await running(it, people);
	const mark = `UID:experiment-${id}-box-1@`;
	for (const { client } of [drafter, marketing, itOwner]) {
		expect(await feedOf(await renew(client, 'mine'))).toContain(mark);
	}
	expect(await feedOf(await renew(stranger.client, 'mine'))).not.toContain(mark);
	expect(await feedOf(await renew(stranger.client, 'all'))).toContain(mark);
});

test('an entry that moves has a higher sequence, one that stays the same', async () => {
	const { id } = await running(it, people);
	const token = await renew(marketing.client, 'mine');
	const sequence = async () => {
		const text = await feedOf(token);
		return Number(/SEQUENCE:(\d+)/.exec(text.slice(text.indexOf(`UID:experiment-${id}-box-1@`)))?.[1]);
	};
	const amend = async (p_field: string, p_value: string) => {
		const amendment = { p_experiment: id, p_field, p_value, p_reason: 'we learned something new' };
		expect(refused(await drafter.client.rpc('amend_experiment', amendment))).toBe(undefined);
		return sequence();
	};
	const first = await sequence();
	expect(await amend('insight', 'five in ten leave')).toBe(first);
	expect(await amend('ends_on', await dayFromToday(it, 20))).toBe(first + 1);
	expect(await amend('ends_on', await dayFromToday(it, 21))).toBe(first + 2);
	const day = await dayFromToday(it, 11);
	expect(await amend('kill_on', day)).toBe(first + 3);
	expect(await feedOf(token)).toContain(day.replaceAll('-', ''));
});

test('a new address ends the old one, and an ended one is gone', async () => {
	const old = await renew(drafter.client, 'all');
	const next = await renew(drafter.client, 'all');
	expect([await isGone(old), await isGone(next)]).toEqual([true, false]);
	expect(Object.keys(await feeds.addresses(drafter.client))).toContain('all');
	await feeds.end(drafter.client, 'all');
	await feeds.end(drafter.client, 'all');
	expect(await isGone(next)).toBe(true);
	for (const guess of ['', '%', `${next}0`, 'x'.repeat(5000)]) expect(await isGone(guess)).toBe(true);
});

test('the address of somebody who left ends with them', async () => {
	const leaver = await it.person();
	const token = await renew(leaver.client, 'all');
	expect(await isGone(token)).toBe(false);
	await it.sql`update public.people set left_at = private.now() where id = ${leaver.id}`;
	expect(await isGone(token)).toBe(true);
	expect(await feeds.renew(leaver.client, 'all')).toMatchObject({ error: { message: 'sign_in_first' } });
});

test('addresses are seen by their person only, and their secret by nobody', async () => {
	const token = await renew(drafter.client, 'mine');
	expect((await stranger.client.from('calendar_feeds').select('scope, made_at')).data?.length).toBe(
		(await it.sql`select from public.calendar_feeds where person_id = ${stranger.id}`).length
	);
	expect((await drafter.client.from('calendar_feeds').select('token_hash')).error).not.toBeNull();
	expect((await it.anonymous().from('calendar_feeds').select('scope')).error).not.toBeNull();
	expect(await it.sql`select from public.calendar_feeds f where to_jsonb(f)::text like ${`%${token}%`}`).toEqual([]);
	expect(await it.sql`select from public.activity a where to_jsonb(a)::text like ${`%${token}%`}`).toEqual([]);
	expect((await drafter.client.rpc('renew_calendar_feed', { p_scope: 'theirs' })).error?.message).toContain(
		'calendar_feeds_are_of_a_scope'
	);
});

test('of two renewals at once one address opens', async () => {
	const person = await it.person();
	const tokens = await Promise.all([1, 2, 3, 4].map(() => renew(person.client, 'mine')));
	const gone = await Promise.all(tokens.map(isGone));
	expect(gone.filter((isOver) => !isOver)).toHaveLength(1);
});
