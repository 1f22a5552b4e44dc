import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { bivariateFromPairs, type Bivariate } from '#lib/stats/bivariate.ts';
import { cast, dayFromToday, plannedDraft, refused, running, wholePlan } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner, stranger } = people;

type Row = { [field: string]: Json };
const record = (client: Client, id: number, rows: Row[]) =>
	client.rpc('record_readings', { p_experiment: id, p_readings: rows });

let named = 0;
async function kpi(kind: 'ratio' | 'value' | 'mean' | 'proportion'): Promise<number> {
	const name = `${kind} ${(named += 1)}`;
	const added = await drafter.client
		.from('kpis')
		.insert({ name, definition: 'as the warehouse counts it', kind, owner_function: 'marketing' })
		.select('id')
		.single();
	expect(added.error).toBeNull();
	return added.data?.id ?? 0;
}

/** A started experiment decided by a KPI of this kind. */
async function decidedBy(kind: 'ratio' | 'value' | 'mean', changes: Row = {}) {
	const guardrail = { role: 'guardrail', kpi_id: await kpi('proportion'), minimum_effect: 0.03, target: 0.5 };
	const primary = { role: 'primary', kpi_id: await kpi(kind), minimum_effect: 0.02, target: 20 };
	const x = await running(it, people, { metrics: [primary, guardrail], ...changes });
	return { ...x, at: { metric_id: x.primary, variant_id: x.control, day: x.today } };
}

// revenue and orders of five people, of whom two came on the first day
const first = [
	[1, 10],
	[3, 41]
] as const;
const second = [
	[2, 18],
	[1, 14],
	[4, 52]
] as const;
/** What a warehouse exports of them: y is divided by x. */
function exported({ x, y, covariance }: Bivariate): Row {
	return {
		...{ n: y.n, mean: y.mean, sd: y.sd, second_mean: x.mean, second_sd: x.sd },
		correlation: covariance / (x.sd * y.sd)
	};
}
const ratio = exported(bivariateFromPairs(second));

test('those who run it record a ratio as both sums and how they vary together; nobody else does', async () => {
	const { id, at } = await decidedBy('ratio');
	expect((await record(marketing.client, id, [{ ...at, ...ratio }])).data).toBe(1);
	expect((await record(itOwner.client, id, [{ ...at, ...ratio }])).data).toBe(0);
	expect((await record(itOwner.client, id, [{ ...at, ...ratio, correlation: 0.5 }])).data).toBe(1);
	const [leader, admin] = await Promise.all([it.person({ role: 'leader' }), it.person({ role: 'admin' })]);
	for (const { client } of [stranger, leader, admin])
		expect(refused(await record(client, id, [{ ...at, ...ratio }]))).toBe('experiment_team_only');
	expect(refused(await record(it.anonymous(), id, [{ ...at, ...ratio }]))).toBe('42501');
	const { data } = await stranger.client
		.from('current_readings')
		.select('second_mean, correlation')
		.eq('experiment_id', id);
	expect(data).toEqual([{ second_mean: ratio.second_mean, correlation: 0.5 }]);
});

test.each([
	['no denominator', { second_mean: null, second_sd: null, correlation: null }, 'reading_kind_differs'],
	['half a denominator', { correlation: null }, 'readings_second_is_whole'],
	['a denominator of nothing', { second_mean: 0 }, 'ratio_needs_a_denominator'],
	['a denominator below nothing', { second_mean: -2 }, 'ratio_needs_a_denominator'],
	['nobody counted', { n: 0 }, 'ratio_needs_a_denominator'],
	['more variation together than alone', { correlation: 1.01 }, 'readings_correlation_is_one'],
	['a correlation that is no number', { correlation: 'NaN' }, 'readings_correlation_is_one'],
	['a negative deviation', { second_sd: -1 }, 'readings_second_sd_is_not_negative'],
	['an endless denominator', { second_mean: 'Infinity' }, 'readings_second_mean_is_a_number'],
	['successes', { mean: null, sd: null, successes: 3 }, 'reading_kind_differs']
])('a ratio is refused with %s', async (_, changes, constraint) => {
	const { id, at } = await decidedBy('ratio');
	expect(refused(await record(drafter.client, id, [{ ...at, ...ratio, ...changes }]))).toBe(constraint);
});

