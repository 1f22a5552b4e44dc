import { expect, it } from 'vitest';
import type { Reading } from '#lib/experiments/experiment.schema.ts';
import { currentReadings, tableOf, withdrawnReadings } from '#lib/experiments/readingTable.ts';
import { readingDays } from '#lib/experiments/readings.ts';

const reading = (id: number, changes: Partial<Reading> = {}): Reading => ({
	id,
	metric_id: 1,
	variant_id: 1,
	day: '2026-03-01',
	n: 100,
	successes: id,
	mean: null,
	sd: null,
	source: '',
	author: 'Ann',
	entered_at: '2026-03-02T08:00:00Z',
	replaces_id: null,
	...changes
});
const metrics = [1].map((id) => ({
	id,
	kpi_id: 1,
	role: 'primary' as const,
	minimum_effect: null,
	target: null,
	name: '',
	definition: '',
	unit: '',
	kind: 'proportion' as const,
	direction: 'up' as const,
	version: 1,
	is_newest: true
}));
const variants = [1, 2].map((id) => ({ id, position: id, name: '', description: '', is_control: id === 1, weight: 1 }));

it('the last of each line of corrections counts', () => {
	const readings = [reading(1), reading(2, { replaces_id: 1 }), reading(3, { replaces_id: 2 }), reading(4)];
	expect(currentReadings(readings).map(({ id }) => id)).toEqual([3, 4]);
});

it('what is withdrawn does not count, until it is read again', () => {
	const withdrawn = [reading(1), reading(2, { replaces_id: 1, withdrawal: 'counted twice' })];
	expect(currentReadings(withdrawn)).toEqual([]);
	expect(withdrawnReadings(withdrawn).map(({ id }) => id)).toEqual([2]);
	const again = [...withdrawn, reading(3, { replaces_id: 2 })];
	expect(currentReadings(again).map(({ id }) => id)).toEqual([3]);
	expect(withdrawnReadings(again)).toEqual([]);
	const [row] = tableOf({ metrics, variants, readings: withdrawn });
	expect(row?.cells[0]).toMatchObject({ now: { id: 2 }, before: [{ id: 1 }] });
});

it('a table has a row a day, the latest first, and what stood in a cell before', () => {
	const readings = [
		reading(1),
		reading(2, { day: '2026-03-02', variant_id: 2 }),
		reading(3, { replaces_id: 1 }),
		reading(4, { replaces_id: 3 })
	];
	const table = tableOf({ metrics, variants, readings });
	expect(table.map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-01']);
	expect(table[0]?.cells.map((cell) => cell?.now.id ?? null)).toEqual([null, 2]);
	expect(table[1]?.cells[0]?.now.id).toBe(4);
	expect(table[1]?.cells[0]?.before.map(({ id }) => id)).toEqual([1, 3]);
});

it('one reads from the first day of the time-box to today, and not after its end', () => {
	const box = { state: 'running', started_at: 'x', starts_on: '2026-02-27', ends_on: '2026-03-02' } as const;
	expect(readingDays({ ...box, today: '2026-03-01' })).toEqual(['2026-03-01', '2026-02-28', '2026-02-27']);
	expect(readingDays({ ...box, state: 'due', today: '2026-03-09' })[0]).toBe('2026-03-02');
	expect(readingDays({ ...box, state: 'killed', today: '2026-03-01' })).toEqual([]);
	expect(readingDays({ ...box, started_at: null, today: '2026-03-01' })).toEqual([]);
});
