import { describe, expect, test } from 'vitest';
import { compareMeans, compareProportions } from '#lib/stats/compare.ts';
import { confidenceSequence, mixtureVariance } from '#lib/stats/confidence-sequence.ts';
import { meanFromSums, meanOfProportion } from '#lib/stats/mean.ts';
import { mixtureSprt } from '#lib/stats/mixture-sprt.ts';
import { bestRho, logNormalMixture, normalMixtureBound } from '#lib/stats/normal-mixture.ts';
import { cumulative, poolMeans, poolProportions } from '#lib/stats/pool.ts';
import * as normal from '#lib/stats/normal.ts';
import { relativeEffect } from '#lib/stats/relative-effect.ts';
import * as studentT from '#lib/stats/student-t.ts';

const share = (successes: number, n: number) => meanOfProportion({ n, successes });

describe('published cases', () => {
	test('asymptotic confidence sequence of a mean: growthbook 8f1db44 test_sequential_test_runs', () => {
		const effect = relativeEffect(
			meanFromSums({ n: 3000, sum: 1396.87, sumOfSquares: 52377.9767 }),
			meanFromSums({ n: 3461, sum: 2422.7, sumOfSquares: 134698.29 })
		);
		expect(effect?.estimate).toBeCloseTo(0.5033610858562358, 9);
		expect(effect?.se).toBeCloseTo(0.3334122146400735, 9);
		expect(Math.sqrt(mixtureVariance(0.05, 1000))).toBeCloseTo(0.08908509752892212, 9);
		expectSequence(effect, { n: 6461, tuning: 1000, interval: [-0.5584405051077315, 1.5651626768202032], p: 1 });
	});

	test('asymptotic confidence sequence of a proportion: growthbook 8f1db44 test_sequential_test_runs_prop', () => {
		const effect = relativeEffect(share(1396, 3000), share(2422, 3461));
		expect(Math.sqrt(mixtureVariance(0.05, 5000))).toBeCloseTo(0.03984006677137368, 9);
		expectSequence(effect, {
			n: 6461,
			tuning: 5000,
			interval: [0.4009784966859415, 0.6067482066783576],
			p: 5.174716682839705e-44
		});
	});

	test('significant for one look (p = .0036) but not for daily looks: computed', () => {
		const effect = relativeEffect(share(500, 5000), share(600, 5000));
		expectSequence(effect, {
			n: 10_000,
			tuning: 5000,
			interval: [-0.009973597270643092, 0.40997359727064286],
			p: 0.07525514683349288
		});
		expect(compareProportions({ n: 5000, successes: 500 }, { n: 5000, successes: 600 })?.p).toBeCloseTo(
			0.00355275994478663,
			7
		);
	});

	test('two-sided normal mixture: gostevehoward/confseq TestTwoSidedNormalMixture', () => {
		const rho = bestRho(100, 0.05);
		expect(rho).toBeCloseTo(12.60056097925634, 8);
		expect(normalMixtureBound(100, { rho, alpha: 0.05 })).toBeCloseTo(30.35208990376253, 8);
		expect(logNormalMixture(10, { v: 100, rho })).toBeCloseTo(-0.6510051600071821, 9);
	});

	test('mixture test in the variant Statsig documents: computed from statsig-io/docs sequential-testing.mdx', () => {
		const result = mixtureSprt(share(500, 5000), share(600, 5000));
		expect(result?.interval[0]).toBeCloseTo(-0.0024197037056783097, 9);
		expect(result?.interval[1]).toBeCloseTo(0.04241970370567829, 9);
		expect(result?.p).toBeCloseTo(0.08038961896942577, 8);
	});
});

test('the boundary is where the evidence reaches 1 / alpha, and is tightest for the rho chosen for it', () => {
	const rho = bestRho(400, 0.05);
	const bound = normalMixtureBound(400, { rho, alpha: 0.05 });
	expect(logNormalMixture(bound, { v: 400, rho })).toBeCloseTo(-Math.log(0.05), 9);
	for (const factor of [0.8, 1.25])
		expect(normalMixtureBound(400, { rho: rho * factor, alpha: 0.05 })).toBeGreaterThan(bound);
});

test('p is below alpha exactly when the sequence excludes zero', () => {
	for (let estimate = 0; estimate < 1; estimate += 0.01) {
		const { interval, p } = confidenceSequence({ estimate, se: 0.1, df: Infinity }, { n: 3000 });
		expect(p < 0.05).toBe(interval[0] > 0);
	}
});

