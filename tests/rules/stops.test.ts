import { afterEach, expect, test } from 'vitest';
import { cast, dayFromToday, plannedDraft, refused, running } from './experiment-world.ts';
import { dueExperiment } from './due-experiment.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner, stranger } = people;
const [leader, admin] = await Promise.all([it.person({ role: 'leader' }), it.person({ role: 'admin' })]);

const WHY = 'fewer than 200 sign-ups after five days';
const stop = (client: Client, id: number, [criterion = 'kill_criterion', reason = WHY]: string[] = []) =>
	client.rpc('stop_experiment', { p_experiment: id, p_criterion: criterion, p_reason: reason });
const stateOf = async (id: number) =>
	(await stranger.client.from('experiment_list').select('state, ends_on').eq('id', id).single()).data;

afterEach(() => it.stopClock());

/** One that has run for so many days. */
async function runningFor(days: number) {
	const x = await running(it, people);
	await it.travel(`${days} days`);
	return x;
}

test('those who run it stop it early: it is due at once, and everybody reads why', async () => {
	const { id } = await runningFor(5);
	const yesterday = await dayFromToday(it, -1);
	expect(refused(await stop(itOwner.client, id))).toBe(undefined);
	expect(await stateOf(id)).toEqual({ state: 'due', ends_on: yesterday });
	const { data } = await stranger.client.from('early_stops').select().eq('experiment_id', id).single();
	expect(data).toMatchObject({
		time_box: 1,
		criterion: 'kill_criterion',
		reason: WHY,
		ended_on: yesterday,
		planned_end: await dayFromToday(it, 9),
		stopped_by: itOwner.id
	});
	const [entry] = await it.sql`select actor_id, details ->> 'criterion' as criterion from public.activity
		where verb = 'experiment.stopped' and subject_id = ${String(id)}`;
	expect(entry).toEqual({ actor_id: itOwner.id, criterion: 'kill_criterion' });
	expect(refused(await leader.client.rpc('open_ballot_box', { p_experiment: id }))).toBe(undefined);
});

test('nobody else stops it: neither other members nor leaders nor admins, and nobody signed out', async () => {
	const { id } = await runningFor(5);
	for (const { client } of [stranger, leader, admin]) {
		expect(refused(await stop(client, id))).toBe('experiment_team_only');
	}
	expect((await stop(it.anonymous(), id)).error).not.toBeNull();
	expect((await stateOf(id))?.state).toBe('running');
	expect(refused(await stop(drafter.client, 987654))).toBe('no_such_experiment');
});

test('a stop names its criterion and its reason', async () => {
	const { id } = await runningFor(5);
	expect(refused(await stop(drafter.client, id, ['boredom']))).toBe('early_stops_name_a_criterion');
	expect(refused(await stop(drafter.client, id, ['outside', '  too short  ']))).toBe('early_stops_reason_is_told');
	expect(refused(await stop(drafter.client, id, ['outside', 'x'.repeat(1001)]))).toBe('early_stops_reason_is_told');
	expect(await it.sql`select from public.early_stops where experiment_id = ${id}`).toEqual([]);
});

test('what does not run cannot be stopped', async () => {
	const draft = await plannedDraft(it, people);
	expect(refused(await stop(drafter.client, draft))).toBe('experiment_has_not_started');
	const due = await dueExperiment(it, { marketing, it: itOwner });
	expect(refused(await stop(marketing.client, due.id))).toBe('time_box_is_over');
	await leader.client.rpc('open_ballot_box', { p_experiment: due.id });
	expect(refused(await stop(marketing.client, due.id))).toBe('experiment_is_decided');
	const { id } = await runningFor(14);
	expect(refused(await stop(drafter.client, id))).toBe('time_box_is_over');
});

