import { describe, expect, test } from 'vitest';
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { proportionAgainstTarget } from '#lib/stats/proportion-against-target.ts';
import { shareBelief, shareLaw } from '#lib/stats/share-belief.ts';

const cases = [
	[300, 30, 0.06],
	[40, 1, 0.06],
	[40, 0, 0.06],
	[925, 682, 0.75],
	[25, 25, 0.9],
	[1e9, 6e7, 0.06]
] as const;

describe.each(cases)('of %d trials and %d successes against %d', (n, successes, target) => {
	const law = shareLaw({ n, successes });
	if (!law) throw new Error('expected a law');
	const belief = shareBelief(law, target);

	test('a chance is that of the share', () => {
		// the quantile of the library is not as exact with a billion
		for (const p of n > 1e6 ? [] : [0.05, 0.3, 0.5, 0.8, 0.999])
			expect(belief.above(betaQuantile(p, law.a, law.b) / target - 1)).toBeCloseTo(1 - p, 8);
		expect(belief.above(0)).toBeCloseTo(proportionAgainstTarget({ n, successes }, target)?.chanceAbove ?? NaN, 12);
		expect(belief.above(-2)).toBe(1);
		expect(belief.above(1 / target)).toBe(0);
	});

	test('what is drawn adds up to it, and the losses are those of what is drawn', () => {
		const [low, high] = [
			Math.max(-1, belief.mean - 12 * belief.sd),
			Math.min(1 / target - 1, belief.mean + 12 * belief.sd)
		];
		const steps = 40_000;
		// closer together towards both ends, where a law of none or of all has no bound
		const edge = (part: number) => low + (high - low) * Math.sin((Math.PI / 2) * part) ** 2;
		let [all, above, mean, up, down] = [0, 0, 0, 0, 0];
		for (let step = 0; step < steps; step++) {
			const [from, to] = [edge(step / steps), edge((step + 1) / steps)];
			const lift = (from + to) / 2;
			const weight = belief.density(lift) * (to - from);
			all += weight;
			mean += weight * lift;
			if (lift > 0.05) above += weight;
			up += weight * Math.max(0, lift);
			down += weight * Math.max(0, -lift);
		}
		expect(all).toBeCloseTo(1, 2);
		expect(above).toBeCloseTo(belief.above(0.05), 2);
		expect(mean).toBeCloseTo(belief.mean, 2);
		expect(up).toBeCloseTo(belief.losses.choosingControl, 2);
		expect(down).toBeCloseTo(belief.losses.choosingTreatment, 2);
	});

	test('losses differ by the lift that is expected', () => {
		const { choosingControl, choosingTreatment } = belief.losses;
		expect(choosingControl - choosingTreatment).toBeCloseTo(belief.mean, 9);
	});
});

test('without trials there is no law', () => {
	expect(shareLaw({ n: 0, successes: 0 })).toBeNull();
});
