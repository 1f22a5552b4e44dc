import { afterEach, describe, expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { cast, dayFromToday, refused, running } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner, stranger } = people;

afterEach(() => it.stopClock());

type Row = { [field: string]: Json };
const record = (client: Client, id: number, rows: Row[]) =>
	client.rpc('record_readings', { p_experiment: id, p_readings: rows });
const all = (id: number) => it.sql<Row>`
	select id::int, n::int, successes::int, source, withdrawal, replaces_id::int, entered_by from public.readings
	where experiment_id = ${id} order by id`;
const logged = (id: number) => it.sql<Row>`
	select verb, actor_id, details from public.activity
	where subject = 'experiments' and subject_id = ${String(id)} and verb like 'readings.%' order by seq`;
const why = 'counted the staff too';

/** A started experiment, a reading of its control today, and what withdraws it. */
async function measured(changes: Row = {}) {
	const x = await running(it, people, changes);
	const place = { metric_id: x.primary, variant_id: x.control, day: x.today };
	const read = (more: Row = {}): Row => ({ ...place, n: 1000, successes: 120, ...more });
	const withdraw = (more: Row = {}): Row => ({ ...place, withdrawal: why, ...more });
	return { ...x, read, withdraw };
}

/** The sums that are kept, as they are after adding up what counts. */
async function kept(id: number) {
	const [sums] = await it.sql<Row>`
		select coalesce(jsonb_agg(jsonb_build_array(metric_id, variant_id, days, last_day, n, successes, sum, squares, second_n, second_sum)
			order by metric_id, variant_id), '[]') as sums
		from public.reading_totals where metric_id in (select id from public.metrics where experiment_id = ${id})`;
	const [anew] = await it.sql<Row>`
		select coalesce(jsonb_agg(row order by metric_id, variant_id), '[]') as sums from (
			select metric_id, variant_id, jsonb_build_array(metric_id, variant_id, count(*), max(day), sum(n), coalesce(sum(successes), 0),
				coalesce(sum(n * mean::numeric), 0), coalesce(sum(private.squares(n, mean, sd)), 0),
				coalesce(sum(n) filter (where second_mean is not null), 0), coalesce(sum(n * second_mean::numeric), 0)) as row
			from public.current_readings where experiment_id = ${id} group by metric_id, variant_id) r`;
	const [weeks] = await it.sql<Row>`
		select coalesce(jsonb_agg(jsonb_build_array(metric_id, variant_id, days, last_day, n) order by metric_id, variant_id), '[]') as sums
		from (select metric_id, variant_id, sum(days) as days, max(last_day) as last_day, sum(n) as n from public.reading_weeks
			where metric_id in (select id from public.metrics where experiment_id = ${id}) group by 1, 2) w`;
	const short = (rows: Json | undefined) =>
		Array.isArray(rows) ? rows.map((row) => Object.values(row ?? {}).slice(0, 5)) : [];
	expect(sums?.sums).toEqual(anew?.sums);
	expect(short(weeks?.sums)).toEqual(short(anew?.sums));
	return anew?.sums;
}
const counts = async (id: number) =>
	(await stranger.client.from('current_readings').select('n, successes').eq('experiment_id', id).order('id')).data;

