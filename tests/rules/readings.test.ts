import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { cast, dayFromToday, plannedDraft, refused, running } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner, stranger } = people;

type Row = { [field: string]: Json };
const record = (client: Client, id: number, rows: Row[]) =>
	client.rpc('record_readings', { p_experiment: id, p_readings: rows });
const all = (id: number) => it.sql<Row>`select * from public.readings where experiment_id = ${id} order by id`;

/** A started experiment, and a reading of its primary metric today. */
async function measured() {
	const x = await running(it, people);
	const share = (changes: Row = {}): Row => ({
		metric_id: x.primary,
		variant_id: x.control,
		day: x.today,
		n: 1471,
		successes: 62,
		...changes
	});
	const average = (changes: Row = {}): Row => ({
		metric_id: x.guardrail,
		variant_id: x.control,
		day: x.today,
		n: 900,
		mean: 1.4,
		sd: 0.3,
		...changes
	});
	return { ...x, share, average };
}

test('those who run it record readings of both kinds, signed with their name', async () => {
	const { id, share, average, treatment } = await measured();
	const { data } = await record(marketing.client, id, [share({ source: ' visits report ' }), average()]);
	expect(data).toBe(2);
	expect((await record(itOwner.client, id, [share({ variant_id: treatment })])).data).toBe(1);
	expect(await all(id)).toMatchObject([
		{ n: '1471', successes: '62', mean: null, source: 'visits report', entered_by: marketing.id },
		{ n: '900', successes: null, mean: 1.4, sd: 0.3, entered_by: marketing.id },
		{ entered_by: itOwner.id }
	]);
});

test('nobody else does: other members, leaders, admins, the signed-out', async () => {
	const { id, share } = await measured();
	const [leader, admin] = await Promise.all([it.person({ role: 'leader' }), it.person({ role: 'admin' })]);
	for (const { client } of [stranger, leader, admin])
		expect(refused(await record(client, id, [share()]))).toBe('experiment_team_only');
	expect(refused(await record(it.anonymous(), id, [share()]))).toBe('42501');
	expect(await all(id)).toEqual([]);
});

test('a reading for a day that has one is its correction, and the one before stays', async () => {
	const { id, share } = await measured();
	await record(drafter.client, id, [share()]);
	await record(marketing.client, id, [share({ successes: 60 })]);
	await record(drafter.client, id, [share({ successes: 61 })]);
	const [first, second, third] = await all(id);
	expect([first?.successes, second?.successes, third?.successes]).toEqual(['62', '60', '61']);
	expect([first?.replaces_id, second?.replaces_id, third?.replaces_id]).toEqual([null, first?.id, second?.id]);
	const { data } = await stranger.client.from('current_readings').select('successes').eq('experiment_id', id);
	expect(data).toEqual([{ successes: 61 }]);
});

test('the same numbers again write nothing', async () => {
	const { id, share, average } = await measured();
	await record(drafter.client, id, [share(), average()]);
	expect((await record(drafter.client, id, [share(), average()])).data).toBe(0);
	expect((await record(drafter.client, id, [share(), average({ mean: 1.5 })])).data).toBe(1);
	expect(await all(id)).toHaveLength(3);
});

test('twenty identical readings at once leave one', async () => {
	const { id, share } = await measured();
	const replies = await Promise.all(Array.from({ length: 20 }, () => record(drafter.client, id, [share()])));
	expect(replies.map(refused)).toEqual(Array.from({ length: 20 }));
	expect(replies.reduce((sum, { data }) => sum + (data ?? 0), 0)).toBe(1);
	expect(await all(id)).toHaveLength(1);
});

test('different readings of one day at once form one line of corrections', async () => {
	const { id, share } = await measured();
	await Promise.all(Array.from({ length: 10 }, (_, nth) => record(drafter.client, id, [share({ successes: nth })])));
	const rows = await all(id);
	expect(rows).toHaveLength(10);
	expect(rows.map(({ replaces_id }) => replaces_id)).toEqual([null, ...rows.slice(0, -1).map((row) => row.id)]);
});

