import { describe, expect, test } from 'vitest';
import { centredMeans, standardisedMeans, stretchedMeans, trimmedMean } from '#lib/stats/judge-centring.ts';
import { judgeModel } from '#lib/stats/judge-model.ts';
import { meanOf, placesOf, rawMeans, withoutConflicts, type Score, type Standing } from '#lib/stats/judge-scores.ts';
import { coverageOf, judgesNeeded } from '#lib/stats/judging-effort.ts';
import { panelsOf } from '#lib/stats/panels.ts';
import { invert, solve } from '#lib/stats/positive-definite.ts';
import { weightedRubric } from '#lib/stats/weighted-rubric.ts';

type Table = Readonly<Record<string, Readonly<Record<string, number>>>>;
const scoresOf = (table: Table): Score[] =>
	Object.entries(table).flatMap(([judge, given]) =>
		Object.entries(given).map(([project, value]) => ({ judge, project, value }))
	);
const values = (standings: readonly Standing[]) =>
	Object.fromEntries(standings.map(({ project, value }) => [project, expect.closeTo(value, 8)]));
const order = (standings: readonly Standing[]) => placesOf(standings).map(({ project }) => project);

const THREE = { J1: { A: 2, B: 3, C: 1, D: 2 }, J2: { C: 5, D: 5, E: 4, F: 5 }, J3: { A: 4, B: 5, E: 2, F: 3 } };
const STRONG_POOL = { J1: { S1: 5, S2: 5, S3: 4, L: 3 }, J2: { L: 3, W1: 2, W2: 1, W3: 1 } };

let seed = 11;
const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());

describe('a rubric', () => {
	const weights = [0.35, 0.25, 0.25, 0.15];
	test('weighs what a judge gave, on the scale and as a share of it', () => {
		const score = weightedRubric(
			[4, 3, 5, 2].map((given, at) => ({ weight: weights[at] ?? 0, score: given })),
			[1, 5]
		);
		expect(score).toEqual({ mean: expect.closeTo(3.7, 9), share: expect.closeTo(0.675, 9), isComplete: true });
	});

	test('leaves out what was not scored, and says so', () => {
		const criteria = [
			{ weight: 0.5, score: 4 },
			{ weight: 0.3, score: null },
			{ weight: 0.2, score: 2 }
		];
		expect(weightedRubric(criteria, [1, 5])).toMatchObject({
			mean: expect.closeTo(3.4285714286, 9),
			isComplete: false
		});
		expect(weightedRubric([{ weight: 1, score: null }], [1, 5])).toBeNull();
		expect(weightedRubric([], [1, 5])).toBeNull();
	});
});

