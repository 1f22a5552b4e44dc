import { checked } from '#lib/stats/bonferroni.ts';

/**
 * p-values adjusted by Holm's step-down method, in the order given. Guards against even one false alarm as Bonferroni does, under any
 * dependence, and never rejects less. Holm 1979, A simple sequentially rejective multiple test procedure. Throws on a p outside 0 to 1.
 * @example holm([0.01, 0.04, 0.03, 0.005, 0.55, 0.6]) // [0.05, 0.12, 0.12, 0.03, 1, 1]
 */
export function holm(ps: readonly number[]): number[] {
	const rising = checked(ps)
		.map((p, at) => ({ p, at }))
		.toSorted((a, b) => a.p - b.p);
	const adjusted = ps.map(() => 1);
	let largest = 0;
	rising.forEach(({ p, at }, rank) => {
		largest = Math.max(largest, Math.min(1, p * (ps.length - rank)));
		adjusted[at] = largest;
	});
	return adjusted;
}
