import { expect, test } from 'vitest';
import { floorInWords, openTranches, paidInWords, trancheNames, type Tranche } from './tranches.ts';

const tranche = (id: number, more: Partial<Tranche> = {}): Tranche => ({
	...{ id, amount: 5000, days: 10, is_current: true, first: id, spent: 0, spent_days: 0 },
	...more
});

test('a spend is paid from the newest tranche that has something left, and from the newest where none has', () => {
	const full = { spent: 5000, spent_days: 12 };
	const first = (...all: readonly Tranche[]) => openTranches(all)[0]?.id;
	expect(first(tranche(1), tranche(2))).toBe(2);
	expect(first(tranche(1), tranche(2, full))).toBe(1);
	expect(first(tranche(1, full), tranche(2, full))).toBe(2);
	// days left are something left
	expect(first(tranche(1, full), tranche(2, { spent: 5000, spent_days: 9.5 }))).toBe(2);
	expect(first()).toBeUndefined();
});

test('tranches are numbered as they were released, whatever was corrected later', () => {
	const corrected = [tranche(1, { is_current: false, first: null, spent: null, spent_days: null }), tranche(2)];
	const names = trancheNames([...corrected, tranche(3, { first: 1, amount: 800, days: 0 })], 'EUR');
	expect([...names]).toEqual([
		[1, 'tranche 1 (€800)'],
		[2, 'tranche 2 (€5,000 and 10 days)']
	]);
});

test('what was paid from a tranche is said, more than it holds as such, of a corrected one nothing', () => {
	expect(paidInWords(tranche(1), 'EUR')).toBe('nothing of it spent');
	expect(paidInWords(tranche(1, { spent: 1200, spent_days: 2.5 }), 'EUR')).toBe('€1,200 and 2.5 days spent from it');
	expect(paidInWords(tranche(1, { spent: 5500, spent_days: 2 }), 'EUR')).toBe(
		'€5,500 and 2 days spent from it, €500 more than it holds'
	);
	expect(paidInWords(tranche(1, { is_current: false, spent: null, spent_days: null }), 'EUR')).toBe('');
});

test('a tranche says how far down it may be corrected: to what was spent from it, or to what it holds where that is less', () => {
	expect(floorInWords(tranche(1), 'EUR')).toBe('');
	expect(floorInWords(tranche(1, { spent: 1200, spent_days: 2.5 }), 'EUR')).toBe(
		'Not below the €1,200 and 2.5 days spent from it.'
	);
	expect(floorInWords(tranche(1, { spent: 5500, spent_days: 0 }), 'EUR')).toBe('Not below the €5,000 spent from it.');
	expect(floorInWords(tranche(1, { is_current: false, spent: null, spent_days: null }), 'EUR')).toBe('');
});
