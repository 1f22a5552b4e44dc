import { expect, test } from 'vitest';
import { outsideIn, outsideInWords } from '#lib/events/agenda.ts';

const form = {
	...{ ideation_at: '2026-11-28T09:00', results_at: '2026-11-29T17:00' },
	...{ 'agenda.0.title': 'Breakfast', 'agenda.0.at': '2026-11-28T08:00' },
	...{ 'agenda.1.title': 'Party', 'agenda.1.at': '2026-11-29T23:30' },
	...{ 'agenda.2.title': 'Welcome', 'agenda.2.at': '2026-12-07T09:00' },
	...{ 'agenda.3.title': 'Call', 'agenda.3.at': '2026-11-27T18:00' },
	...{ 'agenda.4.title': '', 'agenda.4.at': '2026-12-09T09:00', 'agenda.5.title': 'No time yet', 'agenda.5.at': '' }
};

test('what is on another day than the event lies outside it; what comes just before and after it on its days does not', () => {
	expect(outsideIn(form)).toEqual([2, 3]);
	expect(outsideIn({ ...form, ideation_at: '' })).toEqual([]);
});

test('points outside are named, and counted where they are many', () => {
	const words = (...titles: string[]) => outsideInWords(titles);
	expect(words()).toBe('');
	expect(words('Welcome')).toBe('“Welcome” lies outside the days of the event');
	expect(words('A', 'B')).toBe('“A” and “B” lie outside the days of the event');
	expect(words('A', 'B', 'C')).toBe('“A”, “B” and “C” lie outside the days of the event');
	expect(words('A', 'B', 'C', 'D')).toBe('“A”, “B” and 2 more lie outside the days of the event');
});
