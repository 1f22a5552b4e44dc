import { describe, expect, test } from 'vitest';
import { commonDomain, HALF, lift, tally, tallyInWords } from '#lib/ui/gauges.ts';
import { countParts, hill, HILL_WIDTH, partOf } from '#lib/ui/hills.ts';

describe('a tally', () => {
	test('fills as many marks on each side as the other side can match, from the centre outwards', () => {
		const { marketing, it, matched } = tally(3, 11);
		expect(matched).toBe(3);
		expect(marketing.map((mark) => mark.isMatched)).toEqual([true, true, true]);
		expect(it.filter((mark) => mark.isMatched)).toHaveLength(3);
		expect(it.findIndex((mark) => !mark.isMatched)).toBe(3);
	});

	test('matches nothing where one side is empty', () => {
		const shape = tally(0, 9);
		expect(shape.marketing).toEqual([]);
		expect(shape.it.some((mark) => mark.isMatched)).toBe(false);
	});

	test('never leaves its width, however many votes', () => {
		for (const count of [0, 1, 12, 13, 36]) {
			const outermost = tally(count, 1).marketing.at(-1);
			if (outermost) expect(outermost.x).toBeLessThanOrEqual(HALF);
		}
		expect(400 * (tally(400, 3).bar ?? 0)).toBeLessThanOrEqual(HALF);
	});

	test('is a bar where single votes could not be counted any more', () => {
		expect(tally(36, 2).bar).toBeNull();
		expect(tally(37, 2).bar).not.toBeNull();
	});

	test('says what it shows', () => {
		expect(tallyInWords(10, 7)).toBe('10 from marketing, 7 from IT, 7 matched');
		expect(tallyInWords(1, 0, 2)).toBe('1 from marketing, 0 from IT, 0 matched, 2 from others');
	});
});

describe('a lift', () => {
	test('lies on the axis that all of them share, zero in the centre', () => {
		expect(lift(0, [-5, 5], 10)).toMatchObject({ effect: 0, low: -HALF / 2, high: HALF / 2 });
	});

	test('is cut at the end of the axis and says so', () => {
		const { high, isCut } = lift(4, [1, 30], 10);
		expect(high).toBe(HALF);
		expect(isCut).toEqual({ low: false, high: true });
	});

	test('beyond the axis it is held at the end, with an arrow outwards', () => {
		const { effect, low, isCut } = lift(-38, [-38.2, -37.8], 10);
		expect(effect).toBeGreaterThan(-HALF);
		expect(low).toBe(-HALF);
		expect(isCut.low).toBe(true);
	});

	test('the axis is the next round number that holds nine of ten, so that one outlier does not flatten the rest', () => {
		expect(commonDomain([1, 1, 1, 1, 1, 1, 1, 1, 2, 40])).toBe(2);
		expect(commonDomain([0.3, -4.7, 5.8])).toBe(10);
		expect(commonDomain([-0.017])).toBeCloseTo(0.02);
		expect(commonDomain([])).toBe(1);
		expect(commonDomain([Infinity, 3])).toBe(5);
	});
});

describe('a hill', () => {
	const items = Array.from({ length: 120 }, (_, id) => ({ id, label: `#${id}`, balance: Math.sin(id) }));

	test('shows every item once, inside its width, and counts the same parts as it draws', () => {
		const { marks } = hill(items);
		expect(new Set(marks.map((mark) => mark.id)).size).toBe(120);
		for (const { x, y } of marks) {
			expect(x).toBeGreaterThan(0);
			expect(x).toBeLessThan(HILL_WIDTH);
			expect(y).toBeGreaterThan(0);
		}
		const counts = countParts(items);
		for (const part of ['marketing', 'shared', 'it'] as const)
			expect(marks.filter((mark) => mark.part === part)).toHaveLength(counts[part]);
	});

	test('never mixes two parts in a column, and keeps their order from left to right', () => {
		const { marks } = hill(items);
		const reach = (part: string) => {
			const xs = marks.filter((mark) => mark.part === part).map((mark) => mark.x);
			return { from: Math.min(...xs), to: Math.max(...xs) };
		};
		expect(reach('marketing').to).toBeLessThan(reach('shared').from);
		expect(reach('shared').to).toBeLessThan(reach('it').from);
	});

	test('the ends are the ends: all marketing is leftmost, all IT rightmost', () => {
		const [left, right] = hill([
			{ id: 1, label: 'a', balance: -1 },
			{ id: 2, label: 'b', balance: 1 }
		]).marks;
		expect((left?.x ?? 0) + (right?.x ?? 0)).toBeCloseTo(HILL_WIDTH);
		expect(left?.x).toBeLessThan(20);
	});

	test('two thousand of them still fit', () => {
		const { height } = hill(Array.from({ length: 2000 }, (_, id) => ({ id, label: '', balance: (id % 7) / 70 })));
		expect(height).toBeLessThanOrEqual(200);
	});

	test('balances beyond the ends are taken as the ends', () => {
		expect(partOf(-3)).toBe('marketing');
		expect(hill([{ id: 1, label: '', balance: 7 }]).marks[0]?.x).toBeLessThan(HILL_WIDTH);
	});
});
