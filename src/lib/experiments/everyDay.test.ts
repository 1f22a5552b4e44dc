import { describe, expect, test } from 'vitest';
import { compareArms } from '#lib/experiments/comparisons.ts';
import type { Reading } from '#lib/experiments/gathered.ts';
import { days, only, registration, signUps } from '#lib/experiments/result.fixture.ts';
import { boundsFor } from '#lib/stats/crossing.ts';
import { spentBy } from '#lib/stats/spending.ts';

describe('looking every day at days', () => {
	let seed = 11;
	const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
	const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
	const values = (count: number) => Array.from({ length: count }, () => 100 + 10 * normal());
	const by = { design: 'before_after', metric: { ...signUps, kind: 'mean' }, alpha: 0.05 } as const;
	const series = (before: readonly number[], since: readonly number[]) => ({ total: null, before, since });
	const alwaysValid = (before: readonly number[], since: readonly number[]) =>
		compareArms(by, series(before, []), series([], since))?.comparison.alwaysValidInterval ?? null;
	const excludes = (interval: readonly [number, number] | null | undefined) =>
		interval != null && (interval[0] > 0 || interval[1] < 0);
	const looks = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 17, 21];

	test('gives no interval that holds at every look before each side is worth seven days, however many are on the other', () => {
		const earlier = values(90);
		const since = [101, 96, 108, 99, 90, 104, 93, 107];
		expect(alwaysValid(earlier, since.slice(0, 2))).toBeNull();
		expect(alwaysValid(earlier, since.slice(0, 6))).toBeNull();
		expect(alwaysValid(earlier, since)).not.toBeNull();
		// days that follow each other closely are worth fewer
		expect(alwaysValid(earlier, [90, 92, 94, 96, 98, 100, 102, 104])).toBeNull();
		const wobbling = (readings: readonly Reading[]) =>
			readings.map((one, at) => ({ ...one, successes: 100 + (at % 3) }));
		const earlier14 = wobbling(days(14, { control: [100, 1000] })).map((one) => ({
			...one,
			day: one.day.replace('-03-', '-02-')
		}));
		const short = { ...registration, design: 'before_after', endsOn: '2026-03-03', plannedEnd: '2026-03-03' } as const;
		const { finding } = only([...earlier14, ...wobbling(days(3, { treatment: [100, 1000] }))], {
			today: '2026-03-22',
			registration: short
		});
		expect(finding).toBe('early');
	});

	test('where nothing changed, before and after finds a change in about one of twenty at most', () => {
		const isFooled = () => {
			const [before, since] = [values(90), values(21)];
			return looks.some((days) => excludes(alwaysValid(before, since.slice(0, days))));
		};
		// with an error estimated from two days this were some 80
		expect(Array.from({ length: 400 }, isFooled).filter(Boolean).length).toBeLessThan(20);
	});

	test('two regions that went the same way too', () => {
		const isFooled = () => {
			const [c, t] = [series(values(30), values(21)), series(values(30), values(21))];
			return looks.some((days) => {
				const [seen, other] = [c, t].map((one) => ({ ...one, since: one.since.slice(0, days) }));
				const found = seen && other && compareArms({ ...by, design: 'regions' }, seen, other);
				return excludes(found?.comparison.alwaysValidInterval);
			});
		};
		expect(Array.from({ length: 200 }, isFooled).filter(Boolean).length).toBeLessThan(10);
	});

	test('ten planned looks at thirty days after ninety before spend just what was promised', () => {
		const days = Array.from({ length: 10 }, (_, at) => 3 * (at + 1));
		const ninety = values(90);
		const seen = days.map((count) => compareArms(by, series(ninety, []), series([], values(count)))?.units ?? NaN);
		const spent = days.map((count) => spentBy(count / 30, { alpha: 0.025, spending: 'obrien-fleming' }));
		const bounds = boundsFor(seen, spent);
		const isFooled = () => {
			const level = normal() / Math.sqrt(90);
			let sum = 0;
			return days.some((count, at) => {
				sum += Math.sqrt(3) * normal();
				return Math.abs(sum / count - level) > (bounds[at] ?? NaN) * Math.sqrt(1 / 90 + 1 / count);
			});
		};
		const fooled = Array.from({ length: 20_000 }, isFooled).filter(Boolean).length / 20_000;
		// by days alone, as if all ninety before were new at each look, it were 0.0585
		expect(fooled).toBeGreaterThan(0.045);
		expect(fooled).toBeLessThan(0.054);
	});

	test('ninety days before and seven since count for as many as are known by them', () => {
		const units = (before: number, since: number) =>
			compareArms(by, series(values(before), []), series([], values(since)))?.units;
		expect(units(14, 14)).toBeCloseTo(28, 9);
		expect(units(90, 7)).toBeCloseTo(4 / (1 / 90 + 1 / 7), 9);
	});
});
