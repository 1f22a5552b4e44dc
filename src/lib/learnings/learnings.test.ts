import { expect, test } from 'vitest';
import { filterOf, libraryAddress, standingOf } from '#lib/learnings/learnings.ts';

test.each([
	[0, 0, 'No evidence yet'],
	[1, 0, 'Supported by 1 experiment'],
	[3, 0, 'Supported by 3 experiments'],
	[0, 2, 'Contradicted by 2 experiments'],
	[2, 1, 'Disputed: supported by 2 experiments, contradicted by 1']
])('a claim with %i for and %i against says so', (supports, contradicts, words) => {
	expect(standingOf({ supports, contradicts })).toBe(words);
});

test('a shared address of the library opens what it showed', () => {
	const filter = { q: 'short form', tag: 'checkout', before: '2026-03-01T09:00:00.123456+00:00' };
	expect(filterOf(new URL(`http://x${libraryAddress(filter)}`).searchParams)).toEqual(filter);
	expect(libraryAddress({})).toBe('/learnings');
});

test('what makes no sense in an address is left out', () => {
	const params = new URLSearchParams({ q: '\u0000 ', tag: ' ', before: "yesterday' or 1" });
	expect(filterOf(params)).toEqual({ q: '', tag: null, before: null });
});