describe('a withdrawal', () => {
	test('is a row that says who took the reading back and why, and the reading stays', async () => {
		const { id, read, withdraw } = await measured();
		await record(marketing.client, id, [read({ source: 'visits report' })]);
		expect((await record(itOwner.client, id, [withdraw({ withdrawal: ` ${why} ` })])).data).toBe(1);
		const [first, second, ...more] = await all(id);
		expect(first).toMatchObject({ successes: 120, withdrawal: null, entered_by: marketing.id });
		expect(second).toMatchObject({ withdrawal: why, replaces_id: first?.id, entered_by: itOwner.id });
		expect(more).toEqual([]);
		expect(await counts(id)).toEqual([]);
		expect((await logged(id)).at(-1)).toMatchObject({
			verb: 'readings.withdrawn',
			actor_id: itOwner.id,
			details: { readings: 1, reason: why }
		});
		await expect(it.sql`delete from public.readings where id = ${String(second?.id)}`).rejects.toThrow();
	});

	test('is for those who may enter readings: other members, leaders, admins, the signed-out and programs may not', async () => {
		const { id, read, withdraw, today } = await measured();
		await record(drafter.client, id, [read()]);
		const [leader, admin] = await Promise.all([it.person({ role: 'leader' }), it.person({ role: 'admin' })]);
		for (const { client } of [stranger, leader, admin])
			expect(refused(await record(client, id, [withdraw()]))).toBe('experiment_team_only');
		expect(refused(await record(it.anonymous(), id, [withdraw()]))).toBe('42501');
		const token = (await drafter.client.rpc('make_reading_token', { p_experiment: id, p_name: 'Nightly' })).data ?? '';
		const push = (rows: Row[]) =>
			it.anonymous().rpc('push_readings', {
				...{ p_experiment: id, p_token: token, p_readings: rows, p_key: '', p_body: '', p_is_cumulative: false }
			});
		expect(refused(await push([withdraw()]))).toBe('withdrawals_are_of_one_day');
		const totals = { p_experiment: id, p_readings: [withdraw()] };
		expect(refused(await drafter.client.rpc('record_cumulative_readings', totals))).toBe('withdrawals_are_of_one_day');
		for (const client of [drafter.client, it.anonymous()])
			expect(
				refused(
					await client
						.from('readings')
						.insert({ ...place(read()), experiment_id: id, withdrawal: why, entered_by: drafter.id })
				)
			).toBe('42501');
		expect(await counts(id)).toHaveLength(1);
		expect(today).toBe(read().day);
	});

	test('says why in 3 to 200 characters, whoever asks', async () => {
		const { id, read, withdraw } = await measured();
		await record(drafter.client, id, [read()]);
		for (const withdrawal of ['', '  no  ', 'x'.repeat(201)])
			expect(refused(await record(drafter.client, id, [withdraw({ withdrawal })]))).toBe('readings_withdrawal_is_told');
		expect(await counts(id)).toHaveLength(1);
	});

	test('of what was never read, or is withdrawn already, writes nothing', async () => {
		const { id, read, withdraw, treatment } = await measured();
		await record(drafter.client, id, [read()]);
		expect((await record(drafter.client, id, [withdraw({ variant_id: treatment })])).data).toBe(0);
		await record(drafter.client, id, [withdraw()]);
		expect((await record(marketing.client, id, [withdraw()])).data).toBe(0);
		expect(await all(id)).toHaveLength(2);
		expect((await logged(id)).filter(({ verb }) => verb === 'readings.withdrawn')).toHaveLength(1);
	});

	test('comes too late once the experiment is decided, as a correction does', async () => {
		const { id, read, withdraw } = await measured();
		await record(drafter.client, id, [read()]);
		await it.sql`update public.experiments set ended_as = 'killed', ended_at = private.now() where id = ${id}`;
		expect(refused(await record(drafter.client, id, [withdraw()]))).toBe('experiment_is_decided');
		expect(await counts(id)).toHaveLength(1);
	});

	test('of one cell goes through with the corrections beside it, or not at all', async () => {
		const { id, read, withdraw, treatment } = await measured();
		await record(drafter.client, id, [read(), read({ variant_id: treatment })]);
		const wrong = read({ variant_id: treatment, successes: 1001 });
		expect(refused(await record(drafter.client, id, [withdraw(), wrong]))).toBe('readings_successes_fit_in_n');
		expect(await counts(id)).toHaveLength(2);
		expect((await record(drafter.client, id, [withdraw(), read({ variant_id: treatment, successes: 99 })])).data).toBe(
			2
		);
		expect(await counts(id)).toEqual([{ n: 1000, successes: 99 }]);
		await kept(id);
	});
});

