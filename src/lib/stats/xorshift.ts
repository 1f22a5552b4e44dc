/**
 * Whole numbers from 1 to 2³² − 1 that come alike each time with the same seed, so that what is worked out of them can be looked up again:
 * xorshift32, shifts 13, 17 and 5. Marsaglia 2003, Xorshift RNGs, Journal of Statistical Software 8 (14).
 */
export function xorshift(seed = 2_463_534_242): () => number {
	let state = seed >>> 0 || 1;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return state >>> 0;
	};
}

/** The values at some places in an order of chance, of all orders alike. Fisher and Yates 1938, as Durstenfeld 1964 has it. */
export function shuffle(values: Float64Array, places: Int32Array, next: () => number): void {
	for (let left = places.length; left > 1; left--) {
		const at = places[left - 1] ?? 0;
		const other = places[Math.floor((next() / 2 ** 32) * left)] ?? 0;
		const kept = values[at] ?? 0;
		values[at] = values[other] ?? 0;
		values[other] = kept;
	}
}
