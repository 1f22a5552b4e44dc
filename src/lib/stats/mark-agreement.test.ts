import { describe, expect, test } from 'vitest';
import { chanceOf } from '#lib/stats/chance.ts';
import { kendallW } from '#lib/stats/kendall-w.ts';
import { krippendorff } from '#lib/stats/krippendorff.ts';
import { marksBesideChance } from '#lib/stats/mark-agreement.ts';
import { shuffle, xorshift } from '#lib/stats/xorshift.ts';

const of = (rows: readonly (readonly number[])[]) =>
	rows.flatMap((row, judge) => row.map((value, at) => ({ judge: `J${judge}`, project: `P${at}`, value })));
/** Every order of some values, the same ones more than once. */
const ordersOf = (values: readonly number[]): number[][] =>
	values.length < 2
		? [[...values]]
		: values.flatMap((value, at) => ordersOf(values.toSpliced(at, 1)).map((rest) => [value, ...rest]));
const turned = (rows: readonly (readonly number[])[]) =>
	(rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? Number.NaN));

describe('marks beside chance', () => {
	const rows = [
		[1, 2, 4, 3, 5],
		[2, 2, 3, 5, 4]
	];

	test('are what every order of the second judge’s marks gives, for Kendall’s W and for Krippendorff’s alpha', () => {
		const [first = [], second = []] = rows;
		const exact = (measure: (judges: readonly (readonly number[])[]) => number) => {
			const seen = measure(rows);
			const drawn = ordersOf(second).map((order) => measure([first, order]));
			return {
				atLeast: drawn.filter((one) => one >= seen - 1e-9).length / drawn.length,
				atMost: drawn.filter((one) => one <= seen + 1e-9).length / drawn.length
			};
		};
		const found = marksBesideChance(of(rows));
		const byW = exact((judges) => kendallW(judges)?.w ?? Number.NaN);
		const byAlpha = exact((judges) => krippendorff(turned(judges), 'interval') ?? Number.NaN);
		// 499 draws are within 0.06 of it all but once in a hundred
		expect(Math.abs((found?.order.atLeast ?? 9) - byW.atLeast)).toBeLessThan(0.06);
		expect(Math.abs((found?.order.atMost ?? 9) - byW.atMost)).toBeLessThan(0.06);
		expect(Math.abs((found?.marks.atLeast ?? 9) - byAlpha.atLeast)).toBeLessThan(0.06);
		expect(Math.abs((found?.marks.atMost ?? 9) - byAlpha.atMost)).toBeLessThan(0.06);
	});

	test('do not change with a judge’s level, by which only strictness is told', () => {
		const levelled = marksBesideChance(of(rows.map((row, at) => row.map((value) => value + 10 * at))));
		const found = marksBesideChance(of(rows));
		expect(levelled?.order).toEqual(found?.order);
		expect(levelled?.marks).toEqual(found?.marks);
		// two of 32 ways to hand the marks of each project to two judges are as far apart
		expect(Math.abs((levelled?.strictness.atLeast ?? 9) - 2 / 32)).toBeLessThan(0.03);
	});

	test('are the same from call to call, and cannot be had of one judge or of projects seen once', () => {
		expect(marksBesideChance(of(rows))).toEqual(marksBesideChance(of(rows)));
		expect(marksBesideChance(of([[1, 2, 3]]))).toBeNull();
		expect(
			marksBesideChance([
				{ judge: 'J', project: 'A', value: 1 },
				{ judge: 'K', project: 'B', value: 2 }
			])
		).toBeNull();
	});

	test('of 250 projects are worked out within a moment', () => {
		const next = xorshift(5);
		const many = Array.from({ length: 12 }, () => Array.from({ length: 250 }, () => 1 + (next() % 5)));
		const began = process.cpuUsage();
		expect(marksBesideChance(of(many))?.order.atLeast).toBeGreaterThan(0.02);
		const took = process.cpuUsage(began);
		expect((took.user + took.system) / 1000, 'milliseconds of processor time').toBeLessThan(1_000);
	});
});

test('what was seen counts as one of the draws, and equals count on both sides', () => {
	expect(chanceOf(2, [1, 2, 3])).toEqual({ atLeast: 3 / 4, atMost: 3 / 4 });
	expect(chanceOf(9, [1, 2, 3])).toEqual({ atLeast: 1 / 4, atMost: 1 });
});

test('every order of three values comes as often, and what is not among them stays', () => {
	const next = xorshift(3);
	const seen = new Map<string, number>();
	for (let at = 0; at < 6_000; at++) {
		const values = Float64Array.from([1, 9, 2, 3]);
		shuffle(values, Int32Array.from([0, 2, 3]), next);
		seen.set(values.join(''), (seen.get(values.join('')) ?? 0) + 1);
	}
	expect([...seen.values()].every((count) => Math.abs(count - 1_000) < 130)).toBe(true);
	expect([...seen.keys()].toSorted()).toEqual(['1923', '1932', '2913', '2931', '3912', '3921']);
});
