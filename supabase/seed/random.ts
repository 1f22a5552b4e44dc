/**
 * Chance that comes out the same on every run. Each part of the story makes its own from a text, so that a change in one
 * part does not disturb another.
 */
export type Chance = {
	/** Uniform in [0, 1). */
	next(): number;
	/** Standard normal. */
	normal(): number;
	/** Uniform between two bounds. */
	between(low: number, high: number): number;
	/** How many arrive when so many are expected: Poisson, by its normal approximation. */
	arrivals(expected: number): number;
	pick<Item>(items: readonly Item[]): Item;
	/** The same items in another order. */
	shuffle<Item>(items: readonly Item[]): Item[];
};

/** mulberry32, started from the FNV-1a hash of the text. */
function uniform(seed: string): () => number {
	let state =
		[...seed].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619), 2166136261) >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

export function createChance(seed: string): Chance {
	const next = uniform(seed);
	// Box and Muller
	const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

	return {
		next,
		normal,
		arrivals: (expected) => Math.max(0, Math.round(expected + Math.sqrt(expected) * normal())),
		between: (low, high) => low + (high - low) * next(),
		pick(items) {
			const item = items[Math.floor(next() * items.length)];
			if (item === undefined) throw new Error('nothing to pick from');
			return item;
		},
		shuffle: (items) =>
			items
				.map((item) => ({ item, place: next() }))
				.sort((a, b) => a.place - b.place)
				.map(({ item }) => item)
	};
}
