import { expect, test } from 'vitest';
import { brier } from '#lib/stats/brier.ts';

const said = (probability: number, happened: boolean) => ({ probability, happened });

test.each([
	['70 % and it rained', [said(0.7, true)], 0.09],
	['30 % and it rained', [said(0.3, true)], 0.49],
	['a coin, whatever comes', [said(0.5, true), said(0.5, false)], 0.25],
	['sure and right', [said(1, true), said(0, false)], 0],
	['sure and wrong', [said(1, false), said(0, true)], 1],
	['the mean of several', [said(0.7, true), said(0.3, true)], 0.29]
])('%s', (_, forecasts, score) => {
	expect(brier(forecasts)).toBeCloseTo(score, 12);
});

test('nothing forecast has no score', () => {
	expect(brier([])).toBeNull();
});
