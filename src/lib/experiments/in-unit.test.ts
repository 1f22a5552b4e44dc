import { describe, expect, test } from 'vitest';
import { differenceInWords, differencesInWords, digitsFor, digitsOf, levelInWords } from '#lib/experiments/inUnit.ts';
import { days, once, only, orderValue, plain, registration, signUps, worth } from '#lib/experiments/result.fixture.ts';
import { newcombe } from '#lib/stats/newcombe.ts';

const thin = (text: string) => plain(text).replaceAll('\u202f', ' ');
const over = '2026-03-22';

describe('a metric in its own unit', () => {
	const readings = [...days(21, { control: [100, 1000], treatment: [109, 1000] }), ...worth(21, 50, 52)];

	test('has the level of each arm, and the difference with both intervals', () => {
		const { inUnit } = only(readings, { today: over, registration: once }).primary;
		expect(inUnit.against).toBeCloseTo(0.1, 12);
		expect(inUnit.level).toBeCloseTo(0.109, 12);
		expect(inUnit.difference).toBeCloseTo(0.009, 12);
		expect(inUnit.once).toEqual(newcombe({ n: 21_000, successes: 2100 }, { n: 21_000, successes: 2289 }));
		const [low, high] = inUnit.always ?? [NaN, NaN];
		expect(low).toBeLessThan(inUnit.once?.[0] ?? NaN);
		expect(high).toBeGreaterThan(inUnit.once?.[1] ?? NaN);
		expect((low + high) / 2).toBeCloseTo(0.009, 12);
	});

	test('is claimed by the same kind of interval as its lift', () => {
		const looks = { ...registration, looking: { rule: 'looks', looks: 3 } } as const;
		for (const promised of [registration, once, looks]) {
			const { primary } = only(readings, { today: over, registration: promised });
			const { interval, inUnit, lift } = primary.believed;
			const reach = (ends: readonly [number, number] | null | undefined) => (ends ? (ends[1] - ends[0]) / 2 : NaN);
			expect(inUnit?.difference).toBeCloseTo((lift ?? NaN) * 0.1, 6);
			// the error of a lift holds that of control's level too, so in parts of it the difference is known a little closer
			expect(reach(inUnit?.interval) / 0.1).toBeGreaterThan(0.9 * reach(interval));
			expect(reach(inUnit?.interval) / 0.1).toBeLessThan(1.02 * reach(interval));
		}
	});

	test('of a guardrail is an average', () => {
		const [guardrail] = only(readings, { today: over, registration: once }).guardrails;
		expect(guardrail?.inUnit).toMatchObject({ against: 50, level: 52 });
		expect(guardrail?.inUnit.difference).toBeCloseTo(2, 9);
	});

	test('against a target is the target and the level', () => {
		const held = { ...once, design: 'target', metrics: [{ ...signUps, target: 0.1 }] } as const;
		const { inUnit } = only(days(21, { treatment: [109, 1000] }), { today: over, registration: held }).primary;
		expect(inUnit.against).toBe(0.1);
		expect(inUnit.level).toBeCloseTo(0.109, 12);
		expect(inUnit.difference).toBeCloseTo(0.009, 12);
	});

	test('by days is the average of the days, before and since', () => {
		const promise = { ...once, design: 'before_after', metrics: [signUps] } as const;
		const before = days(21, { control: [100, 1000] }).map((one, at) => ({
			...one,
			day: one.day.replace('-03-', '-02-'),
			successes: 100 + (at % 3)
		}));
		const since = days(21, { treatment: [120, 1000] }).map((one, at) => ({ ...one, successes: 120 + (at % 3) }));
		const { inUnit } = only([...before, ...since], { today: over, registration: promise }).primary;
		expect(inUnit.against).toBeCloseTo(0.101, 12);
		expect(inUnit.level).toBeCloseTo(0.121, 12);
		expect(inUnit.difference).toBeCloseTo(0.02, 12);
	});

	test('is nothing where nothing was measured', () => {
		expect(only([], { today: over }).primary.inUnit).toEqual({
			...{ against: null, level: null, difference: null },
			...{ once: null, always: null }
		});
	});
});

