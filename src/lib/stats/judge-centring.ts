import { groupBy, meanOf, rawMeans, type Score, type Standing } from '#lib/stats/judge-scores.ts';

/**
 * Each project with the mean of its scores after every judge's own mean was taken off: 0 is what a judge gives on average. Where every
 * judge scores every project the order stays that of the raw means. A judge who happened to see good projects is taken for a lenient one:
 * see `judgeModel`, which tells the two apart.
 * @example centredMeans([{ judge: 'J', project: 'A', value: 5 }, { judge: 'J', project: 'B', value: 3 }]) // A: 1, B: -1
 */
export function centredMeans(scores: readonly Score[]): Standing[] {
	return rawMeans(byJudge(scores, (value, values) => value - meanOf(values)));
}

/**
 * Each project with the mean of its z-scores, put back on the scale of all scores: mean and deviation over all of them. A judge who gave
 * everything the same says nothing, and counts as the mean. Divides by n, not n − 1: a judge's scores are all there are.
 */
export function standardisedMeans(scores: readonly Score[]): Standing[] {
	const all = scores.map(({ value }) => value);
	const [centre, spread] = [meanOf(all), deviation(all)];
	return rawMeans(
		byJudge(scores, (value, values) => {
			const own = deviation(values);
			return own > 0 ? centre + (spread * (value - meanOf(values))) / own : centre;
		})
	);
}

/** Each project with the mean of its scores after every judge's least became 0 and the most 1; one half where a judge gave only one value. */
export function stretchedMeans(scores: readonly Score[]): Standing[] {
	return rawMeans(
		byJudge(scores, (value, values) => {
			const [least, most] = [Math.min(...values), Math.max(...values)];
			return most > least ? (value - least) / (most - least) : 0.5;
		})
	);
}

/** The mean without the highest and the lowest; of fewer than three the plain mean. */
export function trimmedMean(values: readonly number[]): number {
	return meanOf(values.length < 3 ? values : values.toSorted((a, b) => a - b).slice(1, -1));
}

function byJudge(scores: readonly Score[], change: (value: number, own: readonly number[]) => number): Score[] {
	const own = new Map([...groupBy(scores, 'judge')].map(([judge, given]) => [judge, given.map(({ value }) => value)]));
	return scores.map((score) => ({ ...score, value: change(score.value, own.get(score.judge) ?? []) }));
}

function deviation(values: readonly number[]): number {
	const centre = meanOf(values);
	return Math.sqrt(meanOf(values.map((value) => (value - centre) ** 2)));
}
