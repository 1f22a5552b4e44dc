import { chanceOf, type Chance } from '#lib/stats/chance.ts';
import { meanOf, type Score } from '#lib/stats/judge-scores.ts';
import { ranks } from '#lib/stats/ranks.ts';
import { shuffle, xorshift } from '#lib/stats/xorshift.ts';

/**
 * order: of the orders that judges put their projects into; marks: of the marks of a project, whatever the level of each judge; strictness: of
 * how far judges' levels are apart, whatever the projects. `atLeast` is small where there is more of it than chance gives, `atMost` where less.
 */
export type BesideChance = { readonly order: Chance; readonly marks: Chance; readonly strictness: Chance };

/** As many draws as this many steps allow, within these bounds: fewer keep the level too, and large events tell more by each. */
const STEPS = 5e6;
const DRAWS = { least: 199, most: 499 };

/**
 * How far marks agree, beside what chance gives for the same judges and projects. Without agreement it is all the same which project of a judge
 * got which of the judge's marks: each judge's marks are dealt anew among the projects that he or she saw, which keeps how strict
 * the judge is. Pitman 1938, Significance tests which may be applied to samples from any populations III; on ranks that is the
 * distribution of Friedman's test and of Kendall's W. For strictness the marks of each project are dealt anew among its judges. The same
 * scores give the same figures. Null without two judges of one project.
 *
 * What is compared: for order, the products of what two judges gave the same project, in standard units of each judge's ranks, summed: where every
 * judge saw all, as Kendall's W. For marks, the squares of a project's marks about their mean, over m − 1 of its m marks and each from its judge's mean, less is more: where
 * every judge saw all, as Krippendorff's alpha and the intraclass correlations. For strictness, the squares of a judge's mean distance from the means of
 * the projects, each as often as he or she scored.
 */
export function marksBesideChance(scores: readonly Score[]): BesideChance | null {
	const values = Float64Array.from(scores, ({ value }) => value);
	const [judges, projects] = [placesBy(scores, 'judge'), placesBy(scores, 'project')];
	if (judges.length < 2 || !projects.some(({ length }) => length > 1)) return null;
	const [standard, centred] = [Float64Array.from(values), Float64Array.from(values)];
	for (const places of judges) {
		const own = Array.from(places, (place) => values[place] ?? 0);
		const [mean, ranked] = [meanOf(own), standardised(ranks(own))];
		for (const [at, place] of places.entries()) {
			standard[place] = ranked[at] ?? 0;
			centred[place] = (own[at] ?? 0) - mean;
		}
	}

	const next = xorshift();
	const draws = Math.min(DRAWS.most, Math.max(DRAWS.least, Math.floor(STEPS / scores.length)));
	/** What a figure comes to, draw by draw, where the values of each group are dealt anew within it. */
	const drawn = (from: Float64Array, groups: readonly Int32Array[], figure: (values: Float64Array) => number) => {
		const anew = Float64Array.from(from);
		return Array.from({ length: draws }, () => {
			for (const places of groups) shuffle(anew, places, next);
			return figure(anew);
		});
	};
	const order = (of: Float64Array) => together(of, projects);
	const marks = (of: Float64Array) => -apart(of, projects);
	const strictness = (of: Float64Array) => levelsApart(of, judges, projects);
	return {
		order: chanceOf(order(standard), drawn(standard, judges, order)),
		marks: chanceOf(marks(centred), drawn(centred, judges, marks)),
		strictness: chanceOf(strictness(values), drawn(values, projects, strictness))
	};
}

/** Where in the list the scores of each judge, or of each project, stand. */
const placesBy = (scores: readonly Score[], by: 'judge' | 'project') =>
	[...Map.groupBy(scores.keys(), (at) => scores[at]?.[by]).values()].map((own) => Int32Array.from(own));

/** With mean 0 and deviation 1; all 0 where they are all alike. */
function standardised(values: readonly number[]): number[] {
	const mean = meanOf(values);
	const deviation = Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
	return values.map((value) => (deviation > 0 ? (value - mean) / deviation : 0));
}

/** Twice the sum of the products of each two values of a project. */
function together(values: Float64Array, projects: readonly Int32Array[]): number {
	let all = 0;
	for (const places of projects) {
		let [sum, squares] = [0, 0];
		for (const place of places) {
			const value = values[place] ?? 0;
			sum += value;
			squares += value * value;
		}
		all += sum * sum - squares;
	}
	return all;
}

function meanAt(values: Float64Array, places: Int32Array): number {
	let sum = 0;
	for (const place of places) sum += values[place] ?? 0;
	return sum / places.length;
}

/** How far the values of a project are apart, all projects together; a lone one says nothing. */
function apart(values: Float64Array, projects: readonly Int32Array[]): number {
	let all = 0;
	for (const places of projects) {
		if (places.length < 2) continue;
		const mean = meanAt(values, places);
		let squares = 0;
		for (const place of places) squares += ((values[place] ?? 0) - mean) ** 2;
		all += (places.length * squares) / (places.length - 1);
	}
	return all;
}

/** How far judges are from the means of what they scored, each as often as he or she scored. */
function levelsApart(values: Float64Array, judges: readonly Int32Array[], projects: readonly Int32Array[]): number {
	const from = new Float64Array(values.length);
	for (const places of projects) {
		const mean = meanAt(values, places);
		for (const place of places) from[place] = (values[place] ?? 0) - mean;
	}
	return judges.reduce((sum, places) => sum + places.length * meanAt(from, places) ** 2, 0);
}
