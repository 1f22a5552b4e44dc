import { expect, test } from 'vitest';
import { interval, plain, signed } from '#lib/ui/numbers.ts';

test('a difference says its sign with a true minus, zero has none', () => {
	expect(signed(0.31, { digits: 1, unit: '%' })).toBe('+0.3\u202f%');
	expect(signed(-4.66, { digits: 1 })).toBe('\u22124.7');
	expect(signed(0.04, { digits: 1 })).toBe('0.0');
	expect(signed(-0.04, { digits: 1 })).toBe('0.0');
});

test('thousands are grouped and what is no number is a dash', () => {
	expect(plain(48210)).toBe('48,210');
	expect(plain(Number.NaN)).toBe('–');
	expect(plain(Infinity)).toBe('–');
});

test('an interval reads from low to high', () => {
	expect(interval(-0.2, 0.8, { digits: 1 })).toBe('\u22120.2 to +0.8');
});
