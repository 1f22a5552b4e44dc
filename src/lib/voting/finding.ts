/** What narrows a long ballot: words in a team's name or idea, and the teams that had something when only those were asked for. */
export type BallotFilter = { readonly words: string; readonly only: readonly number[] | null };

export const EVERY_TEAM: BallotFilter = { words: '', only: null };

/** Letters without accents and case, so that "Zoe" finds "Zoë". */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Whether a team is among those looked for: every word is somewhere in its name or its idea. Which teams had something is asked
 * once, so that one whose votes are taken back does not vanish from under the finger.
 */
export function isFound(
	team: { readonly id: number; readonly name: string; readonly idea: string },
	{ words, only }: BallotFilter
): boolean {
	if (only && !only.includes(team.id)) return false;
	const text = plain(`${team.name} ${team.idea}`);
	return plain(words)
		.split(/\s+/)
		.every((word) => text.includes(word));
}
