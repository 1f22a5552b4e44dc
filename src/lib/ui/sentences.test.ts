import { expect, test } from 'vitest';
import { asSentence } from '#lib/ui/sentences.ts';

test.each([
	['Called in sick', 'Called in sick.'],
	['Called in sick. ', 'Called in sick.'],
	['Is ill!', 'Is ill!'],
	['He said “no.”', 'He said “no.”'],
	['', '']
])('%j is followed by another sentence as %j', (text, sentence) => {
	expect(asSentence(text)).toBe(sentence);
});
