import { expect, test } from 'vitest';
import { filterOf, listUrl, sortsFor } from '#lib/ideas/ideas.ts';

const read = (address: string) => filterOf(new URL(address, 'http://localhost').searchParams);

test('with words the best match comes first until another order is chosen; without any there is none', () => {
	expect(read('/ideas?q=paint').sort).toBe('match');
	expect(read('/ideas?q=paint&sort=support').sort).toBe('support');
	expect(read('/ideas').sort).toBe('support');
	expect(read('/ideas?sort=match').sort).toBe('support');
	expect(read('/ideas?q=paint&sort=nonsense').sort).toBe('match');
	expect(sortsFor('paint')[0]?.label).toBe('Best match');
	expect(sortsFor('').map(({ value }) => value)).not.toContain('match');
});

test('the address of a list leads back to the same list, in every order and on every page', () => {
	for (const q of ['', 'paint']) {
		for (const { value: sort } of sortsFor(q)) {
			const after = sort === 'match' ? [607927, 9, 41] : [1_764_000_000_000_000, 41];
			expect(read(listUrl({ q, sort }, { after }))).toMatchObject({ q, sort, after });
		}
	}
	expect(listUrl({ q: 'paint', sort: 'match' })).toBe('/ideas?q=paint');
	expect(listUrl({ q: 'paint', sort: 'support' })).toBe('/ideas?q=paint&sort=support');
	expect(listUrl({ sort: 'support' })).toBe('/ideas');
});

test.each(['1', '1_2_3_4', 'a_b', '9007199254740993_1', '-1_2'])(
	'a page that is nowhere (%s) is the first',
	(after) => {
		expect(read(`/ideas?after=${after}`).after).toBeNull();
	}
);
