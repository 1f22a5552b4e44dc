import { expect, test } from 'vitest';
import { firstWords, notebookAddress, pinOf } from '#lib/experiments/notebook.ts';

test('the first words of an entry are read without its markdown', () => {
	expect(firstWords('\n\n## **Checkout** was [down](https://example.com) for `2` hours\n\nMore.')).toBe(
		'Checkout was down for 2 hours'
	);
	expect(firstWords('- one\n- two')).toBe('one');
	expect(firstWords('> said Bob')).toBe('said Bob');
	expect(firstWords('---\n')).toBe('');
});

test('a long entry is cut between words, and one long word anywhere', () => {
	const long = firstWords('The payment provider refused one card in three from nine until noon on Thursday');
	expect(long).toMatch(/^The payment provider refused one card .*…$/);
	expect(long.length).toBeLessThanOrEqual(49);
	expect(firstWords('x'.repeat(5000)).length).toBeLessThanOrEqual(49);
});

test('an incident is pinned to its day', () => {
	expect(pinOf({ day: '2026-03-02', kind: 'incident', body: 'Checkout was down.' })).toEqual({
		at: '2026-03-02',
		label: 'Incident: Checkout was down.'
	});
});

test('the notebook has an address for each kind and page', () => {
	expect(notebookAddress(7)).toBe('/experiments/7/notebook');
	expect(notebookAddress(7, { kind: 'incident', before: 12 })).toBe('/experiments/7/notebook?kind=incident&before=12');
});
