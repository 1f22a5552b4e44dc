import { expect, test } from 'vitest';
import { folded, mentionAt, nameFor, offeredInWords, stillFitting, unclearInWords } from '#lib/people/mentions.ts';

test.each([
	['@Lot', { at: 0, words: 'Lot' }],
	['Hello @lotté', { at: 6, words: 'lotté' }],
	['(@Lotte de', { at: 1, words: 'Lotte de' }],
	['Hi @O’Hara-B', { at: 3, words: 'O’Hara-B' }],
	['@Inês (op', { at: 0, words: 'Inês (op' }],
	['@Lotte ', { at: 0, words: 'Lotte ' }],
	['@Ben and @Lot', { at: 9, words: 'Lot' }]
])('%j names somebody at its end', (text, mention) => {
	expect(mentionAt(text, text.length)).toEqual(mention);
});

test.each(['@', 'Lotte', '@ Lotte', 'ann@example', '@@Lotte', '@5', '@Lotte,', '@Lotte\n', '@one two three four five'])(
	'%j names nobody at its end',
	(text) => {
		expect(mentionAt(text, text.length)).toBeNull();
	}
);

test('only what stands before the caret is looked at', () => {
	expect(mentionAt('Ask @Lotte today', 8)).toEqual({ at: 4, words: 'Lot' });
	expect(mentionAt('Ask @Lotte today', 3)).toBeNull();
});

test('the whole name is followed by a space unless something stands there', () => {
	expect(nameFor('Ask @Lot', 8, 'Lotte Berger')).toBe('@Lotte Berger ');
	expect(nameFor('Ask @Lot today', 8, 'Lotte Berger')).toBe('@Lotte Berger');
	expect(nameFor('Ask @Lot?', 8, 'Lotte Berger')).toBe('@Lotte Berger');
	expect(nameFor('Ask @Lotte', 8, 'Lotte Berger')).toBe('@Lotte Berger ');
});

test('who is offered still fits when more is typed, whatever case and accents', () => {
	const [anna, anton, zoe] = ['Anna Weber', 'Anton Braun', 'Zoë Antal'].map((name) => ({
		...{ id: name, name, title: '', function: null, is_bridging: false }
	}));
	const people = [anna, anton, zoe].flatMap((one) => one ?? []);
	expect(stillFitting(people, 'an')).toEqual(people);
	expect(stillFitting(people, 'anna ')).toEqual([anna]);
	expect(stillFitting(people, 'Zoe')).toEqual([zoe]);
	expect(stillFitting(people, 'Anne')).toEqual([]);
	expect(folded('Jørgen Łukasz Weiß')).toBe('jorgen lukasz weiss');
});

test('what is offered and what reached nobody is said in words', () => {
	expect(offeredInWords(0)).toBe('');
	expect(offeredInWords(1)).toBe('1 person. Arrow keys choose, Enter takes, Escape closes.');
	expect(unclearInWords({ word: 'Lotta', names: [] })).toBe('“@Lotta” reaches nobody: nobody here has that name.');
	expect(unclearInWords({ word: 'Imke', names: ['Imke Abel', 'Imke Roth', 'Imke Zander'] })).toBe(
		'“@Imke” reaches nobody yet: it could be Imke Abel, Imke Roth or Imke Zander. Name whom you mean in another comment, with the whole name.'
	);
	expect(unclearInWords({ word: 'Runa', names: ['Runa Berg'] })).toContain('it could be Runa Berg.');
});