test('the totals of a ratio are those of all its people, corrections and all', async () => {
	const { id, at } = await decidedBy('ratio', { design: 'regions' });
	const yesterday = await dayFromToday(it, -1);
	const days = [
		{ ...at, day: yesterday, ...exported(bivariateFromPairs(first)) },
		{ ...at, ...ratio }
	];
	await record(drafter.client, id, [{ ...days[0], mean: 9999, second_sd: 7, correlation: -1 }]);
	await record(drafter.client, id, days);
	const all = bivariateFromPairs([...first, ...second]);
	const { data } = await stranger.client.from('experiment_list').select('totals').eq('id', id).single();
	const [total] = Array.isArray(data?.totals) ? data.totals : [];
	expect(total).toMatchObject({ n: 5, successes: null });
	const near = (value: number) => expect.closeTo(value, 9);
	expect(total).toMatchObject({
		...{ mean: near(all.y.mean), sd: near(all.y.sd) },
		second: {
			...{ second_mean: near(all.x.mean), second_sd: near(all.x.sd) },
			correlation: near(all.covariance / (all.x.sd * all.y.sd))
		}
	});
	const [level] = await it.sql<{ of: string }>`
		select private.level_of('ratio', n, successes, sum, second_sum)::double precision as of
		from public.reading_totals where metric_id = ${at.metric_id}`;
	expect(Number(level?.of)).toBeCloseTo(all.y.mean / all.x.mean, 9);
	// what a page draws of more than it could show: the same by weeks
	const [week] = await it.sql<{ of: Row }>`
		select private.second_of(sum(n), sum(sum), sum(squares), sum(second_n), sum(second_sum), sum(second_squares), sum(products)) as of
		from public.reading_weeks where metric_id = ${at.metric_id}`;
	expect(week?.of).toMatchObject({
		second_mean: near(all.x.mean),
		correlation: near(all.covariance / (all.x.sd * all.y.sd))
	});
});

test('running totals of a ratio are taken apart into its days', async () => {
	const { id, at } = await decidedBy('ratio', { design: 'regions' });
	const yesterday = await dayFromToday(it, -1);
	const { error } = await drafter.client.rpc('record_cumulative_readings', {
		p_experiment: id,
		p_readings: [
			{ ...at, day: yesterday, ...exported(bivariateFromPairs(first)) },
			{ ...at, ...exported(bivariateFromPairs([...first, ...second])) }
		]
	});
	expect(error).toBeNull();
	const { data } = await drafter.client
		.from('reading_cells')
		.select()
		.eq('experiment_id', id)
		.eq('day', at.day)
		.single();
	// the day before counts in the next: with another denominator it is not sent alone, and the same again changes nothing
	const again = (changes: Row) =>
		drafter.client.rpc('record_cumulative_readings', {
			p_experiment: id,
			p_readings: [{ ...at, day: yesterday, ...exported(bivariateFromPairs(first)), ...changes }]
		});
	expect(refused(await again({ second_mean: 2.5 }))).toBe('later_totals_are_missing');
	expect(refused(await again({ correlation: 0.3 }))).toBe('later_totals_are_missing');
	expect((await again({})).data).toBe(0);
	for (const [name, value] of Object.entries(ratio))
		expect(data).toMatchObject({ [name]: expect.closeTo(Number(value), 8) });
});

test('one number a day is taken as it is, also among running totals, and has neither people nor a deviation', async () => {
	const { id, at, control } = await decidedBy('value', { design: 'regions' });
	expect((await record(drafter.client, id, [{ ...at, n: 1, mean: 412.5 }])).data).toBe(1);
	expect(refused(await record(drafter.client, id, [{ ...at, n: 2, mean: 3 }]))).toBe('readings_are_of_one_kind');
	expect(refused(await record(drafter.client, id, [{ ...at, n: 1, mean: 3, sd: 1 }]))).toBe('reading_kind_differs');
	expect(refused(await record(drafter.client, id, [{ ...at, n: 1, mean: null }]))).toBe('readings_are_of_one_kind');
	const day = await dayFromToday(it, -1);
	await drafter.client.rpc('record_cumulative_readings', {
		p_experiment: id,
		p_readings: [{ ...at, day, n: 1, mean: 500 }]
	});
	const { data } = await drafter.client
		.from('experiment_totals')
		.select('n, mean, sd, second')
		.eq('variant_id', control);
	expect(data).toEqual([{ n: 2, mean: 456.25, sd: null, second: null }]);
});