test('of those who stop it at the same moment one does, and a second press changes nothing', async () => {
	const { id } = await runningFor(5);
	const replies = await Promise.all([
		stop(drafter.client, id),
		stop(drafter.client, id),
		stop(marketing.client, id, ['guardrail', 'pages load two seconds later']),
		stop(itOwner.client, id, ['success_threshold', 'nine per cent better for sure'])
	]);
	expect(replies.map(refused).filter((name) => name !== undefined && name !== 'experiment_is_stopped')).toEqual([]);
	const stops = await it.sql`select criterion from public.early_stops where experiment_id = ${id}`;
	expect(stops).toHaveLength(1);
	expect(
		await it.sql`select from public.activity where verb = 'experiment.stopped' and subject_id = ${String(id)}`
	).toHaveLength(1);
});

test('a stop and an extension at the same moment: both never hold', async () => {
	const { id } = await runningFor(5);
	const later = await dayFromToday(it, 20);
	const [stopped, extended] = await Promise.all([
		stop(drafter.client, id),
		marketing.client.rpc('amend_experiment', {
			p_experiment: id,
			p_field: 'ends_on',
			p_value: later,
			p_reason: 'the campaign was late'
		})
	]);
	expect(refused(stopped)).toBe(undefined);
	expect([undefined, 'stopped_is_not_extended']).toContain(refused(extended));
	expect(await stateOf(id)).toEqual({ state: 'due', ends_on: await dayFromToday(it, -1) });
});

test('a stop is not taken back: not by an extension, not by whoever holds the database', async () => {
	const { id } = await runningFor(5);
	await stop(drafter.client, id);
	const extension = {
		p_experiment: id,
		p_field: 'ends_on',
		p_value: await dayFromToday(it, 20),
		p_reason: 'we changed our minds'
	};
	expect(refused(await drafter.client.rpc('amend_experiment', extension))).toBe('stopped_is_not_extended');
	const other = { ...extension, p_field: 'kill_state', p_value: 'fewer than 100 sign-ups' };
	expect(refused(await drafter.client.rpc('amend_experiment', other))).toBe(undefined);
	await expect(it.sql`update public.early_stops set reason = 'nothing to see here'`).rejects.toThrow('append_only');
	await expect(it.sql`delete from public.early_stops`).rejects.toThrow('append_only');
	expect((await drafter.client.from('early_stops').delete().eq('experiment_id', id)).error?.code).toBe('42501');
});

test('what is stopped on its first day ends with that day', async () => {
	const { id } = await running(it, people);
	expect(refused(await stop(drafter.client, id, ['outside', 'the form answers with an error']))).toBe(undefined);
	expect(await stateOf(id)).toEqual({ state: 'running', ends_on: await dayFromToday(it, 0) });
	expect(refused(await stop(marketing.client, id))).toBe('experiment_is_stopped');
	await it.travel('1 day');
	expect((await stateOf(id))?.state).toBe('due');
});

test('readings of the days before the stop are still taken, later ones are not', async () => {
	const { id, primary, control } = await runningFor(5);
	await stop(drafter.client, id);
	const record = async (days: number) =>
		drafter.client.rpc('record_readings', {
			p_experiment: id,
			p_readings: [{ metric_id: primary, variant_id: control, day: await dayFromToday(it, days), n: 10, successes: 1 }]
		});
	expect(refused(await record(-1))).toBe(undefined);
	expect(refused(await record(0))).toBe('reading_outside_the_time_box');
});

test('the board shows how often a time-box was extended, and what it was stopped for', async () => {
	const { id } = await runningFor(5);
	const card = async () => {
		const { data } = await stranger.client.from('board_cards').select('extensions, stopped').eq('id', id).single();
		return data;
	};
	expect(await card()).toEqual({ extensions: null, stopped: null });
	for (const days of [20, 25]) {
		await drafter.client.rpc('amend_experiment', {
			p_experiment: id,
			p_field: 'ends_on',
			p_value: await dayFromToday(it, days),
			p_reason: 'the campaign was late'
		});
	}
	await stop(drafter.client, id);
	expect(await card()).toEqual({ extensions: 2, stopped: 'kill_criterion' });
});
