import type { Need } from '#lib/impact/today.ts';

/** What a team and a person ask each other, and where an organizer placed somebody. */
export type TeamMatter = {
	readonly kind: 'invitation' | 'application' | 'declined' | 'placed' | 'removed';
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
	const name = team_id === null ? `${team}, which closed: “${reason}”` : team;
	const asked = {
		invitation: { says: `${who} invites you into`, href: page },
		application: { says: `${who} asks to join`, href: `${page}/people` },
		declined: { says: 'Find another team: you were not taken into', href: page },
		removed: { says: `Find another team: ${who} took you out of`, href: page },
		placed: { says: `${who} placed you; stay or leave:`, href: page }
	} as const;
	return { key: `${kind}-${team_id ?? team}-${who}`, name, until: null, ...asked[kind] };
}
