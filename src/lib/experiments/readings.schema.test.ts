import { describe, expect, it } from 'vitest';
import type { Metric, Variant } from '#lib/experiments/experiment.schema.ts';
import { readingsForm } from '#lib/experiments/readings.schema.ts';

const metric = (id: number, kind: Metric['kind']): Metric => ({
	id,
	kpi_id: id,
	role: kind === 'mean' ? 'guardrail' : 'primary',
	minimum_effect: 0.02,
	target: null,
	name: kind,
	definition: '',
	unit: '',
	kind,
	direction: 'up',
	version: 1,
	is_newest: true
});
const variant = (id: number): Variant => ({
	id,
	position: id,
	name: `V${id}`,
	description: '',
	is_control: id === 1,
	weight: 1
});
const form = readingsForm([metric(7, 'proportion'), metric(8, 'mean')], [variant(1), variant(2)]);
const day = '2026-03-01';
const errorsOf = (cells: Record<string, unknown>) =>
	form.safeParse({ day, cells }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('the form of readings', () => {
	it('takes the cells that are filled and leaves out those that are empty', () => {
		const empty = { n: '', successes: '' };
		const cells = { m7v1: { n: '1 471', successes: '62' }, m7v2: empty, m8v2: { n: '900', mean: '1,4', sd: '.3' } };
		expect(form.parse({ day, cells }).readings).toEqual([
			{ metric_id: 7, variant_id: 1, n: 1471, successes: 62 },
			{ metric_id: 8, variant_id: 2, n: 900, mean: 1.4, sd: 0.3 }
		]);
		expect(form.parse({ day }).readings).toEqual([]);
	});

	it('takes both sums of a ratio, one number a day, and an average with what was before, or without', () => {
		const kinds = readingsForm([metric(7, 'ratio'), metric(8, 'value'), metric(9, 'mean')], [variant(1)]);
		const ratio = { n: '9', mean: '3', sd: '1', denominator_mean: '2', denominator_sd: '1', correlation: '-0,5' };
		const mean = { n: '9', mean: '3', sd: '1' };
		const read = (cells: Record<string, unknown>) => kinds.safeParse({ day, cells }).data?.readings;
		expect(read({ m7v1: ratio, m8v1: { value: '−3,5' } })).toEqual([
			{ metric_id: 7, variant_id: 1, n: 9, mean: 3, sd: 1, second_mean: 2, second_sd: 1, correlation: -0.5 },
			{ metric_id: 8, variant_id: 1, n: 1, mean: -3.5 }
		]);
		expect(read({ m9v1: { ...mean, pre_mean: '', pre_sd: '', correlation: '' } })).toMatchObject([{ n: 9, mean: 3 }]);
		expect(read({ m9v1: { ...mean, pre_mean: '2', pre_sd: '1', correlation: '0.4' } })).toMatchObject([
			{ second_mean: 2, correlation: 0.4 }
		]);
		const half = kinds.safeParse({ day, cells: { m9v1: { ...mean, pre_mean: '2' } } });
		expect(half.error?.issues.map(({ path }) => path.at(-1))).toEqual(['pre_sd', 'correlation']);
	});

	it('says which reading a cell showed, and lets nobody empty one that was read', () => {
		const read = form.parse({ day, cells: { m7v1: { n: '9', successes: '3', seen: '12' }, m7v2: { seen: '0' } } });
		expect(read.readings).toEqual([{ metric_id: 7, variant_id: 1, n: 9, successes: 3, seen: 12 }]);
		expect(errorsOf({ m7v1: { n: '', successes: '', seen: '12' } })).toEqual(['cells.m7v1.n']);
	});

	it('withdraws what is ticked, whatever its cell holds, for a reason', () => {
		const cells = {
			m7v1: { n: '', successes: '', seen: '12', withdraws: 'on' },
			m7v2: { n: '9', successes: '3', seen: '0' }
		};
		expect(form.parse({ day, reason: ' counted twice ', cells }).readings).toEqual([
			{ metric_id: 7, variant_id: 1, seen: 12, withdrawal: 'counted twice' },
			{ metric_id: 7, variant_id: 2, n: 9, successes: 3, seen: 0 }
		]);
		for (const reason of ['', ' ab ', 'x'.repeat(201)])
			expect(form.safeParse({ day, reason, cells }).error?.issues.map(({ path }) => path.join('.'))).toEqual([
				'reason'
			]);
		expect(form.safeParse({ day, reason: '', cells: {} }).success).toBe(true);
	});

	it('asks for a whole number where one is counted, whatever else was typed', () => {
		for (const n of ['12x', '1.5', '-3'])
			expect(form.safeParse({ day, cells: { m7v1: { n, successes: '1' } } }).error?.issues).toMatchObject([
				{ path: ['cells', 'm7v1', 'n'], message: 'Write a whole number of 0 or more.' }
			]);
	});

	it('asks for the numbers that a cell lacks, each by its own field', () => {
		expect(errorsOf({ m7v1: { n: '10', successes: '' } })).toEqual(['cells.m7v1.successes']);
		expect(errorsOf({ m8v1: { n: '', mean: '3', sd: '' } })).toEqual(['cells.m8v1.n', 'cells.m8v1.sd']);
	});

	it('refuses what cannot be', () => {
		expect(errorsOf({ m7v1: { n: '10', successes: '11' } })).toEqual(['cells.m7v1.successes']);
		expect(errorsOf({ m7v1: { n: '1.5', successes: '1' } })).toEqual(['cells.m7v1.n']);
		expect(errorsOf({ m8v1: { n: '10', mean: 'fast', sd: '1' } })).toEqual(['cells.m8v1.mean']);
		expect(errorsOf({ m8v1: { n: '10', mean: '1', sd: '-1' } })).toEqual(['cells.m8v1.sd']);
	});

	it('does not hear of the cells of another experiment', () => {
		expect(form.parse({ day, cells: { m9v1: { n: '10', successes: '1' } } }).readings).toEqual([]);
	});
});
