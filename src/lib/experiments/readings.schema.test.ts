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
