import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { cast, dayFromToday, refused, running } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, stranger } = people;

type Row = { [field: string]: Json };
const record = (client: Client, id: number, rows: Row[]) =>
	client.rpc('record_readings', { p_experiment: id, p_readings: rows });

async function measured(changes: Row = {}) {
	const x = await running(it, people, changes);
	const on = (segment: string | null, more: Row = {}): Row => ({
		...{ metric_id: x.primary, variant_id: x.control, day: x.today, n: 100, successes: 10 },
		...(segment !== null && { dimension: 'device', segment }),
		...more
	});
	return { ...x, on };
}
const totals = async (id: number) =>
	(
		await stranger.client
			.from('segment_totals')
			.select('segment, days, n, successes')
			.eq('experiment_id', id)
			.order('segment')
	).data;

test('a segment is read beside the whole, by those who run it and nobody else', async () => {
	const { id, on, primary } = await measured();
	expect((await record(marketing.client, id, [on(null), on('phone', { n: 60 }), on('desktop', { n: 39 })])).data).toBe(
		3
	);
	const [leader, admin] = await Promise.all([it.person({ role: 'leader' }), it.person({ role: 'admin' })]);
	for (const { client } of [stranger, leader, admin])
		expect(refused(await record(client, id, [on('phone')]))).toBe('experiment_team_only');
	expect(refused(await record(it.anonymous(), id, [on('phone')]))).toBe('42501');
	expect(await totals(id)).toEqual([
		{ segment: 'desktop', days: 1, n: 39, successes: 10 },
		{ segment: 'phone', days: 1, n: 60, successes: 10 }
	]);
	// the whole is what was entered as the whole
	const { data } = await stranger.client.from('experiment_totals').select('n').eq('metric_id', primary);
	expect(data).toEqual([{ n: 100 }]);
	const read = await stranger.client.rpc('read_experiment', { p_experiment: id });
	expect(read.data).toMatchObject({
		segments: [{ segment: 'desktop', n: 39, successes: 10, mean: null }, { segment: 'phone' }]
	});
	expect((await it.anonymous().from('segment_readings').select()).error?.code).toBe('42501');
});

test('another number for a segment and day is its correction, the same again is nothing', async () => {
	const { id, on, today } = await measured();
	await record(drafter.client, id, [on('phone')]);
	expect((await record(drafter.client, id, [on('phone')])).data).toBe(0);
	expect((await record(marketing.client, id, [on('phone', { successes: 12 })])).data).toBe(1);
	expect((await record(drafter.client, id, [on('phone', { n: 90, successes: 9 })])).data).toBe(1);
	expect(await totals(id)).toEqual([{ segment: 'phone', days: 1, n: 90, successes: 9 }]);
	const { data } = await drafter.client
		.from('segment_readings')
		.select('successes, replaces_id, day')
		.eq('experiment_id', id)
		.order('id');
	expect(data).toMatchObject([{ successes: 10, replaces_id: null, day: today }, { successes: 12 }, { successes: 9 }]);
	const whole = await drafter.client.rpc('export_experiment', { p_experiment: id });
	expect(whole.data).toMatchObject({ segment_readings: [{ successes: 10 }, { successes: 12 }, { successes: 9 }] });
});

test('twenty identical segments at once leave one', async () => {
	const { id, on } = await measured();
	const answers = await Promise.all(Array.from({ length: 20 }, () => record(drafter.client, id, [on('phone')])));
	expect(answers.filter(({ data }) => data === 1)).toHaveLength(1);
	expect(await totals(id)).toEqual([{ segment: 'phone', days: 1, n: 100, successes: 10 }]);
});

