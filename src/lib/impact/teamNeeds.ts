import type { Need } from '#lib/impact/today.ts';

/** What a team and a person ask each other, and where an organizer placed somebody. */
export type TeamMatter = {
	readonly kind: 'invitation' | 'application' | 'declined' | 'placed' | 'removed';
	readonly team_id: number;
	readonly team: string;
	readonly who: string;
};

/** What a team and a person ask each other, as something to do. */
export function ofTeam({ kind, team_id, team, who }: TeamMatter): Need {
	const page = `/teams/${team_id}`;
	const asked = {
		invitation: { says: `${who} invites you into`, href: page },
		application: { says: `${who} asks to join`, href: `${page}/people` },
		declined: { says: 'Find another team: you were not taken into', href: page },
		removed: { says: `Find another team: ${who} took you out of`, href: page },
		placed: { says: `${who} placed you; stay or leave:`, href: page }
	} as const;
	return { key: `${kind}-${team_id}-${who}`, name: team, until: null, ...asked[kind] };
}