describe('what is withdrawn', () => {
	test('is in no total, list, page, calendar or margin of what counts, and in the whole export as what does not', async () => {
		const { id, read, withdraw, treatment, primary } = await measured();
		const before = await kept(id);
		await record(drafter.client, id, [read(), read({ variant_id: treatment, n: 900 })]);
		await record(drafter.client, id, [withdraw()]);
		expect(await kept(id)).toHaveLength(1);
		const totals = await stranger.client.from('experiment_totals').select('variant_id, n').eq('metric_id', primary);
		expect(totals.data).toEqual([{ variant_id: treatment, n: 900 }]);
		const whole = await stranger.client.rpc('read_experiment', { p_experiment: id });
		expect(whole.data).toMatchObject({ readings: [{ n: 900 }] });
		const page = await stranger.client.rpc('read_experiment_page', { p_experiment: id, p_days: 10 });
		expect(page.data).toMatchObject({
			readings: [{ n: 900 }],
			days: { readings: [{ withdrawal: null }, { withdrawal: null }, { withdrawal: why, n: 1000 }] }
		});
		const calendar = await stranger.client.rpc('read_reading_calendar', { p_experiment: id });
		expect(calendar.data).toMatchObject([{ cells: 1 }]);
		const exported = await stranger.client.rpc('export_experiment', { p_experiment: id });
		expect(exported.data).toMatchObject({
			readings: [{ counts: false }, { counts: true, n: 900 }, { counts: false, withdrawal: why }]
		});
		const link = await drafter.client.rpc('share_experiment', { p_experiment: id, p_days: 7 });
		const shared = await it.anonymous().rpc('read_shared_experiment', { p_token: link.data ?? '' });
		expect(JSON.stringify(shared.data)).not.toContain(why);
		expect(shared.data).toMatchObject({ experiment: { readings: [{ n: 900 }] } });
		// the last of it gone, it is as if nothing had been read
		await record(drafter.client, id, [withdraw({ variant_id: treatment })]);
		expect(await kept(id)).toEqual(before);
	});

	test('can be read again, and that counts and can be corrected', async () => {
		const { id, read, withdraw } = await measured();
		await record(drafter.client, id, [read()]);
		await record(drafter.client, id, [withdraw()]);
		expect((await record(marketing.client, id, [read()])).data).toBe(1);
		expect(await counts(id)).toEqual([{ n: 1000, successes: 120 }]);
		await record(drafter.client, id, [read({ successes: 119 })]);
		await record(drafter.client, id, [withdraw()]);
		await record(drafter.client, id, [read({ successes: 118 })]);
		expect(await counts(id)).toEqual([{ n: 1000, successes: 118 }]);
		const rows = await all(id);
		expect(rows.map(({ replaces_id }) => replaces_id)).toEqual([null, ...rows.slice(0, -1).map((row) => row.id)]);
		await kept(id);
	});

	test('gives back the last day that was read, which decides what is overdue', async () => {
		const { id, read, withdraw } = await measured();
		await record(drafter.client, id, [read()]);
		await it.travel('3 days');
		const day = await dayFromToday(it, 0);
		await record(drafter.client, id, [read({ day })]);
		const last = async () => {
			const { data } = await marketing.client.rpc('today');
			const found: { experiments: { id: number; days_since_reading: number }[] } = JSON.parse(JSON.stringify(data));
			return found.experiments.find((one) => one.id === id)?.days_since_reading;
		};
		expect(await last()).toBe(0);
		await record(drafter.client, id, [withdraw({ day })]);
		expect(await last()).toBe(3);
		await kept(id);
	});

	test('is taken from sums of averages with what was before, so that they are as if it had never been', async () => {
		const { id, today, guardrail, control, treatment } = await measured({ uses_pre_period: true });
		const average = (variant_id: number, mean: number): Row => ({
			...{ metric_id: guardrail, variant_id, day: today, n: 77, mean, sd: 0.3 },
			...{ second_mean: mean / 3, second_sd: 0.2, correlation: 0.7 }
		});
		await record(drafter.client, id, [average(control, 1.1)]);
		const before = await kept(id);
		await record(drafter.client, id, [average(treatment, 1.7)]);
		await record(drafter.client, id, [average(treatment, 1.9)]);
		await record(drafter.client, id, [{ metric_id: guardrail, variant_id: treatment, day: today, withdrawal: why }]);
		expect(await kept(id)).toEqual(before);
	});

	test('takes the segments of its day along, and they can be read again', async () => {
		const { id, read, withdraw, treatment } = await measured();
		const phone = (more: Row = {}) => read({ dimension: 'device', segment: 'phone', n: 500, successes: 60, ...more });
		const totals = async () =>
			(
				await stranger.client
					.from('segment_totals')
					.select('variant_id, days, n')
					.eq('experiment_id', id)
					.order('variant_id')
			).data;
		await record(drafter.client, id, [read(), phone(), phone({ variant_id: treatment })]);
		expect((await record(drafter.client, id, [withdraw()])).data).toBe(2);
		expect(await totals()).toEqual([{ variant_id: treatment, days: 1, n: 500 }]);
		// what was read of segments alone is withdrawn too
		expect((await record(drafter.client, id, [withdraw({ variant_id: treatment, seen: 0 })])).data).toBe(1);
		expect(await totals()).toEqual([]);
		expect((await record(drafter.client, id, [phone()])).data).toBe(1);
		expect(await totals()).toMatchObject([{ days: 1, n: 500 }]);
		const exported = await stranger.client.rpc('export_experiment', { p_experiment: id });
		const { segment_readings } = JSON.parse(JSON.stringify(exported.data));
		expect(segment_readings.map(({ counts }: Row) => counts)).toEqual([false, false, false, false, true]);
	});

	test('meets no criterion any more, also where nothing else was read', async () => {
		const { id, read, withdraw, treatment } = await measured({ success_threshold: 0.05 });
		await record(drafter.client, id, [read(), read({ variant_id: treatment, successes: 200 })]);
		const met = async () =>
			(await stranger.client.from('criteria_met').select('kind').eq('experiment_id', id)).data?.map(({ kind }) => kind);
		expect(await met()).toEqual(['success']);
		await record(drafter.client, id, [withdraw({ variant_id: treatment })]);
		expect(await met()).toEqual([]);
	});

	test('is no day of a running total: the next total holds what it had', async () => {
		const { id, read, withdraw } = await measured();
		await record(drafter.client, id, [read({ n: 100, successes: 10 })]);
		await it.travel('1 day');
		const tomorrow = await dayFromToday(it, 0);
		await record(drafter.client, id, [withdraw()]);
		const total = { p_experiment: id, p_readings: [read({ day: tomorrow, n: 250, successes: 25 })] };
		expect((await drafter.client.rpc('record_cumulative_readings', total)).data).toBe(1);
		expect(await counts(id)).toEqual([{ n: 250, successes: 25 }]);
	});

	test('is brought back by nobody who sends the same again by night: a program with other numbers counts', async () => {
		const { id, read, withdraw } = await measured();
		const token = (await drafter.client.rpc('make_reading_token', { p_experiment: id, p_name: 'Nightly' })).data ?? '';
		const push = async (row: Row) => {
			const sent = { p_token: token, p_readings: [row], p_key: '', p_body: '', p_is_cumulative: false };
			return (await it.anonymous().rpc('push_readings', { p_experiment: id, ...sent })).data;
		};
		expect(await push(read())).toMatchObject({ written: 1 });
		await record(drafter.client, id, [withdraw()]);
		expect(await push(read())).toMatchObject({ written: 0 });
		expect(await counts(id)).toEqual([]);
		expect(await push(read({ successes: 121 }))).toMatchObject({ written: 1 });
		expect(await counts(id)).toEqual([{ n: 1000, successes: 121 }]);
	});
});

