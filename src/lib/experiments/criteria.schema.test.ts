import { describe, expect, test } from 'vitest';
import { amendedCriterion, goOnForm, type Criterion } from '#lib/experiments/criteria.schema.ts';
import { typedValue, unitOf } from '#lib/experiments/criteria.ts';
import { planOf } from '#lib/experiments/plan.schema.ts';

const share = { kind: 'proportion', unit: '' } as const;
const seconds = { kind: 'mean', unit: 's' } as const;
const kill: Pick<Criterion, 'measure' | 'value'> = { measure: 'level', value: 0.08 };

describe('the form of a plan', () => {
	const draft = { title: 'A draft', variants: [{ name: 'Control' }], primary_kpi_id: '11', guardrail_kpi_id: '12' };
	const row = {
		kpi_id: '11',
		measure: 'level',
		comparison: 'at_most',
		value: '8 %',
		judged_from: '',
		side: '',
		words: ''
	};
	const plan = planOf(
		new Map<number, typeof share | typeof seconds>([
			[11, share],
			[12, seconds]
		])
	);
	const criteriaIn = (form: Record<string, unknown>) => plan.parse({ ...draft, ...form }).criteria;
	const errorsOf = (form: Record<string, unknown>) =>
		plan.safeParse({ ...draft, ...form }).error?.issues.map(({ path }) => path.join('.')) ?? [];

	test('reads a share and every change in per cent, anything else in its unit', () => {
		const values = [
			['11', 'level', '8 %'],
			['11', 'level', '8'],
			['11', 'level', '0.8'],
			['12', 'level', '3,5'],
			['11', 'change', '−5'],
			['12', 'change', '5 %'],
			['11', 'difference', '2'],
			['12', 'difference', '0.2']
		].map(([kpi_id, measure, value]) => criteriaIn({ kills: [{ ...row, kpi_id, measure, value }] })[1]);
		expect(values.map((one) => one && 'value' in one && one.value)).toEqual([
			0.08, 0.08, 0.008, 3.5, -0.05, 0.05, 0.02, 0.2
		]);
		expect(errorsOf({ kills: [{ ...row, kpi_id: '12', value: '8 %' }] })).toEqual(['kills.0.value']);
	});

	test('drops rows without a KPI and keeps who watches the threshold', () => {
		expect(
			criteriaIn({
				kills: [
					{ ...row, kpi_id: '', value: '' },
					{ ...row, side: 'it', words: ' too few ' }
				],
				threshold: { judged_from: '2026-03-05', side: 'marketing' }
			})
		).toEqual([
			{ kind: 'success', is_threshold: true, judged_from: '2026-03-05', side: 'marketing' },
			{ ...row, kind: 'kill', kpi_id: 11, value: 0.08, judged_from: null, side: 'it', words: 'too few' }
		]);
		expect(criteriaIn({})).toHaveLength(1);
	});

	test('says beside the field what is missing or does not fit', () => {
		expect(errorsOf({ kills: [{ ...row, value: '' }] })).toEqual(['kills.0.value']);
		expect(errorsOf({ kills: [{ ...row, value: 'few' }] })).toEqual(['kills.0.value']);
		expect(errorsOf({ kills: [row, { ...row, value: '101' }] })).toEqual(['kills.1.value']);
		expect(errorsOf({ kills: [{ ...row, kpi_id: '12', value: '101' }] })).toEqual([]);
		expect(errorsOf({ kills: [{ ...row, kpi_id: '' }] })).toEqual(['kills.0.kpi_id']);
		expect(errorsOf({ successes: [{ ...row, kpi_id: '13' }] })).toEqual(['successes.0.kpi_id']);
		expect(errorsOf({ kills: [{ ...row, judged_from: '2026-02-30' }] })).toEqual(['kills.0.judged_from']);
		expect(errorsOf({ kills: [{ ...row, measure: 'mood' }] })).toEqual(['kills.0.measure']);
		expect(errorsOf({ kills: Array.from({ length: 6 }, () => row) })).toEqual(['kills']);
	});

	test('says behind the field what its number is in', () => {
		const units = (['level', 'change', 'difference'] as const).map((measure) => [
			unitOf(measure, share),
			unitOf(measure, seconds)
		]);
		expect(units).toEqual([
			['%', 's'],
			['%', '%'],
			['points', 's']
		]);
	});

	test('shows a number as it was typed', () => {
		expect(typedValue(kill, share.kind)).toBe('8');
		expect(typedValue({ measure: 'change', value: -0.05 }, 'mean')).toBe('-5');
		expect(typedValue({ measure: 'level', value: 0.0075 }, 'proportion')).toBe('0.75');
		expect(typedValue({ measure: 'level', value: 1.9 }, 'mean')).toBe('1.9');
	});
});

test('an amendment asks for a number and a reason', () => {
	const reason = 'the baseline was too low';
	const amended = (value: string, of = kill, metric: typeof share | typeof seconds = share) =>
		amendedCriterion(of, metric).safeParse({ value, reason }).data?.value;
	expect(['7,5 %', '7.5', '', 'few'].map((value) => amended(value))).toEqual([0.075, 0.075, undefined, undefined]);
	expect([amended('1.9', kill, seconds), amended('1.9 %', kill, seconds)]).toEqual([1.9, undefined]);
	expect(amended('−5', { ...kill, measure: 'change' }, seconds)).toBe(-0.05);
	expect(goOnForm.safeParse({ reason: '  short ' }).success).toBe(false);
});
