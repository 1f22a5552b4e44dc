/**
 * Where a function that rises or falls once crosses 0 between low and high, by bisection to the last bits; null when it has the
 * same sign at both ends.
 * @example rootBetween((x) => x * x - 2, [0, 2]) // 1.41421356
 */
export function rootBetween(f: (x: number) => number, bounds: readonly [low: number, high: number]): number | null {
	let [low, high] = bounds;
	const startsNegative = f(low) < 0;
	if (startsNegative === f(high) < 0) return null;
	for (let step = 0; step < 200; step++) {
		const middle = low + (high - low) / 2;
		if (middle <= low || middle >= high) break;
		if (f(middle) < 0 === startsNegative) low = middle;
		else high = middle;
	}
	return low + (high - low) / 2;
}
