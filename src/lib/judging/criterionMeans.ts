import { criteriaOf, type Opened } from '#lib/judging/results.ts';
import { meanOf } from '#lib/stats/judge-scores.ts';

/** Why projects came out as they did: the mean of each criterion as it was given, of those that are judged by the same rubric. */
export type CriterionMeans = {
	/** The challenge whose own rubric it is; null for the event's. */
	readonly challenge: string | null;
	readonly criteria: readonly { readonly id: number; readonly name: string; readonly weight: number }[];
	readonly rows: readonly { readonly team: number; readonly name: string; readonly means: readonly number[] }[];
};

type Judged = Opened & { readonly challenges: readonly { readonly id: number; readonly title: string }[] };

/** By rubric, the event's first; projects in the order of their places, those without a score left out. Not levelled: the weights make the raw mean of it. */
export function criterionMeans(
	opened: Judged,
	order: readonly { readonly team: number; readonly name: string }[]
): CriterionMeans[] {
	const rubrics = [null, ...opened.challenges];
	return rubrics.flatMap((challenge) => {
		const own = opened.projects.filter(({ rubric }) => rubric === (challenge?.id ?? null)).map(({ id }) => id);
		const rows = order.filter(({ team }) => own.includes(team));
		const [first] = rows;
		if (!first) return [];
		const criteria = criteriaOf(opened, first.team).map(({ id, name, weight }) => ({ id, name, weight }));
		return {
			challenge: challenge?.title ?? null,
			criteria,
			rows: rows.map(({ team, name }) => {
				const given = opened.scores.filter((score) => score.team === team);
				const means = criteria.map(({ id }) => meanOf(given.flatMap(({ points }) => points[id] ?? [])));
				return { team, name, means };
			})
		};
	});
}
