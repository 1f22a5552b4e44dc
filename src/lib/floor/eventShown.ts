import type { Announcement } from '#lib/floor/announcements.server.ts';
import type { Counts, Heard, HeardTeam, SeenTeam } from '#lib/floor/heard.ts';

/** A team in a list of the reader's. */
type TeamRow = SeenTeam & { readonly is_mine: boolean };
type Said = Announcement & { readonly html: string };
/** What an open page of an event shows of what it hears. */
export type EventShown = {
	readonly counts: Omit<Counts, 'free'>;
	readonly teams: readonly TeamRow[];
	readonly announcements: readonly Said[];
};

/** So many teams are listed at most, and so many announcements kept. */
type Room = { readonly me: string | undefined; readonly teams: number; readonly announcements: number };

/** What the page shows after something was heard, and whether it has to be read again for the rest. */
export function afterHeard(
	shown: EventShown,
	heard: Heard,
	room: Room
): { readonly shown: EventShown; readonly reads: boolean } {
	switch (heard.kind) {
		case 'said':
		case 'unsaid':
			return {
				shown: { ...shown, announcements: withSaid(shown.announcements, heard, room.announcements) },
				reads: false
			};
		case 'counts':
			return { shown: { ...shown, counts: heard.counts }, reads: false };
		case 'closed': {
			const teams = shown.teams.filter(({ id }) => id !== heard.id);
			// another one moves up into the list
			const reads = teams.length < shown.teams.length && shown.counts.teams > shown.teams.length;
			return { shown: { ...shown, counts: heard.counts ?? shown.counts, teams }, reads };
		}
		case 'team': {
			const counts = heard.counts ?? shown.counts;
			if (!heard.team) return { shown: { ...shown, counts }, reads: true };
			const { rows, reads } = withTeam(shown.teams, heard.team, room);
			return { shown: { ...shown, counts, teams: rows }, reads };
		}
		default:
			return { shown, reads: heard.kind === 'changed' };
	}
}

/** Announcements after one was said to everybody or taken back, the latest first. */
export function withSaid<S extends Said>(
	before: readonly S[],
	heard: Extract<Heard, { kind: 'said' | 'unsaid' }>,
	most: number
): readonly (S | Said)[] {
	if (heard.kind === 'unsaid') return before.filter(({ id }) => id !== heard.id);
	const said = { ...heard.said, audience: 'everybody', about: null, withdrawn_at: null, is_to_come: false } as const;
	return [said, ...before.filter(({ id }) => id !== said.id)].slice(0, most);
}

function withTeam(rows: readonly TeamRow[], { people, ...team }: HeardTeam, { me, teams: most }: Room) {
	const is_mine = me !== undefined && people.includes(me);
	const known = rows.find(({ id }) => id === team.id);
	// whoever comes into a team or out of it sees another page
	const reads = is_mine !== (known?.is_mine ?? false);
	if (known) return { reads, rows: rows.map((row) => (row.id === team.id ? { ...team, is_mine } : row)) };
	// in the order they formed: a new one is the last
	return { reads, rows: rows.length < most ? [...rows, { ...team, is_mine }] : rows };
}
