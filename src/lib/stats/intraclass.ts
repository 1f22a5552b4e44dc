/** Between 0 and 1 as a rule; below 0 where judges differ more within a project than projects do. Of one judge, or of the mean of all. */
export type Intraclass = {
	/** How alike scores of a project are: judges are told apart by nothing. ICC(1,1) and ICC(1,k). */
	readonly oneWay: { readonly single: number; readonly mean: number };
	/** Whether judges agree on the level, strict and lenient ones counted as disagreement. ICC(2,1) and ICC(2,k). */
	readonly agreement: { readonly single: number; readonly mean: number };
	/** Whether judges agree on the differences between projects, whatever their level. ICC(3,1) and ICC(3,k). */
	readonly consistency: { readonly single: number; readonly mean: number };
	readonly meanSquares: {
		readonly projects: number;
		readonly within: number;
		readonly judges: number;
		readonly error: number;
	};
};

/**
 * Intraclass correlations of judges who all scored the same projects: one row for each project, one column for each judge. Shrout and Fleiss
 * 1979, Intraclass correlations: uses in assessing rater reliability. Where consistency is high and agreement low, judges see the same order
 * on different levels, and scores should be adjusted for the judge. Null with fewer than two judges or projects, with a gap, or where all scores are the same.
 */
export function intraclass(projects: readonly (readonly number[])[]): Intraclass | null {
	const [n, k] = [projects.length, projects[0]?.length ?? 0];
	if (n < 2 || k < 2 || projects.some((row) => row.length !== k || !row.every(Number.isFinite))) return null;
	const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
	const grand = sum(projects.map(sum)) / (n * k);
	const judges = Array.from({ length: k }, (_, at) => sum(projects.map((row) => row[at] ?? 0)) / n);
	const squares = (values: readonly number[], centre: number) => sum(values.map((value) => (value - centre) ** 2));

	const between =
		k *
		squares(
			projects.map((row) => sum(row) / k),
			grand
		);
	const ofJudges = n * squares(judges, grand);
	const all = sum(projects.map((row) => squares(row, grand)));
	if (!(all > 0)) return null;
	const ofProjects = between / (n - 1);
	const within = (all - between) / (n * (k - 1));
	const judge = ofJudges / (k - 1);
	const error = Math.max(0, all - between - ofJudges) / ((n - 1) * (k - 1));
	const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
	return {
		oneWay: {
			single: ratio(ofProjects - within, ofProjects + (k - 1) * within),
			mean: ratio(ofProjects - within, ofProjects)
		},
		agreement: {
			single: ratio(ofProjects - error, ofProjects + (k - 1) * error + (k * (judge - error)) / n),
			mean: ratio(ofProjects - error, ofProjects + (judge - error) / n)
		},
		consistency: {
			single: ratio(ofProjects - error, ofProjects + (k - 1) * error),
			mean: ratio(ofProjects - error, ofProjects)
		},
		meanSquares: { projects: ofProjects, within, judges: judge, error }
	};
}
