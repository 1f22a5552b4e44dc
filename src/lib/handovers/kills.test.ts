import { expect, test } from 'vitest';
import { freedInWords, killFilterOf, killsHref, quarterInWords } from '#lib/handovers/kills.ts';

test('a shared address of the kills opens what it showed, and nonsense is left out', () => {
	const filter = { q: 'phone number', before: 31 };
	expect(killFilterOf(new URL(`http://x${killsHref(filter)}`).searchParams)).toEqual(filter);
	expect(killFilterOf(new URLSearchParams({ q: '\u0000 ', before: '1e3' }))).toEqual({ q: '', before: null });
	expect(killsHref({})).toBe('/kills');
});

test.each([
	[{ kills: 0, freed_days: 0 }, 'Nothing was killed this quarter yet.'],
	[{ kills: 1, freed_days: 0 }, '1 experiment ended this quarter with something learned.'],
	[
		{ kills: 3, freed_days: 12 },
		'3 experiments ended this quarter with something learned and freed 12 days of their time-boxes.'
	],
	[
		{ kills: 2, freed_days: 1 },
		'2 experiments ended this quarter with something learned and freed 1 day of their time-boxes.'
	]
])('the quarter is told as a result: %j', (quarter, words) => {
	expect(quarterInWords(quarter)).toBe(words);
});

test('what ran to its end freed nothing, and nothing is said', () => {
	expect(freedInWords({ freed_days: 0 })).toBe('');
	expect(freedInWords({ freed_days: 4 })).toBe('Freed 4 days of its time-box');
});