test.each([
	['no name', { segment: ' ' }, 'segment_readings_name_is_short'],
	['a name that is a story', { segment: 'x'.repeat(61) }, 'segment_readings_name_is_short'],
	['more successes than there were', { successes: 101 }, 'readings_successes_fit_in_n'],
	['fewer than none', { n: -1, successes: 0 }, 'segment_readings_are_whole'],
	['a share with an average', { mean: 1, sd: 1 }, 'segment_readings_are_whole'],
	['an average in the place of a share', { successes: null, mean: 1, sd: 1 }, 'reading_kind_differs'],
	['a day to come', { day: '2199-01-01' }, 'reading_is_in_the_future']
])('a segment is refused with %s', async (_, changes, constraint) => {
	const { id, on } = await measured();
	expect(refused(await record(drafter.client, id, [on('phone', changes)]))).toBe(constraint);
});

test('segments of an average keep what was before, in their totals too', async () => {
	const { id, guardrail, treatment, today } = await measured();
	const at = { metric_id: guardrail, variant_id: treatment, day: today, segment: 'new', n: 50, mean: 3, sd: 1 };
	const before = { second_mean: 2.5, second_sd: 0.8, correlation: 0.5 };
	await record(drafter.client, id, [{ ...at, ...before }]);
	const { data } = await drafter.client.rpc('read_experiment', { p_experiment: id });
	expect(data).toMatchObject({
		segments: [
			{
				dimension: '',
				segment: 'new',
				mean: 3,
				sd: expect.closeTo(1, 12),
				second_mean: 2.5,
				correlation: expect.closeTo(0.5, 12)
			}
		]
	});
});

test('without chance in the split there are no segments, nor among running totals', async () => {
	const regions = await measured({ design: 'regions' });
	expect(refused(await record(drafter.client, regions.id, [regions.on('phone')]))).toBe('segments_need_a_random_split');
	const { id, on } = await measured();
	const totalled = await drafter.client.rpc('record_cumulative_readings', {
		p_experiment: id,
		p_readings: [on('phone')]
	});
	expect(refused(totalled)).toBe('segments_are_by_day');
});

test('one refused segment keeps all of them and the whole out; forty are enough', async () => {
	const { id, on } = await measured();
	const many = Array.from({ length: 41 }, (_, nth) => on(`segment ${nth}`));
	expect(refused(await record(drafter.client, id, [on(null), ...many]))).toBe('too_many_segments');
	expect(await totals(id)).toEqual([]);
	expect((await record(drafter.client, id, many.slice(1))).data).toBe(40);
	expect((await record(drafter.client, id, [on('segment 5', { day: await dayFromToday(it, 0), n: 200 })])).data).toBe(
		1
	);
});

test('a program appends segments too, and the chain of the log holds', async () => {
	const { id, on } = await measured();
	const made = await drafter.client.rpc('make_reading_token', { p_experiment: id, p_name: 'warehouse' });
	const pushed = await it.anonymous().rpc('push_readings', {
		...{
			p_experiment: id,
			p_token: made.data ?? '',
			p_readings: [on(null), on('phone')],
			p_key: 'k',
			p_body: 'b',
			p_is_cumulative: false
		}
	});
	expect(pushed.data).toEqual({ written: 2, is_repeated: false });
	const { data } = await drafter.client.from('segment_readings').select('entered_by, token_id').eq('experiment_id', id);
	expect(data).toEqual([{ entered_by: drafter.id, token_id: expect.any(Number) }]);
	const [line] = await it.sql<{ details: Row }>`
		select details from public.activity where subject_id = ${String(id)} and verb = 'readings.recorded'`;
	expect(line?.details).toMatchObject({ segments: 1 });
});

test('what was read of a segment is never changed or taken away', async () => {
	const { id, on } = await measured();
	await record(drafter.client, id, [on('phone')]);
	await expect(it.sql`update public.segment_readings set n = 1 where experiment_id = ${id}`).rejects.toThrow();
	await expect(it.sql`delete from public.segment_readings where experiment_id = ${id}`).rejects.toThrow();
	const own = await drafter.client.from('segment_readings').delete().eq('experiment_id', id);
	expect(own.error?.code).toBe('42501');
});
