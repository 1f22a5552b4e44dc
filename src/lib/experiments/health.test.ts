import { describe, expect, test } from 'vitest';
import { days, once, only, orderValue, plain, registration, signUps, worth } from '#lib/experiments/result.fixture.ts';
import type { Check } from '#lib/experiments/health.ts';

const state = (result: { readonly health: readonly Check[] }, name: Check['name']) =>
	result.health.find((check) => check.name === name)?.state;

describe('a failed check takes the claim and leaves the numbers', () => {
	test('fewer than seven days', () => {
		const result = only(days(5, { control: [1000, 10_000], treatment: [1150, 10_000] }), { today: '2026-03-06' });
		expect(state(result, 'early')).toBe('failed');
		expect(result).toMatchObject({ strength: 'weak', recommendation: { call: 'wait' } });
		expect(plain(result.sentence)).toContain(
			'at face value it reaches the success threshold of +5.0 %, but fewer than 7 days are in'
		);
	});

	test('an effect far larger than such changes are', () => {
		const result = only(days(12, { control: [1000, 10_000], treatment: [1900, 10_000] }), { today: '2026-03-13' });
		expect(state(result, 'implausible')).toBe('failed');
		expect(result.sentence).toContain('but it is far larger than such changes usually are');
		expect(result.recommendation.call).not.toBe('promote');
	});

	test('days that are missing, when they are many', () => {
		const all = days(12, { control: [1000, 10_000], treatment: [1100, 10_000] });
		const without = (...gone: string[]) =>
			only(
				all.filter(({ day }) => !gone.includes(day.slice(-2))),
				{ today: '2026-03-13' }
			);
		expect(state(without(), 'missing')).toBe('passed');
		expect(without('04').health.find(({ name }) => name === 'missing')).toMatchObject({
			state: 'failed',
			limits: null
		});
		expect(without('04', '05', '06').sentence).toContain('but 3 of 12 days are missing');
	});

	test('a gain that fades from day to day', () => {
		const fading = days(14, { control: [1000, 10_000], treatment: [1000, 10_000] }).map((reading) =>
			reading.variantId === 2 ? { ...reading, successes: 1300 - 20 * Number(reading.day.slice(-2)) } : reading
		);
		const result = only(fading, { today: '2026-03-15' });
		expect(state(result, 'novelty')).toBe('failed');
		expect(result.sentence).toContain('but it fades from day to day');
		const steady = only(days(14, { control: [1000, 10_000], treatment: [1100, 10_000] }), { today: '2026-03-15' });
		expect(state(steady, 'novelty')).toBe('passed');
	});
});

test('a time-box of three days holds no week, and nobody says so', () => {
	const says = (count: number, endsOn: string) =>
		only(days(count, { control: [1000, 10_000], treatment: [1010, 10_000] }), {
			today: '2026-03-22',
			registration: { ...registration, endsOn, plannedEnd: endsOn }
		}).health.find(({ name }) => name === 'early')?.says;
	expect(says(3, '2026-03-03')).toBe('All 3 days of the time-box are in.');
	expect(says(1, '2026-03-01')).toBe('The one day of the time-box is in.');
	expect(says(7, '2026-03-07')).toBe('7 days, a full week at least, are in.');
});

describe('a clear loss is heard before anything that could be waited for', () => {
	const harmed = (count: number, successes: number, more = {}) =>
		only(days(count, { control: [1000, 10_000], treatment: [successes, 10_000] }), {
			today: `2026-03-${String(count + 1).padStart(2, '0')}`,
			registration: { ...registration, ...more }
		});

	test('before a week is full', () => {
		const result = harmed(3, 850);
		expect(result).toMatchObject({ finding: 'hurts', strength: 'moderate', recommendation: { call: 'kill' } });
		expect(plain(result.sentence)).toContain(
			'it makes things worse, clearly enough to stop, although fewer than 7 days are in.'
		);
	});

	test('of a size that makes one doubt how it was counted', () => {
		const result = harmed(10, 300);
		expect(result.recommendation.call).toBe('kill');
		expect(result.sentence).toContain(
			'clearly enough to stop, although it is far larger than such changes usually are'
		);
		expect(result.recommendation.reasons.join(' ')).toContain('check how it was counted');
	});

	test('by a rule of one’s own, which calls for nothing, without calling for it', () => {
		const result = harmed(3, 850, { rule: 'own', ownRule: 'If Ann likes it.' });
		expect(result.recommendation.call).toBe('judge');
		expect(result.sentence).toContain('it makes things worse, although fewer than 7 days are in');
	});

	test('but not where what failed may be behind it: days that differ, without chance in the split', () => {
		const target = { ...registration, design: 'target', metrics: [{ ...signUps, target: 0.12 }] } as const;
		const result = only(days(3, { treatment: [1000, 10_000] }), { today: '2026-03-04', registration: target });
		expect(result).toMatchObject({ finding: 'hurts', strength: 'weak', recommendation: { call: 'wait' } });
		expect(result.sentence).toContain('at face value it misses the target, but fewer than 7 days are in');
	});

	test('nor where it fades from day to day while people get used to it', () => {
		const fading = days(14, { control: [1000, 10_000], treatment: [1000, 10_000] }).map((reading) =>
			reading.variantId === 2 ? { ...reading, successes: 700 + 20 * Number(reading.day.slice(-2)) } : reading
		);
		const result = only(fading, { today: '2026-03-15' });
		expect(result).toMatchObject({ finding: 'hurts', recommendation: { call: 'wait' } });
		expect(result.sentence).toContain('at face value it makes things worse, but it fades from day to day');
	});

	test('nor does a guardrail of a pilot call for an end on its first two days', () => {
		const target = {
			...registration,
			design: 'target',
			metrics: [
				{ ...signUps, target: 0.1 },
				{ ...orderValue, target: 60 }
			]
		} as const;
		const readings = [...days(2, { treatment: [1000, 10_000] }), ...worth(2, 50, 50)];
		const result = only(readings, { today: '2026-03-03', registration: target });
		expect(result.guardrails[0]?.verdict).toBe('breached');
		expect(result.recommendation.call).toBe('wait');
	});
});

