import { expect, test } from 'vitest';
import { promisedInWords } from './promisedCost.ts';

test('a promised cost says both halves, nothing as nothing, and leaves out what nobody said', () => {
	const said = (amount: number | null, days: number | null) => promisedInWords({ amount, days, currency: 'EUR' });
	expect(said(5000, 12)).toBe('€5,000 and 12 person-days');
	expect(said(0, 1)).toBe('no money and 1 person-day');
	expect(said(0, 0)).toBe('no money and no person-days');
	expect(said(null, 2.5)).toBe('2.5 person-days');
	expect(said(300, null)).toBe('€300');
	expect(promisedInWords(null)).toBe('');
	expect(promisedInWords(undefined)).toBe('');
});