describe('two at once', () => {
	test('who withdraw the same reading withdraw it once', async () => {
		const { id, read, withdraw } = await measured();
		await record(drafter.client, id, [read()]);
		const seen = Number((await all(id))[0]?.id);
		const replies = await Promise.all(
			[drafter, marketing, itOwner].map(({ client }) => record(client, id, [withdraw({ seen })]))
		);
		expect(replies.map(refused)).toEqual([undefined, undefined, undefined]);
		expect(replies.reduce((sum, { data }) => sum + (data ?? 0), 0)).toBe(1);
		expect(await all(id)).toHaveLength(2);
	});

	test('of whom one corrects and one withdraws what both saw: the second is told', async () => {
		const { id, read, withdraw } = await measured();
		await record(drafter.client, id, [read()]);
		const seen = Number((await all(id))[0]?.id);
		const replies = await Promise.all([
			record(marketing.client, id, [read({ successes: 119, seen })]),
			record(itOwner.client, id, [withdraw({ seen })])
		]);
		expect(replies.map(refused).toSorted()).toEqual(['reading_was_corrected_meanwhile', undefined]);
		expect(await all(id)).toHaveLength(2);
		await kept(id);
	});

	test('of whom one reads the day again after the withdrawal the other had not seen', async () => {
		const { id, read, withdraw } = await measured();
		await record(drafter.client, id, [read()]);
		const seen = Number((await all(id))[0]?.id);
		await record(drafter.client, id, [withdraw({ seen })]);
		await record(drafter.client, id, [read({ successes: 118, seen: 0 })]);
		// withdrawing what was meanwhile withdrawn and read again is not meant
		expect(refused(await record(marketing.client, id, [withdraw({ seen })]))).toBe('reading_was_corrected_meanwhile');
		expect(await counts(id)).toEqual([{ n: 1000, successes: 118 }]);
	});
});

