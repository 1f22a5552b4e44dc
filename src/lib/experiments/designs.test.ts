import { describe, expect, test } from 'vitest';
import { compareArms } from '#lib/experiments/comparisons.ts';
import { armName, designOf, designs, gradeInWords } from '#lib/experiments/designs.ts';
import { gather, type MetricPlan, type Reading } from '#lib/experiments/gathered.ts';
import {
	control,
	days,
	once,
	orderValue,
	plain,
	registration,
	signUps,
	treatment,
	worth
} from '#lib/experiments/result.fixture.ts';
import { resultsOf, type Registration } from '#lib/experiments/result.ts';

const plan = (changes: Partial<Registration>): Registration => ({ ...once, metrics: [signUps], ...changes });
const result = (changes: Partial<Registration>, readings: readonly Reading[], today = '2026-03-22') => {
	const [found] = resultsOf({ registration: plan(changes), arms: [control, treatment], readings, today });
	if (!found) throw new Error('expected a result');
	return found;
};
const before = (readings: readonly Reading[]) =>
	readings.map((one) => ({ ...one, day: one.day.replace('-03-', '-02-') }));
const noisy = (mean: number, at: number) => Math.round(mean + 12 * Math.sin(at * 2.4));
const control14 = days(14, { control: [100, 1000] }).map((one, at) => ({ ...one, successes: noisy(100, at) }));
const after14 = days(14, { treatment: [130, 1000] }).map((one, at) => ({ ...one, successes: noisy(130, at + 3) }));

test('every design has its grade, and only chance in the split leaves nothing open', () => {
	expect(designs.map(({ value }) => gradeInWords(value))).toEqual([
		'Randomised',
		'Controlled',
		'Pre/post',
		'Pre/post',
		'Opinion',
		'Opinion'
	]);
	expect(designs.filter(({ cannotRuleOut }) => cannotRuleOut === null).map(({ value }) => value)).toEqual(['ab_test']);
	expect(plain(gradeInWords('ab_test', 12_400))).toBe('Randomised, n 12,400');
	expect(gradeInWords('survey', 0)).toBe('Opinion, nothing measured yet');
});

describe('before and after', () => {
	test('counts days, not visitors: days differ by more than who came', () => {
		const found = result({ design: 'before_after' }, [...before(control14), ...after14]);
		expect(found.primary.units).toBe(28);
		expect(found.primary.comparison?.lift).toBeCloseTo(0.3, 1);
		const asTest = result({ design: 'ab_test' }, [...control14, ...after14]);
		const width = (interval: readonly [number, number] | null | undefined) =>
			interval ? interval[1] - interval[0] : NaN;
		expect(found.primary.comparison?.liftInterval).not.toBeNull();
		expect(width(found.primary.comparison?.liftInterval)).not.toBe(width(asTest.primary.comparison?.liftInterval));
		expect(found.sampleRatio).toBeNull();
		expect(found.health.map(({ name }) => name)).not.toContain('split');
		expect(plain(found.sentence)).toContain('sign-up rate changed by +');
		expect(found.sentence).toContain('against before');
	});

	test('one day on a side is a change and no finding', () => {
		const found = result({ design: 'before_after' }, [...before(control14.slice(0, 1)), ...after14.slice(0, 1)]);
		expect(found.finding).toBe('early');
		expect(found.primary.believed.interval).toBeNull();
	});
});

describe('a pilot region', () => {
	const region = (shift: number, variantId: number, mean: number) =>
		days(14, { control: [100, 1000] }).map((one, at) => ({ ...one, variantId, successes: noisy(mean, at + shift) }));

	test('with days from before the start loses what the regions differed by anyway', () => {
		const since = [...region(0, 1, 100), ...region(2, 2, 150)];
		const earlier = before([...region(1, 1, 100), ...region(3, 2, 140)]);
		const [alone, compared] = [since, [...earlier, ...since]].map((readings) =>
			result({ design: 'regions' }, readings)
		);
		expect(alone?.primary.comparison?.lift).toBeCloseTo(0.5, 1);
		expect(compared?.primary.comparison?.lift).toBeCloseTo(10 / 140, 1);
		expect(compared?.primary.comparison?.difference).toBeCloseTo(0.01, 2);
	});
});

