import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { cast, dayFromToday, plannedDraft, refused, running } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, stranger } = people;

type Row = { [field: string]: Json };

/** An experiment that runs for some days already, and those days. */
async function underWay(days = 6) {
	await it.travel(`-${days - 1} days`);
	const x = await running(it, people);
	await it.stopClock();
	const list = await Promise.all(Array.from({ length: days }, (_, nth) => dayFromToday(it, nth - days + 1)));
	const share = (nth: number, n: number, successes: number): Row => ({
		...{ metric_id: x.primary, variant_id: x.control, day: list[nth] ?? '', n, successes }
	});
	const average = (nth: number, [n, mean, sd]: readonly [number, number, number]): Row => ({
		...{ metric_id: x.guardrail, variant_id: x.control, day: list[nth] ?? '', n, mean, sd }
	});
	return { ...x, days: list, share, average };
}

const daily = (client: Client, id: number, rows: Row[]) =>
	client.rpc('record_readings', { p_experiment: id, p_readings: rows });
const totals = (client: Client, id: number, rows: Row[]) =>
	client.rpc('record_cumulative_readings', { p_experiment: id, p_readings: rows });
const counted = (id: number) => it.sql<{ day: string; n: string; successes: string | null; mean: number; sd: number }>`
	select to_char(day, 'YYYY-MM-DD') as day, n, successes, mean, sd from public.current_readings
	where experiment_id = ${id} order by day, metric_id`;

test('running totals become what each day added', async () => {
	const { id, share, days } = await underWay();
	expect((await totals(drafter.client, id, [share(2, 330, 30), share(0, 100, 10), share(1, 210, 15)])).data).toBe(3);
	expect(await counted(id)).toMatchObject([
		{ day: days[0], n: '100', successes: '10' },
		{ day: days[1], n: '110', successes: '5' },
		{ day: days[2], n: '120', successes: '15' }
	]);
});

test('running totals go on from what was read before, and count no day between twice', async () => {
	const { id, share } = await underWay();
	await daily(drafter.client, id, [share(0, 100, 10), share(2, 50, 5)]);
	await totals(drafter.client, id, [share(1, 210, 15), share(3, 400, 40)]);
	expect((await counted(id)).map(({ n, successes }) => [n, successes])).toEqual([
		['100', '10'],
		['110', '5'],
		['50', '5'],
		['140', '20']
	]);
	// the same totals again change nothing
	expect((await totals(drafter.client, id, [share(1, 210, 15), share(3, 400, 40)])).data).toBe(0);
});

test('averages and deviations of running totals are those of each day', async () => {
	const { id, average } = await underWay();
	// 1 2 3, then 10 and 12 more
	const [first, both] = [
		[3, 2, 1],
		[5, 5.6, Math.sqrt(25.3)]
	] as const;
	await totals(drafter.client, id, [average(0, first), average(1, both)]);
	const [, second] = await counted(id);
	expect(second?.n).toBe('2');
	expect(second?.mean).toBeCloseTo(11, 9);
	expect(second?.sd).toBeCloseTo(Math.SQRT2, 9);
});

test('a running total that falls is refused, and nothing of it is kept', async () => {
	const { id, share } = await underWay();
	const falling = [share(0, 100, 10), share(1, 210, 9)];
	expect(refused(await totals(drafter.client, id, falling))).toBe('cumulative_readings_rise');
	await daily(drafter.client, id, [share(0, 100, 10)]);
	expect(refused(await totals(drafter.client, id, [share(1, 90, 9)]))).toBe('cumulative_readings_rise');
	expect(await counted(id)).toHaveLength(1);
});

test('a running total that later days were counted from changes only together with them', async () => {
	const { id, share, average } = await underWay();
	const three = (second: number) => [share(0, 1000, 10), share(1, second, 20), share(2, 3000, 30)];
	await totals(drafter.client, id, three(2500));
	expect(refused(await totals(drafter.client, id, [share(1, 2000, 20)]))).toBe('later_totals_are_missing');
	expect((await totals(drafter.client, id, [share(1, 2500, 20)])).data).toBe(0);
	expect((await totals(drafter.client, id, three(2000).slice(1))).data).toBe(2);
	expect((await counted(id)).map(({ n }) => n)).toEqual(['1000', '1000', '1000']);
	await totals(drafter.client, id, [average(0, [3, 2, 1]), average(2, [5, 5.6, Math.sqrt(25.3)])]);
	expect(refused(await totals(drafter.client, id, [average(1, [4, 3, 1])]))).toBe('later_totals_are_missing');
	expect((await totals(drafter.client, id, [average(0, [3, 2, 1])])).data).toBe(0);
});

