import { describe, expect, test } from 'vitest';
import { agrestiCaffo } from '#lib/stats/agresti-caffo.ts';
import { beforeAfter } from '#lib/stats/before-after.ts';
import { betaBinomial, betaPosterior } from '#lib/stats/beta-binomial.ts';
import { compareRates } from '#lib/stats/compare-rates.ts';
import { compareMeans, compareProportions } from '#lib/stats/compare.ts';
import { cuped } from '#lib/stats/cuped.ts';
import { differenceInDifferences } from '#lib/stats/difference-in-differences.ts';
import { dispersionOf } from '#lib/stats/dispersion.ts';
import type { Effect } from '#lib/stats/effect.ts';
import { eventRateInterval, rateDifferenceInterval } from '#lib/stats/event-rate-interval.ts';
import type { Events } from '#lib/stats/events.ts';
import { exactRateRatio } from '#lib/stats/exact-rate-ratio.ts';
import { heterogeneity } from '#lib/stats/heterogeneity.ts';
import { jumps, robustZ } from '#lib/stats/jumps.ts';
import { look } from '#lib/stats/look-plan.ts';
import { meanAgainstTarget } from '#lib/stats/mean-against-target.ts';
import { meanOfProportion, type Mean } from '#lib/stats/mean.ts';
import { mixtureSprt } from '#lib/stats/mixture-sprt.ts';
import { newcombe } from '#lib/stats/newcombe.ts';
import { pairedEffect, pairedFromSummaries } from '#lib/stats/paired.ts';
import { poolMeans } from '#lib/stats/pool.ts';
import { chanceAbove, expectedLosses, posterior } from '#lib/stats/posterior.ts';
import { precisionProgress } from '#lib/stats/precision.ts';
import { proportionAgainstTarget } from '#lib/stats/proportion-against-target.ts';
import type { Proportion } from '#lib/stats/proportion.ts';
import { ratioMean } from '#lib/stats/ratio-metric.ts';
import { sampleRatio } from '#lib/stats/sample-ratio.ts';
import { scoreRatioInterval } from '#lib/stats/score-ratio.ts';
import { detectableFor, sizeFor, type Baseline } from '#lib/stats/sizing.ts';
import { surprise } from '#lib/stats/surprise.ts';
import { trend } from '#lib/stats/trend.ts';
import { wald } from '#lib/stats/wald.ts';
import { wilson } from '#lib/stats/wilson.ts';

const ROUNDS = 200;

/** What may be infinite: an open bound, the degrees of freedom of a normal, a ratio to nothing. */
const OPEN = /(?:interval\.[01]|^answer\.[01]|\.df|\.ratio)$/i;

describe('whatever is put in, no answer holds NaN, nothing but a bound is infinite and no interval is upside down', () => {
	test.each<[string, (wild: Wild) => unknown]>([
		['two proportions', ({ proportion }) => compareProportions(proportion(), proportion())],
		['difference, Wald', ({ proportion }) => wald(proportion(), proportion())],
		['difference, Agresti and Caffo', ({ proportion }) => agrestiCaffo(proportion(), proportion())],
		['difference, Newcombe', ({ proportion }) => newcombe(proportion(), proportion())],
		['ratio, score', ({ proportion }) => scoreRatioInterval(proportion(), proportion())],
		['one proportion', ({ proportion }) => wilson(proportion())],
		['one proportion, target', ({ proportion, share }) => proportionAgainstTarget(proportion(), share())],
		[
			'several proportions',
			({ proportion }) =>
				betaBinomial([betaPosterior(proportion()), betaPosterior(proportion())].flatMap((law) => law ?? []))
		],
		['two means', ({ mean }) => compareMeans(mean(), mean())],
		['two means, mixture test', ({ mean }) => mixtureSprt(mean(), mean())],
		['one mean, target', ({ mean, value }) => meanAgainstTarget(mean(), value())],
		['pooled means', ({ mean }) => poolMeans(mean(), mean())],
		['pairs', ({ values }) => pairedEffect(values(6), values(6))],
		['pairs, summaries', ({ mean, share }) => pairedFromSummaries(mean(), mean(), share())],
		['before and after', ({ values }) => beforeAfter(values(3), values(9))],
		[
			'two groups twice',
			({ mean, proportion }) =>
				differenceInDifferences(
					{ before: mean(), after: mean() },
					{ before: meanOfProportion(proportion()), after: mean() }
				)
		],
		[
			'two groups twice, pooled',
			({ mean }) =>
				differenceInDifferences({ before: mean(), after: mean() }, { before: mean(), after: mean() }, 'pooled')
		],
		['earlier values', ({ mean, share }) => cuped(linked(mean(), mean(), share()), linked(mean(), mean(), share()))],
		['ratio of sums', ({ mean, share }) => ratioMean(linked(mean(), mean(), share()))],
		['two counts', ({ events }) => compareRates(events(), events())],
		['two counts in bursts', ({ events }) => compareRates(events(), events(), { dispersion: 3.7 })],
		['two counts, exact', ({ events }) => exactRateRatio(events(), events())],
		['two counts, difference', ({ events }) => rateDifferenceInterval(events(), events())],
		['one count', ({ events }) => eventRateInterval(events())],
		['dispersion', ({ events }) => dispersionOf([events(), events(), events()])],
		[
			'split',
			({ events }) =>
				sampleRatio(
					[events(), events(), events()].map(({ events: observed, exposure: weight }) => ({ observed, weight }))
				)
		],
		['belief', ({ effect }) => posterior(effect(), { mean: 0, sd: 0.1 })],
		['losses', ({ effect }) => expectedLosses(effect())],
		['chance', ({ effect, value }) => chanceAbove(effect(), value())],
		[
			'a planned look',
			({ effect, size }) =>
				look(effect(), { rule: 'looks', looks: 3, spending: 'obrien-fleming' }, { seen: [size()], planned: 1e4 })
		],
		['a look at any time', ({ effect, size }) => look(effect(), { rule: 'always' }, { seen: [size()], planned: 1e4 })],
		['segments', ({ effect }) => heterogeneity([effect(), effect(), effect()])],
		['days', ({ effect }) => trend([0, 1, 2, 3].map((at) => ({ at, effect: effect() })))],
		['surprise', ({ effect }) => surprise(effect(), { mean: 0, sd: 0.1 })],
		['series', ({ values }) => [robustZ(values(9)), jumps(values(9))]],
		[
			'precision',
			({ size, share }) => precisionProgress({ halfWidth: share(), planned: share(), n: size(), perUnit: size() })
		],
		['size', ({ baseline, value }) => sizeFor(baseline(), value(), { treatments: 2, ratio: 0.5 })],
		[
			'detectable',
			({ baseline, size }) => [
				detectableFor(baseline(), size()),
				detectableFor(baseline(), size(), { towards: 'down' })
			]
		]
	])('%s', (_, answer) => {
		const wild = wildly(seeded(20260601));
		const answers = Array.from({ length: ROUNDS }, () => answer(wild));
		for (const found of answers) expect(faultsIn(found)).toEqual([]);
		expect(answers.some((found) => numbersIn(found) > 0)).toBe(true);
	});
});