test('a reading lies in the time-box and not in the future', async () => {
	const { id, share } = await measured();
	const on = async (days: number) =>
		refused(await record(drafter.client, id, [share({ day: await dayFromToday(it, days) })]));
	expect(await on(1)).toBe('reading_is_in_the_future');
	expect(await on(-1)).toBe('reading_outside_the_time_box');
	await it.travel('20 days');
	expect(refused(await record(drafter.client, id, [share()]))).toBeUndefined();
	// the 15th day of a time-box of 14
	expect(await on(-5)).toBe('reading_outside_the_time_box');
	expect(await on(-6)).toBeUndefined();
	await it.stopClock();
});

test.each([
	['more successes than there were', { successes: 1472 }, 'readings_successes_fit_in_n'],
	['fewer than no successes', { successes: -1 }, 'readings_successes_are_a_count'],
	['fewer than none', { n: -1, successes: 0 }, 'readings_n_is_a_count'],
	['a share with an average', { mean: 1, sd: 1 }, 'readings_are_of_one_kind'],
	['a share without successes', { successes: null, mean: 1, sd: 1 }, 'reading_kind_differs'],
	['a source that is a story', { source: 'x'.repeat(201) }, 'readings_source_fits']
])('a share is refused with %s', async (_, changes, constraint) => {
	const { id, share } = await measured();
	expect(refused(await record(drafter.client, id, [share(changes)]))).toBe(constraint);
});

test.each([
	['a negative deviation', { sd: -0.1 }, 'readings_sd_is_not_negative'],
	['an endless deviation', { sd: 'Infinity' }, 'readings_sd_is_not_negative'],
	['an average beyond all measure', { mean: 1.7e308 }, 'readings_mean_is_a_number'],
	['a deviation beyond all measure', { sd: 1e101 }, 'readings_sd_is_not_negative'],
	['an average that is no number', { mean: 'NaN' }, 'readings_mean_is_a_number'],
	['no deviation', { sd: null }, 'reading_kind_differs'],
	['successes in their place', { mean: null, sd: null, successes: 3 }, 'reading_kind_differs']
])('an average is refused with %s', async (_, changes, constraint) => {
	const { id, average } = await measured();
	expect(refused(await record(drafter.client, id, [average(changes)]))).toBe(constraint);
});

test('the largest averages leave every list readable', async () => {
	const { id, average } = await measured();
	const [first, last] = [
		{ mean: 1e100, sd: 1e100, n: 1_000_000_000_000 },
		{ mean: -1e100, sd: 0, n: 1 }
	];
	expect(refused(await record(drafter.client, id, [average(first)]))).toBeUndefined();
	expect(refused(await record(drafter.client, id, [average(last)]))).toBeUndefined();
	expect(refused(await stranger.client.from('experiment_totals').select().eq('experiment_id', id))).toBeUndefined();
	expect(refused(await stranger.client.rpc('read_experiment', { p_experiment: id }))).toBeUndefined();
});

test('metrics and variants of another experiment are refused', async () => {
	const [mine, other] = await Promise.all([measured(), measured()]);
	const post = async (changes: Row) => refused(await record(drafter.client, mine.id, [mine.share(changes)]));
	expect(await post({ metric_id: other.primary })).toBe('readings_metric_is_of_the_experiment');
	expect(await post({ variant_id: other.control })).toBe('readings_variant_is_of_the_experiment');
	expect(await post({ metric_id: 999_999 })).toBe('readings_metric_is_of_the_experiment');
});

test('one wrong reading keeps all others out', async () => {
	const { id, share, average } = await measured();
	expect(refused(await record(drafter.client, id, [share(), average({ sd: -1 })]))).toBe('readings_sd_is_not_negative');
	expect(await all(id)).toEqual([]);
	expect(refused(await record(drafter.client, id, [share(), share()]))).toBe('readings_one_per_metric_variant_and_day');
	await record(drafter.client, id, [share()]);
	expect(refused(await record(drafter.client, id, [share({ n: 1472 }), share({ n: 1473 })]))).toBe(
		'readings_are_replaced_once'
	);
	const many = Array.from({ length: 100_001 }, () => share());
	expect(refused(await record(drafter.client, id, many))).toBe('too_many_readings');
	expect(await all(id)).toHaveLength(1);
});

