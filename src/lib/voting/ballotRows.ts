import { groupName } from '#lib/voting/outcomeWords.ts';
import type { AnonymousBallots } from '#lib/voting/outcome.ts';

type Team = { readonly id: number; readonly name: string };

/** Every ballot as a row without a name: its group of voters, then what it gave each team (votes, or the place). */
export function ballotRows(ballots: AnonymousBallots, teams: readonly Team[]): (string | number | null)[][] {
	const head = ['Ballot', 'Voters', ...teams.map(({ name }) => name)];
	const each = ballots.flatMap((ballot) => Array.from({ length: ballot.count }, () => ballot));
	return [
		head,
		...each.map(({ group, votes }, index) => [
			index + 1,
			groupName(group),
			...teams.map(({ id }) => votes[String(id)] ?? null)
		])
	];
}