describe('the source of a reading', () => {
	const sources = async (id: number) =>
		(
			await stranger.client
				.from('current_readings')
				.select('successes, source')
				.eq('experiment_id', id)
				.order('variant_id')
		).data;

	test('is corrected alone, by a row of its own', async () => {
		const { id, read } = await measured();
		await record(drafter.client, id, [read({ source: 'visits report' })]);
		expect((await record(marketing.client, id, [read({ source: 'orders report' })])).data).toBe(1);
		expect(await sources(id)).toEqual([{ successes: 120, source: 'orders report' }]);
		expect((await record(marketing.client, id, [read({ source: ' orders report ' })])).data).toBe(0);
		// nothing said is nothing changed, and said to be nothing is
		expect((await record(marketing.client, id, [read()])).data).toBe(0);
		expect((await record(marketing.client, id, [read({ source: '' })])).data).toBe(1);
		expect(await sources(id)).toEqual([{ successes: 120, source: '' }]);
		await kept(id);
	});

	test('in a form that nobody touched changes none, and one that was touched changes all of the day', async () => {
		const { id, read, treatment } = await measured();
		await record(drafter.client, id, [read({ source: 'A' }), read({ variant_id: treatment, source: 'B' })]);
		const [a, b] = await all(id);
		const form = (source: string, seen_source: string, more: Row = {}) => [
			read({ seen: Number(a?.id), source, seen_source, ...more }),
			read({ seen: Number(b?.id), variant_id: treatment, source, seen_source })
		];
		expect((await record(drafter.client, id, form('', ''))).data).toBe(0);
		// a corrected number keeps the source that nobody touched
		expect((await record(drafter.client, id, form('', '', { successes: 121 }))).data).toBe(1);
		expect(await sources(id)).toEqual([
			{ successes: 121, source: 'A' },
			{ successes: 120, source: 'B' }
		]);
		// who changes the source of what was corrected meanwhile has not seen it
		expect(refused(await record(marketing.client, id, form('C', '')))).toBe('reading_was_corrected_meanwhile');
		const now = (await all(id)).at(-1);
		const [first, other] = form('C', '');
		const sent: Row[] = [{ ...first, seen: Number(now?.id), successes: 121 }, { ...other }];
		expect((await record(marketing.client, id, sent)).data).toBe(2);
		expect(await sources(id)).toEqual([
			{ successes: 121, source: 'C' },
			{ successes: 120, source: 'C' }
		]);
	});

	test('that a program names anew corrects nothing', async () => {
		const { id, read } = await measured();
		await record(drafter.client, id, [read({ source: 'visits report' })]);
		const token = (await drafter.client.rpc('make_reading_token', { p_experiment: id, p_name: 'Nightly' })).data ?? '';
		const pushed = await it.anonymous().rpc('push_readings', {
			...{ p_experiment: id, p_token: token, p_readings: [read({ source: 'API: Nightly' })], p_key: '', p_body: '' },
			p_is_cumulative: false
		});
		expect(pushed.data).toMatchObject({ written: 0 });
	});
});

function place({ metric_id, variant_id, day, n, successes }: Row) {
	return {
		metric_id: Number(metric_id),
		variant_id: Number(variant_id),
		day: String(day),
		n: Number(n),
		successes: Number(successes)
	};
}
