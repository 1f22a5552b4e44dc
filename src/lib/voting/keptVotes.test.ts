import { expect, test } from 'vitest';
import { changesInWords, isSaved, placeOf, readDraft } from '#lib/voting/keptVotes.ts';

const mine = [
	{ id: 1, name: 'Cake', weight: 1 },
	{ id: 2, name: 'Tea', weight: 2 }
];

test('everybody has a place of their own for each event', () => {
	expect(new Set([placeOf('ann', 'a'), placeOf('ben', 'a'), placeOf('ann', 'b')]).size).toBe(3);
});

test('what was kept is read again, and what is not understood is left out', () => {
	const draft = { given: { 1: 2 }, over: '2026-01-01T00:00:00Z', names: { 1: 'Cake' } };
	expect(readDraft(JSON.stringify(draft))).toEqual(draft);
	expect(readDraft(JSON.stringify({ ...draft, over: null, given: { 1: 2, 2: 'x', 3: 0 } }))).toEqual({
		...draft,
		...{ over: null, given: { 1: 2 } }
	});
	for (const text of [null, '', 'null', '{', '[]', '{"given":{"1":1}}']) expect(readDraft(text)).toBeNull();
});

test('what was chosen and is saved otherwise is told team by team', () => {
	const draft = { given: { 1: 2, 2: 2, 3: 1 }, names: { 1: 'Cake', 2: 'Tea', 3: 'Fruit' } };
	expect(changesInWords('allowance', draft, mine)).toEqual(['Cake: 2 votes, not 1 vote', 'Fruit: 1 vote']);
	expect(changesInWords('quadratic', { given: { 1: 1 }, names: {} }, mine)).toEqual(['Tea: no vote, not 2 votes']);
	expect(changesInWords('ranked', { given: { 1: 2, 2: 1 }, names: {} }, mine)).toEqual([
		'Cake: place 2, not place 1',
		'Tea: place 1, not place 2'
	]);
	expect(changesInWords('allowance', { given: { 1: 1, 2: 2 }, names: {} }, mine)).toEqual([]);
});

test('what was chosen is saved where all of it is, and nothing else', () => {
	expect(isSaved({ given: { 1: 1, 2: 2 } }, mine)).toBe(true);
	expect(isSaved({ given: {} }, [])).toBe(true);
	const others: readonly Record<string, number>[] = [{ 1: 1 }, { 1: 1, 2: 1 }, { 1: 1, 2: 2, 3: 1 }];
	for (const given of others) expect(isSaved({ given }, mine)).toBe(false);
});