test('columns that are not a reading are ignored', async () => {
	const { id, share } = await measured();
	const forged = { entered_by: stranger.id, entered_at: '2020-01-01', replaces_id: 1, experiment_id: 1, id: 7 };
	await record(drafter.client, id, [share(forged)]);
	const [row] = await it.sql<{ is_new: boolean }>`select entered_at > now() - interval '1 minute' as is_new
		from public.readings where experiment_id = ${id} and entered_by = ${drafter.id} and replaces_id is null`;
	expect(row).toEqual({ is_new: true });
});

test('a draft takes no readings, nor does what was decided', async () => {
	const { id, share } = await measured();
	const draft = await plannedDraft(it, people);
	expect(refused(await record(drafter.client, draft, [share()]))).toBe('experiment_has_not_started');
	await it.sql`update public.experiments set ended_as = 'killed', ended_at = now() where id = ${id}`;
	expect(refused(await record(drafter.client, id, [share()]))).toBe('experiment_is_decided');
});

test('a reading is never edited, removed or swept away, not by the service key nor the owner', async () => {
	const { id, share } = await measured();
	await record(drafter.client, id, [share()]);
	for (const client of [drafter.client, it.service()]) {
		expect(refused(await client.from('readings').update({ successes: 99 }).eq('experiment_id', id))).toBe('42501');
		expect(refused(await client.from('readings').delete().eq('experiment_id', id))).toBe('42501');
	}
	for (const statement of [
		`update public.readings set successes = 99 where experiment_id = ${id}`,
		`delete from public.readings where experiment_id = ${id}`,
		'truncate public.readings cascade'
	])
		await expect(it.owner.query(statement), statement).rejects.toThrow('facts_are_append_only');
	expect(await all(id)).toMatchObject([{ successes: '62' }]);
});

test('the totals are what all current readings add up to, corrections included', async () => {
	const { id, share, average, treatment } = await measured();
	await it.travel('10 days');
	const days = await Promise.all([0, -1, -2, -3].map((back) => dayFromToday(it, back)));
	for (const [nth, day] of days.entries()) {
		await record(drafter.client, id, [
			share({ day, n: 1000 + nth, successes: 40 + nth }),
			share({ day, variant_id: treatment, n: 900, successes: 50 }),
			average({ day, n: 1 + nth, mean: 100.25 + nth / 3, sd: nth / 7 }),
			average({ day, variant_id: treatment, n: 800, mean: -3.1, sd: 0.01 })
		]);
		await record(drafter.client, id, [
			share({ day, n: 1001 + nth, successes: 41 }),
			average({ day, n: 5, mean: 0.1 + nth, sd: 2 })
		]);
	}
	await it.stopClock();
	const kept = await it.sql`
		select metric_id, variant_id, days, n, successes, mean, sd from public.experiment_totals
		where experiment_id = ${id} order by metric_id, variant_id`;
	const counted = await it.sql`
		with r as (select *, n * mean::numeric as total, greatest(n - 1, 0) * sd::numeric * sd::numeric + n * mean::numeric * mean::numeric as squares
			from public.current_readings where experiment_id = ${id})
		select metric_id, variant_id, count(*)::int as days, sum(n) as n, sum(successes) as successes,
			(sum(total) / sum(n))::double precision as mean,
			sqrt((sum(n) * sum(squares) - sum(total) * sum(total)) / (sum(n) * (sum(n) - 1)))::double precision as sd
		from r group by metric_id, variant_id order by metric_id, variant_id`;
	expect(kept).toHaveLength(4);
	expect(kept).toEqual(counted);
	const { data } = await stranger.client.from('experiment_list').select('totals').eq('id', id).single();
	expect(data?.totals).toMatchObject([
		{ is_control: true, kind: 'proportion', successes: 164 },
		{ is_control: false, kind: 'proportion', n: 3600, successes: 200 }
	]);
});
