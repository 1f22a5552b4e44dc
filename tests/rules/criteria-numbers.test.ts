import { describe, expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { cast, kpiPair, plannedDraft, refused, running, wholePlan } from './experiment-world.ts';
import { world } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, stranger } = people;

type Row = readonly [kind: 'kill' | 'success', measure: string, comparison: 'at_least' | 'at_most', value: number];
type More = { readonly guards?: boolean; readonly changes?: Record<string, Json> };

/** The criteria of a plan whose KPI is a share that should rise; with `guards` they are about an average that should fall. */
async function planWith(rows: readonly Row[], { guards = false, changes = {} }: More = {}) {
	const { share, average } = await kpiPair(drafter);
	const plan: Record<string, Json> = {
		...(await wholePlan(it, people)),
		metrics: [
			{ role: 'primary', kpi_id: share, minimum_effect: 0.02, target: 0.4 },
			{ role: 'guardrail', kpi_id: average, minimum_effect: 0.03, target: 2 }
		],
		criteria: rows.map(([kind, measure, comparison, value]) => ({
			...{ kind, measure, comparison, value, kpi_id: guards ? average : share }
		}))
	};
	return { ...plan, ...changes };
}

const startOf = async (rows: readonly Row[], more?: More) =>
	refused(
		await drafter.client.rpc('start_experiment', {
			p_experiment: await plannedDraft(it, people, await planWith(rows, more))
		})
	);
const held = { design: 'target', variants: [{ name: 'Pilot' }] };

describe('a start is refused where no reading could contradict a number', () => {
	test.each<[string, readonly Row[], string]>([
		['a fall of more than all', [['kill', 'change', 'at_most', -1.01]], 'criteria_can_be_met'],
		['more than 100 points between shares', [['kill', 'difference', 'at_least', 1.5]], 'criteria_can_be_met'],
		['a success that no share reaches', [['success', 'difference', 'at_least', 1.2]], 'criteria_can_be_met'],
		['100 % or less', [['kill', 'level', 'at_most', 1]], 'criteria_can_be_missed'],
		['0 % or more', [['kill', 'level', 'at_least', 0]], 'criteria_can_be_missed'],
		['a change of −100 % or more', [['success', 'change', 'at_least', -1]], 'criteria_can_be_missed'],
		[
			'two sides that meet',
			[
				['kill', 'change', 'at_most', 0.02],
				['kill', 'change', 'at_least', 0.02]
			],
			'criteria_can_be_missed'
		],
		['what every success meets', [['kill', 'change', 'at_least', 0.03]], 'kill_spares_success'],
		['just where success begins', [['kill', 'change', 'at_least', 0.05]], 'kill_spares_success'],
		[
			'what every further success meets',
			[
				['kill', 'level', 'at_least', 0.1],
				['success', 'level', 'at_least', 0.12]
			],
			'kill_spares_success'
		]
	])('%s', async (_, rows, name) => expect(await startOf(rows)).toBe(name));

	test('a target says what a change and a difference come to, so that they can be held against each other', async () => {
		const against = (rows: readonly Row[], more: Record<string, Json> = {}) =>
			startOf(rows, { changes: { ...held, ...more } });
		// from 40 % a hundred and sixty per cent more is 104 %
		expect(await against([['kill', 'change', 'at_least', 1.6]])).toBe('criteria_can_be_met');
		expect(await against([], { success_threshold: 1.6 })).toBe('success_can_be_reached');
		expect(await against([], { success_threshold: 1.5 })).toBeUndefined();
		expect(await against([['kill', 'change', 'at_most', 1.5]])).toBe('criteria_can_be_missed');
		// success begins at 42 %, which a stop at 41 % or more meets, whichever way it is written
		for (const row of [
			['kill', 'level', 'at_least', 0.41],
			['kill', 'difference', 'at_least', 0.01]
		] satisfies Row[])
			expect(await against([row])).toBe('kill_spares_success');
		// against a control nobody knows it
		expect(await startOf([['kill', 'level', 'at_least', 0.41]])).toBeUndefined();
	});

	test('less that is better turns the sides, and cannot fall by more than all', async () => {
		const { average } = await kpiPair(drafter);
		const metrics = [{ role: 'primary', kpi_id: average, minimum_effect: 0.02 }];
		const guard = { role: 'guardrail', kpi_id: (await kpiPair(drafter)).share, minimum_effect: 0.03 };
		const changes = { metrics: [...metrics, guard], criteria: [] };
		const kill = { kind: 'kill', kpi_id: average, measure: 'change', comparison: 'at_most', value: -0.03 };
		expect(await startOf([], { changes: { ...changes, criteria: [kill] } })).toBe('kill_spares_success');
		expect(
			await startOf([], { changes: { ...changes, criteria: [{ ...kill, comparison: 'at_least', value: 0.03 }] } })
		).toBe(undefined);
	});
});

describe('what is only unwise starts', () => {
	test.each<[string, readonly Row[]]>([
		['a stop that overlaps with success', [['kill', 'change', 'at_most', 1.5]]],
		['a stop where nothing moved', [['kill', 'change', 'at_most', 0]]],
		['a stop beyond success, where something must be broken', [['kill', 'change', 'at_least', 0.5]]],
		['an even fall to nothing', [['kill', 'change', 'at_most', -1]]],
		[
			'stops on both sides with room between',
			[
				['kill', 'change', 'at_most', -0.02],
				['kill', 'change', 'at_least', 0.5]
			]
		]
	])('%s', async (_, rows) => expect(await startOf(rows)).toBeUndefined());

	test('an average may be negative, so that 0 or more of it can be missed', async () => {
		expect(await startOf([['kill', 'level', 'at_least', 0]], { guards: true })).toBeUndefined();
		expect(await startOf([['kill', 'change', 'at_most', -1.2]], { guards: true })).toBeUndefined();
	});
});

test('an owner cannot approve what could not start, and nobody else hears more than that it is not theirs', async () => {
	const id = await plannedDraft(it, people, await planWith([['kill', 'level', 'at_most', 1]]));
	const hash = async () => {
		const { data } = await marketing.client.rpc('read_experiment', { p_experiment: id });
		return JSON.parse(JSON.stringify(data)).start.plan_hash;
	};
	const approve = { p_experiment: id, p_plan_hash: await hash() };
	expect(refused(await marketing.client.rpc('approve_start', approve))).toBe('criteria_can_be_missed');
	expect(refused(await stranger.client.rpc('start_experiment', { p_experiment: id }))).toBe('experiment_team_only');
	expect((await it.anonymous().rpc('start_experiment', { p_experiment: id })).error?.code).toBe('42501');
});

test('an amendment cannot bring what a start refuses', async () => {
	const x = await running(it, people, await planWith([['kill', 'change', 'at_most', -0.05]]));
	const [criterion] = await it.sql<{ id: number }>`select id::int as id from public.criteria
		where experiment_id = ${x.id} and kind = 'kill'`;
	const amend = (p_value: number) =>
		drafter.client.rpc('amend_criterion', {
			p_criterion: criterion?.id ?? 0,
			p_value,
			p_reason: 'The first number was a slip of the pen.'
		});
	expect(refused(await amend(-1.5))).toBe('criteria_can_be_met');
	expect(refused(await amend(-0.1))).toBeUndefined();
	const kept = await it.sql`select amended_value from public.amendments where experiment_id = ${x.id}`;
	expect(kept).toEqual([{ amended_value: '-0.1' }]);
});
