/**
 * Coins that fall the same way each time they are tossed with the same seed, so that what is worked out of them can be looked up again: the
 * bits of xorshift32, shifts 13, 17 and 5. Marsaglia 2003, Xorshift RNGs, Journal of Statistical Software 8 (14).
 * @example const toss = coins(); toss() // true or false
 */
export function coins(seed = 2_463_534_242): () => boolean {
	let state = seed >>> 0 || 1;
	let left = 0;
	let bits = 0;
	return () => {
		if (left === 0) {
			state ^= state << 13;
			state ^= state >>> 17;
			state ^= state << 5;
			[bits, left] = [state, 32];
		}
		const isHead = (bits & 1) === 1;
		bits >>>= 1;
		left--;
		return isHead;
	};
}