describe('scores of strict and lenient judges', () => {
	test('are centred by each judge', () => {
		const centred = centredMeans(scoresOf(THREE));
		expect({ A: 0.25, B: 1.25, C: -0.375, D: 0.125, E: -1.125, F: -0.125 }).toEqual(values(centred));
		expect(order(centred)).toEqual(['B', 'A', 'D', 'F', 'C', 'E']);
	});

	test('keep their order when centred, where every judge saw everything', () => {
		const scores = scoresOf({ J1: { A: 5, B: 3, C: 4 }, J2: { A: 3, B: 1, C: 2 }, J3: { A: 4, B: 4, C: 5 } });
		expect(order(rawMeans(scores))).toEqual(['A', 'C', 'B']);
		expect(order(centredMeans(scores))).toEqual(['A', 'C', 'B']);
	});

	test('are told apart from good and weak projects by the model', () => {
		const model = judgeModel(scoresOf(THREE));
		expect(Object.fromEntries((model?.judges ?? []).map(({ judge, value }) => [judge, value]))).toEqual({
			J1: expect.closeTo(-1.8333333333, 8),
			J2: expect.closeTo(1.8333333333, 8),
			J3: expect.closeTo(0, 8)
		});
		expect({ A: 3.9166666667, B: 4.9166666667, C: 3, D: 3.5, E: 2.0833333333, F: 3.0833333333 }).toEqual(
			values(model?.projects ?? [])
		);
		expect(order(model?.projects ?? [])).toEqual(['B', 'A', 'D', 'F', 'C', 'E']);
	});

	test('mislead as z-scores where a judge drew strong projects, and not in the model', () => {
		const z = standardisedMeans(scoresOf(STRONG_POOL));
		expect({
			L: 3,
			S1: 4.3568010506,
			S2: 4.3568010506,
			S3: 2.5477329831,
			W1: 3.4522670169,
			W2: 1.6431989494,
			W3: 1.6431989494
		}).toEqual(values(z));
		expect(order(z)).toEqual(['S1', 'S2', 'W1', 'L', 'S3', 'W2', 'W3']);
		const model = judgeModel(scoresOf(STRONG_POOL));
		expect({ L: 3, S1: 5, S2: 5, S3: 4, W1: 2, W2: 1, W3: 1 }).toEqual(values(model?.projects ?? []));
		expect(placesOf(model?.projects ?? []).map(({ place }) => place)).toEqual([1, 1, 3, 4, 5, 6, 6]);
	});

	test('are stretched to each judge’s own least and most', () => {
		const stretched = stretchedMeans(scoresOf(THREE));
		expect({ A: 0.5833333333, B: 1, C: 0.5, D: 0.75, E: 0, F: 0.6666666667 }).toEqual(values(stretched));
		expect(order(stretched)).toEqual(['B', 'D', 'F', 'A', 'C', 'E']);
	});

	test('lose their highest and lowest', () => {
		const scores = [9.5, 6, 6.2, 6.1, 1];
		expect(trimmedMean(scores)).toBeCloseTo(6.1, 9);
		expect(meanOf(scores)).toBeCloseTo(5.76, 9);
		expect(trimmedMean([4, 5])).toBe(4.5);
	});

	test('of a judge with a conflict do not count, which can change who wins', () => {
		const scores = scoresOf({ J1: { A: 5, B: 2, C: 3 }, J2: { A: 3, B: 4, C: 3 }, J3: { A: 2, B: 3, C: 4 } });
		const counted = rawMeans(withoutConflicts(scores, [{ judge: 'J1', project: 'A' }]));
		expect({ A: 2.5, B: 3, C: 3.3333333333 }).toEqual(values(counted));
		expect(order(counted)).toEqual(['C', 'B', 'A']);
		expect(placesOf(rawMeans(scores)).map(({ place }) => place)).toEqual([1, 1, 3]);
	});

	test('of panels that share no project cannot be compared: there is no model, and the groups are named', () => {
		const scores = scoresOf({ J1: { A: 4, B: 2 }, J2: { C: 5, D: 1 } });
		expect(panelsOf(scores)).toEqual([
			['A', 'B'],
			['C', 'D']
		]);
		expect(judgeModel(scores)).toBeNull();
		expect(judgeModel([])).toBeNull();
		expect(panelsOf(scoresOf(THREE))).toHaveLength(1);
	});

	test('of one judge, or one each, have no error to tell, and no NaN', () => {
		const model = judgeModel(scoresOf({ J1: { A: 4, B: 2 } }));
		expect(model?.projects).toEqual([
			{ project: 'A', value: 4, se: null, interval: null },
			{ project: 'B', value: 2, se: null, interval: null }
		]);
		const flat = judgeModel(scoresOf({ J1: { A: 3, B: 3 }, J2: { A: 3, B: 3 } }));
		expect(flat?.projects.every(({ value, se }) => value === 3 && se === 0)).toBe(true);
	});

	test('give intervals that hold what an average judge would give in 95 of 100 events', () => {
		let [held, drawn, df] = [0, 0, 0];
		for (let run = 0; run < 400; run++) {
			const truth = Array.from({ length: 12 }, () => 3 + normal());
			const lenient = Array.from({ length: 6 }, () => normal());
			const centre = meanOf(lenient);
			// each judge sees half of them, by a pattern that connects all
			const scores = lenient.flatMap((leniency, judge) =>
				truth.flatMap((quality, at) =>
					(at + judge) % 2 === 0 || (at * 5 + judge) % 3 === 0
						? [{ judge: `J${judge}`, project: `P${at}`, value: quality + leniency - centre + 0.5 * normal() }]
						: []
				)
			);
			const model = judgeModel(scores);
			df = model?.df ?? 0;
			for (const { project, interval } of model?.projects ?? []) {
				const quality = truth[Number(project.slice(1))] ?? NaN;
				drawn += 1;
				if (interval && interval[0] <= quality && quality <= interval[1]) held += 1;
			}
		}
		expect(df).toBeGreaterThan(15);
		expect(held / drawn).toBeGreaterThan(0.94);
		expect(held / drawn).toBeLessThan(0.96);
	});
});

test('how many judges a demo day needs', () => {
	expect(judgesNeeded({ projects: 175, minutesPerVisit: 4, minutes: 120 }, 3)).toBe(18);
	const table = [
		[150, 60, 30],
		[250, 45, 67],
		[25, 45, 7],
		[300, 180, 20],
		[225, 120, 23]
	] as const;
	for (const [projects, minutes, judges] of table) {
		expect(judgesNeeded({ projects, minutesPerVisit: 4, minutes }, 3)).toBe(judges);
	}
	expect(coverageOf({ projects: 60, minutesPerVisit: 5, minutes: 120 }, 10)).toEqual({ timesSeen: 4, mostForAll: 24 });
});

test('an equation is solved without the inverse, and one that is not positive definite is not', () => {
	const matrix = [
		[4, 1, 0.5],
		[1, 3, 0.2],
		[0.5, 0.2, 2]
	];
	const x = solve(matrix, [1, -2, 3]) ?? [];
	const back = matrix.map((row) => row.reduce((sum, value, at) => sum + value * (x[at] ?? NaN), 0));
	expect(back).toEqual([expect.closeTo(1, 12), expect.closeTo(-2, 12), expect.closeTo(3, 12)]);
	expect(
		solve(
			[
				[1, 2],
				[2, 1]
			],
			[1, 1]
		)
	).toBeNull();
});

test('a matrix and its inverse make one, and what is not positive definite has none', () => {
	const matrix = [
		[4, 1, 0.5],
		[1, 3, 0.2],
		[0.5, 0.2, 2]
	];
	const inverse = invert(matrix) ?? [];
	matrix.forEach((row, i) =>
		matrix.forEach((_, k) => {
			const cell = row.reduce((sum, value, at) => sum + value * (inverse[at]?.[k] ?? NaN), 0);
			expect(cell).toBeCloseTo(i === k ? 1 : 0, 12);
		})
	);
	expect(
		invert([
			[1, 2],
			[2, 1]
		])
	).toBeNull();
	expect(
		invert([
			[1, 1],
			[1, 1]
		])
	).toBeNull();
});
