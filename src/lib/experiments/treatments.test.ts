import { expect, test } from 'vitest';
import { control, days, registration } from '#lib/experiments/result.fixture.ts';
import { resultsOf } from '#lib/experiments/result.ts';
import { manyOf, toldOf } from '#lib/experiments/treatments.ts';

const results = (count: number) => {
	const treatments = Array.from({ length: count }, (_, nth) => ({
		...{ id: nth + 2, name: `Treatment ${nth + 1}`, isControl: false, weight: 1 }
	}));
	const readings = treatments.flatMap(({ id }, nth) =>
		// the last two are not measured yet
		nth >= count - 2 ? [] : days(10, { treatment: [100 + nth, 1000] }).map((reading) => ({ ...reading, variantId: id }))
	);
	return resultsOf({
		registration,
		arms: [control, ...treatments],
		readings: [...days(10, { control: [100, 1000] }), ...readings],
		today: '2026-03-12'
	});
};

test('a few treatments are each told, without a table of all', () => {
	expect(toldOf(results(6), null)).toHaveLength(6);
	expect(manyOf(results(6))).toBeNull();
});

test('of many the best so far are told, and all are in the table, the best first', () => {
	const many = results(20);
	expect(toldOf(many, null).map(({ treatment }) => treatment.name)).toEqual([
		'Treatment 18',
		'Treatment 17',
		'Treatment 16'
	]);
	const table = manyOf(many);
	expect(table?.rows).toHaveLength(20);
	expect(table?.rows[0]).toMatchObject({ id: 19, name: 'Treatment 18', sample: '20,000' });
	expect(table?.rows.at(-1)).toMatchObject({ effect: '–', interval: '–', says: 'too few to tell' });
	expect(table?.drawn).toHaveLength(12);
});

test('of many the one that is asked for is told, and one that is not there asks for nothing', () => {
	expect(toldOf(results(20), 5).map(({ treatment }) => treatment.id)).toEqual([5]);
	expect(toldOf(results(20), 999)).toHaveLength(3);
	expect(toldOf(results(20), Number.NaN)).toHaveLength(3);
});
