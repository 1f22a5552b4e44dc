import { linkInWords, type Link } from '#lib/judging/guests.ts';

type Judge = {
	readonly can_judge: boolean;
	readonly has_withdrawn: boolean;
	readonly seats: number;
	readonly done: number;
	readonly guest: Link | null;
};

/** Why a judge cannot judge now, and what an organizer does about it: a new link, another plan, or nothing. */
type Absence = { readonly says: string; readonly mends: 'link' | 'plan' | null };

/** Null of judges who can judge. */
export function absenceInWords({ can_judge, has_withdrawn, seats, done, guest }: Judge): Absence | null {
	if (can_judge) return null;
	if (has_withdrawn)
		return { says: `${guest?.revoked_at ? 'Link revoked' : 'Dropped out'}, ${done} scored`, mends: null };
	const why = guest ? linkInWords(guest) : 'Has left';
	const says = seats > 0 ? `${why}, ${done} of ${seats} scored.` : `${why}.`;
	return { says, mends: guest ? 'link' : seats > done ? 'plan' : null };
}
