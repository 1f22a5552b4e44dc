import { expect, test } from 'vitest';
import { budgetsOf, leftInWords, overByThis, overPromiseInWords, typedStage } from '#lib/funding/budgets.ts';

const left = (amount: number, days: number) => ({
	name: 'the budget of “Fewer steps” in Q4 2026',
	left: { amount, days }
});

test('a tranche counts against the budget of its priority and of its review, where they are set', () => {
	const budget = { quarter: '2026-10-01', amount: 9000, days: 20, left: 5000, left_days: 12 };
	const review = { id: 1, title: 'Autumn', budget: { amount: 4000, days: 8, left: 1000, left_days: 0 } };
	expect(budgetsOf({ priority: { name: 'Fewer steps' }, budget, review })).toEqual([
		left(5000, 12),
		{ name: 'the budget of the review “Autumn”', left: { amount: 1000, days: 0 } }
	]);
	expect(budgetsOf({ priority: null, budget, review: null })[0]?.name).toBe(
		'the budget of what names no priority in Q4 2026'
	);
	expect(budgetsOf({ priority: null, budget: null, review: { ...review, budget: null } })).toEqual([]);
});

test('what is left is told before anything is typed, and that it is over already', () => {
	expect(leftInWords(left(5000, 12), 'EUR')).toBe(
		'Left of the budget of “Fewer steps” in Q4 2026: €5,000 and 12 days.'
	);
	expect(leftInWords(left(0, 0), 'EUR')).toContain(': nothing.');
	expect(leftInWords(left(-200, 3), 'EUR')).toBe('The budget of “Fewer steps” in Q4 2026 is over by €200 already.');
});

test('what is typed warns where it goes over, and not where it fits exactly', () => {
	expect(overByThis(left(5000, 12), { amount: 5000, days: 12 })).toBeNull();
	expect(overByThis(left(5000, 12), { amount: 5001, days: 12.5 })).toEqual({ amount: 1, days: 0.5 });
	expect(overByThis(left(-200, 3), { amount: 0, days: 3 })).toBeNull();
	expect(overByThis(left(-200, 3), { amount: 0, days: 0 })).toBeNull();
});

test('numbers are read as people type them, and what is none counts as nothing', () => {
	expect(typedStage('5,000', '2,5')).toEqual({ amount: 5000, days: 2.5 });
	expect(typedStage(' 5 000 ', '')).toEqual({ amount: 5000, days: 0 });
	expect(typedStage('many', 'few')).toEqual({ amount: 0, days: 0 });
});

test('what is released above the cost that was promised warns before it is released, and afterwards', () => {
	const none = { priority: null, budget: null, review: null };
	const cost = (amount: number | null, days: number | null, released = 0, released_days = 0) => ({
		...{ promised: { amount, days, currency: 'EUR' }, released, released_days, currency: 'EUR' }
	});
	const [promise] = budgetsOf({ ...none, ...cost(5000, 12, 4000, 2) });
	expect(promise && leftInWords(promise, 'EUR')).toBe(
		'Left of the cost that was promised at the start: €1,000 and 10 days.'
	);
	expect(promise && overByThis(promise, { amount: 1000, days: 10 })).toBeNull();
	expect(promise && overByThis(promise, { amount: 1500, days: 10 })).toEqual({ amount: 500, days: 0 });
	// of days nobody said anything: no number of them is too many
	const [ofMoney] = budgetsOf({ ...none, ...cost(5000, null, 5200, 400) });
	expect(ofMoney && overByThis(ofMoney, { amount: 0, days: 9 })).toBeNull();
	expect(ofMoney && leftInWords(ofMoney, 'EUR')).toBe(
		'The cost that was promised at the start is over by €200 already.'
	);
	expect(overPromiseInWords(cost(5000, null, 5200, 400))).toBe(
		'Released is €200 more than the cost that was promised at the start.'
	);
	expect(overPromiseInWords(cost(5000, 12, 5000, 12))).toBe('');
	// nothing was promised, or in another currency than is released now
	expect(budgetsOf({ ...none, ...cost(null, null, 900) })).toEqual([]);
	expect(budgetsOf({ ...none, ...cost(5000, 12), currency: 'USD' })).toEqual([]);
	expect(overPromiseInWords({ ...cost(100, null, 900), promised: null })).toBe('');
});