type Wild = ReturnType<typeof wildly>;

/** Inputs that people do give: nothing, one, all or none, no spread, a thousand million. */
function wildly(random: () => number) {
	const pick = <Choice>(choices: readonly [Choice, ...Choice[]]) =>
		choices[Math.floor(random() * choices.length)] ?? choices[0];
	const size = () => pick([0, 1, 2, 3, 19, 500, 1e5, 1e9]);
	const share = () => pick([0, 1e-9, 0.001, 0.3, 0.5, 1, random()]);
	const value = () => pick([0, 1, -1, 1e-9, 1e9, -250, random(), -random()]);
	const spread = () => pick([0, 0, 1e-9, 1, 1e9, random()]);
	const proportion = (): Proportion => {
		const n = size();
		return { n, successes: Math.round(n * share()) };
	};
	const mean = (): Mean => ({ n: size(), mean: value(), sd: spread() });
	const events = (): Events => ({ events: size(), exposure: pick([0, 1e-6, 1, 30, 1e9]) });
	const effect = (): Effect => ({
		estimate: value(),
		se: pick([1e-12, 0.01, 1, 1e9]),
		df: pick([0.7, 1, 2, 9.3, 1e6, Infinity])
	});
	const values = (count: number) => Array.from({ length: count }, value);
	const baseline = (): Baseline =>
		pick<Baseline>([
			{ kind: 'proportion', share: share() },
			{ kind: 'mean', mean: value(), sd: spread() },
			{ kind: 'count', rate: share(), dispersion: 1 + random() }
		]);
	return { size, share, value, proportion, mean, events, effect, values, baseline };
}

function linked(x: Mean, y: Mean, correlation: number) {
	return { x, y: { ...y, n: x.n }, covariance: correlation * x.sd * y.sd };
}

/** Every NaN, every infinity where none belongs, and every interval whose bounds are the wrong way round; by path. */
function faultsIn(value: unknown, path = 'answer'): string[] {
	if (typeof value === 'number')
		return Number.isNaN(value) || (!Number.isFinite(value) && !OPEN.test(path)) ? [`${path} is ${value}`] : [];
	if (!value || typeof value !== 'object') return [];
	const parts = Object.entries(value).flatMap(([name, part]) => faultsIn(part, `${path}.${name}`));
	const [low, high] = Array.isArray(value) && /interval/i.test(path) ? value : [0, 0];
	return low > high ? [...parts, `${path} is upside down`] : parts;
}

function numbersIn(value: unknown): number {
	if (typeof value === 'number') return 1;
	return value && typeof value === 'object' ? Object.values(value).reduce((sum, part) => sum + numbersIn(part), 0) : 0;
}

/** Park and Miller 1988: the same numbers on every machine. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
