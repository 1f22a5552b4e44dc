import { xorshift } from '#lib/stats/xorshift.ts';

/**
 * Coins that fall the same way each time they are tossed with the same seed: the bits of `xorshift`.
 * @example const toss = coins(); toss() // true or false
 */
export function coins(seed?: number): () => boolean {
	const next = xorshift(seed);
	let left = 0;
	let bits = 0;
	return () => {
		if (left === 0) [bits, left] = [next(), 32];
		const isHead = (bits & 1) === 1;
		bits >>>= 1;
		left--;
		return isHead;
	};
}
