import { describe, expect, test } from 'vitest';
import { compareMeans, compareProportions } from '#lib/stats/compare.ts';

const of = (successes: number, n: number) => ({ n, successes });

test('two proportions: PostHog test_two_sided_ttest_with_sample_proportion, as a whole', () => {
	const result = compareProportions(of(87, 1529), of(62, 1471));
	expect(result?.difference).toBeCloseTo(62 / 1471 - 87 / 1529, 12);
	expect(result?.lift).toBeCloseTo(-0.2592575228361347, 9);
	expect(result?.liftInterval?.[1]).toBeCloseTo(-0.02376162407073934, 7);
	expect(result?.p).toBeCloseTo(0.030960728938889747, 7);
	expect(result?.chanceToBeat).toBeCloseTo(0.030960728938889747 / 2, 7);
	expect(result?.alwaysValidInterval?.[1]).toBeGreaterThan(0);
	expect(result?.expectedLoss?.choosingTreatment).toBeGreaterThan(0.25);
});

test('two means: PostHog test_two_sided_ttest_with_sample_mean, as a whole', () => {
	const control = { n: 2507, mean: 1196.87 / 2507, sd: 3.8321 };
	const result = compareMeans(control, { n: 2461, mean: 1922.7 / 2461, sd: 6.155 });
	expect(result?.lift).toBeCloseTo(0.6364670496854374, 9);
	expect(result?.liftInterval?.[0]).toBeCloseTo(-0.0875, 3);
	expect(result?.difference).toBeCloseTo(1922.7 / 2461 - 1196.87 / 2507, 12);
});

test('interval, p and chance never contradict each other', () => {
	for (const size of [20, 200, 2000])
		for (let successes = 0; successes <= size; successes += size / 20) {
			const result = compareProportions(of(size * 0.4, size), of(successes, size));
			const [low, high] = result?.liftInterval ?? [NaN, NaN];
			const [p, chance] = [result?.p ?? NaN, result?.chanceToBeat ?? NaN];
			expect(low > 0 || high < 0).toBe(p < 0.05);
			expect(chance > 0.975 || chance < 0.025).toBe(p < 0.05);
			expect(low).toBeGreaterThanOrEqual(-1);
		}
});

test('swapping the arms mirrors the difference', () => {
	const [there, back] = [compareProportions(of(40, 300), of(70, 400)), compareProportions(of(70, 400), of(40, 300))];
	expect(there?.differenceInterval[0]).toBeCloseTo(-(back?.differenceInterval[1] ?? NaN), 12);
});

describe('extremes', () => {
	test('an empty arm says nothing', () => {
		expect(compareProportions(of(0, 0), of(1, 10))).toBeNull();
		expect(compareProportions(of(1, 10), of(0, 0))).toBeNull();
		expect(compareMeans({ n: 1, mean: 1, sd: 0 }, { n: 10, mean: 1, sd: 1 })).toBeNull();
		expect(compareMeans({ n: 5, mean: 1, sd: 0 }, { n: 5, mean: 2, sd: 0 })).toBeNull();
	});

	test('one failure less than never is no proof: no successes in treatment keep a wide interval', () => {
		const result = compareProportions(of(1, 10), of(0, 10));
		expect(result?.lift).toBe(-1);
		expect(result?.liftInterval?.[0]).toBe(-1);
		expect(result?.liftInterval?.[1]).toBeGreaterThan(0);
		expect(result?.p).toBeGreaterThan(0.3);
	});

	test('no successes in control leave no lift, but a chance and a difference', () => {
		const result = compareProportions(of(0, 500), of(40, 500));
		expect(result).toMatchObject({ lift: null, liftInterval: null, alwaysValidInterval: null });
		expect(result?.chanceToBeat).toBeGreaterThan(0.999);
		expect(result?.differenceInterval[0]).toBeGreaterThan(0.04);
	});

	test('all or none in both arms leave only the difference', () => {
		for (const successes of [0, 50]) {
			const result = compareProportions(of(successes, 50), of(successes, 50));
			expect(result).toMatchObject({ difference: 0, p: null, chanceToBeat: null });
			expect(result?.differenceInterval[1]).toBeGreaterThan(0.05);
		}
	});

	test('a control mean of zero leaves no lift, but p and chance of the difference', () => {
		const result = compareMeans({ n: 50, mean: 0, sd: 1 }, { n: 50, mean: 2, sd: 1 });
		expect(result).toMatchObject({ lift: null, liftInterval: null, expectedLoss: null });
		expect(result?.p).toBeLessThan(0.001);
		expect(result?.chanceToBeat).toBeGreaterThan(0.999);
	});

	test('no answer holds NaN, from one visitor to a thousand million', () => {
		const sizes = [1, 2, 3, 10, 1e4, 1e9];
		for (const n of sizes)
			for (const m of sizes)
				for (const part of [0, 0.5, 1]) {
					const answers = [
						compareProportions(of(Math.floor(n * part), n), of(Math.ceil(m / 3), m)),
						compareMeans({ n, mean: part, sd: part }, { n: m, mean: 1e6, sd: 0 })
					];
					for (const answer of answers) expect(numbersIn(answer)).not.toContain(NaN);
				}
	});
});

function numbersIn(value: unknown): number[] {
	if (typeof value === 'number') return [value];
	return value && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}
