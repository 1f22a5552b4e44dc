import { describe, expect, test } from 'vitest';
import { outsideIn } from '#lib/events/agenda.ts';
import { agendaValues } from '#lib/events/event-form.server.ts';
import { moments } from '#lib/events/events.ts';
import { fromTemplate, later, movedTo, templates, usualStart } from '#lib/events/templates.ts';

describe('a template', () => {
	test.each(templates)(
		'$label puts its phases in order and its agenda between the beginning and the results',
		(template) => {
			const { times, agenda } = fromTemplate(template, '2027-03-03T09:00');
			const inOrder = moments.map(({ at }) => times[at] ?? '');
			expect(inOrder).toEqual(inOrder.toSorted());
			expect(inOrder[0]).toBe('2027-03-03T09:00');
			for (const { at } of agenda) expect(at >= (inOrder[0] ?? '') && at <= (inOrder.at(-1) ?? '')).toBe(true);
		}
	);

	test('keeps its hours over a night in which the clocks change', () => {
		const [twoDays] = templates;
		if (!twoDays) throw new Error('no template');
		expect(fromTemplate(twoDays, '2027-03-27T09:00').times.judging_at).toBe('2027-03-28T14:00');
	});

	test('begins in two weeks, on the day of the zone', () => {
		expect(usualStart(Date.parse('2026-11-26T23:30:00Z'), 'Europe/Berlin')).toBe('2026-12-11T09:00');
		expect(usualStart(Date.parse('2026-11-26T23:30:00Z'), 'America/New_York', '17:00')).toBe('2026-12-10T17:00');
	});
});

test('an event like an earlier one keeps every hour of the day, across the change of the clocks', () => {
	const earlier = {
		time_zone: 'Europe/Berlin',
		// nine in the morning in summer
		...{ ideation_at: '2026-10-24T07:00:00Z', formation_at: '2026-10-24T09:00:00Z', build_at: '2026-10-24T11:00:00Z' },
		// noon and later on the day after, in winter
		...{ submission_at: '2026-10-25T11:00:00Z', judging_at: '2026-10-25T13:00:00Z' },
		...{ voting_at: '2026-10-25T14:00:00Z', results_at: '2026-10-25T15:00:00Z' },
		agenda: [{ at: '2026-10-25T13:00:00Z', title: 'Demos', place: 'Hall', note: '' }]
	};
	const { times, agenda } = movedTo(earlier, '2027-06-01T10:00');
	expect(times).toMatchObject({
		ideation_at: '2027-06-01T10:00',
		submission_at: '2027-06-02T13:00',
		judging_at: '2027-06-02T15:00'
	});
	expect(agenda).toEqual([{ at: '2027-06-02T15:00', title: 'Demos', place: 'Hall', note: '' }]);
	// what its agenda has on no day of it is as far from the new one, where the form names it
	const apart = { ...earlier, agenda: [{ at: '2026-11-03T08:00:00Z', title: 'Call', place: '', note: '' }] };
	const moved = movedTo(apart, '2027-06-01T10:00');
	expect(moved.agenda.map(({ at }) => at)).toEqual(['2027-06-11T10:00']);
	expect(outsideIn({ ...moved.times, ...agendaValues(moved.agenda) })).toEqual([0]);
});

test('later is later on the same clocks', () => {
	expect(later('2026-12-31T23:30', 45)).toBe('2027-01-01T00:15');
});
