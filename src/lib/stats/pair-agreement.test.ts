import { describe, expect, test } from 'vitest';
import { USUAL_PENALTY } from '#lib/stats/bradley-terry.ts';
import { coins } from '#lib/stats/coins.ts';
import { pairAgreement, type Answer } from '#lib/stats/pair-agreement.ts';
import { planPairs } from '#lib/stats/pair-plan.ts';
import { invert } from '#lib/stats/positive-definite.ts';

const answer = (judge: string, pair: string, said: Answer['said'] = 1): Answer => ({
	...{ judge, first: pair.slice(0, 1), second: pair.slice(1), said }
});

describe('coins', () => {
	test('fall alike with the same seed, and as often on either side', () => {
		const [one, other] = [coins(7), coins(7)];
		const tossed = Array.from({ length: 20_000 }, one);
		expect(tossed).toEqual(Array.from({ length: 20_000 }, other));
		expect(tossed.filter(Boolean).length / tossed.length).toBeCloseTo(0.5, 1);
		const alike = tossed.filter((toss, at) => at > 0 && toss === tossed[at - 1]).length;
		expect(alike / tossed.length).toBeCloseTo(0.5, 1);
	});
});

describe('agreement in pairs', () => {
	test('measures each answer by those of the other judges, worked out here again the long way', () => {
		const answers = [
			...[answer('J', 'AB'), answer('J', 'BC'), answer('J', 'CD', -1), answer('K', 'AC'), answer('K', 'DB', 0)],
			...[answer('K', 'BD'), answer('L', 'DA'), answer('L', 'AB'), answer('L', 'CB'), answer('M', 'AD')]
		];
		const items = ['A', 'B', 'C', 'D'];
		const rows = answers.map(({ first, second }) =>
			items.map((item) => Number(item === first) - Number(item === second))
		);
		const matrix = items.map((_, row) =>
			items.map(
				(__, column) =>
					(row === column ? 2 * USUAL_PENALTY : 0) +
					rows.reduce((sum, line) => sum + ((line[row] ?? 0) * (line[column] ?? 0)) / 4, 0)
			)
		);
		const inverse = invert(matrix) ?? [];
		const hits = answers.flatMap(({ judge, said }, at) => {
			const sums = items.map((_, item) =>
				answers.reduce(
					(sum, other, row) => sum + (other.judge === judge ? 0 : ((rows[row]?.[item] ?? 0) * other.said) / 2),
					0
				)
			);
			const strengths = inverse.map((line) => line.reduce((sum, value, item) => sum + value * (sums[item] ?? 0), 0));
			const ahead = strengths.reduce((sum, value, item) => sum + value * (rows[at]?.[item] ?? 0), 0);
			return said === 0 ? [] : [Math.abs(ahead) < 1e-9 ? 0.5 : Number(ahead > 0 === said > 0)];
		});
		const { foretold, alike } = pairAgreement(answers);
		expect(foretold?.count).toBe(9);
		expect(foretold?.share).toBeCloseTo(hits.reduce((sum, hit) => sum + hit, 0) / 9, 12);
		// A and B by J and L, A and D by L and M the other way round; K and nobody else decided B and D
		expect(alike).toMatchObject({ share: 1 / 3, count: 3 });
	});

	test('does not change with which one stood first, with the order of the answers, or from call to call', () => {
		const answers = [answer('J', 'AB'), answer('K', 'AB'), answer('K', 'BC'), answer('L', 'AC'), answer('L', 'CB', -1)];
		const found = pairAgreement(answers);
		const turned = answers.map(({ judge, first, second, said }) =>
			answer(judge, second + first, said === 1 ? -1 : said === -1 ? 1 : 0)
		);
		expect(pairAgreement(answers)).toEqual(found);
		for (const other of [turned, answers.toReversed()].map(pairAgreement)) {
			expect(other.foretold?.share).toBe(found.foretold?.share);
			expect(other.alike?.share).toBe(found.alike?.share);
		}
	});

	test('counts the same judge asked twice as no second one', () => {
		expect(pairAgreement([answer('J', 'AB'), answer('J', 'BA', -1), answer('K', 'CD')]).alike).toBeNull();
	});

	test('of 250 projects is worked out within a moment', () => {
		const { pairs } = planPairs({
			judges: Array.from({ length: 12 }, (_, at) => ({ judge: `J${at}`, sides: [] })),
			...{ projects: Array.from({ length: 250 }, (_, at) => `P${at}`), looks: 6, sides: [], conflicts: [] }
		});
		const toss = coins(5);
		const answers = pairs.map((pair) => ({ ...pair, said: toss() ? (1 as const) : (-1 as const) }));
		const began = process.cpuUsage();
		const { foretold, alike } = pairAgreement(answers);
		const took = process.cpuUsage(began);
		expect(foretold?.count).toBe(750);
		expect(alike?.count).toBe(125);
		expect((took.user + took.system) / 1000, 'milliseconds of processor time').toBeLessThan(1_000);
	});
});