test('running totals are for those who run it, and hold to the same rules', async () => {
	const { id, share } = await underWay();
	expect(refused(await totals(stranger.client, id, [share(0, 1, 1)]))).toBe('experiment_team_only');
	expect(refused(await totals(it.anonymous(), id, [share(0, 1, 1)]))).toBe('42501');
	const tomorrow = { ...share(0, 1, 1), day: await dayFromToday(it, 1) };
	expect(refused(await totals(drafter.client, id, [tomorrow]))).toBe('reading_is_in_the_future');
	const twice = [share(0, 100, 10), share(0, 100, 10)];
	expect(refused(await totals(drafter.client, id, twice))).toBe('readings_one_per_metric_variant_and_day');
	const draft = await plannedDraft(it, people);
	expect(refused(await totals(drafter.client, draft, [share(0, 1, 1)]))).toBe('experiment_has_not_started');
});

test('what counts is kept beside the readings, and nobody writes it by hand', async () => {
	const { id, share } = await underWay();
	await daily(drafter.client, id, [share(0, 100, 10), share(1, 100, 11)]);
	await daily(drafter.client, id, [share(0, 101, 12)]);
	const { data } = await stranger.client
		.from('reading_cells')
		.select('n, successes')
		.eq('experiment_id', id)
		.order('day');
	expect(data).toEqual([
		{ n: 101, successes: 12 },
		{ n: 100, successes: 11 }
	]);
	for (const table of ['reading_cells', 'reading_weeks'] as const)
		expect(refused(await drafter.client.from(table).update({ n: 1 }).gt('n', 0))).toBe('42501');
	for (const table of ['reading_cells', 'reading_weeks'] as const)
		expect(refused(await it.anonymous().from(table).select())).toBe('42501');
});

test('a page of the table holds the newest days with their corrections, and says where the next begins', async () => {
	const { id, share, days } = await underWay();
	await daily(
		drafter.client,
		id,
		[0, 1, 2, 3, 4].map((nth) => share(nth, 100, nth))
	);
	for (let nth = 0; nth < 9; nth += 1) await daily(drafter.client, id, [share(4, 200 + nth, 7)]);
	const read = async (before?: string) => {
		const asked = { p_experiment: id, p_days: 2, ...(before && { p_before: before }) };
		const { data } = await stranger.client.rpc('read_reading_days', asked);
		return Object(data);
	};
	const newest = await read();
	expect(newest.readings.map(({ day, n }: Row) => [day, n])).toEqual([
		[days[3], 100],
		...[203, 204, 205, 206, 207, 208].map((n) => [days[4], n])
	]);
	expect(newest.earlier).toBe(days[3]);
	const next = await read(newest.earlier);
	expect(next.readings.map(({ day }: Row) => day)).toEqual([days[1], days[2]]);
	const last = await read(next.earlier);
	expect(last).toMatchObject({ readings: [{ day: days[0] }], earlier: null });
});

test('a page of a hundred thousand readings gets points that add up to all of them', async () => {
	await it.travel('-365 days');
	const variants = Array.from({ length: 140 }, (_, nth) => ({ name: `Variant ${nth}`, is_control: nth === 0 }));
	const changes = { variants, ends_on: await dayFromToday(it, 366), kill_on: await dayFromToday(it, 20) };
	const id = await plannedDraft(it, people, changes);
	expect(refused(await drafter.client.rpc('start_experiment', { p_experiment: id }))).toBeUndefined();
	await it.stopClock();
	const metrics = await it.sql<{
		id: string;
		role: string;
	}>`select id, role from public.metrics where experiment_id = ${id}`;
	const arms = await it.sql<{ id: string }>`select id from public.variants where experiment_id = ${id}`;
	const days = Array.from({ length: 358 }, (_, nth) =>
		new Date(Date.now() - nth * 86_400_000).toISOString().slice(0, 10)
	);
	const rows = metrics.flatMap(({ id: metric, role }) =>
		arms.flatMap((arm) =>
			days.map((day, nth): Row => ({
				...{ metric_id: Number(metric), variant_id: Number(arm.id), day, n: 1000 + nth },
				...(role === 'primary' ? { successes: nth } : { mean: 1e6 + (nth % 3), sd: 0.5 })
			}))
		)
	);
	// in parts: how long all take at once is for the bench, on a machine that does nothing else
	for (let from = 0; from < 100_000; from += 20_000)
		expect((await daily(drafter.client, id, rows.slice(from, from + 20_000))).data).toBe(20_000);
	const { data } = await stranger.client.rpc('read_experiment', { p_experiment: id });
	const { readings, days_a_point: daysAPoint } = Object(data);
	expect(daysAPoint).toBeGreaterThan(1);
	expect(readings.length).toBeLessThan(5000);
	const sum = (field: string) => readings.reduce((total: number, one: Row) => total + Number(one[field]), 0);
	const [exact] = await it.sql<{ n: string; successes: string }>`
		select sum(n) as n, sum(successes) as successes from public.current_readings where experiment_id = ${id}`;
	expect([sum('n'), sum('successes')]).toEqual([Number(exact?.n), Number(exact?.successes)]);
	// a spread of half a second around a million is not lost
	const deviations = readings.flatMap(({ sd }: Row) => (sd === null ? [] : [Number(sd)]));
	expect(Math.min(...deviations)).toBeGreaterThan(0.4);
	expect(Math.max(...deviations)).toBeLessThan(1.2);
}, 60_000);
