import { groupBy, type Score, type Standing } from '#lib/stats/judge-scores.ts';
import type { Interval } from '#lib/stats/interval.ts';
import { panelsOf } from '#lib/stats/panels.ts';
import { invert } from '#lib/stats/positive-definite.ts';
import * as studentT from '#lib/stats/student-t.ts';

/** value: what an average judge would give; se, interval: null where there are too few scores to know; places: see `placesOf`. */
export type JudgedProject = Standing & { readonly se: number | null; readonly interval: Interval | null };
/** How many points more than the average judge somebody gives to the same project. */
export type Leniency = { readonly judge: string; readonly value: number };
export type JudgeModel = {
	readonly projects: readonly JudgedProject[];
	readonly judges: readonly Leniency[];
	/** Degrees of freedom that are left for the error. */
	readonly df: number;
	/** Points by which a score strays from what judge and project explain; null without degrees of freedom. */
	readonly sd: number | null;
};

/**
 * Strict and lenient judges told apart from good and weak projects: score = project + judge + error, by least squares, the judges adding up
 * to 0. Two-way additive model without interaction; Searle 1971, Linear models, chapter 7. Needs panels that overlap: null where some projects
 * cannot be compared with others (see `panelsOf`), and without scores. The interval covers at 1 − alpha under errors that are alike.
 */
export function judgeModel(scores: readonly Score[], alpha = 0.05): JudgeModel | null {
	if (scores.length === 0 || panelsOf(scores).length !== 1) return null;
	const judges = [...groupBy(scores, 'judge').keys()];
	const projects = [...groupBy(scores, 'project')];
	const at = new Map(judges.map((judge, index) => [judge, index]));
	const indexOf = ({ judge }: Score) => at.get(judge) ?? 0;

	// the projects are eliminated: what is left is one equation for each judge
	const equations = judges.map(() => judges.map(() => 1 / judges.length));
	const sides = judges.map(() => 0);
	const add = (row: number, column: number, value: number) => {
		const line = equations[row];
		if (line) line[column] = (line[column] ?? 0) + value;
	};
	for (const [, given] of projects) {
		const mean = given.reduce((sum, { value }) => sum + value, 0) / given.length;
		for (const score of given) {
			const row = indexOf(score);
			add(row, row, 1);
			sides[row] = (sides[row] ?? 0) + score.value - mean;
			for (const other of given) add(row, indexOf(other), -1 / given.length);
		}
	}
	const inverse = invert(equations);
	if (!inverse) return null;
	const leniency = inverse.map((row) => row.reduce((sum, value, index) => sum + value * (sides[index] ?? 0), 0));
	const values = projects.map(
		([, given]) => given.reduce((sum, score) => sum + score.value - (leniency[indexOf(score)] ?? 0), 0) / given.length
	);

	const strays = projects.flatMap(([, given], index) =>
		given.map((score) => score.value - (values[index] ?? 0) - (leniency[indexOf(score)] ?? 0))
	);
	const df = scores.length - judges.length - projects.length + 1;
	const sd = df > 0 ? Math.sqrt(strays.reduce((sum, stray) => sum + stray * stray, 0) / df) : null;
	const reach = df > 0 ? studentT.critical(alpha, df) : NaN;
	return {
		df,
		sd,
		judges: judges.map((judge, index) => ({ judge, value: leniency[index] ?? 0 })),
		projects: projects.map(([project, given], index) => {
			const value = values[index] ?? 0;
			const se = sd === null ? null : sd * Math.sqrt(1 / given.length + spreadOf(given.map(indexOf), inverse));
			return { project, value, se, interval: se === null ? null : [value - reach * se, value + reach * se] };
		})
	};
}

/** What not knowing the judges adds to the variance of a project, in units of the error's. */
function spreadOf(judges: readonly number[], inverse: readonly (readonly number[])[]): number {
	const total = inverse.length;
	const cells = judges.flatMap((row) => judges.map((column) => (inverse[row]?.[column] ?? 0) - 1 / total));
	return Math.max(0, cells.reduce((sum, cell) => sum + cell, 0) / judges.length ** 2);
}
