import type { Need } from '#lib/impact/today.ts';

/** What a team and a person ask each other, where an organizer placed somebody, and what closed before it answered. */
export type TeamMatter = {
	readonly kind:
		| 'invitation'
		| 'application'
		| 'declined'
		| 'placed'
		| 'placed_late'
		| 'removed'
		| 'asked_closed'
		| 'invited_closed'
		| 'asked_full'
		| 'invited_full';
	/** Null once the team has closed. */
	readonly team_id: number | null;
	readonly team: string;
	readonly who: string;
	readonly slug: string;
	/** Why somebody was taken out; else empty. */
	readonly reason: string;
};

/** What a team and a person ask each other, as something to do. */
export function ofTeam({ kind, team_id, team, who, slug, reason }: TeamMatter): Need {
	const page = team_id === null ? `/events/${slug}/teams` : `/teams/${team_id}`;
	const closed = reason ? `${team}, which closed: “${reason}”` : `${team}, which closed`;
	const open = `/events/${slug}/teams?for=me`;
	const asked = {
		invitation: { says: `${who} invites you into`, href: page },
		application: { says: `${who} asks to join`, href: `${page}/people` },
		declined: { says: 'Find another team: you were not taken into', href: page },
		removed: { says: `Find another team: ${who} took you out of`, href: page },
		asked_closed: { says: 'Find another team: you had asked to join', href: open },
		invited_closed: { says: 'Find another team: you were invited into', href: open },
		asked_full: { says: 'Find another team: no room is left in the one you asked to join,', href: open },
		invited_full: { says: 'Find another team: no room is left in the one that invited you,', href: open },
		placed: { says: `${who} placed you; stay or leave:`, href: page },
		placed_late: { says: `${who} placed you after the deadline; say whether you stay in`, href: page }
	} as const;
	const key = `${kind}-${slug}-${team_id ?? team}-${who}`;
	return { key, name: team_id === null ? closed : team, until: null, ...asked[kind] };
}
