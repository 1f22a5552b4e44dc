import { describe, expect, test } from 'vitest';
import {
	DEFAULT_INPUTS,
	daysToDraw,
	missingInputs,
	sizingByDay,
	sizingOf,
	type SizingCase,
	type SizingInputs
} from '#lib/experiments/sizing.ts';
import {
	changeSeen,
	howSure,
	lookingCost,
	startedKnowing,
	whatIsNeeded,
	whatIsSeen
} from '#lib/experiments/sizingWords.ts';

const inputs: SizingInputs = { ...DEFAULT_INPUTS, visitors_per_day: 10_000 / 14, baseline: 0.1 };
const plan: SizingCase = {
	kind: 'proportion',
	direction: 'up',
	minimumEffect: 0.2,
	weights: { control: 1, treatments: [1] },
	days: 14,
	looking: { rule: 'once', looks: null },
	design: 'ab_test',
	target: null
};
const spaced = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';

describe('what a time-box can see', () => {
	test('is what the calculation says for its visitors, and the other way round', () => {
		const sizing = sizingOf(inputs, plan);
		// (z of 0.975 and 0.8)^2 (0.12 x 0.88 + 1.44 x 0.1 x 0.9) / 0.02^2 in each arm for a change of 20 per cent
		const needed = 2 * (1.959964 + 0.841621) ** 2 * ((0.1056 + 0.1296) / 0.0004);
		expect(sizing?.needed?.visitors).toBeCloseTo(needed, 1);
		expect(sizing?.needed?.days).toBeCloseTo((needed / 10_000) * 14, 3);
		expect(sizing?.detectable).toBeCloseTo(0.1910850303126823, 6);
		expect(sizing).toMatchObject({ isUndersized: false, formula: 'delta-shares', level: 0.05 });
	});

	test('is too small when the change worth having lies below it', () => {
		expect(sizingOf(inputs, { ...plan, minimumEffect: 0.19 })?.isUndersized).toBe(true);
		expect(sizingOf(inputs, { ...plan, minimumEffect: 0.2 })?.isUndersized).toBe(false);
	});

	test('an uneven split sees less, and the treatment that is shown least decides', () => {
		const even = sizingOf(inputs, plan)?.detectable ?? NaN;
		const uneven = sizingOf(inputs, { ...plan, weights: { control: 3, treatments: [1] } });
		expect(uneven?.detectable).toBeGreaterThan(even);
		// scale does not matter
		expect(sizingOf(inputs, { ...plan, weights: { control: 6, treatments: [2] } })?.detectable).toBeCloseTo(
			uneven?.detectable ?? NaN,
			9
		);
		// the visitors that an uneven design needs are those at which it sees exactly that
		const needed = uneven?.needed?.visitors ?? NaN;
		const again = sizingOf(
			{ ...inputs, visitors_per_day: needed / 14 },
			{ ...plan, weights: { control: 3, treatments: [1] } }
		);
		expect(again?.detectable).toBeCloseTo(0.2, 6);
		const three = { control: 1, treatments: [1, 0.5] };
		const alone = { control: 1, treatments: [0.5, 0.5] };
		expect(sizingOf(inputs, { ...plan, weights: three })?.detectable).toBeGreaterThan(
			sizingOf(inputs, { ...plan, weights: alone })?.detectable ?? NaN
		);
	});

	test('two treatments share the false alarms', () => {
		expect(sizingOf(inputs, { ...plan, weights: { control: 1, treatments: [1, 1] } })?.level).toBe(0.025);
	});

	test('where less is better a fall is looked for, and told without its sign', () => {
		const down = sizingOf(inputs, { ...plan, direction: 'down' });
		expect(down?.detectable).toBeGreaterThan(0);
		expect(down?.detectable).not.toBeCloseTo(sizingOf(inputs, plan)?.detectable ?? NaN, 4);
	});

	test('more looks cost visitors, and the curve counts them too', () => {
		const once = sizingOf(inputs, plan);
		const three = sizingOf(inputs, { ...plan, looking: { rule: 'looks', looks: 3 } });
		const always = { ...plan, looking: { rule: 'always', looks: null } } as const;
		expect([once?.factor, three?.factor]).toEqual([1, expect.closeTo(1.017, 2)]);
		// published for a power of 80 per cent
		expect(sizingOf(inputs, always)?.factor).toBeCloseTo(1.9149, 3);
		expect(sizingOf(inputs, always)?.needed?.visitors).toBeCloseTo((once?.needed?.visitors ?? NaN) * 1.9149, -1);
		expect(sizingByDay(inputs, always, [14])[0]?.detectable).toBe(sizingOf(inputs, always)?.detectable);
	});

	test('means need their spread, counts do not', () => {
		const mean = { ...plan, kind: 'mean' as const };
		expect(sizingOf({ ...inputs, baseline: 10 }, mean)).toBeNull();
		expect(sizingOf({ ...inputs, baseline: 10, sd: 20 }, mean)?.formula).toBe('delta-lift');
		expect(sizingOf({ ...inputs, baseline: 2 }, { ...plan, kind: 'count' })?.formula).toBe('log-rate-ratio');
	});

	test('shrinks as days go by', () => {
		const curve = sizingByDay(inputs, plan, [7, 14, 28]).map(({ detectable }) => detectable ?? NaN);
		expect(curve).toEqual([...curve].sort((one, other) => other - one));
		expect(curve[1]).toBeCloseTo(0.1911, 3);
	});

	test.each([
		['nobody comes', { ...inputs, visitors_per_day: 0 }, plan],
		['a share of everybody', { ...inputs, baseline: 1 }, plan],
		['a share of nobody', { ...inputs, baseline: 0 }, plan],
		['no days', inputs, { ...plan, days: null }],
		['no treatment', inputs, { ...plan, weights: { control: 1, treatments: [] } }]
	] as const)('%s: no answer, and no number that is none', (_, some, of) => {
		expect(sizingOf(some, of)).toBeNull();
	});

	test.each([0.001, 1, 1e9])('%d visitors a day: an answer without NaN or infinity', (perDay) => {
		const sizing = sizingOf({ ...inputs, visitors_per_day: perDay }, plan);
		expect(sizing).not.toBeNull();
		expect(sizing?.detectable === null || Number.isFinite(sizing?.detectable)).toBe(true);
		expect(Number.isFinite(sizing?.needed?.days)).toBe(true);
	});

	test('the curve is drawn to where the change worth having is seen, the time-box on it', () => {
		const days = daysToDraw({ days: 14, needed: { visitors: 1, days: 49 } });
		expect(days).toContain(14);
		expect(days.at(-1)).toBe(59);
		expect(daysToDraw({ days: 300, needed: null }).at(-1)).toBe(300);
		expect(daysToDraw({ days: 14, needed: { visitors: 1, days: 1e7 } }).length).toBeLessThan(100);
	});
});