describe('a control at zero', () => {
	const zero = days(21, { control: [0, 1000], treatment: [41, 1000] });

	test('leaves a claim by the difference, in words that count right', () => {
		const result = only(zero, { today: over, registration: once });
		expect(result.primary.comparison?.lift).toBeNull();
		expect(result.finding).toBe('succeeds');
		expect(thin(result.sentence)).toBe(
			'After all 21 days treatment B moved sign-up rate by +4.10 points (between +3.84 points and +4.38 points); control is at zero, so there is no relative change; at face value it reaches the success threshold of +5.0 %, but under 20 in an arm did it.'
		);
		const { reasons } = result.recommendation;
		expect(reasons).toContain('Control is at zero, so the change is told in its unit and not as a relative one.');
		expect(`${reasons.join(' ')} ${result.sentence}`).not.toMatch(/too little|very few|too few/);
	});

	test('before the promised look waits, and under always-valid looks says what is missing', () => {
		const waiting = only(zero.slice(0, 28), { today: '2026-03-15', registration: once });
		expect(waiting.finding).toBe('waiting');
		expect(waiting.sentence).toContain('one look at the end was promised, so nothing can be concluded yet');
		const always = only(zero, { today: over });
		expect(always.finding).toBe('early');
		expect(thin(always.sentence)).toContain('moved sign-up rate by +4.10 points so far (between +3.84 points');
		expect(always.recommendation.reasons.join(' ')).not.toContain('too little');
	});

	test('where less is better is a loss for sure', () => {
		const down = { ...once, metrics: [{ ...signUps, direction: 'down' }, orderValue] } as const;
		expect(only(zero, { today: over, registration: down }).finding).toBe('hurts');
	});

	test('beside a treatment at zero says nothing either way', () => {
		const none = only(days(14, { control: [0, 1000], treatment: [0, 1000] }), { today: over, registration: once });
		expect(none.finding).toBe('unclear');
		expect(none.sentence).toContain('it stays unclear whether it helps');
	});

	test('of an average is judged by its difference, and no relative threshold is called reached', () => {
		const profit = { ...once, metrics: [{ ...orderValue, role: 'primary' }] } as const;
		for (const [promised, basis] of [
			[profit, 'once'],
			[{ ...profit, looking: registration.looking }, 'always'],
			[{ ...profit, looking: { rule: 'looks', looks: 2 } }, 'looks']
		] as const) {
			const result = only(worth(21, -2, 3), { today: over, registration: promised });
			expect(result.primary.believed.basis).toBe(basis);
			expect(result.finding).toBe('helps');
			expect(thin(result.sentence)).toContain('moved order value by +5.00');
			expect(thin(result.sentence)).toContain('control is not above zero');
			expect(thin(result.sentence)).toContain(
				'the success threshold of +5.0 % is a relative change and cannot be judged'
			);
			expect(result.recommendation.call).toBe('iterate');
		}
	});

	test('keeps a guardrail from being unknown', () => {
		const errors = { ...orderValue, kind: 'proportion', direction: 'down' } as const;
		const guarded = { ...once, metrics: [signUps, errors] } as const;
		const failing = zero.map((one) => ({ ...one, metricId: 2 }));
		const primary = days(21, { control: [100, 1000], treatment: [109, 1000] });
		const [guardrail] = only([...primary, ...failing], { today: over, registration: guarded }).guardrails;
		expect(guardrail?.verdict).toBe('breached');
	});
});

test('all of many who did it are not called few', () => {
	const single = { ...once, design: 'target', metrics: [{ ...signUps, target: 0.5 }] } as const;
	const result = only(days(14, { treatment: [1000, 1000] }), { today: over, registration: single });
	expect(result.sentence).toContain('but under 20 in an arm did not do it');
	expect(result.sentence).not.toContain('few');
});

test('numbers are written as closely as they are known', () => {
	expect([0.013, 0.3, 4, 25, 1300, 0, Infinity].map(digitsOf)).toEqual([3, 2, 1, 0, 0, 2, 2]);
	const share = { kind: 'proportion' } as const;
	expect(thin(levelInWords(0.041, share, 2))).toBe('4.10 %');
	expect(thin(differenceInWords(-0.009, share, 2))).toBe('−0.90 points');
	expect(thin(levelInWords(12.5, { kind: 'mean', unit: '€' }, 2))).toBe('12.50 €');
	expect(thin(differencesInWords([-0.001, 0.0169], share, 2))).toBe('−0.10 to +1.69 points');
	const bare = { against: 12, level: 15, difference: 3, once: null, always: null };
	expect(digitsFor({ kind: 'value' }, bare)).toBe(2);
});
