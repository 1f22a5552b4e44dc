import type { Direction } from '#lib/experiments/evidence.ts';
import { bivariateFromCorrelation, type Bivariate } from '#lib/stats/bivariate.ts';
import type { Mean } from '#lib/stats/mean.ts';
import { poolBivariates, poolMeans, poolProportions } from '#lib/stats/pool.ts';
import { ratioMean } from '#lib/stats/ratio-metric.ts';

/** A second number of the same units: what a ratio is divided by, or what an average was for them before the start. */
export type Second = { readonly mean: number; readonly sd: number; readonly correlation: number };

/**
 * What was measured for one metric and variant on an ISO day: successes for a share or a count, mean and sd for a mean, the same of what
 * is divided and the second number for a ratio; of a single value the mean alone, with n the days it stands for.
 */
export type Reading = {
	readonly metricId: number;
	readonly variantId: number;
	readonly day: string;
	readonly n: number;
	readonly successes: number | null;
	readonly mean: number | null;
	readonly sd: number | null;
	readonly second?: Second | null;
};

/** A reading, or several together, without when and where. */
export type Measured = Pick<Reading, 'n' | 'successes' | 'mean' | 'sd' | 'second'>;

/** A metric as it was promised. minimumEffect: of the one that decides the least worth having, of a guardrail the bearable loss. */
export type MetricPlan = {
	readonly id: number;
	readonly role: 'primary' | 'secondary' | 'guardrail';
	readonly name: string;
	readonly kind: 'proportion' | 'mean' | 'count' | 'ratio' | 'value';
	readonly direction: Direction;
	readonly minimumEffect: number;
	/** Of designs without a control. */
	readonly target: number | null;
	/** What it is measured in, where that is said; a share needs none. */
	readonly unit?: string;
	/** Of an average: the plan says that it is adjusted by what its people did before the start. */
	readonly isAdjusted?: boolean;
};

/**
 * All readings of a metric in an arm: what they add up to, and the value of each day before and from the start on, in order.
 * days: those of `since`.
 */
export type Gathered = {
	readonly total: Measured | null;
	readonly before: readonly number[];
	readonly since: readonly number[];
	readonly days?: readonly string[];
};

/** The readings together. In the order of their days. */
export function gather(readings: readonly Reading[], startsOn: string, kind: MetricPlan['kind']): Gathered {
	const since = readings.filter(({ day }) => day >= startsOn);
	const values = (of: readonly Reading[]) => of.flatMap((reading) => dayValue(reading, kind) ?? []);
	return {
		total: pool(readings),
		before: values(readings.filter(({ day }) => day < startsOn)),
		since: values(since),
		days: since.flatMap((reading) => (dayValue(reading, kind) === null ? [] : [reading.day]))
	};
}

/** The same with more readings, of later days. */
export function join(sum: Gathered, more: Gathered): Gathered {
	const total = sum.total && more.total ? poolTwo(sum.total, more.total) : (sum.total ?? more.total);
	const [before, since] = [
		[...sum.before, ...more.before],
		[...sum.since, ...more.since]
	];
	return { total, before, since, days: [...(sum.days ?? []), ...(more.days ?? [])] };
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

/** Both numbers of each unit, the second as x; null where there is no second one. */
export function asBivariate(measured: Measured): Bivariate | null {
	const y = asMean(measured);
	const { n, second } = measured;
	if (!y || !second) return null;
	return bivariateFromCorrelation({ n, mean: second.mean, sd: second.sd }, y, second.correlation);
}

/** What is compared: a mean, or a ratio as one; null for a share or a count. */
export function meanOf(measured: Measured, kind: MetricPlan['kind']): Mean | null {
	if (kind !== 'ratio') return asMean(measured);
	const units = asBivariate(measured);
	return units && ratioMean(units);
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
export function leastOf(readings: readonly Measured[], kind: MetricPlan['kind']): number {
	const n = readings.reduce((sum, one) => sum + one.n, 0);
	const successes = readings.reduce((sum, one) => sum + (one.successes ?? 0), 0);
	if (kind === 'proportion') return Math.min(successes, n - successes);
	return kind === 'count' ? successes : n;
}

/** The second number of a row of the database; null where it has none. */
export function secondOf(row: {
	readonly second_mean?: number | null | undefined;
	readonly second_sd?: number | null | undefined;
	readonly correlation?: number | null | undefined;
}): Second | null {
	const { second_mean: mean, second_sd: sd, correlation } = row;
	return mean == null || sd == null || correlation == null ? null : { mean, sd, correlation };
}

/** What a reading comes to; null where it held nobody. */
export function dayValue({ n, successes, mean, second }: Measured, kind: MetricPlan['kind']): number | null {
	if (n === 0) return null;
	if (kind === 'ratio') return mean !== null && second && second.mean > 0 ? mean / second.mean : null;
	return successes !== null ? successes / n : mean;
}

function poolTwo(a: Measured, b: Measured): Measured {
	if (a.successes !== null && b.successes !== null)
		return {
			...poolProportions({ n: a.n, successes: a.successes }, { n: b.n, successes: b.successes }),
			mean: null,
			sd: null
		};
	if (a.mean !== null && b.mean !== null && a.sd === null && b.sd === null) {
		const [one, other] = [
			{ n: a.n, mean: a.mean, sd: 0 },
			{ n: b.n, mean: b.mean, sd: 0 }
		];
		return { ...poolMeans(one, other), sd: null, successes: null };
	}
	const [mean, other] = [asMean(a), asMean(b)];
	return mean && other ? { ...poolMeans(mean, other), successes: null, second: poolSeconds(a, b) } : a;
}

function poolSeconds(a: Measured, b: Measured): Second | null {
	const [one, other] = [asBivariate(a), asBivariate(b)];
	if (!one || !other) return null;
	const { x, y, covariance } = poolBivariates(one, other);
	const spread = x.sd * y.sd;
	// rounding may leave a little more than both vary
	const correlation = spread > 0 ? Math.max(-1, Math.min(1, covariance / spread)) : 0;
	return { mean: x.mean, sd: x.sd, correlation };
}
