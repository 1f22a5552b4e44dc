import { describe, expect, test } from 'vitest';
import { effectOverTime, forest, linesByVariant } from '#lib/ui/charts.server.ts';
import { bandPath, linePath, pinsFit, spread, timeAxis, valueAxis, worthShowing } from '#lib/ui/plots.server.ts';

describe('the axis of time', () => {
	test('goes from the first day to the last and says days once', () => {
		const { place, ticks } = timeAxis(['2026-03-01', '2026-03-05', '2026-03-03']);
		expect(place('2026-03-01')).toBe(0);
		expect(place('2026-03-03')).toBe(50);
		expect(place('2026-03-05')).toBe(100);
		expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
	});

	test('puts a single day in the middle', () => {
		expect(timeAxis(['2026-03-01']).place('2026-03-01')).toBe(50);
		expect(timeAxis(['2026-03-01']).ticks).toEqual([{ at: 50, label: '1 Mar' }]);
	});
});

describe('the axis of values', () => {
	test('holds everything it is given, larger above smaller', () => {
		const { place, ticks } = valueAxis([0, 4.2, -1], 200, String);
		for (const value of [0, 4.2, -1]) {
			expect(place(value)).toBeGreaterThanOrEqual(0);
			expect(place(value)).toBeLessThanOrEqual(200);
		}
		expect(place(4.2)).toBeLessThan(place(0));
		expect(ticks.map(({ label }) => label)).toContain('0');
	});

	test('a single value still has an axis', () => {
		expect(Number.isFinite(valueAxis([3], 100, String).place(3))).toBe(true);
		expect(Number.isFinite(valueAxis([0], 100, String).place(0))).toBe(true);
	});

	test('the first days, which know nothing yet, do not flatten the rest', () => {
		const points = Array.from({ length: 20 }, (_, day) => ({
			at: '',
			effect: 1,
			low: 1 - 80 / (day + 1),
			high: 1 + 80 / (day + 1)
		}));
		expect(Math.max(...worthShowing(points, [0]))).toBeLessThan(20);
		expect(worthShowing([{ at: '', effect: 1, low: -Infinity, high: Infinity }], [0])).toEqual([1, 0]);
	});
});

test('a line breaks where there is no value, a band reaches beyond the plot where it has no end', () => {
	const points = [1, 2, Number.NaN, 4, 5].map((y, x) => ({ x: x * 25, y }));
	expect(
		linePath(
			points,
			({ x }) => x,
			({ y }) => y
		).match(/M/g)
	).toHaveLength(2);
	expect(bandPath([{ x: 0 }, { x: 100 }], ({ x }) => x, [() => Infinity, () => 3])).not.toMatch(/NaN|Infinity/);
});

test('pins carry their words only where none runs into the next', () => {
	expect(
		pinsFit([
			{ at: 40, label: 'Copy B live' },
			{ at: 70, label: 'Edge cache on' }
		])
	).toBe(true);
	expect(
		pinsFit([
			{ at: 40, label: 'Copy B live' },
			{ at: 45, label: 'Edge cache on' }
		])
	).toBe(false);
	expect(pinsFit([{ at: 97, label: 'A long word at the end' }])).toBe(false);
});

test('labels at the same height move apart and keep their order', () => {
	expect(spread([50, 52, 10], 14)).toEqual([50, 64, 10]);
});

describe('an effect over time', () => {
	const points = ['2026-03-01', '2026-03-02', '2026-03-03'].map((at, day) => ({
		at,
		effect: day,
		low: day - 2,
		high: day + 2,
		alwaysLow: day === 0 ? -Infinity : day - 4,
		alwaysHigh: day === 0 ? Infinity : day + 4
	}));

	test('keeps zero and the target in sight', () => {
		const plot = effectOverTime({ points, target: 6 });
		for (const height of [plot?.zero, plot?.target?.at]) {
			expect(height).toBeGreaterThanOrEqual(0);
			expect(height).toBeLessThanOrEqual(plot?.axes.height ?? 0);
		}
	});

	test('draws an interval without an end as one that leaves the plot, never as a broken path', () => {
		const plot = effectOverTime({ points });
		expect(`${plot?.always}${plot?.band}${plot?.line}`).not.toMatch(/NaN|Infinity/);
		expect(plot?.numbers.rows[0]?.[3]).toBe('–');
	});

	test('shows every number that it draws in the table too', () => {
		const plot = effectOverTime({ points });
		expect(plot?.numbers.rows.map((row) => row[1])).toEqual(plot?.points.map((point) => point.effect));
	});

	test('tells at most sixty of a year of days, the last one always, and draws its lines through all', () => {
		const year = Array.from({ length: 358 }, (_, day) => ({
			...{
				at: new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
				effect: day,
				low: day - 1,
				high: day + 1
			}
		}));
		const plot = effectOverTime({ points: year });
		expect(plot?.points).toHaveLength(60);
		expect(plot?.numbers.rows).toHaveLength(60);
		expect(plot?.points.at(-1)?.x).toBe(100);
		expect(plot?.line.split('L')).toHaveLength(358);
	});

	test('leaves out what happened outside its days', () => {
		const annotations = [
			{ at: '2026-02-01', label: 'before' },
			{ at: '2026-03-02', label: 'within' }
		];
		expect(effectOverTime({ points, annotations })?.pins.map(({ label }) => label)).toEqual(['within']);
	});

	test('is nothing without a point', () => {
		expect(effectOverTime({ points: [] })).toBeNull();
	});
});

test('a forest always holds zero, and lies from small on the left to large on the right', () => {
	const { zero, rows } = forest([{ label: 'a', effect: 5, low: 4, high: 6 }]);
	expect(zero).toBeGreaterThanOrEqual(0);
	expect(zero).toBeLessThan(rows[0]?.from ?? 0);
	expect(rows[0]?.from).toBeLessThan(rows[0]?.at ?? 0);
	expect(rows[0]?.at).toBeLessThan(rows[0]?.to ?? 0);
});

test('lines by variant share their days and leave a gap where one has no value', () => {
	const plot = linesByVariant([
		{ name: 'Control', points: [{ at: '2026-03-01', value: 1 }] },
		{ name: 'B', points: [{ at: '2026-03-02', value: 2 }] },
		{ name: 'Empty', points: [] }
	]);
	expect(plot?.lines.map(({ name }) => name)).toEqual(['Control', 'B']);
	expect(plot?.numbers.rows).toEqual([
		['1 Mar', '1.0\u202f%', '–'],
		['2 Mar', '–', '2.0\u202f%']
	]);
});
