import { expect, test } from 'vitest';
import { cumulative, poolMeans, poolProportions } from '#lib/stats/pool.ts';
import type { Mean } from '#lib/stats/mean.ts';

test('pooling summaries gives what all values together give', () => {
	const days = [[1, 2, 3], [4, 6], [5], [0.5, 9, 2, 2]];
	const totals = cumulative(days.map(summary), poolMeans);
	totals.forEach((total, day) => {
		const direct = summary(days.slice(0, day + 1).flat());
		expect(total.n).toBe(direct.n);
		expect(total.mean).toBeCloseTo(direct.mean, 12);
		expect(total.sd).toBeCloseTo(direct.sd, 12);
	});
});

test('a large common level costs no digits', () => {
	const pooled = poolMeans({ n: 1e9, mean: 1e9, sd: 1 }, { n: 1e9, mean: 1e9 + 2, sd: 1 });
	expect(pooled.sd).toBeCloseTo(Math.SQRT2, 7);
});

test('an empty day changes nothing', () => {
	const some: Mean = { n: 4, mean: 2, sd: 1 };
	const none: Mean = { n: 0, mean: 0, sd: 0 };
	expect(poolMeans(some, none)).toEqual(some);
	expect(poolMeans(none, some)).toEqual(some);
	expect(poolMeans(none, none)).toEqual(none);
});

test('running totals of proportions', () => {
	const days = [
		{ n: 10, successes: 1 },
		{ n: 20, successes: 5 },
		{ n: 0, successes: 0 }
	];
	expect(cumulative(days, poolProportions)).toEqual([
		{ n: 10, successes: 1 },
		{ n: 30, successes: 6 },
		{ n: 30, successes: 6 }
	]);
	expect(cumulative([], poolProportions)).toEqual([]);
});

function summary(values: readonly number[]): Mean {
	const n = values.length;
	const mean = values.reduce((sum, value) => sum + value, 0) / n;
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return { n, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : 0 };
}
