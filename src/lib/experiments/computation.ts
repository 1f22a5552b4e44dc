import { countsDays, designOf } from '#lib/experiments/designs.ts';
import type { Experiment, Metric, Variant } from '#lib/experiments/experiment.schema.ts';
import { countedOf } from '#lib/experiments/analysis.ts';
import { pool, type Reading } from '#lib/experiments/gathered.ts';
import type { MetricResult } from '#lib/experiments/metric-results.ts';
import { liftMethod, methods, nameOfMethod, type Method, type MethodName } from '#lib/experiments/methods.ts';
import type { Result } from '#lib/experiments/result.ts';

/** A line of a table: its first cell heads it. */
export type Line = { readonly anchor?: string; readonly cells: readonly string[] };
type Table = { readonly head: readonly string[]; readonly rows: readonly Line[] };

/** Everything by which a statistician can do it again by hand: each method once, what went in, and what came out of it. */
export type Computation = {
	readonly methods: readonly (Method & { readonly name: MethodName })[];
	readonly went: Table;
	readonly came: Table;
	/** Days are the units, whose values the tables of readings hold. */
	readonly countsDays: boolean;
};

type Read = (metricId: number, armId: number) => readonly Reading[];

/** Where the line of a metric under a treatment stands. */
export function cameAnchor({ treatment }: Pick<Result, 'treatment'>, { metric }: Pick<MetricResult, 'metric'>): string {
	return `came-${treatment.id}-${metric.id}`;
}

/** How the results that are told were computed; null where nothing was. */
export function computationOf(experiment: Experiment, told: readonly Result[]): Computation | null {
	const [first] = told;
	if (!first || first.finding === 'none') return null;
	const shown = new Set(told.map(({ treatment }) => treatment.id));
	const arms = experiment.variants.filter(({ id, is_control }) => is_control || shown.has(id));
	const read = countedOf(experiment);
	return {
		methods: namesOf(told).map((name) => ({ name, ...methods[name] })),
		went: {
			head: [
				'Metric',
				'Variant',
				'Days',
				'n',
				'Did it, or events',
				'Mean',
				'sd',
				'Mean of x',
				'sd of x',
				'Correlation'
			],
			rows: experiment.metrics.flatMap((metric) => arms.flatMap((arm) => wentIn(metric, arm, read)))
		},
		came: {
			head: ['Metric', 'Treatment', 'L', 's', 'df', 'n', 'α', 'n at which always valid is tightest'],
			rows: told.flatMap((result) =>
				[result.primary, ...result.secondaries, ...result.guardrails].map((row) => cameOut(result, row))
			)
		},
		countsDays: countsDays(first.design)
	};
}

function wentIn(metric: Metric, arm: Variant, read: Read): Line[] {
	const readings = read(metric.id, arm.id);
	const total = pool(readings);
	if (!total) return [];
	const { n, successes, mean, sd, second } = total;
	const numbers = [readings.length, n, successes, mean, sd, second?.mean, second?.sd, second?.correlation].map(written);
	return [{ cells: [metric.name, arm.name, ...numbers] }];
}

function cameOut(result: Result, row: MetricResult): Line {
	const { effect, units, alpha, tuning, metric } = row;
	const numbers = [effect?.estimate, effect?.se, effect?.df, units, alpha, tuning].map(written);
	return { anchor: cameAnchor(result, row), cells: [metric.name, result.treatment.name, ...numbers] };
}

/** To six figures: enough to find the same again. */
function written(value: number | null | undefined): string {
	if (value === null || value === undefined || Number.isNaN(value)) return '–';
	if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
	const text = Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : String(Number(value.toPrecision(6)));
	return text.replaceAll('-', '−');
}

function isAdjusted({ primary, secondaries, guardrails }: Result): boolean {
	return [primary, ...secondaries, ...guardrails].some(({ adjustment }) => adjustment !== null);
}

/** Each method that a number on the page was made by, in the order of the page. */
function namesOf(told: readonly Result[]): MethodName[] {
	const [first] = told;
	if (!first) return [];
	const { design, primary, secondaries, guardrails, looking } = first;
	const kinds = [primary, ...secondaries, ...guardrails].map(({ metric }) =>
		nameOfMethod(liftMethod(design, metric.kind))
	);
	const isRandomised = designOf(design).grade === 'randomised';
	const names: MethodName[] = [
		...kinds,
		...['difference' as const, 'once' as const, 'always' as const],
		...(told.some(isAdjusted) ? ['cuped' as const] : []),
		...(looking.rule === 'looks' ? ['looks' as const] : []),
		...(primary.alpha < 0.05 ? ['bonferroni' as const] : []),
		...(secondaries.length > 0 ? ['holm' as const] : []),
		...(guardrails.length > 0 ? ['guardrail' as const] : []),
		...['chance' as const, 'worth' as const, 'loss' as const, 'progress' as const],
		...(isRandomised ? ['split' as const] : []),
		...['enough' as const, 'plausible' as const, 'jumps' as const],
		...(isRandomised ? ['lasting' as const] : []),
		...(told.some(({ segments }) => segments.length > 0) ? ['segments' as const] : [])
	];
	return [...new Set(names)];
}
