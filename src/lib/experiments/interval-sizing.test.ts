import { describe, expect, test } from 'vitest';
import { compareArms } from '#lib/experiments/comparisons.ts';
import { designs, type Design } from '#lib/experiments/designs.ts';
import type { MetricPlan } from '#lib/experiments/gathered.ts';
import { halfInWords, takenForGranted, whatIsTaken, whatIsTold } from '#lib/experiments/intervalWords.ts';
import {
	asksFor,
	DEFAULT_INPUTS,
	missingInputs,
	sizingByDay,
	sizingOf,
	type SizingCase,
	type SizingInputs
} from '#lib/experiments/sizing.ts';

const inputs: SizingInputs = { ...DEFAULT_INPUTS, visitors_per_day: 100 };
const survey: SizingCase = {
	kind: 'proportion',
	direction: 'up',
	minimumEffect: 0.2,
	weights: { control: 1, treatments: [1] },
	days: 14,
	looking: { rule: 'once', looks: null },
	design: 'survey',
	target: 0.05
};
const days: SizingInputs = { ...DEFAULT_INPUTS, baseline: 100, sd: 10, days_before: 28 };
const before: SizingCase = { ...survey, kind: 'mean', design: 'before_after', target: null };
const spaced = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';
const sized = (some: SizingInputs, plan: SizingCase) => {
	const sizing = sizingOf(some, plan);
	if (!sizing) throw new Error('expected a sizing');
	return sizing;
};

describe('one arm against its target', () => {
	test('what it tells is a part of the target, and the smallest distance worth having takes the number at which it is told', () => {
		const sizing = sized(inputs, survey);
		expect(sizing).toMatchObject({ days: 14, visitors: 1400, isUndersized: true, formula: 'exact-share' });
		const needed = sizing.needed?.visitors ?? NaN;
		expect(sized({ ...inputs, visitors_per_day: needed / 14 }, survey).detectable).toBeCloseTo(0.2, 6);
		expect(sized({ ...inputs, visitors_per_day: (needed / 14) * 1.001 }, survey).isUndersized).toBe(false);
	});

	const target: MetricPlan = {
		id: 1,
		role: 'primary',
		name: 'Interest',
		kind: 'proportion',
		direction: 'up',
		minimumEffect: 0.2,
		target: 0.05
	};

	test.each([
		['proportion', { n: 1400, successes: 70, mean: null, sd: null }, 0.05, null],
		['count', { n: 1400, successes: 70, mean: null, sd: null }, 0.05, null],
		['mean', { n: 1400, successes: null, mean: 20, sd: 30 }, 20, 30]
	] as const)(
		'%s: the width that was planned is the one that the result shows, whichever looks were promised',
		(kind, total, held, sd) => {
			const treatment = { total, before: [], since: [] };
			const of = (rule: 'once' | 'always') =>
				sized({ ...inputs, sd }, { ...survey, kind, target: held, looking: { rule, looks: null } });
			const by = { design: 'survey', metric: { ...target, kind, target: held }, alpha: 0.05 } as const;
			const { comparison } = compareArms(by, { ...treatment, total: null }, treatment) ?? {};
			const half = (reach: readonly [number, number] | null | undefined) =>
				((reach?.[1] ?? NaN) - (reach?.[0] ?? NaN)) / 2;
			expect(of('once').halfWidth).toBeCloseTo(half(comparison?.liftInterval), 7);
			expect(of('always').halfWidth).toBeCloseTo(half(comparison?.alwaysValidInterval), 7);
		}
	);

	test('one number a day counts days, and tells nothing in the first two weeks', () => {
		const value: SizingCase = { ...survey, kind: 'mean', isValue: true, design: 'target', target: 100 };
		expect(asksFor(value)).toEqual({
			visitors: false,
			baseline: false,
			sd: true,
			correlation: true,
			daysBefore: false
		});
		expect(sized({ ...DEFAULT_INPUTS, sd: 10 }, { ...value, days: 13 })).toMatchObject({
			detectable: null,
			halfWidth: null
		});
		expect(sized({ ...DEFAULT_INPUTS, sd: 10 }, value).detectable).toBeCloseTo(0.0807, 3);
	});

	test('a precision that somebody wishes for takes the place of the smallest distance worth having', () => {
		const wished = sized(inputs, { ...survey, precision: 0.1 });
		expect(wished.within?.wished).toBe(0.1);
		expect((wished.within?.needed?.visitors ?? 0) / (sized(inputs, survey).within?.needed?.visitors ?? 1)).toBeCloseTo(
			4,
			0
		);
	});
});

describe('days against days', () => {
	test('more days before, and since, tell more; days alike tell less', () => {
		const plain = sized(days, before).detectable ?? NaN;
		expect(sized({ ...days, days_before: 90 }, before).detectable).toBeLessThan(plain);
		expect(sized(days, { ...before, days: 28 }).detectable).toBeLessThan(plain);
		expect(sized({ ...days, correlation: 0.5 }, before).detectable).toBeGreaterThan(plain);
		expect(sized(days, { ...before, design: 'regions' }).detectable).toBeGreaterThan(plain);
	});

	test('the width that was planned is the one that the result shows', () => {
		// ten above and ten below by turns: the spread of days is known, and neighbours do not resemble each other
		const around = (n: number) =>
			Array.from({ length: n }, (_, at) => 100 + (at % 2 ? 10 : -10) * Math.sqrt((n - 1) / n));
		const [b, s] = [around(28), around(14)];
		const metric: MetricPlan = {
			id: 1,
			role: 'primary',
			name: '',
			kind: 'value',
			direction: 'up',
			minimumEffect: 0.2,
			target: null
		};
		const of = (design: Design) => {
			const arm = { total: null, before: b, since: s };
			const { comparison } = compareArms({ design, metric, alpha: 0.05 }, arm, arm) ?? {};
			const [low, high] = comparison?.liftInterval ?? [NaN, NaN];
			return (high - low) / 2;
		};
		const value = { ...before, isValue: true };
		expect(sized(days, value).halfWidth).toBeCloseTo(of('before_after'), 5);
		expect(sized(days, { ...value, design: 'regions' }).halfWidth).toBeCloseTo(of('regions'), 5);
	});
});