describe('what the registered rule comes to', () => {
	const call = (treatment: readonly [number, number], more: Parameters<typeof only>[1], value = 50) =>
		only([...days(21, { control: [1000, 10_000], treatment }), ...worth(21, 50, value)], more).recommendation.call;
	const today = '2026-03-22';
	const noHarm = { ...once, rule: 'no_harm' } as const;

	test('superiority: promote what succeeds, kill what hurts or does nothing, try again what stays open', () => {
		expect(call([1150, 10_000], { today, registration: once })).toBe('promote');
		expect(call([900, 10_000], { today, registration: once })).toBe('kill');
		expect(call([1002, 10_000], { today, registration: once })).toBe('kill');
		expect(call([1028, 10_000], { today, registration: once })).toBe('iterate');
		expect(call([1150, 10_000], { today: '2026-03-14', registration: once })).toBe('wait');
	});

	test('no harm: promote what is not worse', () => {
		expect(call([1002, 10_000], { today, registration: noHarm })).toBe('promote');
		expect(call([900, 10_000], { today, registration: noHarm })).toBe('kill');
	});

	test('no harm: what costs something for sure, but less than was bearable, is promoted and said', () => {
		const bearing = { ...noHarm, metrics: [{ ...signUps, minimumEffect: 0.05 }] };
		const readings = days(21, { control: [1000, 10_000], treatment: [980, 10_000] });
		const result = only(readings, { today, registration: bearing });
		expect(result).toMatchObject({ finding: 'bearable', strength: 'moderate', recommendation: { call: 'promote' } });
		expect(plain(result.sentence)).toContain('it costs something, but less than the 5.0 % that was bearable');
		expect(result.sentence).not.toContain('no harm');
		expect(result.recommendation.reasons[0]).toBe(
			'It costs something for sure, but less than the loss that was bearable.'
		);
	});

	test('a broken guardrail stops both, and one that is not known yet waits', () => {
		expect(call([1150, 10_000], { today, registration: once }, 45)).toBe('iterate');
		expect(call([1002, 10_000], { today, registration: once }, 45)).toBe('kill');
		const unguarded = only(days(21, { control: [1000, 10_000], treatment: [1150, 10_000] }), {
			today,
			registration: once
		});
		expect(unguarded.recommendation.call).toBe('iterate');
		expect(unguarded.recommendation.reasons).toContain(
			'It is not known whether the guardrail order value holds: more of it must be measured before a promote.'
		);
	});

	test('a rule of one’s own is for people to apply', () => {
		expect(call([1150, 10_000], { today, registration: { ...once, rule: 'own', ownRule: 'If Ann likes it.' } })).toBe(
			'judge'
		);
	});
});

describe('progress to the planned precision', () => {
	test('names the day it is reached at this pace', () => {
		const result = only(days(7, { control: [100, 1000], treatment: [104, 1000] }), {
			today: '2026-03-08',
			registration: once
		});
		expect(result.progress?.done).toBeGreaterThan(0);
		expect(result.progress?.done).toBeLessThan(1);
		expect(result.progress?.on ?? '').toMatch(/^\d{4}-\d{2}-\d{2}$/);
		expect(result.progress?.isInTime).toBe(false);
	});

	test('takes longer where people may look whenever they like, and is done when the interval is narrow enough', () => {
		const readings = days(7, { control: [1000, 10_000], treatment: [1040, 10_000] });
		const needed = (plan: typeof registration) =>
			only(readings, { today: '2026-03-08', registration: plan }).progress?.needed ?? NaN;
		expect(needed(registration)).toBeGreaterThan(needed(once));
		const wide = { ...once, metrics: [{ ...signUps, minimumEffect: 0.2 }, orderValue] };
		expect(only(readings, { today: '2026-03-08', registration: wide }).progress?.done).toBe(1);
	});
});
