/** What one judge gave one project, in all, on the same scale for everybody. */
export type Score = { readonly judge: string; readonly project: string; readonly value: number };

/** What a project comes to. */
export type Standing = { readonly project: string; readonly value: number };

/** Scores by judge or by project, each group in the order of its first score. */
export function groupBy(scores: readonly Score[], by: 'judge' | 'project'): ReadonlyMap<string, readonly Score[]> {
	const groups = new Map<string, Score[]>();
	for (const score of scores) {
		const group = groups.get(score[by]);
		if (group) group.push(score);
		else groups.set(score[by], [score]);
	}
	return groups;
}

/** The mean of some values; NaN of none. */
export function meanOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Each project with the mean of its scores as they were given. */
export function rawMeans(scores: readonly Score[]): Standing[] {
	return [...groupBy(scores, 'project')].map(([project, given]) => ({
		project,
		value: meanOf(given.map(({ value }) => value))
	}));
}

/** Scores without those of judges who have a conflict with the project. */
export function withoutConflicts(
	scores: readonly Score[],
	conflicts: readonly Pick<Score, 'judge' | 'project'>[]
): Score[] {
	const excluded = new Set(conflicts.map(({ judge, project }) => JSON.stringify([judge, project])));
	return scores.filter(({ judge, project }) => !excluded.has(JSON.stringify([judge, project])));
}

/**
 * Places, the best first: 1, 2, 2, 4. Values closer together than rounding makes them share a place, so that nothing is decided by the
 * order in which things were written down.
 */
export function placesOf(standings: readonly Standing[]): { readonly project: string; readonly place: number }[] {
	const falling = standings.toSorted((one, other) => other.value - one.value);
	const scale = Math.max(1, ...standings.map(({ value }) => Math.abs(value)));
	let place = 1;
	return falling.map(({ project, value }, at) => {
		const above = falling[at - 1];
		if (above && above.value - value > 1e-9 * scale) place = at + 1;
		return { project, place };
	});
}
