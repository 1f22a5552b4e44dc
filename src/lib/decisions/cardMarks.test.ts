import { expect, test } from 'vitest';
import {
	adviceInWords,
	handoverInWords,
	hedgeOf,
	marksInWords,
	needsSignOffs,
	readinessInWords,
	refusalsInWords,
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
	const refusals = { brand: 'Not in our words.' };
	expect(refusalsInWords({ ...said, refusals, column: 'due' })).toEqual(['Brand refused: Not in our words.']);
	expect(refusalsInWords({ ...said, refusals: { brand: 'x'.repeat(120) }, column: 'promoted' })).toEqual([
		`Promoted although brand refused: ${'x'.repeat(120)}…`
	]);
	expect(refusalsInWords({ sign_offs: { security: 'signed' }, column: 'due' })).toEqual([]);
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
	expect(adviceInWords({ column: 'due', rule: 'iterate' })).toBe('Rule says iterate');
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

test('a promoted card says whether it is live, late or not yet, and what the newest check found', () => {
	const promoted = { side: 'it', target_on: '2026-03-01', live_on: null, is_late: false, check: null } as const;
	const live = { ...promoted, live_on: '2026-03-04' };
	const check = { days: 90, is_live: true, standing: 'weaker' } as const;
	expect(handoverInWords(promoted)).toEqual({ says: 'Not live yet, planned for 1 Mar 2026', side: 'it' });
	expect(handoverInWords({ ...promoted, is_late: true })).toMatchObject({
		...{ says: 'Late: was to be live on 1 Mar 2026', is_late: true }
	});
	expect(handoverInWords(live)).toMatchObject({ says: 'Live since 4 Mar 2026', check: 'Effect not checked yet' });
	expect(handoverInWords({ ...live, check }).check).toBe('After 90 days the effect is weaker');
	expect(handoverInWords({ ...live, check: { ...check, is_live: false, standing: 'gone' } })).toEqual({
		...{ says: 'Live on 4 Mar 2026, switched off since', side: 'it' }
	});
});

test('an effect that is not certain although its interval leaves out zero says why, and no other does', () => {
	const early = { isOver: false, design: 'ab_test', look_rule: 'once' } as const;
	const clear = { interval: [-0.4, -0.35], isCertain: false } as const;
	expect(hedgeOf(clear, early).hedge).toBe('Early look: counts once its time-box has ended');
	expect(hedgeOf(clear, { ...early, look_rule: 'looks' }).hedge).toBe('Early look: counts at its planned looks');
	expect(hedgeOf(clear, { ...early, isOver: true, design: 'before_after' }).hedge).toContain('before and after');
	expect(hedgeOf(clear, { ...early, isOver: true, design: 'regions' }).hedge).toContain('too little is known');
	expect(hedgeOf({ ...clear, isCertain: true }, early)).toEqual({});
	expect(hedgeOf({ ...clear, interval: [-0.4, 0.1] }, early)).toEqual({});
});