test.each([
	['ab_test', 'start_needs_more_than_a_value'],
	['regions', undefined],
	['before_after', undefined]
])('in the design %s a single value decides: %s', async (design, refusal) => {
	const metrics = [
		{ role: 'primary', kpi_id: await kpi('value'), minimum_effect: 0.02 },
		{ role: 'guardrail', kpi_id: await kpi('proportion'), minimum_effect: 0.03 }
	];
	const id = await plannedDraft(it, people, { design, metrics });
	expect(refused(await drafter.client.rpc('start_experiment', { p_experiment: id }))).toBe(refusal);
});

test('a single value may guard what something else decides', async () => {
	const metrics = [
		{ role: 'primary', kpi_id: await kpi('proportion'), minimum_effect: 0.02 },
		{ role: 'guardrail', kpi_id: await kpi('value'), minimum_effect: 0.03 }
	];
	const x = await running(it, people, { metrics });
	const cost = { metric_id: x.guardrail, variant_id: x.treatment, day: x.today, n: 1, mean: -3 };
	expect((await record(drafter.client, x.id, [cost])).data).toBe(1);
});

test('an average may say what its people did before the start: all of it, or none', async () => {
	const { id, at } = await decidedBy('mean');
	const since = { ...at, n: 900, mean: 1.4, sd: 0.3 };
	const before = { second_mean: 0, second_sd: 0.2, correlation: 0.6 };
	expect((await record(drafter.client, id, [since])).data).toBe(1);
	expect((await record(drafter.client, id, [{ ...since, ...before }])).data).toBe(1);
	expect(refused(await record(drafter.client, id, [{ ...since, ...before, second_sd: null }]))).toBe(
		'readings_second_is_whole'
	);
	expect(refused(await record(drafter.client, id, [{ ...since, ...before, correlation: -1.5 }]))).toBe(
		'readings_correlation_is_one'
	);
});

test('that averages are adjusted is promised in an A/B test, frozen, and in every total', async () => {
	const { id, at, control } = await decidedBy('mean', { uses_pre_period: true });
	await record(drafter.client, id, [
		{ ...at, n: 900, mean: 1.4, sd: 0.3, second_mean: 1.2, second_sd: 0.2, correlation: 0.6 }
	]);
	const read = await stranger.client.rpc('read_experiment', { p_experiment: id });
	expect(read.data).toMatchObject({ uses_pre_period: true, registration: { uses_pre_period: true } });
	const totals = () => drafter.client.from('experiment_totals').select('second').eq('variant_id', control);
	expect((await totals()).data).toMatchObject([{ second: { second_mean: 1.2, correlation: expect.closeTo(0.6, 12) } }]);
	// a day without it, and nothing can be taken out of the whole
	const other = await decidedBy('mean', { uses_pre_period: true });
	await record(drafter.client, other.id, [{ ...other.at, n: 9, mean: 1, sd: 1 }]);
	expect(
		(await drafter.client.from('experiment_totals').select('second').eq('variant_id', other.control)).data
	).toEqual([{ second: null }]);
	const change = it.sql`update public.experiments set uses_pre_period = false where id = ${id}`;
	await expect(change).rejects.toThrow('registration_is_frozen');
	const plan = { ...(await wholePlan(it, people)), uses_pre_period: false };
	expect(refused(await drafter.client.rpc('plan_experiment', { p_experiment: id, p_plan: plan }))).toBe(
		'registration_is_frozen'
	);
});

test('where chance does not split, nothing is adjusted by what was before', async () => {
	const id = await plannedDraft(it, people);
	const plan = { ...(await wholePlan(it, people)), design: 'regions', uses_pre_period: true };
	expect(refused(await drafter.client.rpc('plan_experiment', { p_experiment: id, p_plan: plan }))).toBe(
		'experiments_adjust_only_random_splits'
	);
	const { data } = await drafter.client.rpc('read_experiment', { p_experiment: id });
	expect(data).toMatchObject({ uses_pre_period: false });
});

test('an approval is of a plan with or without the adjustment', async () => {
	const id = await plannedDraft(it, people);
	const plan = await wholePlan(it, people);
	const hashWith = async (uses_pre_period: boolean) => {
		await drafter.client.rpc('plan_experiment', { p_experiment: id, p_plan: { ...plan, uses_pre_period } });
		const [row] = await it.sql<{ hash: string }>`
			select private.plan_hash((x.*)::public.experiments) as hash from public.experiments x where id = ${id}`;
		return row?.hash;
	};
	const [without, adjusted] = [await hashWith(false), await hashWith(true)];
	expect(adjusted).not.toBe(without);
	expect(await hashWith(false)).toBe(without);
});
