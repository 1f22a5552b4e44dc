import { expect, test } from 'vitest';
import { backingInWords, balanceOf, domainOf, timeInWords, turnoutInWords, withoutEffect } from './board.ts';

const effect = (lift: number, low: number, high: number) => ({
	effect: { lift, interval: [low, high] as const, isCertain: false, grade: 'Randomised' }
});

test('who stands behind an experiment places it between all marketing and all IT', () => {
	expect(balanceOf({ marketing: 3, it: 0 })).toBe(-1);
	expect(balanceOf({ marketing: 1, it: 3 })).toBe(0.5);
	expect(balanceOf({ marketing: 0, it: 0 })).toBe(0);
});

test('a tally says whether it counts supporters, sealed ballots or ballots for the outcome', () => {
	const counts = { marketing: 2, it: 1, other: 0 };
	expect(backingInWords({ kind: 'supporters', ...counts })).toBe('Supporters of the idea: 2 from marketing, 1 from IT');
	expect(backingInWords({ kind: 'sealed', ...counts })).toContain('3 people voted so far, what is sealed');
	expect(backingInWords({ kind: 'ballots', ...counts, other: 1 })).toContain('1 from others');
	expect(backingInWords({ kind: 'supporters', marketing: 0, it: 0, other: 0 })).toBe('Nobody supports the idea yet');
});

test('a card without an effect says whether anything was read', () => {
	expect(withoutEffect({})).toBe('No readings yet');
	expect(withoutEffect({ no_effect: 'Not opened by you yet' })).toBe('Not opened by you yet');
});

test('a card says how long is left, or for how long it is over', () => {
	expect(timeInWords({ column: 'running', days_left: 1 })).toBe('Last day');
	expect(timeInWords({ column: 'iterating', days_left: 14 })).toBe('14 days left');
	expect(timeInWords({ column: 'due', days_left: 0 })).toBe('Ended yesterday');
	expect(timeInWords({ column: 'due', days_left: -4 })).toBe('Over for 5 days');
	expect(timeInWords({ column: 'killed', days_left: -4 })).toBeNull();
});

test('one noisy experiment does not flatten the axis of all others', () => {
	const calm = Array.from({ length: 7 }, () => effect(0.02, -0.01, 0.05));
	expect(domainOf([...calm, effect(0.01, -0.9, 0.9)])).toBe(5);
	expect(domainOf([...calm, effect(0.18, 0.1, 0.26)])).toBe(20);
	expect(domainOf([{ effect: null }])).toBe(1);
});

test('a ballot that is open says how many voted of how many, and one that is revealed has its split', () => {
	const sealed = { kind: 'sealed', marketing: 1, it: 1, other: 0 } as const;
	expect(turnoutInWords({ ...sealed, seats: 5, needed: 3 })).toBe('2 of 5 voted');
	expect(turnoutInWords({ ...sealed, needed: 3 })).toBe('2 voted, 3 needed');
	expect(turnoutInWords({ ...sealed, needed: 2 })).toBe('2 voted');
	expect(turnoutInWords({ ...sealed, kind: 'voters' })).toBeNull();
});
