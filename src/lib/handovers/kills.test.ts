import { expect, test } from 'vitest';
import { freedInWords, killFilterOf, killsHref, moneyRows, tallyInWords } from '#lib/handovers/kills.ts';

test('a shared address of the kills opens what it showed, and nonsense is left out', () => {
	const filter = { q: 'phone number', before: 31 };
	expect(killFilterOf(new URL(`http://x${killsHref(filter)}`).searchParams)).toEqual(filter);
	expect(killFilterOf(new URLSearchParams({ q: '\u0000 ', before: '1e3' }))).toEqual({ q: '', before: null });
	expect(killsHref({})).toBe('/kills');
});

test.each([
	[{ this_quarter: 0, this_year: 0, freed_days: 0 }, 'There was none in the last twelve months.'],
	[
		{ this_quarter: 0, this_year: 1, freed_days: 0 },
		'In the last twelve months 1 experiment ended with something learned.'
	],
	[
		{ this_quarter: 2, this_year: 9, freed_days: 12 },
		'In the last twelve months 9 experiments ended with something learned and freed 12 days of their time-boxes, 2 of them this quarter.'
	]
])('the year is told as a result: %j', (tally, words) => {
	expect(tallyInWords(tally)).toBe(words);
});

test('what ran to its end freed nothing, and nothing is said', () => {
	expect(freedInWords({ freed_days: 0 })).toBe('');
	expect(freedInWords({ freed_days: 4 })).toBe('Freed 4 days of its time-box');
});

test('a kill says what was asked for, spent and freed, and nothing where there was no money', () => {
	const none = { asked: 0, asked_days: 0, spent: 0, spent_days: 0, freed: 0, freed_days: 0, late: 0, late_days: 0 };
	expect(moneyRows({ currency: 'EUR', ...none })).toEqual([]);
	const some = { ...none, asked: 8000, asked_days: 1, spent: 1200.5, spent_days: 2.5 };
	expect(moneyRows({ currency: 'EUR', ...some })).toEqual([
		{ name: 'Asked', says: '€8,000 and 1 day' },
		{ name: 'Spent', says: '€1,200.50 and 2.5 days' },
		{ name: 'Freed', says: 'nothing' }
	]);
	expect(moneyRows({ currency: 'EUR', ...some, freed: 900, late: 300 }).slice(2)).toEqual([
		{ name: 'Freed', says: '€900' },
		{ name: 'Of it spent by late bills', says: '€300' }
	]);
});
