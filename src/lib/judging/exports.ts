import type { InAll } from '#lib/judging/finals.ts';
import type { OpenedScores } from '#lib/judging/judging.server.ts';
import type { PairPlaced, PairResults, Verdict } from '#lib/judging/pairResults.ts';
import { criteriaOf, type Opened, type Placed, type Results } from '#lib/judging/results.ts';
import type { RoundOutcome, Rounds } from '#lib/judging/rounds.ts';

type Cell = string | number | null;

/**
 * The places that an event ends with as rows of a file; null where there was a second round whose projects cannot all be compared: those of the
 * first are not the ones it ends with.
 */
export function lastPlacesAsRows({ first, final, all }: Rounds): Cell[][] | null {
	if (final) return all && placesInAllAsRows(all, first, final);
	return first.method === 'pairs' ? pairPlacesAsRows(first.results) : placesAsRows(first.results);
}

/** The places as rows of a file, the head first; where panels do not overlap only those in each group. Numbers are not rounded. */
export function placesAsRows({ placed, apart, unseen }: Omit<Results, 'scores'>): Cell[][] {
	const found = (row: Placed): Cell[] => [
		...[row.name, row.idea, row.adjusted],
		...[row.interval?.[0] ?? null, row.interval?.[1] ?? null, row.raw, row.judges, row.tieBrokenBy]
	];
	return [
		[
			'place',
			'project',
			'idea',
			'adjusted',
			'low_95',
			'high_95',
			'raw',
			'judges',
			'tie_broken_by',
			'group',
			'place_in_group'
		],
		...placed.map((row): Cell[] => [row.place, ...found(row), null, null]),
		...apart.flatMap((group, at) => group.map((row): Cell[] => [null, ...found(row), at + 1, row.place])),
		...unseen.map(({ name }): Cell[] => [null, name, null, null, null, null, null, 0, null, null, null])
	];
}

/** The places by comparisons as rows of a file, the head first; only those in each group where groups were never compared. Numbers are not rounded. */
export function pairPlacesAsRows({
	placed,
	apart,
	unseen
}: Pick<PairResults, 'placed' | 'apart' | 'unseen'>): Cell[][] {
	const found = (row: PairPlaced): Cell[] => [
		...[row.name, row.idea, row.chance, row.interval[0], row.interval[1]],
		...[row.wins, row.ties, row.losses, row.isTieBroken ? 'wins' : null]
	];
	return [
		[
			...['place', 'project', 'idea', 'preferred', 'low_95', 'high_95', 'won', 'equal', 'lost', 'tie_broken_by'],
			...['group', 'place_in_group']
		],
		...placed.map((row): Cell[] => [row.place, ...found(row), null, null]),
		...apart.flatMap((group, at) => group.map((row): Cell[] => [null, ...found(row), at + 1, row.place])),
		...unseen.map(({ name, idea }): Cell[] => [null, name, idea, null, null, null, 0, 0, 0, null, null, null])
	];
}

/** The places after two rounds as rows of a file, the head first; a round without a score of the project is empty. Numbers are not rounded. */
export function placesInAllAsRows(all: readonly InAll[], first: RoundOutcome, final: RoundOutcome): Cell[][] {
	const [one, other] = [scoresByTeam(first), scoresByTeam(final)];
	const names = (round: string, { method }: RoundOutcome) => {
		const score = method === 'pairs' ? 'preferred' : 'adjusted';
		return [`${round}_place`, `${round}_${score}`, `${round}_low_95`, `${round}_high_95`];
	};
	return [
		['place', 'project', 'idea', 'finalist', ...names('second', final), ...names('first', first)],
		...all.map(({ team, place, name, idea, isFinalist, finalPlace, firstPlace }): Cell[] => [
			...[place, name, idea, isFinalist ? 'yes' : 'no'],
			...[finalPlace, ...(other.get(team) ?? [null, null, null])],
			...[firstPlace, ...(one.get(team) ?? [null, null, null])]
		])
	];
}

function scoresByTeam(round: RoundOutcome): ReadonlyMap<number, Cell[]> {
	return new Map(
		round.method === 'pairs'
			? round.results.placed.map(({ team, chance, interval }): [number, Cell[]] => [team, [chance, ...interval]])
			: round.results.placed.map(({ team, adjusted, interval }): [number, Cell[]] => [
					team,
					[adjusted, ...(interval ?? [null, null])]
				])
	);
}

/** Every comparison as a row of a file: judge, the two projects, the better one. */
export function verdictsAsRows(
	{ projects, verdicts }: Pick<Opened, 'projects'> & { readonly verdicts: readonly Verdict[] },
	judges: readonly { readonly number: number; readonly name: string }[]
): Cell[][] {
	const name = new Map(projects.map((project) => [project.id, project.name]));
	const judge = new Map(judges.map((one) => [one.number, one.name]));
	return [
		['judge', 'first', 'second', 'better'],
		...verdicts.map((said): Cell[] => {
			const [first, second] = [name.get(said.first) ?? '', name.get(said.second) ?? ''];
			const better = { first, second, equal: 'equal', skip: 'cannot tell' }[said.choice];
			return [judge.get(said.judge) ?? `Judge ${said.judge}`, first, second, better];
		})
	];
}

/** Every mark as a row of a file: project, judge, the challenge whose own rubric it is by, criterion, points. Judges by name where they are given, else by number. */
export function marksAsRows(
	opened: Opened & Pick<OpenedScores, 'challenges'>,
	judges: readonly { readonly number: number; readonly name: string }[] | null
): Cell[][] {
	const name = new Map(opened.projects.map((project) => [project.id, project.name]));
	const title = new Map(opened.challenges.map((challenge) => [challenge.id, challenge.title]));
	const judge = new Map(judges?.map((one) => [one.number, one.name]));
	return [
		['project', 'judge', 'own_rubric_of', 'criterion', 'weight', 'points'],
		...opened.scores.flatMap((score) =>
			criteriaOf(opened, score.team).map((criterion): Cell[] => [
				name.get(score.team) ?? '',
				judge.get(score.judge) ?? `Judge ${score.judge}`,
				criterion.rubric === null ? null : (title.get(criterion.rubric) ?? ''),
				criterion.name,
				criterion.weight,
				score.points[criterion.id] ?? null
			])
		)
	];
}