test('an error from few values reaches as far as the same tail of t, at any size', () => {
	for (const df of [6, 10, 29, 31, 200, 1e6])
		for (const z of [1.5, 3, 5, 20, 60]) {
			const t = studentT.asFarAs(z, df);
			expect(t).toBeGreaterThan(z);
			expect(studentT.asNormal(t, df)).toBeCloseTo(z, 6);
			if (z <= 5) expect(studentT.critical(2 * normal.below(-z), df) / t).toBeCloseTo(1, 2);
		}
	const reach = (df: number) =>
		confidenceSequence({ estimate: 0, se: 1, df }, { n: 30, alpha: 0.05, tuning: 60 }).interval[1];
	expect(reach(6)).toBeGreaterThan(1.5 * reach(Infinity));
	expect(reach(1e6)).toBeCloseTo(reach(Infinity), 4);
	for (let estimate = 0; estimate < 8; estimate += 0.1) {
		const { interval, p } = confidenceSequence({ estimate, se: 1, df: 7 }, { n: 30 });
		expect(p < 0.05).toBe(interval[0] > 0);
	}
});

describe('looking every day', () => {
	// 400 experiments of 28 days without any effect, each looked at daily; 300 visitors a day and arm at 5 %
	const peeked = simulate({ experiments: 400, days: 28, daily: 300, rate: 0.05 });

	test('the always-valid interval errs in fewer experiments than alpha', () => {
		expect(peeked.alwaysValid).toBeLessThan(0.05);
	});

	test('the interval for one look would err in several times as many', () => {
		expect(peeked.oneLook).toBeGreaterThan(0.15);
	});

	test('looked at once at the end, the one-look interval errs as often as it says', () => {
		expect(peeked.atTheEnd).toBeGreaterThan(0.02);
		expect(peeked.atTheEnd).toBeLessThan(0.09);
	});

	test('a skewed mean of few visitors a day does not break the promise', () => {
		expect(simulateMeans({ experiments: 300, days: 28, daily: 10 })).toBeLessThan(0.05);
	});

	test('rare events and few visitors do not break the promise', () => {
		expect(simulate({ experiments: 400, days: 28, daily: 30, rate: 0.03 }).alwaysValid).toBeLessThan(0.05);
	});
});

/** Share of experiments in which an interval ever excluded the true lift, 0. */
function simulate(run: { experiments: number; days: number; daily: number; rate: number }) {
	const random = seeded(20260101);
	let [alwaysValid, oneLook, atTheEnd] = [0, 0, 0];
	for (let experiment = 0; experiment < run.experiments; experiment++) {
		let [control, treatment] = [
			{ n: 0, successes: 0 },
			{ n: 0, successes: 0 }
		];
		let [everValid, everOne, last] = [false, false, false];
		for (let day = 0; day < run.days; day++) {
			control = poolProportions(control, { n: run.daily, successes: draw(random, run) });
			treatment = poolProportions(treatment, { n: run.daily, successes: draw(random, run) });
			const result = compareProportions(control, treatment);
			last = excludesZero(result?.liftInterval);
			everOne ||= last;
			everValid ||= excludesZero(result?.alwaysValidInterval);
		}
		alwaysValid += Number(everValid) / run.experiments;
		oneLook += Number(everOne) / run.experiments;
		atTheEnd += Number(last) / run.experiments;
	}
	return { alwaysValid, oneLook, atTheEnd };
}

/** Share of experiments on exponentially distributed values without effect in which the always-valid interval ever excluded 0. */
function simulateMeans(run: { experiments: number; days: number; daily: number }): number {
	const random = seeded(4711);
	const values = () => Array.from({ length: run.daily }, () => -Math.log(1 - random()));
	const total = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0);
	const day = () => {
		const seen = values();
		return meanFromSums({ n: run.daily, sum: total(seen), sumOfSquares: total(seen.map((value) => value * value)) });
	};
	const days = () => cumulative(Array.from({ length: run.days }, day), poolMeans);
	const erring = Array.from({ length: run.experiments }).filter(() => {
		const treatment = days();
		return days().some((control, at) => {
			const other = treatment[at];
			return other && excludesZero(compareMeans(control, other)?.alwaysValidInterval);
		});
	});
	return erring.length / run.experiments;
}

function excludesZero(interval: readonly [number, number] | null | undefined): boolean {
	return Boolean(interval && (interval[0] > 0 || interval[1] < 0));
}

/** Binomial draw by waiting times: as many random numbers as successes, not as trials. */
function draw(random: () => number, { daily, rate }: { daily: number; rate: number }): number {
	let [successes, trial] = [0, 0];
	for (;;) {
		trial += Math.ceil(Math.log(1 - random()) / Math.log(1 - rate));
		if (trial > daily) return successes;
		successes++;
	}
}

/** Park and Miller 1988: enough for a simulation, the same numbers on every machine. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

function expectSequence(
	effect: ReturnType<typeof relativeEffect>,
	expected: { n: number; tuning: number; interval: readonly [number, number]; p: number }
) {
	if (!effect) throw new Error('expected an effect');
	// what was published takes the error as known
	const { interval, p } = confidenceSequence(
		{ ...effect, df: Infinity },
		{ n: expected.n, alpha: 0.05, tuning: expected.tuning }
	);
	expect(interval[0]).toBeCloseTo(expected.interval[0], 8);
	expect(interval[1]).toBeCloseTo(expected.interval[1], 8);
	expect(Math.abs(p - expected.p)).toBeLessThanOrEqual(1e-6 * expected.p);
}
