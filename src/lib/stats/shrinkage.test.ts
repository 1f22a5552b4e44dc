import { expect, test } from 'vitest';
import { priorOf, reachOf, shrink, sumOfShrunken, type Estimate } from '#lib/stats/shrinkage.ts';

/** Trials of a vaccine against tuberculosis: cases and others, vaccinated and not. Colditz and others 1994, JAMA 271, 698-702. */
const trials = [
	[4, 119, 11, 128],
	[6, 300, 29, 274],
	[3, 228, 11, 209],
	[62, 13536, 248, 12619],
	[33, 5036, 47, 5761],
	[180, 1361, 372, 1079],
	[8, 2537, 10, 619],
	[505, 87886, 499, 87892],
	[29, 7470, 45, 7232],
	[17, 1699, 65, 1600],
	[186, 50448, 141, 27197],
	[5, 2493, 3, 2338],
	[27, 16886, 29, 17825]
] as const;

const logRiskRatios: readonly Estimate[] = trials.map(([a, b, c, d]) => ({
	estimate: Math.log(a / (a + b) / (c / (c + d))),
	se: Math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d))
}));

/** Coaching in eight schools. Rubin 1981, Estimation in parallel randomized experiments. */
const schools: readonly Estimate[] = [
	[28, 15],
	[8, 10],
	[-3, 16],
	[7, 11],
	[-1, 9],
	[1, 11],
	[18, 10],
	[12, 18]
].map(([estimate = 0, se = 0]) => ({ estimate, se }));

test('the spread of thirteen vaccine trials is what metafor publishes for them (method DL)', () => {
	const prior = priorOf(logRiskRatios);
	expect(prior?.variance).toBeCloseTo(0.3088, 4);
	expect(prior?.mean).toBeCloseTo(-0.7141, 4);
	expect(prior?.se).toBeCloseTo(0.1787, 4);
});

test('eight schools differ by no more than chance, so that each gets the common effect of 7.69 with an error of 4.07', () => {
	const prior = priorOf(schools);
	expect(prior).toMatchObject({ variance: 0 });
	for (const school of prior ? schools.map((one) => shrink(one, prior)) : []) {
		expect(school.estimate).toBeCloseTo(7.69, 2);
		expect(school.se).toBeCloseTo(4.07, 2);
	}
	const sum = prior && sumOfShrunken(schools, prior);
	expect(sum?.estimate).toBeCloseTo(8 * 7.686, 2);
	// the same mean eight times: its error does not average out
	expect(sum?.se).toBeCloseTo(8 * 4.072, 2);
});

test('a doubtful estimate is drawn further than a sure one, and never past the mean', () => {
	const prior = { mean: 0, se: 0.01, variance: 0.0025 };
	const sure = shrink({ estimate: 0.2, se: 0.01 }, prior);
	const doubtful = shrink({ estimate: 0.2, se: 0.2 }, prior);
	expect(sure.estimate).toBeCloseTo(0.2 / 1.04, 10);
	expect(doubtful.estimate).toBeCloseTo(0.2 / 17, 10);
	expect(doubtful.se).toBeGreaterThan(sure.se);
});

test('with a prior that knows nothing an estimate stays as it was measured', () => {
	const kept = shrink({ estimate: 0.2, se: 0.01 }, { mean: -3, se: 1, variance: 1e12 });
	expect(kept.estimate).toBeCloseTo(0.2, 10);
	expect(kept.se).toBeCloseTo(0.01, 10);
});

test.each<[string, readonly Estimate[]]>([
	['none', []],
	['one', [{ estimate: 0.1, se: 0.02 }]],
	['one that can be used', [schools[0] ?? { estimate: 0, se: 1 }, { estimate: 3, se: 0 }, { estimate: NaN, se: 1 }]],
	['some whose squares overflow', [1e200, -1e200].map((estimate) => ({ estimate, se: 1e-200 }))]
])('of %s no spread is made up', (_, estimates) => {
	expect(priorOf(estimates)).toBeNull();
});

test('identical estimates have no spread, and numbers all the same', () => {
	const same = Array.from({ length: 4 }, () => ({ estimate: 0.05, se: 0.02 }));
	const prior = priorOf(same);
	expect(prior).toEqual({ mean: 0.05, se: 0.01, variance: 0 });
	expect(prior && sumOfShrunken(same, prior)).toEqual({ estimate: 0.2, se: 0.04 });
	expect(prior && sumOfShrunken([], prior)).toEqual({ estimate: 0, se: 0 });
});

test('of what was chosen because it came out well, the shrunken sum is nearer the truth and its interval holds it', () => {
	const normals = normalsFrom(20260310);
	let [raw, shrunken, held, naive] = [0, 0, 0, 0];
	const worlds = 400;
	for (let world = 0; world < worlds; world++) {
		const tests = Array.from({ length: 60 }, () => {
			const truth = 0.005 + 0.02 * normals();
			const se = 0.01 + 0.02 * Math.abs(normals());
			return { truth, se, estimate: truth + se * normals() };
		});
		const prior = priorOf(tests);
		const winners = tests.filter(({ estimate, se }) => estimate > 1.645 * se);
		if (!prior || winners.length === 0) throw new Error('a world without winners tests nothing');
		const truth = winners.reduce((sum, one) => sum + one.truth, 0);
		const measured = winners.reduce((sum, one) => sum + one.estimate, 0);
		const sum = sumOfShrunken(winners, prior);
		raw += Math.abs(measured - truth) / worlds;
		shrunken += Math.abs(sum.estimate - truth) / worlds;
		const [low, high] = reachOf(sum);
		held += Number(low <= truth && truth <= high) / worlds;
		const se = Math.hypot(...winners.map((one) => one.se));
		naive += Number(Math.abs(measured - truth) <= 1.96 * se) / worlds;
	}
	expect(shrunken).toBeLessThan(raw / 3);
	expect(held).toBeGreaterThan(0.88);
	expect(naive).toBeLessThan(0.4);
});

/** Standard normals by Box and Muller on a linear congruence: the same at every run. */
function normalsFrom(seed: number): () => number {
	let state = seed;
	const uniform = () => {
		state = (state * 1664525 + 1013904223) % 4294967296;
		return (state + 0.5) / 4294967296;
	};
	return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
