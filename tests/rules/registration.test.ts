import { describe, expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import {
	cast,
	dayFromToday,
	kpiPair,
	newDraft,
	newIdea,
	plannedDraft,
	refused,
	running,
	wholePlan
} from './experiment-world.ts';
import { world } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, stranger } = people;

const start = (id: number) => drafter.client.rpc('start_experiment', { p_experiment: id });
const startWith = async (changes: Record<string, Json>) =>
	refused(await start(await plannedDraft(it, people, changes)));
const save = async (changes: Record<string, Json>) => {
	const id = await newDraft(drafter, await newIdea(drafter));
	const plan = { ...(await wholePlan(it, people)), ...changes };
	return refused(await drafter.client.rpc('plan_experiment', { p_experiment: id, p_plan: plan }));
};
/** Metrics of KPIs of their own, one for each role given; the target is one that any kind can have. */
const metricsOf = async (roles: readonly string[], target: number | null = null) =>
	Promise.all(
		roles.map(async (role) => ({ role, kpi_id: (await kpiPair(drafter)).share, minimum_effect: 0.02, target }))
	);

describe('the metrics of a plan', () => {
	test('are one that decides, several guardrails and several secondary ones, in their order', async () => {
		const metrics = await metricsOf(['primary', 'secondary', 'secondary', 'guardrail', 'guardrail']);
		const id = await plannedDraft(it, people, { metrics });
		expect(refused(await start(id))).toBeUndefined();
		const [row] = await it.sql<{ registered: { role: string; kpi: { id: number } }[] }>`
			select registration -> 'metrics' as registered from public.experiments where id = ${id}`;
		expect(row?.registered.map(({ role, kpi }) => [role, kpi.id])).toEqual(
			metrics.map(({ role, kpi_id }) => [role, kpi_id])
		);
	});

	test('are at most five of a role', async () => {
		const six = await metricsOf(['primary', ...Array.from({ length: 6 }, () => 'guardrail')]);
		expect(await save({ metrics: six })).toBe('plan_has_too_many_metrics');
		expect(await save({ metrics: six.slice(0, 6) })).toBeUndefined();
	});

	test('must each have a bearable loss where they guard', async () => {
		const [primary, guardrail, other] = await metricsOf(['primary', 'guardrail', 'guardrail']);
		const metrics = [primary, guardrail, { ...other, minimum_effect: null }];
		expect(await startWith({ metrics: JSON.parse(JSON.stringify(metrics)) })).toBe('start_needs_a_bearable_loss');
	});
});

describe('the looks and the rule', () => {
	test.each([
		[{ look_rule: 'looks', looks: null }],
		[{ look_rule: 'looks', looks: 1 }],
		[{ look_rule: 'looks', looks: 11 }],
		[{ look_rule: 'once', looks: 3 }]
	])('are refused when they do not add up: %j', async (changes) => {
		expect(await save(changes)).toBe('experiments_looks_are_counted');
	});

	test('an own rule is written before the start', async () => {
		expect(await startWith({ decision_rule: 'own', own_rule: ' ' })).toBe('start_needs_a_decision_rule');
		expect(await startWith({ decision_rule: 'own', own_rule: 'When both owners would bet on it.' })).toBeUndefined();
		expect(await save({ own_rule: 'x'.repeat(501) })).toBe('experiments_own_rule_fits');
	});

	test('are frozen with design and family of corrections, and cannot be changed by anybody', async () => {
		const id = await plannedDraft(it, people, { look_rule: 'looks', looks: 3, decision_rule: 'no_harm' });
		await start(id);
		const [row] = await it.sql<{ registration: Record<string, unknown> }>`
			select registration from public.experiments where id = ${id}`;
		expect(row?.registration).toMatchObject({
			design: 'ab_test',
			look_plan: { rule: 'looks', looks: 3, spending: 'obrien-fleming' },
			decision_rule: 'no_harm',
			correction: { primary: 'bonferroni', secondary: 'holm', alpha: 0.05, treatments: 1, secondary_metrics: 0 }
		});
		for (const change of [
			"look_rule = 'once', looks = null",
			"decision_rule = 'own'",
			"design = 'survey'",
			"own_rule = 'x'"
		])
			await expect(it.owner.query(`update public.experiments set ${change} where id = ${id}`), change).rejects.toThrow(
				'registration_is_frozen'
			);
		const { error } = await stranger.client.from('experiments').update({ look_rule: 'always' }).eq('id', id);
		expect(error?.code).toBe('42501');
	});

	test('are in what a page reads', async () => {
		const { id } = await running(it, people);
		const { data } = await stranger.client.rpc('read_experiment', { p_experiment: id });
		expect(data).toMatchObject({
			design: 'ab_test',
			look_rule: 'always',
			looks: null,
			decision_rule: 'superiority',
			was_moved: false
		});
	});
});

