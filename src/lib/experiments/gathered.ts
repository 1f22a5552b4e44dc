import type { Direction } from '#lib/experiments/evidence.ts';
import { poolMeans, poolProportions } from '#lib/stats/pool.ts';

/** What was measured for one metric and variant on an ISO day: successes for a share or a count, mean and sd for a mean. */
export type Reading = {
	readonly metricId: number;
	readonly variantId: number;
	readonly day: string;
	readonly n: number;
	readonly successes: number | null;
	readonly mean: number | null;
	readonly sd: number | null;
};

/** A reading, or several together, without when and where. */
export type Measured = Pick<Reading, 'n' | 'successes' | 'mean' | 'sd'>;

/** A metric as it was promised. minimumEffect: of the one that decides the least worth having, of a guardrail the bearable loss. */
export type MetricPlan = {
	readonly id: number;
	readonly role: 'primary' | 'secondary' | 'guardrail';
	readonly name: string;
	readonly kind: 'proportion' | 'mean' | 'count';
	readonly direction: Direction;
	readonly minimumEffect: number;
	/** Of designs without a control. */
	readonly target: number | null;
};

/** All readings of a metric in an arm: what they add up to, and the value of each day before and from the start on, in order. */
export type Gathered = {
	readonly total: Measured | null;
	readonly before: readonly number[];
	readonly since: readonly number[];
};

/** The readings together. In the order of their days. */
export function gather(readings: readonly Reading[], startsOn: string): Gathered {
	return {
		total: pool(readings),
		before: readings.filter(({ day }) => day < startsOn).flatMap(valueOf),
		since: readings.filter(({ day }) => day >= startsOn).flatMap(valueOf)
	};
}

/** The same with more readings, of later days. */
export function join(sum: Gathered, more: Gathered): Gathered {
	const total = sum.total && more.total ? poolTwo(sum.total, more.total) : (sum.total ?? more.total);
	return { total, before: [...sum.before, ...more.before], since: [...sum.since, ...more.since] };
}

/** The same where days do not count: without their values, which would be copied on every day. */
export function joinTotals(sum: Gathered, more: Gathered): Gathered {
	const total = sum.total && more.total ? poolTwo(sum.total, more.total) : (sum.total ?? more.total);
	return { ...sum, total };
}

/** Everything measured, as if on one day; null for no readings. Readings of another kind than the first are left out. */
export function pool(readings: readonly Measured[]): Measured | null {
	return readings.reduce<Measured | null>((sum, reading) => (sum ? poolTwo(sum, reading) : reading), null);
}

/** The three numbers of a mean; null for a share or a count. */
export function asMean({ n, mean, sd }: Measured) {
	return mean === null || sd === null ? null : { n, mean, sd };
}

/** Readings by metric and arm, each in the order of days, so that no question goes through all of them again. */
export function byMetricAndArm(readings: readonly Reading[]): (metricId: number, armId: number) => readonly Reading[] {
	const groups = Map.groupBy(readings, ({ metricId, variantId }) => `${metricId} ${variantId}`);
	for (const [key, group] of groups)
		groups.set(
			key,
			group.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
		);
	return (metricId, armId) => groups.get(`${metricId} ${armId}`) ?? [];
}

/** The fewest of what is counted that the large-sample methods rest on: values, events, or those that did it and those that did not. */
export function leastOf(readings: readonly Reading[], kind: MetricPlan['kind']): number {
	const n = readings.reduce((sum, one) => sum + one.n, 0);
	const successes = readings.reduce((sum, one) => sum + (one.successes ?? 0), 0);
	return kind === 'mean' ? n : kind === 'count' ? successes : Math.min(successes, n - successes);
}

/** What a day's reading comes to; nothing for a day that held nobody. */
function valueOf({ n, successes, mean }: Reading): number[] {
	if (n === 0) return [];
	return successes !== null ? [successes / n] : mean !== null ? [mean] : [];
}

function poolTwo(a: Measured, b: Measured): Measured {
	if (a.successes !== null && b.successes !== null)
		return {
			...poolProportions({ n: a.n, successes: a.successes }, { n: b.n, successes: b.successes }),
			mean: null,
			sd: null
		};
	const [mean, other] = [asMean(a), asMean(b)];
	return mean && other ? { ...poolMeans(mean, other), successes: null } : a;
}
