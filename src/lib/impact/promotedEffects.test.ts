import { expect, test } from 'vitest';
import type { EndedFact } from '#lib/impact/facts.ts';
import { ended, nothing } from '#lib/impact/impact.fixture.ts';
import { reportOf } from '#lib/impact/report.ts';
import { effectsInWords } from '#lib/impact/words.server.ts';
import { correctedOf, gainsOf, priorOfGains, sumsByKpi, type Gain } from '#lib/impact/promotedEffects.ts';

const gain = (estimate: number, also: Partial<Gain> = {}): Gain => ({
	...{ id: 1, title: 'Shorter form', ended_as: 'promoted', ended_at: '2026-05-20T12:00:00Z', check: null },
	...{ kpi: 'Sign-ups', direction: 'up', estimate, se: 0.02, ...also }
});
const many = [0.1, 0.02, -0.03, 0.01, -0.05, 0.04].map((estimate, id) => gain(estimate, { id }));

test('an effect is relative to control, with its error', () => {
	const [one] = gainsOf([ended(600)]);
	expect(one?.estimate).toBeCloseTo(0.2, 10);
	// delta method: 1.2 * sqrt(0.88 / (5000 * 0.12) + 0.9 / (5000 * 0.1))
	expect(one?.se).toBeCloseTo(1.2 * Math.sqrt(0.88 / 600 + 0.9 / 500), 3);
});

test('where less is better a fall is a gain, and is written as a fall again', () => {
	const [one] = gainsOf([ended(400, { direction: 'down' })]);
	expect(one?.estimate).toBeCloseTo(0.2, 10);
	expect(one && correctedOf(one, null)).toMatchObject({ corrected: null });
	expect(one && correctedOf(one, null).measured).toBeCloseTo(-0.2, 10);
	const [low, high] = (one && correctedOf(one, null).measuredInterval) ?? [0, 0];
	expect(low).toBeLessThan(-0.2);
	expect(high).toBeGreaterThan(-0.2);
});

test.each([
	['nothing was compared at the same time', ended(600, { design: 'before_after' })],
	['it was an opinion', ended(600, { design: 'survey' })],
	['nothing was read', ended(600, { totals: [] })],
	['there is no KPI', ended(600, { kpi: null })],
	[
		'control is at zero',
		ended(600, { totals: ended(600).totals.map((arm) => ({ ...arm, successes: arm.is_control ? 0 : 9 })) })
	]
])('there is no effect to add up where %s', (_, one) => {
	expect(gainsOf([one])).toEqual([]);
});

test('with fewer than five measured experiments nobody knows how much of a win is luck', () => {
	expect(priorOfGains(many.slice(0, 4))).toBeNull();
	expect(sumsByKpi(many.slice(0, 4), null)).toMatchObject([{ kpi: 'Sign-ups', promoted: 4, corrected: null }]);
	expect(priorOfGains(many)).not.toBeNull();
});

test('the best of many is drawn towards the rest, and the sum of what was promoted with it', () => {
	const prior = priorOfGains(many);
	const [best] = many;
	const [sum] = sumsByKpi(best ? [best] : [], prior);
	expect(sum?.measured).toBeCloseTo(0.1, 10);
	expect(sum?.corrected?.effect).toBeLessThan(0.1);
	expect(sum?.corrected?.effect).toBeGreaterThan(0.015);
	expect(sum?.corrected?.interval[0]).toBeLessThan(sum?.corrected?.effect ?? 0);
});

test('identical experiments are all their mean, and no number is missing', () => {
	const same = [1, 2, 3, 4, 5].map((id) => gain(0.05, { id }));
	const [sum] = sumsByKpi(same, priorOfGains(same));
	expect(sum?.corrected?.effect).toBeCloseTo(0.25, 10);
	expect(sum?.corrected?.interval.every(Number.isFinite)).toBe(true);
});

test('each KPI has its own sum, that of most experiments first', () => {
	const mixed = [
		gain(0.1, { kpi: 'Orders' }),
		gain(0.1),
		gain(0.2),
		gain(0.3, { kpi: 'Complaints', direction: 'down' })
	];
	expect(sumsByKpi(mixed, null).map(({ kpi, promoted }) => [kpi, promoted])).toEqual([
		['Sign-ups', 2],
		['Complaints', 1],
		['Orders', 1]
	]);
	expect(sumsByKpi(mixed, null)[1]?.measured).toBeCloseTo(-0.3, 10);
	expect(sumsByKpi([], null)).toEqual([]);
});

test('the figure says how many were looked at again in production, by what, and what was found', () => {
	const one = (id: number, check: EndedFact['check']) => ended(600, { id, check });
	const says = (checks: readonly EndedFact['check'][]) =>
		effectsInWords(reportOf({ ...nothing, ended: checks.map((check, at) => one(at + 1, check)) }));
	const held = { standing: 'held', is_live: true, by_reading: true } as const;
	expect(says([null, null])).toMatch(/None of them was checked in production yet\.$/);
	expect(says([held, { ...held, by_reading: false }, { standing: 'gone', is_live: false, by_reading: true }])).toMatch(
		/3 of 3 checked in production, 2 by a reading: 1 held\.$/
	);
	expect(says([held, null])).toMatch(/1 of 2 checked in production, all by a reading: 1 held\.$/);
});
