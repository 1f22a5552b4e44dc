import { describe, expect, test } from 'vitest';
import { days, only, registration, signUps } from '#lib/experiments/result.fixture.ts';
import type { SegmentTotal } from '#lib/experiments/segments.ts';
import { control, treatment } from '#lib/experiments/result.fixture.ts';
import { resultsOf } from '#lib/experiments/result.ts';
import { segmentIn } from '#lib/experiments/import/writtenSegments.ts';
import { heterogeneity } from '#lib/stats/heterogeneity.ts';
import { relativeEffect } from '#lib/stats/relative-effect.ts';
import { meanOfProportion } from '#lib/stats/mean.ts';

type Counts = readonly [successes: number, n: number];
function parts(dimension: string, of: Readonly<Record<string, readonly [Counts, Counts]>>): SegmentTotal[] {
	return Object.entries(of).flatMap(([segment, arms]) =>
		arms.map(([successes, n], at) => ({
			dimension,
			segment,
			metricId: 1,
			variantId: at + 1,
			n,
			successes,
			mean: null,
			sd: null
		}))
	);
}
const readings = days(10, { control: [100, 1000], treatment: [112, 1000] });
function found(segments: readonly SegmentTotal[]) {
	const [result] = resultsOf({ registration, arms: [control, treatment], readings, segments, today: '2026-03-11' });
	if (!result) throw new Error('expected a result');
	return result;
}

const even = parts('device', {
	phone: [
		[600, 6000],
		[672, 6000]
	],
	desktop: [
		[400, 4000],
		[448, 4000]
	]
});
const uneven = parts('device', {
	phone: [
		[600, 6000],
		[780, 6000]
	],
	desktop: [
		[400, 4000],
		[340, 4000]
	]
});

describe('segments of the audience', () => {
	test('each have their lift, the large first, with an interval that holds together with all others', () => {
		const [device] = found(even).segments;
		expect(device).toMatchObject({
			dimension: 'device',
			segments: [{ segment: 'phone', n: 12_000 }, { segment: 'desktop' }]
		});
		const effect = relativeEffect(
			meanOfProportion({ n: 6000, successes: 600 }),
			meanOfProportion({ n: 6000, successes: 672 })
		);
		const [low] = device?.segments[0]?.interval ?? [NaN];
		// Bonferroni over two: 2.2414 errors instead of 1.96
		expect(low).toBeCloseTo((effect?.estimate ?? NaN) - 2.2414 * (effect?.se ?? NaN), 3);
		expect(device?.segments[0]?.adjustedP).toBeLessThan(0.1);
		expect(device?.held).toEqual({ segments: 20_000, total: 20_000 });
	});

	test('that do alike pass the check and leave the claim as it is', () => {
		const result = found(even);
		expect(result.segments[0]?.difference?.isUneven).toBe(false);
		expect(result.health.find(({ name }) => name === 'uneven')?.state).toBe('passed');
		expect(result.sentence).toBe(only(readings, { today: '2026-03-11' }).sentence);
	});

	test('that do not limit the claim, by one test for the dimension', () => {
		const result = found(uneven);
		const q = heterogeneity(
			[
				relativeEffect(meanOfProportion({ n: 6000, successes: 600 }), meanOfProportion({ n: 6000, successes: 780 })),
				relativeEffect(meanOfProportion({ n: 4000, successes: 400 }), meanOfProportion({ n: 4000, successes: 340 }))
			].filter((one) => one !== null)
		);
		expect(result.segments[0]?.difference?.p).toBeCloseTo(q?.p ?? NaN, 12);
		expect(result.health.find(({ name }) => name === 'uneven')).toMatchObject({
			state: 'failed',
			limits: 'it differs by device'
		});
		expect(result.recommendation.call).not.toBe('promote');
		expect(result.strength).toBe('weak');
	});

	test('too small for an error say none, and a segment that one arm lacks is not compared', () => {
		const lone: SegmentTotal = {
			dimension: 'device',
			segment: 'watch',
			metricId: 1,
			variantId: 2,
			n: 900,
			successes: 90,
			mean: null,
			sd: null
		};
		const result = found([
			...parts('device', {
				phone: [
					[4, 40],
					[6, 41]
				]
			}),
			lone
		]);
		expect(result.segments[0]?.segments).toMatchObject([
			{ segment: 'watch', lift: null },
			{ segment: 'phone', interval: null }
		]);
		expect(result.segments[0]?.difference).toBeNull();
		expect(result.health.find(({ name }) => name === 'uneven')?.state).toBe('unknown');
		expect(result.segments[0]?.held).toEqual({ segments: 981, total: 20_000 });
	});

	test('that nobody read are no check and nothing to show', () => {
		expect(found([]).segments).toEqual([]);
		expect(found([]).health.some(({ name }) => name === 'uneven')).toBe(false);
	});

	test('of another metric than the one that decides are shown and check nothing', () => {
		const other = { ...signUps, id: 9, role: 'secondary' as const, name: 'clicks' };
		const [result] = resultsOf({
			...{
				registration: { ...registration, metrics: [signUps, other] },
				arms: [control, treatment],
				readings,
				today: '2026-03-11'
			},
			segments: uneven.map((one) => ({ ...one, metricId: 9 }))
		});
		expect(result?.segments).toMatchObject([
			{ metric: { name: 'clicks' }, difference: { isUneven: true }, held: { total: 0 } }
		]);
		expect(result?.health.some(({ name }) => name === 'uneven')).toBe(false);
	});
});

describe('the name of a segment', () => {
	test.each([
		['device', 'phone', { dimension: 'device', segment: 'phone' }],
		['segment', 'device: phone', { dimension: 'device', segment: 'phone' }],
		['Segment', ' new  visitors ', { dimension: '', segment: 'new visitors' }],
		['Column C', 'phone', { dimension: '', segment: 'phone' }],
		['country', '', null],
		['segment', 'at 10:30', { dimension: '', segment: 'at 10:30' }]
	])('in a column called %s, “%s” is %o', (name, cell, expected) => {
		expect(segmentIn([cell], { columns: ['segment'], names: [name] })).toEqual(expected);
	});

	test('that is far too long is cut to what the database takes', () => {
		expect(segmentIn(['x'.repeat(500)], { columns: ['segment'], names: ['device'] })?.segment).toHaveLength(60);
	});
});
