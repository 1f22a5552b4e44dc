import { expect, test } from 'vitest';
import { recommendedOf } from '#lib/decisions/recommended.ts';
import type { Recommendation } from '#lib/experiments/recommendation.ts';

const of = (...calls: Recommendation['call'][]) =>
	recommendedOf(calls.map((call) => ({ recommendation: { call, reasons: [] } })));

test('one treatment is recommended as its rule says', () => {
	expect(of('promote')).toBe('promote');
	expect(of('iterate')).toBe('iterate');
	expect(of('kill')).toBe('kill');
});

test('of several, one worth promoting is enough, and only all of them are killed', () => {
	expect(of('kill', 'promote')).toBe('promote');
	expect(of('kill', 'iterate')).toBe('iterate');
	expect(of('kill', 'kill')).toBe('kill');
});

test('where the rule leaves it to people or waits, there is nothing to go against', () => {
	expect(of()).toBeNull();
	expect(of('judge')).toBeNull();
	expect(of('wait')).toBeNull();
	expect(of('kill', 'wait')).toBeNull();
});
