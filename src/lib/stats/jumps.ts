/** Iglewicz and Hoaglin's cut: beyond it a value is an outlier. */
export const OUTLYING_ABOVE = 3.5;

/** Standard deviations of a normal in one median absolute deviation, and in one mean absolute deviation. */
const PER_MEDIAN_DEVIATION = 1.482602218505602;
const PER_MEAN_DEVIATION = 1.2533141373155001;

/**
 * Distance of each value from the median in robust standard deviations (median absolute deviation, scaled to a normal's), which one wild
 * value cannot stretch as it does the usual ones. When more than half of the values are equal the mean absolute deviation stands in; when
 * all are, every distance is 0. Iglewicz and Hoaglin 1993, How to detect and handle outliers. Empty for no values.
 * @example robustZ([10, 11, 9, 10, 30]) // [0, 0.6745, -0.6745, 0, 13.49]
 */
export function robustZ(values: readonly number[]): number[] {
	const centre = median(values);
	const deviations = values.map((value) => Math.abs(value - centre));
	const byMedian = PER_MEDIAN_DEVIATION * median(deviations);
	const byMean = (PER_MEAN_DEVIATION * deviations.reduce((sum, deviation) => sum + deviation, 0)) / values.length;
	const scale = byMedian > 0 ? byMedian : byMean;
	return values.map((value) => (scale > 0 ? (value - centre) / scale : 0));
}

/**
 * Places (from 0) of values that jumped: their step from the value before is an outlier among the steps. A spike jumps twice, up and down,
 * a lasting shift once. In a series with a week's rhythm compare like days: give the differences from the week before to robustZ instead.
 * Fewer than five values tell no jump from noise and give none.
 * @example jumps([10, 11, 10, 11, 10, 60, 61, 60, 61]) // [5]
 */
export function jumps(values: readonly number[], limit = OUTLYING_ABOVE): number[] {
	if (values.length < 5) return [];
	const steps = values.slice(1).map((value, at) => value - (values[at] ?? value));
	return robustZ(steps).flatMap((z, at) => (Math.abs(z) > limit ? [at + 1] : []));
}

/** The middle value, or the mean of the two in the middle; 0 for none. */
function median(values: readonly number[]): number {
	const rising = values.toSorted((a, b) => a - b);
	const upper = rising[Math.floor(rising.length / 2)] ?? 0;
	const lower = rising[Math.ceil(rising.length / 2) - 1] ?? upper;
	return lower + (upper - lower) / 2;
}
