import { describe, expect, test } from 'vitest';
import { kendallW } from '#lib/stats/kendall-w.ts';
import { rankAgreement } from '#lib/stats/rank-agreement.ts';

describe('agreement on the order, of what two judges both scored,', () => {
	const by = (given: Readonly<Record<string, readonly (number | null)[]>>) =>
		Object.entries(given).flatMap(([judge, row]) =>
			row.flatMap((value, project) => (value === null ? [] : [{ judge, project: String(project), value }]))
		);

	test('is (m W - 1) / (m - 1) where nothing is missing', () => {
		const rows = [
			[1, 2, 3, 4, 5],
			[2, 1, 3, 5, 4],
			[5, 3, 4, 1, 2]
		];
		const w = kendallW(rows)?.w ?? NaN;
		const found = rankAgreement(by({ A: rows[0] ?? [], B: rows[1] ?? [], C: rows[2] ?? [] }));
		expect(found?.rho).toBeCloseTo((3 * w - 1) / 2, 12);
		expect(found?.pairs).toBe(3);
	});

	test('counts a pair by how much it shares, and leaves out who shares nothing', () => {
		// A and B share four in the same order, B and C two turned round; D shares one
		const scores = by({
			A: [1, 2, 3, 4, null, null, null],
			B: [1, 2, 3, 4, 9, null, null],
			C: [null, null, null, 5, 4, 1, null],
			D: [null, null, null, null, null, 3, 4]
		});
		expect(rankAgreement(scores)).toEqual({ rho: (3 * 1 + 1 * -1) / 4, pairs: 2 });
		expect(rankAgreement(by({ A: [1, 2, null], B: [null, 2, 3] }))).toBeNull();
	});
});
