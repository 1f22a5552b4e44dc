import type { Opened, Results } from '#lib/judging/results.ts';

type Cell = string | number | null;

/** The places as rows of a file, the head first. Numbers are not rounded. */
export function placesAsRows({ placed, unseen }: Results): Cell[][] {
	return [
		['place', 'project', 'idea', 'adjusted', 'low_95', 'high_95', 'raw', 'judges', 'tie_broken_by'],
		...placed.map((row): Cell[] => [
			...[row.place, row.name, row.idea, row.adjusted],
			...[row.interval?.[0] ?? null, row.interval?.[1] ?? null, row.raw, row.judges, row.tieBrokenBy]
		]),
		...unseen.map(({ name }): Cell[] => [null, name, null, null, null, null, null, 0, null])
	];
}

/** Every mark as a row of a file: project, judge, criterion, points. Judges by name where they are given, else by number. */
export function marksAsRows(
	{ criteria, projects, scores }: Opened,
	judges: readonly { readonly number: number; readonly name: string }[] | null
): Cell[][] {
	const name = new Map(projects.map((project) => [project.id, project.name]));
	const judge = new Map(judges?.map((one) => [one.number, one.name]));
	return [
		['project', 'judge', 'criterion', 'weight', 'points'],
		...scores.flatMap((score) =>
			criteria.map((criterion): Cell[] => [
				name.get(score.team) ?? '',
				judge.get(score.judge) ?? `Judge ${score.judge}`,
				criterion.name,
				criterion.weight,
				score.points[criterion.id] ?? null
			])
		)
	];
}
