import { ruleWords, type Box, type Seat } from '#lib/decisions/boxes.ts';

type Revealed = Pick<Box, 'quorum' | 'quorum_asked' | 'rule' | 'seats' | 'has_panel'> & {
	readonly ballots: readonly { readonly voter_id: string; readonly cast_by?: string | null }[];
};

const listed = (seats: readonly Pick<Seat, 'name'>[]) =>
	new Intl.ListFormat('en').format(seats.map(({ name }) => name));

/** The rule of a revealed ballot and how many it needed, in one sentence. */
export function termsInWords({ rule, quorum }: Pick<Revealed, 'rule' | 'quorum'>): string {
	return `The rule: ${ruleWords[rule]}, at least ${quorum} ballots.`;
}

/** Why a reveal needed fewer ballots than were asked for when it opened; null where it did not. */
export function loweredInWords({
	quorum,
	quorum_asked,
	seats,
	has_panel
}: Pick<Revealed, 'quorum' | 'quorum_asked' | 'seats' | 'has_panel'>): string | null {
	if (quorum >= quorum_asked) return null;
	const gone = seats.filter(({ counts, is_recused }) => !counts && !is_recused);
	// who is not of the panel was never counted for it
	const conflicted = seats.filter(({ is_recused, on_panel }) => is_recused && (on_panel || !has_panel));
	const asked = `When it was opened ${quorum_asked} were needed`;
	// outside a review the quorum is a number, which no share lowers
	if (!has_panel)
		return `${asked}; fewer could vote by the end, ${listed(conflicted)} having declared a conflict of interest, and no more are needed than can vote.`;
	if (gone.length > 0)
		return `${asked}; ${listed(gone)} could not vote any more, having left or no longer leading, and the quorum is a share of those who can.`;
	return conflicted.length > 0
		? `${asked}; the quorum is a share of those who can vote, and ${listed(conflicted)} declared a conflict of interest.`
		: `${asked}.`;
}

/** Who had no ballot by a conflict of interest; null where nobody. */
export function conflictedInWords({ seats }: Pick<Revealed, 'seats'>): string | null {
	const conflicted = seats.filter(({ is_recused }) => is_recused);
	const told = conflicted.map(({ name, conflict }) => ({ name: conflict ? `${name} (${conflict})` : name }));
	return conflicted.length === 0 ? null : `Not in this ballot, by a conflict of interest: ${listed(told)}.`;
}

/** What a place on the panel came to. */
export function seatInWords(
	{ person_id, delegate, is_recused, on_panel, conflict, counts }: Seat,
	ballots: Revealed['ballots']
): string {
	const place = on_panel ? 'No ballot' : 'Not on the panel';
	if (is_recused) return `${place}: declared a conflict of interest${conflict ? `, ${conflict}` : ''}`;
	const cast = ballots.find(({ voter_id }) => voter_id === person_id);
	if (cast) return cast.cast_by ? `Voted, cast by ${cast.cast_by}` : 'Voted';
	const asked = delegate ? `, ${delegate} was to cast it` : '';
	return counts ? `Did not vote${asked}` : `Could not vote any more${asked}`;
}