test.each([
	['nobody comes', { ...inputs, visitors_per_day: 0 }, survey],
	['no target', inputs, { ...survey, target: null }],
	['a target of all', inputs, { ...survey, target: 1 }],
	['no last day', inputs, { ...survey, days: null }],
	['no spread of days', { ...days, sd: null }, before],
	['no days before', { ...days, days_before: null }, before],
	['nothing measured today', { ...days, baseline: null }, before]
] as const)('%s: no answer', (_, some, plan) => {
	expect(sizingOf(some, plan)).toBeNull();
});

test.each([1e-3, 1, 1e9])('%d a day: no design answers with NaN or without end', (perDay) => {
	for (const { value: design } of designs)
		for (const kind of ['proportion', 'mean', 'count'] as const)
			for (const rule of ['once', 'looks', 'always'] as const) {
				const some = { ...DEFAULT_INPUTS, visitors_per_day: perDay, baseline: 0.05, sd: 0.1, days_before: 28 };
				const sizing = sizingOf(some, {
					...survey,
					design,
					kind,
					looking: { rule, looks: rule === 'looks' ? 3 : null }
				});
				const numbers = [sizing?.detectable, sizing?.halfWidth, sizing?.needed?.days, sizing?.within?.needed?.visitors];
				expect(
					numbers.every((one) => one == null || (Number.isFinite(one) && one > 0)),
					`${design} ${kind} ${rule}`
				).toBe(true);
			}
});

test('each design asks for what it is sized by, and says what is still missing', () => {
	const says = (plan: SizingCase) => missingInputs(DEFAULT_INPUTS, plan).map(({ says: words }) => words);
	expect(says({ ...survey, target: null })).toEqual(['the target', 'the answers per day']);
	expect(says({ ...survey, design: 'fake_door' })).toEqual(['the visitors per day']);
	expect(says({ ...before, days: null })).toEqual([
		'the value today',
		'the standard deviation from day to day',
		'the days before the start',
		'the last day of the time-box'
	]);
});

test('the curve over the days goes through the time-box, for every design', () => {
	for (const [some, plan] of [
		[inputs, survey],
		[days, before]
	] as const) {
		const [point] = sizingByDay(some, plan, [14]);
		expect(point).toMatchObject({ detectable: sized(some, plan).detectable, halfWidth: sized(some, plan).halfWidth });
	}
});

describe('in words', () => {
	const told = { inputs, plan: survey, unit: '%' };

	test('a survey: what can be told from the target, and how closely', () => {
		const sizing = sized(inputs, survey);
		expect(spaced(whatIsTold(sizing, told))).toMatch(
			/^In 14 days with 100 answers a day you can tell 6\.8 % or more from the target of 5\.0 %\. What you find is then right within ± 1\.2 points\.$/
		);
		const [tells, knows] = whatIsTaken(sizing, told);
		expect(spaced(tells)).toMatch(
			/^To tell 6\.0 % from the target \(\+20\.0 % of it, the smallest change worth having\) it takes 4,0\d\d answers: \d\d days at this pace\.$/
		);
		expect(spaced(knows)).toMatch(
			/^To be right within ± 1\.0 points it takes 1,9\d\d answers: 20 days at this pace\.$/
		);
	});

	test('where less is better it is told downwards, and what cannot be told is said', () => {
		const down = { ...told, plan: { ...survey, direction: 'down' as const } };
		expect(spaced(whatIsTold(sized(inputs, down.plan), down))).toContain('or less from the target of 5.0 %');
		const few = { ...down, inputs: { ...inputs, visitors_per_day: 1 } };
		expect(spaced(whatIsTold(sized(few.inputs, few.plan), few))).toContain(
			'not even the largest possible distance from the target'
		);
		const always = { ...few, plan: { ...survey, looking: { rule: 'always', looks: null } as const } };
		expect(whatIsTold(sized(few.inputs, always.plan), always)).toContain('There is no interval yet by then.');
	});

	test('before and after: days, per cent, and that nothing splits by chance', () => {
		const of = { inputs: days, plan: before, unit: 'EUR' };
		expect(spaced(whatIsTold(sized(days, before), of))).toMatch(
			/^In 14 days, held against 28 days before the start, you can see a change of \+\d+\.\d % or more \(from 100 EUR to 11\d EUR\)\. What you find is then right within ± \d\.\d %\.$/
		);
		expect(takenForGranted(of)).toContain('Nobody was left without the change');
		expect(takenForGranted(of)).toContain('three times as many');
		const never = { ...of, plan: { ...before, minimumEffect: 0.01 } };
		expect(whatIsTaken(sized(days, never.plan), never)[0]).toContain('read more days from before');
	});

	test('a width is never said to be smaller than it is', () => {
		expect(spaced(halfInWords(0.2001, told))).toBe('± 1.1 points');
		expect(spaced(halfInWords(0.0423, { plan: before, unit: 'EUR' }))).toBe('± 4.3 %');
		expect(spaced(halfInWords(0.1, { plan: { ...survey, kind: 'mean', target: 40 }, unit: 'EUR' }))).toBe('± 4.0 EUR');
	});
});
