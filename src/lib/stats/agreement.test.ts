import { describe, expect, test } from 'vitest';
import { fleissKappa } from '#lib/stats/fleiss-kappa.ts';
import { intraclass } from '#lib/stats/intraclass.ts';
import { kendallW } from '#lib/stats/kendall-w.ts';
import { krippendorff } from '#lib/stats/krippendorff.ts';
import { ranks, spearman } from '#lib/stats/ranks.ts';

const transposed = (rows: readonly (readonly number[])[]) =>
	(rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? NaN));

describe('intraclass correlations', () => {
	const SHROUT_FLEISS = [
		[9, 2, 5, 8],
		[6, 1, 3, 2],
		[8, 4, 6, 8],
		[7, 1, 2, 6],
		[10, 5, 6, 9],
		[6, 2, 4, 7]
	];

	test('are those of Shrout and Fleiss, tables 2 to 4', () => {
		const icc = intraclass(SHROUT_FLEISS);
		expect(icc?.oneWay.single).toBeCloseTo(0.165742, 6);
		expect(icc?.agreement.single).toBeCloseTo(0.289764, 6);
		expect(icc?.consistency.single).toBeCloseTo(0.714841, 6);
		expect(icc?.oneWay.mean).toBeCloseTo(0.442797, 6);
		expect(icc?.agreement.mean).toBeCloseTo(0.620051, 6);
		expect(icc?.consistency.mean).toBeCloseTo(0.909316, 6);
		expect(icc?.meanSquares.projects).toBeCloseTo(11.2417, 4);
		expect(icc?.meanSquares.within).toBeCloseTo(6.2639, 4);
		expect(icc?.meanSquares.judges).toBeCloseTo(32.4861, 4);
		expect(icc?.meanSquares.error).toBeCloseTo(1.0194, 4);
	});

	test('are 1 where judges agree, and consistent where they differ by their level alone', () => {
		expect(
			intraclass([
				[1, 1],
				[4, 4],
				[2, 2]
			])?.agreement.single
		).toBeCloseTo(1, 12);
		const shifted = intraclass([
			[1, 3],
			[4, 6],
			[2, 4]
		]);
		expect(shifted?.consistency.single).toBeCloseTo(1, 12);
		expect(shifted?.agreement.single).toBeLessThan(0.8);
	});

	test('say nothing of gaps, a single judge, a single project or all alike', () => {
		for (const none of [
			[],
			[[1, 2]],
			[[1], [2]],
			[[1, 2], [3]],
			[
				[1, NaN],
				[2, 3]
			],
			[
				[2, 2],
				[2, 2]
			]
		]) {
			expect(intraclass(none)).toBeNull();
		}
	});
});

describe('Kendall’s W', () => {
	test('of ten projects and four judges', () => {
		const byProject = [
			[1, 2, 3, 4],
			[3, 1, 2, 2],
			[4, 4, 1, 3],
			[5, 5, 5, 1],
			[2, 6, 7, 6],
			[8, 3, 4, 7],
			[6, 8, 6, 5],
			[7, 7, 8, 9],
			[10, 10, 9, 8],
			[9, 9, 10, 10]
		];
		const found = kendallW(transposed(byProject));
		expect(found).toMatchObject({ s: 1048, df: 9 });
		expect(found?.w).toBeCloseTo(0.793939, 5);
		expect(found?.chiSquare).toBeCloseTo(28.5818, 4);
		expect(found?.p).toBeLessThan(0.001);
	});

	test('is corrected for ties (Zar 2010, example 20.5)', () => {
		const judges = [
			[10.4, 10.8, 11.1, 10.2, 10.3, 10.2, 10.7, 10.5, 10.8, 11.2, 10.6, 11.4],
			[7.4, 7.6, 7.9, 7.2, 7.4, 7.1, 7.4, 7.2, 7.8, 7.7, 7.8, 8.3],
			[17, 17, 20, 14.5, 15.5, 13, 19.5, 16, 21, 20, 18, 22]
		];
		const sums = transposed(judges.map(ranks)).map((column) => column.reduce((sum, rank) => sum + rank, 0));
		expect(sums).toEqual([14.5, 21, 30.5, 6, 11, 3.5, 20, 11.5, 29, 28.5, 22.5, 36]);
		const found = kendallW(judges);
		expect(found?.w).toBeCloseTo(0.924135, 5);
		const uncorrected = (12 * (found?.s ?? 0)) / (9 * (12 ** 3 - 12));
		expect(uncorrected).toBeCloseTo(0.913364, 5);
	});

	test('is 1 for one order, 0 for two that are turned round, and nothing where nobody has an order', () => {
		expect(
			kendallW([
				[1, 2, 3],
				[1, 2, 3]
			])?.w
		).toBe(1);
		expect(
			kendallW([
				[1, 2, 3],
				[3, 2, 1]
			])?.w
		).toBe(0);
		for (const none of [
			[],
			[[1, 2]],
			[[1], [2]],
			[[1, 2], [1]],
			[
				[3, 3],
				[3, 3]
			]
		])
			expect(kendallW(none)).toBeNull();
	});
});