describe('two regions that always differed', () => {
	const promise = { design: 'regions', looking: registration.looking, metrics: [signUps, orderValue] } as const;
	const region = (variantId: number, mean: number) =>
		days(21, { control: [100, 1000] }).map((one, at) => ({
			...one,
			variantId,
			successes: noisy(mean, at + variantId)
		}));
	const worthOf = (control: number, treatment: number) =>
		worth(21, control, treatment).map((one, at) => ({ ...one, mean: (one.mean ?? 0) + Math.sin(at * 2.4) }));
	const since = [...region(1, 200), ...region(2, 230), ...worthOf(50, 45)];

	test('are no success and break no guardrail while nothing is known from before the start', () => {
		const found = result(promise, since);
		expect(found.health.find(({ name }) => name === 'before')?.state).toBe('failed');
		expect(found).toMatchObject({ finding: 'succeeds', strength: 'weak', recommendation: { call: 'iterate' } });
		expect(found.guardrails[0]).toMatchObject({ verdict: 'unknown', isAlarm: false });
		expect(plain(found.sentence)).toMatch(
			/sign-up rate under treatment B was \+1\d\.\d % from the comparison region \(/
		);
		expect(found.sentence).toContain('but without days from before the start the regions’ own difference is in it');
		expect(found.sentence).not.toContain('guardrail');
	});

	test('are no failure either', () => {
		const found = result(promise, [...region(1, 230), ...region(2, 200), ...worthOf(50, 50)]);
		expect(found).toMatchObject({ finding: 'hurts', strength: 'weak', recommendation: { call: 'iterate' } });
	});

	test('show nothing once their days from before are there', () => {
		const found = result(promise, [...before(since), ...since]);
		expect(found.health.find(({ name }) => name === 'before')?.state).toBe('passed');
		expect(found.primary.comparison?.lift).toBeCloseTo(0, 2);
		expect(found.finding).not.toBe('succeeds');
		expect(found.sentence).toContain('moved sign-up rate by');
	});
});

describe('a pilot against a target', () => {
	const single = (metric: Partial<MetricPlan>, readings: readonly Reading[]) => {
		const metrics = [{ ...signUps, ...metric }];
		const [found] = resultsOf({
			registration: plan({ design: 'target', metrics, successThreshold: 0 }),
			arms: [treatment],
			readings,
			today: '2026-03-22'
		});
		return found;
	};

	test('is met when the exact interval lies above it', () => {
		const met = single({ target: 0.12 }, days(21, { treatment: [130, 1000] }));
		expect(met).toMatchObject({ finding: 'succeeds', sampleRatio: null });
		expect(met?.primary.comparison?.lift).toBeCloseTo(0.13 / 0.12 - 1, 10);
		const missed = single({ target: 0.15 }, days(21, { treatment: [130, 1000] }));
		expect(missed?.finding).toBe('hurts');
		expect(plain(missed?.sentence ?? '')).toContain('sign-up rate was 13.0 %, −13.3 % from its target of 15.0 %');
		expect(missed?.sentence).toContain('it misses the target');
	});

	test('of an average, of a count, and none without a target', () => {
		const means = days(21, { treatment: [1, 400] }).map((one) => ({ ...one, successes: null, mean: 52, sd: 12 }));
		expect(single({ kind: 'mean', target: 50 }, means)?.primary.comparison?.lift).toBeCloseTo(0.04, 10);
		const events = days(21, { treatment: [2100, 1000] });
		expect(single({ kind: 'count', target: 2 }, events)?.primary.comparison?.lift).toBeCloseTo(0.05, 10);
		expect(single({ target: null }, events)?.finding).toBe('early');
	});
});

test('a count may hold more events than visits, and is compared as a rate', () => {
	const by = { design: 'ab_test', metric: { ...signUps, kind: 'count' }, alpha: 0.05 } as const;
	const [c, t] = [1, 2].map((variantId) => {
		const readings = days(3, { control: [100 + 20 * (variantId - 1), 90] });
		return gather(readings, registration.startsOn, 'proportion');
	});
	const compared = c && t && compareArms(by, c, t);
	expect(compared?.comparison.lift).toBeCloseTo(0.2, 10);
	expect(compared?.effect?.se).toBeCloseTo(1.2 * Math.sqrt(1 / 300 + 1 / 360), 10);
});

test('nobody and nothing anywhere gives no number at all, in no design', () => {
	const empty = days(5, { control: [0, 0], treatment: [0, 0] });
	for (const { value: design, isSingle } of designs) {
		for (const readings of [[], empty, days(2, { control: [5, 5], treatment: [5, 5] })]) {
			const arms = isSingle ? [treatment] : [control, treatment];
			const metrics = [{ ...signUps, target: 0.5 }];
			const [found] = resultsOf({ registration: plan({ design, metrics }), arms, readings, today: '2026-03-10' });
			expect(JSON.stringify(found)).not.toContain('NaN');
			expect(found?.sentence).not.toMatch(/NaN|undefined|Infinity/);
		}
	}
});

test('an arm that nobody has named is called as its design calls it, and a name that somebody gave stays', () => {
	expect(armName('Control', 0, designOf('ab_test'))).toBe('Control');
	expect(armName('Control', 0, designOf('survey'))).toBe('Survey');
	expect(armName('Control', 0, designOf('regions'))).toBe('Comparison region');
	expect(armName('Treatment', 1, designOf('before_after'))).toBe('After');
	expect(armName('Treatment', 0, designOf('survey'))).toBe('Treatment');
	expect(armName('Bavaria', 1, designOf('regions'))).toBe('Bavaria');
});
