import type { Outcome } from '#lib/voting/outcome.ts';
import { groupName } from '#lib/voting/outcomeWords.ts';

/** What came out as a table: every team with its place and its votes (or first places), whole and from each group of voters. */
export function outcomeRows({ method, standings, groups }: Outcome): (string | number)[][] {
	const unit = method === 'ranked' ? 'First places' : 'Votes';
	const keys = groups.map(({ key }) => key).filter((key) => key !== 'all');
	return [
		['Place', 'Team', unit, ...keys.map((key) => `From ${groupName(key)}`)],
		...standings.map(({ place, name, votes, byGroup }) => [place, name, votes, ...keys.map((key) => byGroup[key] ?? 0)])
	];
}
