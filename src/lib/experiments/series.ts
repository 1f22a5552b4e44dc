import { compareMeans, compareProportions, type Comparison } from '#lib/stats/compare.ts';
import type { Interval } from '#lib/stats/interval.ts';
import { poolMeans, poolProportions } from '#lib/stats/pool.ts';

/** What was measured for one metric and variant on an ISO day: successes for a proportion, mean and sd for a mean. */
export type Reading = {
	readonly metric: 'primary' | 'guardrail';
	readonly variantId: number;
	readonly day: string;
	readonly n: number;
	readonly successes: number | null;
	readonly mean: number | null;
	readonly sd: number | null;
};

/** A reading, or several together, without when and where. */
export type Measured = Pick<Reading, 'n' | 'successes' | 'mean' | 'sd'>;

/** The effect of everything measured up to and including a day. */
export type Point = {
	readonly day: string;
	readonly lift: number | null;
	/** For one look at the end. */
	readonly interval: Interval | null;
	/** For a look every day. */
	readonly alwaysValid: Interval | null;
};

/** Everything measured, as if on one day; null for no readings. Readings of another kind than the first are left out. */
export function pool(readings: readonly Measured[]): Measured | null {
	return readings.reduce<Measured | null>((sum, reading) => (sum ? poolTwo(sum, reading) : reading), null);
}

/** Treatment against control, both as proportions or both as means; null where that cannot be. */
export function compare(control: Measured | null, treatment: Measured | null): Comparison | null {
	if (!control || !treatment) return null;
	const [c, t] = [control.successes, treatment.successes];
	if (c !== null && t !== null)
		return compareProportions({ n: control.n, successes: c }, { n: treatment.n, successes: t });
	const [mean, other] = [asMean(control), asMean(treatment)];
	return mean && other && compareMeans(mean, other);
}

/** The effect day by day, from the first day with a reading of either arm; days without readings are left out. */
export function seriesOf(control: readonly Reading[], treatment: readonly Reading[]): Point[] {
	const days = [...new Set([...control, ...treatment].map(({ day }) => day))].toSorted();
	let [ofControl, ofTreatment]: [Measured | null, Measured | null] = [null, null];
	return days.map((day) => {
		const on = (readings: readonly Reading[]) => readings.filter((reading) => reading.day === day);
		ofControl = pool([...(ofControl ? [ofControl] : []), ...on(control)]);
		ofTreatment = pool([...(ofTreatment ? [ofTreatment] : []), ...on(treatment)]);
		const comparison = compare(ofControl, ofTreatment);
		return {
			day,
			lift: comparison?.lift ?? null,
			interval: comparison?.liftInterval ?? null,
			alwaysValid: comparison?.alwaysValidInterval ?? null
		};
	});
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

function asMean({ n, mean, sd }: Measured) {
	return mean === null || sd === null ? null : { n, mean, sd };
}
