import { expect, test } from 'vitest';
import {
	adviceInWords,
	marksInWords,
	needsSignOffs,
	readinessInWords,
	refusedInWords,
	signedInWords,
	splitInBrief,
	splitOf
} from './cardMarks.ts';

const none = { marketing: 0, it: 0, other: 0 };

test('the marks of sign-offs say in words what is open and what is refused', () => {
	expect(marksInWords({})).toBe('Sign-offs: Privacy, brand, security and operations open.');
	const said = {
		sign_offs: { security: 'signed', operations: 'signed', privacy: 'signed', brand: 'refused' }
	} as const;
	expect(marksInWords(said)).toBe('Sign-offs: Brand refused.');
	expect(refusedInWords(said)).toBe('Brand refused');
	expect(refusedInWords({ sign_offs: { security: 'signed' } })).toBeNull();
});

test('that nobody has signed off is said where somebody is about to decide', () => {
	expect(needsSignOffs({ column: 'deciding' })).toBe(true);
	expect(needsSignOffs({ column: 'due' })).toBe(true);
	expect(needsSignOffs({ column: 'due', sign_offs: { brand: 'signed' } })).toBe(false);
	expect(needsSignOffs({ column: 'killed' })).toBe(false);
});

test('what the rule recommends now is told apart from what it did when it was decided', () => {
	expect(adviceInWords({ column: 'deciding', rule: 'kill' })).toBe('Rule says kill');
	expect(adviceInWords({ column: 'deciding', rule: 'none' })).toBe('Rule leaves it open');
	expect(adviceInWords({ column: 'promoted', rule: 'promote' })).toBe('Rule said promote');
	expect(adviceInWords({ column: 'due' })).toBeNull();
});

test('who of the owners has signed, and for what, is told after the reveal only', () => {
	expect(signedInWords({ is_revealed: true, signed: { it: 'kill' } })).toBe('Signed: Marketing not yet, IT kill');
	expect(signedInWords({ signed: { it: 'kill' } })).toBeNull();
});

test('only outcomes that somebody voted for have a row', () => {
	const split = splitOf({ promote: { ...none, marketing: 2, it: 1 }, iterate: none, kill: { ...none, other: 1 } });
	expect(split.map(({ outcome }) => outcome)).toEqual(['promote', 'kill']);
	expect(splitInBrief(split)).toBe('Promote 2 + 1, kill 0 + 0 + 1');
});

test('rule and sign-offs fit on one line of the brief', () => {
	expect(readinessInWords({ column: 'due' })).toBe('Signed off: 0 of 4');
	expect(
		readinessInWords({ column: 'deciding', rule: 'kill', sign_offs: { security: 'signed', brand: 'refused' } })
	).toBe('Rule says kill. Signed off: 1 of 4, brand refused');
});
