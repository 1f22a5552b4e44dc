import { groupBy, meanOf, type Score } from '#lib/stats/judge-scores.ts';

/**
 * single: how alike two scores of a project are, ICC(1,1); mean: how alike two means of as many scores as projects have, ICC(1,k). scores: how many
 * a project has, a mean that counts uneven ones rightly (n0).
 */
export type OneWay = { readonly single: number; readonly mean: number; readonly scores: number };

/**
 * Intraclass correlation where each project was scored by some of the judges, not the same number of them: one-way analysis of variance with
 * uneven groups, so strict and lenient judges count as disagreement. Shrout and Fleiss 1979 for the coefficients; n0, the size
 * that stands in for all, is that of Donner 1986, A review of inference procedures for the intraclass correlation coefficient in the one-way random
 * effects model. Null with fewer than two projects, where no project has two scores, or where all scores are the same.
 * @example of [1, 2], [4, 5, 6] and [9]: between 39 / 2, within 2.5 / 3, n0 = (6 - 14 / 6) / 2, single 0.924347
 */
export function intraclassOneWay(scores: readonly Score[]): OneWay | null {
	const groups = [...groupBy(scores, 'project').values()].map((given) => given.map(({ value }) => value));
	const [all, n] = [scores.length, groups.length];
	if (n < 2 || all <= n) return null;
	const grand = meanOf(groups.flat());
	const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
	const between = sum(groups.map((group) => group.length * (meanOf(group) - grand) ** 2)) / (n - 1);
	const within = sum(groups.flatMap((group) => group.map((value) => (value - meanOf(group)) ** 2))) / (all - n);
	if (!(between + within > 0)) return null;
	const size = (all - sum(groups.map(({ length }) => length ** 2)) / all) / (n - 1);
	return {
		single: (between - within) / (between + (size - 1) * within),
		mean: between > 0 ? (between - within) / between : 0,
		scores: size
	};
}
