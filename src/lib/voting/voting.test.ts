import { expect, test } from 'vitest';
import { costOf, leftInWords, mostOn, ruleInWords } from '#lib/voting/voting.ts';

const rule = (method: 'allowance' | 'quadratic' | 'ranked', amount: number, most_on_one = 1) => ({
	...{ method, amount, most_on_one }
});

test('votes cost one each, credits their square, and a ranked team a place', () => {
	expect(costOf('allowance', [2, 1, 0])).toBe(3);
	expect(costOf('quadratic', [3, 2, 1, 0])).toBe(14);
	expect(costOf('ranked', [3, 1, 2, 0])).toBe(3);
});

test('one team gets at most what the rule, the credits or the number of teams allow', () => {
	expect(mostOn(rule('allowance', 5, 2), 9)).toBe(2);
	expect(mostOn(rule('quadratic', 17), 9)).toBe(4);
	expect(mostOn(rule('ranked', 5), 3)).toBe(3);
});

test.each([
	[rule('allowance', 3), 1, '2 votes of 3 left.'],
	[rule('allowance', 3), 3, 'All 3 votes are given.'],
	[rule('allowance', 3), 4, '1 vote too many: take it back before you save.'],
	[rule('quadratic', 16), 20, '4 credits too many: take them back before you save.'],
	[rule('ranked', 2), 2, 'All places are given.']
] as const)('what is left is said: %o after %i', (of, used, words) => {
	expect(leftInWords(of, used)).toBe(words);
});

test('a rule says what a voter has', () => {
	expect(ruleInWords(rule('allowance', 1))).toBe('You have one vote.');
	expect(ruleInWords(rule('allowance', 3, 2))).toBe('You have 3 votes, at most 2 on a team.');
	expect(ruleInWords(rule('allowance', 3, 3))).toBe('You have 3 votes, all on one team if you like.');
	expect(ruleInWords(rule('ranked', 4))).toContain('Put up to 4 teams in order');
	expect(ruleInWords(rule('quadratic', 16))).toContain('16 credits');
});