describe('in words', () => {
	const told = { inputs: { ...DEFAULT_INPUTS, visitors_per_day: 1200, baseline: 0.05 }, plan, unit: '%' };

	test('time-box first', () => {
		const sizing = sizingOf(told.inputs, plan);
		expect(spaced(sizing && whatIsSeen(sizing, told))).toBe(
			'In 14 days with 1,200 visitors a day you can see a change of +21.9 % or more (from 5.0 % to 6.1 %).'
		);
	});

	test('what the change worth having needs: whole visitors, whole days', () => {
		const sizing = sizingOf(told.inputs, { ...plan, minimumEffect: 0.1 });
		expect(spaced(sizing && whatIsNeeded(sizing, 0.1, told))).toMatch(
			/^To see \+10\.0 %, the smallest change worth having, you need 68,7\d\d visitors: 58 days at this traffic\.$/
		);
	});

	test('a change that is said to be seen is rounded up, and small ones keep their digits', () => {
		expect(spaced(changeSeen(0.06131, 'up'))).toBe('+6.2 %');
		expect(spaced(changeSeen(0.03, 'down'))).toBe('−3.0 %');
		expect(spaced(changeSeen(0.00042, 'up'))).toBe('+0.05 %');
		expect(spaced(changeSeen(12.3, 'up'))).toBe('+1,230 %');
	});

	test('several treatments share the level', () => {
		const two = { ...plan, weights: { control: 1, treatments: [1, 1] } };
		expect(spaced(howSure({ inputs, plan: two }))).toContain(
			'5 % of them find one all the same, which 2 treatments share'
		);
	});

	test('what the looks cost', () => {
		expect(lookingCost(1, { rule: 'once', looks: null })).toBe('One look at the end is counted.');
		expect(lookingCost(1.0166, { rule: 'looks', looks: 3 })).toContain('3 planned looks need 1.02 times');
		expect(lookingCost(1.9149, { rule: 'always', looks: null })).toContain('needs 1.91 times the visitors');
	});

	test('what was started knowingly', () => {
		expect(spaced(startedKnowing({ detectable: 0.09, days: 14 }, { minimumEffect: 0.02, direction: 'up' }))).toBe(
			'Started knowing that it can only see +9.0 % or more in 14 days; +2.0 % would be worth having.'
		);
		expect(startedKnowing({ detectable: null, days: 3 }, { minimumEffect: 0.02, direction: 'up' })).toBe(
			'Started knowing that it can see no change at all in 3 days.'
		);
	});

	test('what is missing is named in the order of the form', () => {
		expect(missingInputs(DEFAULT_INPUTS, { ...plan, kind: 'mean', days: null }).map(({ field }) => field)).toEqual([
			'visitors_per_day',
			'baseline',
			'sd',
			'ends_on'
		]);
		expect(missingInputs(inputs, null)).toEqual([{ field: 'primary_kpi_id', says: 'the KPI that decides' }]);
	});
});