describe('the design', () => {
	const single = [{ name: 'Pilot', is_control: false }];

	test('without a control has one arm, and a target for every metric', async () => {
		const metrics = await metricsOf(['primary', 'guardrail'], 0.2);
		const target = { design: 'target', variants: single, metrics };
		expect(await startWith(target)).toBeUndefined();
		const { variants } = await wholePlan(it, people);
		expect(await startWith({ ...target, variants: variants ?? null })).toBe('start_needs_one_arm');
		expect(await startWith({ ...target, metrics: await metricsOf(['primary', 'guardrail']) })).toBe(
			'start_needs_a_target'
		);
		expect(await startWith({ ...target, metrics: await metricsOf(['primary', 'guardrail'], 20) })).toBe(
			'start_needs_a_target'
		);
		expect(await save({ metrics: await metricsOf(['primary'], 0) })).toBe('metrics_target_is_above_zero');
	});

	test('that only asks needs no guardrail', async () => {
		const metrics = await metricsOf(['primary'], 0.2);
		expect(await startWith({ design: 'survey', variants: single, metrics })).toBeUndefined();
		expect(await startWith({ design: 'target', variants: single, metrics })).toBe('start_needs_a_guardrail');
	});

	test.each(['before_after', 'regions'])('%s tells two arms apart', async (design) => {
		const variants = [{ name: 'Before', is_control: true }, { name: 'A' }, { name: 'B' }];
		expect(await startWith({ design, variants })).toBe('start_needs_two_arms');
		expect(await startWith({ design, variants: variants.slice(0, 2) })).toBeUndefined();
	});
});

describe('readings of a before and after', () => {
	test('are of before the start for what was before, and not for what came after', async () => {
		const x = await running(it, people, { design: 'before_after' });
		const read = async (variant_id: number, days: number) =>
			refused(
				await drafter.client.rpc('record_readings', {
					p_experiment: x.id,
					p_readings: [{ metric_id: x.primary, variant_id, day: await dayFromToday(it, days), n: 100, successes: 10 }]
				})
			);
		expect(await read(x.control, -90)).toBeUndefined();
		expect(await read(x.control, -91)).toBe('reading_outside_the_time_box');
		expect(await read(x.control, 0)).toBe('reading_is_on_the_wrong_side');
		expect(await read(x.treatment, 0)).toBeUndefined();
		expect(await read(x.treatment, -1)).toBe('reading_is_on_the_wrong_side');
	});

	test('an A/B test takes none from before its start', async () => {
		const x = await running(it, people);
		const reading = {
			metric_id: x.primary,
			variant_id: x.control,
			day: await dayFromToday(it, -1),
			n: 9,
			successes: 1
		};
		const reply = await drafter.client.rpc('record_readings', { p_experiment: x.id, p_readings: [reading] });
		expect(refused(reply)).toBe('reading_outside_the_time_box');
	});
});

test('a count may have more events than visits, and adds up as it is', async () => {
	const name = `Pages ${drafter.id}`;
	const kpi = { name, definition: 'pages seen for each visit', kind: 'count' as const, owner_function: 'it' as const };
	expect((await drafter.client.from('kpis').insert(kpi)).error).toBeNull();
	const { data } = await drafter.client.from('kpis').select('id').eq('name', name).single();
	const { share } = await kpiPair(drafter);
	const x = await running(it, people, {
		metrics: [
			{ role: 'primary', kpi_id: data?.id ?? 0, minimum_effect: 0.02 },
			{ role: 'guardrail', kpi_id: share, minimum_effect: 0.02 }
		]
	});
	const record = (reading: Record<string, Json>) =>
		drafter.client.rpc('record_readings', {
			p_experiment: x.id,
			p_readings: [{ metric_id: x.primary, variant_id: x.control, day: x.today, n: 100, ...reading }]
		});
	expect(refused(await record({ successes: 340 }))).toBeUndefined();
	expect(refused(await record({ mean: 3.4, sd: 1 }))).toBe('reading_kind_differs');
	expect(refused(await record({ successes: -1 }))).toBe('readings_successes_are_a_count');
	expect(refused(await record({ successes: 101, metric_id: x.guardrail }))).toBe('readings_successes_fit_in_n');
	const totals =
		await it.sql`select n::int, successes::int, mean from public.experiment_totals where metric_id = ${x.primary}`;
	expect(totals).toEqual([{ n: 100, successes: 340, mean: null }]);
});
