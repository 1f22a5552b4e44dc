import type { Score } from '#lib/stats/judge-scores.ts';

/**
 * The groups of projects that can be compared: two projects are in one group when a chain of judges leads from the one to the other. More
 * than one group means that no order over all of them follows from the scores, whatever method is used.
 * @example panelsOf([{ judge: 'J1', project: 'A', value: 4 }, { judge: 'J2', project: 'B', value: 5 }]) // [['A'], ['B']]
 */
export function panelsOf(scores: readonly Score[]): string[][] {
	const parents = new Map<string, string>();
	const root = (key: string): string => {
		let at = key;
		for (let up = parents.get(at); up !== undefined && up !== at; up = parents.get(at)) at = up;
		parents.set(key, at);
		return at;
	};
	for (const { judge, project } of scores) parents.set(root(`judge ${judge}`), root(`project ${project}`));
	const groups = new Map<string, string[]>();
	for (const project of new Set(scores.map((score) => score.project))) {
		const key = root(`project ${project}`);
		groups.set(key, [...(groups.get(key) ?? []), project]);
	}
	return [...groups.values()];
}
