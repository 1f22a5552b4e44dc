import { expect, test } from 'vitest';
import { agreementOf, rangeOf, sideInWords, surenessInWords, togetherInWords } from '#lib/ideas/scores.ts';
import { spreadOf } from '#lib/stats/score-spread.ts';

const of = (...counts: number[]) => {
	const spread = spreadOf(counts);
	if (!spread) throw new Error('no scores');
	return spread;
};

test('a middle score is told with its range', () => {
	expect(rangeOf(of(0, 1, 0, 1, 1))).toBe('4 (2 to 5)');
	expect(rangeOf(of(0, 0, 1, 1, 0))).toBe('3.5 (3 to 4)');
	expect(rangeOf(of(0, 0, 3, 0, 0))).toBe('3 (all 3)');
	expect(rangeOf(of(1, 0, 0, 0, 0))).toBe('1');
});

test('disagreement within a side is said, not averaged away', () => {
	expect(agreementOf(of(0, 0, 0, 1, 0))).toBe('single');
	expect(agreementOf(of(0, 0, 3, 1, 0))).toBe('close');
	expect(agreementOf(of(0, 1, 1, 0, 0))).toBe('differ');
	expect(agreementOf(of(2, 0, 0, 0, 2))).toBe('far');
	expect(sideInWords(of(2, 0, 0, 0, 2))).toBe(
		'They are far apart: ask both ends why. Two of the 4 are 2.7 steps apart on average.'
	);
	expect(sideInWords(of(1, 0, 0, 0, 1))).toBe('They are far apart: ask both ends why. The two are 4 steps apart.');
	expect(sideInWords(of(1, 0, 0, 0, 0))).toBe('One person so far.');
});

test('the two sides are put beside each other, and only where that says something', () => {
	expect(togetherInWords(of(0, 0, 0, 0, 1), of(1, 0, 0, 0, 0))).toContain('try first');
	expect(togetherInWords(of(0, 0, 0, 0, 1), of(0, 0, 0, 1, 0))).toContain('with less');
	expect(togetherInWords(of(1, 0, 0, 0, 0), of(0, 0, 0, 1, 0))).toContain('Much work for little');
	expect(togetherInWords(of(1, 0, 0, 0, 0), of(1, 0, 0, 0, 0))).toContain('Little work');
	expect(togetherInWords(of(0, 0, 1, 0, 0), of(0, 0, 1, 0, 0))).toBeNull();
	expect(togetherInWords(null, of(0, 0, 1, 0, 0))).toBeNull();
});

test('how sure a side is follows from what most of them say', () => {
	expect(surenessInWords([3, 1, 1])).toBe('Mostly guesses.');
	expect(surenessInWords([1, 0, 2])).toContain('known');
	expect(surenessInWords([1, 1, 1])).toContain('mixed');
	expect(surenessInWords([0, 1, 0])).toBe('Mostly fairly sure.');
	expect(surenessInWords([0, 0, 0])).toBeNull();
});
