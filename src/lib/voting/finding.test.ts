import { describe, expect, test } from 'vitest';
import { EVERY_TEAM, isFound } from '#lib/voting/finding.ts';

const team = { id: 7, name: 'Zoë’s  Queue', idea: 'Fewer FIELDS in the form' };

describe('a team of a long ballot', () => {
	test('is found as long as nothing is looked for', () => {
		expect(isFound(team, EVERY_TEAM)).toBe(true);
		expect(isFound(team, { words: '   ', only: null })).toBe(true);
	});

	test('is found by words of its name or idea in any order, without accents or case', () => {
		for (const words of ['zoe', 'ZOË', 'queue zoë', 'form queue', ' fields  fewer ', 'que'])
			expect(isFound(team, { words, only: null }), words).toBe(true);
	});

	test('is not found when one word is nowhere', () => {
		expect(isFound(team, { words: 'queue payments', only: null })).toBe(false);
		expect(isFound(team, { words: '.*', only: null })).toBe(false);
	});

	test('is found among those that have something only when it had something', () => {
		expect(isFound(team, { words: '', only: [3, 7] })).toBe(true);
		expect(isFound(team, { words: 'queue', only: [3] })).toBe(false);
		expect(isFound(team, { words: '', only: [] })).toBe(false);
	});
});
