/**
 * Ranks from 1 for the least; values that are the same share the mean of their ranks.
 * @example ranks([10, 30, 20, 20]) // [1, 4, 2.5, 2.5]
 */
export function ranks(values: readonly number[]): number[] {
	const rising = values.toSorted((a, b) => a - b);
	return values.map((value) => (rising.indexOf(value) + rising.lastIndexOf(value)) / 2 + 1);
}

/** How many values there are of each, of those that occur more than once. */
export function tiesOf(values: readonly number[]): number[] {
	const counts = new Map<number, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts.values()].filter((count) => count > 1);
}

/**
 * How far two orders agree, from −1 (turned round) to 1: Pearson's correlation of the ranks. Spearman 1904, The proof and measurement of
 * association between two things. Null with fewer than two pairs, or where one side is all alike.
 */
export function spearman(pairs: readonly (readonly [number, number])[]): number | null {
	const [left, right] = [ranks(pairs.map(([x]) => x)), ranks(pairs.map(([, y]) => y))];
	const centre = (pairs.length + 1) / 2;
	const product = (one: readonly number[], other: readonly number[]) =>
		one.reduce((sum, value, at) => sum + (value - centre) * ((other[at] ?? centre) - centre), 0);
	const [own, others] = [product(left, left), product(right, right)];
	return own > 0 && others > 0 ? product(left, right) / Math.sqrt(own * others) : null;
}
