import * as normal from '#lib/stats/normal.ts';
import { isProportion, rate, type Proportion } from '#lib/stats/proportion.ts';

/** z is positive when treatment is higher; chiSquare is z squared; the Yates pair carries the continuity correction. */
export type PooledZ = {
	readonly z: number;
	readonly p: number;
	readonly chiSquare: number;
	readonly yatesChiSquare: number;
	readonly yatesP: number;
};

/**
 * Test that two proportions are equal, with the variance both share if they are; its square is Pearson's chi-square.
 * Pearson 1900; Yates 1934. Null without trials, and when all trials of both arms ended alike (no variance).
 * @example pooledZ({ n: 1000, successes: 100 }, { n: 1000, successes: 120 }) // { z: 1.42930, p: 0.15292, ... }
 */
export function pooledZ(control: Proportion, treatment: Proportion): PooledZ | null {
	if (!isProportion(control) || !isProportion(treatment)) return null;
	const shared = (control.successes + treatment.successes) / (control.n + treatment.n);
	const harmonic = 1 / control.n + 1 / treatment.n;
	const se = Math.sqrt(shared * (1 - shared) * harmonic);
	if (!(se > 0)) return null;
	const difference = rate(treatment) - rate(control);
	const z = difference / se;
	const corrected = Math.max(0, Math.abs(difference) - harmonic / 2) / se;
	return { z, p: bothTails(z), chiSquare: z * z, yatesChiSquare: corrected * corrected, yatesP: bothTails(corrected) };
}

function bothTails(z: number): number {
	return 2 * normal.below(-Math.abs(z));
}
