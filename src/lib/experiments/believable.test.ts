import { describe, expect, test } from 'vitest';
import { days, only, once, orderValue, plain, registration, signUps, worth } from '#lib/experiments/result.fixture.ts';
import { interimDays } from '#lib/experiments/look-plans.ts';
import type { Registration } from '#lib/experiments/result.ts';

const looks = (count: number): Registration => ({ ...registration, looking: { rule: 'looks', looks: count } });
const strong = days(21, { control: [1000, 10_000], treatment: [1100, 10_000] });
const upTo = (last: number) => strong.filter(({ day }) => Number(day.slice(-2)) <= last);

describe('planned looks', () => {
	test('fall evenly over the time-box, the last one when it is over', () => {
		const bounds = { startsOn: '2026-03-01', endsOn: '2026-03-21' };
		expect(interimDays({ rule: 'looks', looks: 3 }, bounds)).toEqual(['2026-03-07', '2026-03-14']);
		expect(interimDays({ rule: 'once', looks: null }, bounds)).toEqual([]);
		expect(interimDays({ rule: 'looks', looks: 10 }, { ...bounds, endsOn: '2026-03-03' })).toEqual([
			'2026-03-01',
			'2026-03-02'
		]);
	});

	test('let nothing be claimed before the first of them', () => {
		const result = only(upTo(6), { today: '2026-03-07', registration: looks(3) });
		expect(result).toMatchObject({ finding: 'waiting', strength: 'weak' });
		expect(plain(result.sentence)).toContain(
			'the first of the planned looks has not come, so nothing can be concluded yet'
		);
	});

	test('claim at a look what it gave, and keep to that until the next', () => {
		const at = only(upTo(7), { today: '2026-03-08', registration: looks(3) });
		const later = only(upTo(12), { today: '2026-03-13', registration: looks(3) });
		expect(at.primary.believed).toMatchObject({ basis: 'looks', looksTaken: 1, asOf: '2026-03-07' });
		expect(later.primary.believed).toEqual(at.primary.believed);
		expect(later.primary.comparison).not.toEqual(at.primary.comparison);
	});

	test('ask for more at an early look than at the last, which is nearly what one look would be', () => {
		const width = (today: string, plan: Registration, readings = strong) => {
			const { believed, effect } = only(readings, { today, registration: plan }).primary;
			return believed.interval && effect ? (believed.interval[1] - believed.interval[0]) / effect.se : NaN;
		};
		const first = width('2026-03-08', looks(3), upTo(7));
		const last = width('2026-03-22', looks(3));
		expect(first).toBeGreaterThan(2 * 3.3);
		expect(last).toBeLessThan(2 * 2.1);
		expect(last).toBeGreaterThan(width('2026-03-22', once));
	});

	test('are not taken with a handful of readings', () => {
		const few = days(7, { control: [1, 20], treatment: [2, 20] });
		expect(only(few, { today: '2026-03-08', registration: looks(3) }).primary.believed.looksTaken).toBe(0);
	});
});

test('where there is no effect, planned looks find one in about one of twenty experiments at most, all looks together', () => {
	let seed = 7;
	const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
	const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
	const plan = { ...looks(4), metrics: [signUps] };
	const isFooled = () => {
		const readings = days(20, { control: [100, 1000], treatment: [100, 1000] }).map((one) => ({
			...one,
			successes: Math.round(100 + Math.sqrt(90) * normal())
		}));
		return ['2026-03-06', '2026-03-11', '2026-03-16', '2026-03-22'].some((today) => {
			const known = readings.filter(({ day }) => day < today);
			const { interval } = only(known, { today, registration: plan }).primary.believed;
			return interval !== null && (interval[0] > 0 || interval[1] < 0);
		});
	};
	const fooled = Array.from({ length: 200 }, isFooled).filter(Boolean).length;
	// 10 are expected, 19 would be three standard deviations more; without the plan it would be some 25
	expect(fooled).toBeGreaterThan(1);
	expect(fooled).toBeLessThan(20);
});

test('a time-box whose end was moved keeps only the interval that holds at any look, and says so', () => {
	const moved = { ...once, plannedEnd: '2026-03-14' };
	const result = only(strong, { today: '2026-03-22', registration: moved });
	expect(result.primary.believed.basis).toBe('always');
	expect(result.primary.believed.interval).toEqual(result.primary.comparison?.alwaysValidInterval);
	expect(result.health.find(({ name }) => name === 'moved')?.state).toBe('failed');
});

describe('a guardrail where one look was promised', () => {
	const primary = days(12, { control: [100, 1000], treatment: [104, 1000] });

	test('rings before the end when it is broken for sure', () => {
		const result = only([...primary, ...worth(12, 50, 45)], { today: '2026-03-13', registration: once });
		expect(result.guardrails[0]).toMatchObject({ verdict: 'breached', isAlarm: true });
		expect(result.sentence).toContain('The guardrail order value is breached');
	});

	test('is not said to hold before the end', () => {
		const readings = [...primary, ...worth(12, 50, 50.1)];
		expect(only(readings, { today: '2026-03-13', registration: once }).guardrails[0]?.verdict).toBe('unknown');
		expect(only(readings, { today: '2026-03-22', registration: once }).guardrails[0]?.verdict).toBe('holds');
	});
});

describe('several metrics and treatments', () => {
	const second = { ...signUps, id: 3, role: 'secondary' as const, name: 'clicks' };
	const third = { ...second, id: 4, name: 'visits' };
	const metrics = [signUps, second, third, orderValue];
	const on = (metricId: number, treatment: readonly [number, number]) =>
		days(21, { control: [1000, 10_000], treatment }).map((reading) => ({ ...reading, metricId }));

	test('secondary metrics share one error: p by Holm, intervals that hold together', () => {
		const readings = [...strong, ...on(3, [1012, 10_000]), ...on(4, [1002, 10_000])];
		const result = only(readings, { today: '2026-03-22', registration: { ...once, metrics } });
		const [clicks, visits] = result.secondaries;
		expect(clicks?.alpha).toBe(0.025);
		expect(clicks?.adjustedP).toBeCloseTo(Math.min(1, 2 * (clicks?.comparison?.p ?? 0)), 12);
		expect(visits?.adjustedP).toBe(Math.max(clicks?.adjustedP ?? 0, visits?.comparison?.p ?? 0));
		expect(result.primary.alpha).toBe(0.05);
	});

	test('no secondary metric is spoken of before the promised look', () => {
		const readings = [...upTo(12), ...on(3, [1100, 10_000])];
		const result = only(readings, { today: '2026-03-13', registration: { ...once, metrics } });
		expect(result.secondaries.map(({ adjustedP }) => adjustedP)).toEqual([null, null]);
	});
});
