import { describe, expect, test } from 'vitest';
import { intraclassOneWay } from '#lib/stats/intraclass-one-way.ts';

describe('intraclass correlations', () => {
	const SHROUT_FLEISS = [
		[9, 2, 5, 8],
		[6, 1, 3, 2],
		[8, 4, 6, 8],
		[7, 1, 2, 6],
		[10, 5, 6, 9],
		[6, 2, 4, 7]
	];

	const scoresOf = (projects: readonly (readonly number[])[]) =>
		projects.flatMap((row, project) =>
			row.map((value, judge) => ({ judge: String(judge), project: String(project), value }))
		);

	test('one way, are those of Shrout and Fleiss where no score is missing', () => {
		const icc = intraclassOneWay(scoresOf(SHROUT_FLEISS));
		expect(icc?.single).toBeCloseTo(0.165742, 6);
		expect(icc?.mean).toBeCloseTo(0.442797, 6);
		expect(icc?.scores).toBeCloseTo(4, 12);
	});

	test('one way, count uneven panels by the size that stands in for all', () => {
		const icc = intraclassOneWay(scoresOf([[1, 2], [4, 5, 6], [9]]));
		// between 39 / 2, within 2.5 / 3, size (6 - 14 / 6) / 2
		expect(icc?.scores).toBeCloseTo(11 / 6, 12);
		expect(icc?.single).toBeCloseTo(0.924347, 6);
		expect(icc?.mean).toBeCloseTo(1 - 2.5 / 3 / 19.5, 12);
		expect(intraclassOneWay(scoresOf([[1], [2], [3]]))).toBeNull();
		expect(intraclassOneWay(scoresOf([[1, 2, 3]]))).toBeNull();
		expect(intraclassOneWay(scoresOf([[2, 2], [2]]))).toBeNull();
	});
});