describe('Krippendorff’s alpha', () => {
	// Krippendorff 2011, section C: four observers, twelve units, gaps left out
	const UNITS = [
		[1, 1, 1],
		[2, 2, 3, 2],
		[3, 3, 3, 3],
		[3, 3, 3, 3],
		[2, 2, 2, 2],
		[1, 2, 3, 4],
		[4, 4, 4, 4],
		[1, 1, 2, 1],
		[2, 2, 2, 2],
		[5, 5, 5],
		[1, 1],
		[3]
	];

	test.each([
		['nominal', 0.743],
		['ordinal', 0.815],
		['interval', 0.849]
	] as const)('of the published example, %s: %d', (level, alpha) => {
		expect(krippendorff(UNITS, level)).toBeCloseTo(alpha, 3);
	});

	test('is 1 for the same values everywhere, below 0 for worse than chance, and nothing where nothing was seen twice', () => {
		expect(
			krippendorff(
				[
					[1, 1],
					[4, 4],
					[2, 2, 2]
				],
				'interval'
			)
		).toBe(1);
		expect(
			krippendorff(
				[
					[1, 5],
					[5, 1],
					[1, 5]
				],
				'interval'
			)
		).toBeLessThan(0);
		for (const none of [
			[],
			[[1], [2]],
			[
				[3, 3],
				[3, 3]
			]
		])
			expect(krippendorff(none, 'ordinal')).toBeNull();
	});
});

test('Fleiss’ kappa of ten subjects and fourteen raters', () => {
	const counts = [
		[0, 0, 0, 0, 14],
		[0, 2, 6, 4, 2],
		[0, 0, 3, 5, 6],
		[0, 3, 9, 2, 0],
		[2, 2, 8, 1, 1],
		[7, 7, 0, 0, 0],
		[3, 2, 6, 3, 0],
		[2, 5, 3, 2, 2],
		[6, 5, 2, 1, 0],
		[0, 2, 2, 3, 7]
	];
	expect(fleissKappa(counts)).toBeCloseTo(0.209931, 6);
	for (const none of [
		[],
		[[1, 0]],
		[
			[2, 0],
			[1, 0]
		],
		[
			[3, 0],
			[3, 0]
		]
	])
		expect(fleissKappa(none)).toBeNull();
});

test('Spearman’s rho, and ranks that ties share', () => {
	const x = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
	const y = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
	expect(spearman(x.map((value, at) => [value, y[at] ?? NaN] as const))).toBeCloseTo(-0.175757576, 8);
	expect(ranks([10, 30, 20, 20])).toEqual([1, 4, 2.5, 2.5]);
	expect(
		spearman([
			[1, 2],
			[2, 4]
		])
	).toBeCloseTo(1, 12);
	expect(spearman([[1, 2]])).toBeNull();
	expect(
		spearman([
			[1, 2],
			[1, 3]
		])
	).toBeNull();
});
