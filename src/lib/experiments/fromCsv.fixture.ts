import { pool, type MetricPlan } from '#lib/experiments/gathered.ts';
import { readDelimited } from '#lib/experiments/import/delimited.ts';
import { resultsOf, type Registration, type Result } from '#lib/experiments/result.ts';

/** The three CSV files of an experiment, as they are downloaded. */
export type Files = { readonly plan: string; readonly readings: string; readonly segments: string };

/** Rows under their head, as whoever has only the file reads them. */
function table(text: string): Record<string, string>[] {
	const [head, ...rows] = readDelimited(text).rows.map(({ cells }) => cells);
	return rows.map((cells) => Object.fromEntries((head ?? []).map((name, at) => [name, cells[at] ?? ''])));
}

const numberOf = (cell: string | undefined) => (cell === undefined || cell === '' ? null : Number(cell));

/** What a value of the product's own lists is, told by the word alone. */
function oneOf<T extends string>(all: readonly T[], word: string | undefined): T {
	const found = all.find((one) => one === word);
	if (found === undefined) throw new Error(`the file says "${word}"`);
	return found;
}

/** The result from the three files and nothing else. */
export function recomputed(files: Files): Result[] {
	const plan = table(files.plan);
	const ids = (part: string) => [...new Set(plan.flatMap((row) => (row.part === part ? [Number(row.id)] : [])))];
	const of = (part: string, id: number) =>
		Object.fromEntries(
			plan.filter((row) => row.part === part && Number(row.id) === id).map((row) => [row.name ?? '', row.value])
		);
	const x = of('experiment', ids('experiment')[0] ?? 0);
	const look = of('look_plan', ids('look_plan')[0] ?? 0);
	const sizing = of('sizing', ids('sizing')[0] ?? 0);
	const boxes = ids('time_box').map((id) => of('time_box', id));
	const metrics = ids('metric').map((id): MetricPlan => {
		const metric = of('metric', id);
		return {
			id,
			role: oneOf(['primary', 'secondary', 'guardrail'], metric.role),
			name: metric.name ?? '',
			kind: oneOf(['proportion', 'mean', 'count', 'ratio', 'value'], metric.kind),
			direction: oneOf(['up', 'down'], metric.direction),
			minimumEffect: numberOf(metric.minimum_effect) ?? 0,
			target: numberOf(metric.target),
			unit: metric.unit ?? '',
			isAdjusted: x.uses_pre_period === 'true' && metric.kind === 'mean' && x.design === 'ab_test'
		};
	});
	const measured = (row: Record<string, string>) => ({
		metricId: Number(row.metric_id),
		variantId: Number(row.variant_id),
		day: row.day ?? '',
		n: Number(row.n),
		successes: numberOf(row.successes),
		mean: numberOf(row.mean),
		sd: numberOf(row.sd)
	});
	const parts = Map.groupBy(
		table(files.segments).filter(({ counts }) => counts === 'true'),
		(row) => [row.metric_id, row.variant_id, row.dimension, row.segment].join('\n')
	);
	const registration: Registration = {
		design: oneOf(['ab_test', 'target', 'survey'], x.design),
		looking: { rule: oneOf(['once', 'looks', 'always'], look.rule), looks: numberOf(look.looks) },
		rule: oneOf(['superiority', 'no_harm', 'own'], x.decision_rule),
		ownRule: x.own_rule ?? '',
		metrics,
		successThreshold: Number(x.success_threshold),
		killCriterion: x.kill_state && x.kill_on ? { state: x.kill_state, on: x.kill_on } : null,
		startsOn: x.starts_on ?? '',
		endsOn: x.ends_on ?? '',
		spans: boxes.map((box) => ({ startsOn: box.starts_on ?? '', endsOn: box.ended_on ?? '' })),
		plannedSample: numberOf(sizing.planned_sample) ?? undefined,
		plannedEnd: x.registered_end ?? '',
		stoppedFrom: ids('early_stop').map((id) => of('early_stop', id).planned_end)[0],
		wasMoved: ids('early_stop').length > 0 || boxes.some((box) => Number(box.extensions) > 0) || boxes.length > 1
	};
	return resultsOf({
		registration,
		arms: ids('variant').map((id) => {
			const { name = '', is_control, weight } = of('variant', id);
			return { id, name, isControl: is_control === 'true', weight: Number(weight) };
		}),
		readings: table(files.readings)
			.filter(({ counts }) => counts === 'true')
			.map((row) => ({ ...measured(row), second: null })),
		segments: [...parts.values()].flatMap((rows) => {
			const [first] = rows;
			const total = pool(rows.map((row) => ({ ...measured(row), second: null })));
			if (!first || !total) return [];
			const { metricId, variantId } = measured(first);
			return [{ ...total, metricId, variantId, dimension: first.dimension ?? '', segment: first.segment ?? '' }];
		}),
		today: x.ended_at?.slice(0, 10) ?? x.exported_on ?? ''
	});
}
