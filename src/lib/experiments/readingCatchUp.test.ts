import { expect, it } from 'vitest';
import type { Metric, Reading, Variant } from '#lib/experiments/experiment.schema.ts';
import { catchUp } from '#lib/experiments/readingCatchUp.ts';

const metric: Metric = {
	id: 7,
	kpi_id: 7,
	role: 'primary',
	minimum_effect: 0.02,
	target: null,
	name: 'Sign-ups',
	definition: '',
	unit: '',
	kind: 'proportion',
	direction: 'up',
	version: 1,
	is_newest: true
};
const variant = (id: number): Variant => ({
	id,
	position: id,
	name: `V${id}`,
	description: '',
	is_control: id === 1,
	weight: 1
});
const reading = (id: number, changes: Partial<Reading>): Reading => ({
	id,
	metric_id: 7,
	variant_id: 1,
	day: '2026-03-01',
	n: 1000,
	successes: 120,
	mean: null,
	sd: null,
	source: '',
	replaces_id: null,
	entered_at: '2026-03-01T10:00:00Z',
	author: 'Ann',
	...changes
});

it('shows the newer correction where nobody typed, and keeps what was typed', () => {
	const form = new FormData();
	const cells = {
		'm7v1.n': '1000',
		'm7v1.successes': '120',
		'm7v1.seen': '1',
		'm7v2.n': '1000',
		'm7v2.successes': '140',
		'm7v2.seen': '2'
	};
	for (const [name, value] of Object.entries(cells)) form.set(`cells.${name}`, value);
	catchUp(form, {
		metrics: [metric],
		variants: [variant(1), variant(2)],
		readings: [
			reading(1, {}),
			reading(2, { variant_id: 2, successes: 150 }),
			reading(3, { successes: 121, replaces_id: 1 }),
			reading(4, { variant_id: 2, successes: 149, replaces_id: 2 })
		]
	});
	expect(Object.fromEntries(form)).toEqual({
		'cells.m7v1.n': '1000',
		'cells.m7v1.successes': '121',
		'cells.m7v1.seen': '3',
		'cells.m7v2.n': '1000',
		'cells.m7v2.successes': '140',
		'cells.m7v2.seen': '4'
	});
});

it('shows nothing where it was withdrawn meanwhile and nobody typed, and has nothing left to withdraw there', () => {
	const form = new FormData();
	const cells = {
		...{ 'm7v1.n': '1000', 'm7v1.successes': '120', 'm7v1.seen': '1', 'm7v1.withdraws': 'on' },
		...{ 'm7v2.n': '1000', 'm7v2.successes': '140', 'm7v2.seen': '2' }
	};
	for (const [name, value] of Object.entries(cells)) form.set(`cells.${name}`, value);
	catchUp(form, {
		metrics: [metric],
		variants: [variant(1), variant(2)],
		readings: [
			...[reading(1, {}), reading(2, { variant_id: 2, successes: 150 })],
			reading(3, { replaces_id: 1, withdrawal: 'counted twice' }),
			reading(4, { variant_id: 2, successes: 150, replaces_id: 2, withdrawal: 'counted twice' })
		]
	});
	expect(Object.fromEntries(form)).toEqual({
		...{ 'cells.m7v1.n': '', 'cells.m7v1.successes': '', 'cells.m7v1.seen': '0' },
		...{ 'cells.m7v2.n': '1000', 'cells.m7v2.successes': '140', 'cells.m7v2.seen': '0' }
	});
});
