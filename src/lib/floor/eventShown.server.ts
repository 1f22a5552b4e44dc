import type { ShownEvent } from '#lib/events/events.server.ts';
import { drawn, type Announcement } from '#lib/floor/announcements.server.ts';
import type { EventShown } from '#lib/floor/eventShown.ts';
import type { TeamRow } from '#lib/teams/teams.server.ts';

type Teams = { readonly count: number; readonly handed_in: number; readonly teams: readonly TeamRow[] };

/** What the page of an event shows of what is heard there later, as it was read. */
export const shownOf = (
	{ registered, sides }: Pick<ShownEvent, 'registered' | 'sides'>,
	{ teams, count, handed_in }: Teams,
	{ ideas, said }: { readonly ideas: number; readonly said: readonly Announcement[] }
): EventShown => ({
	counts: { ...sides, registered, ideas, handed_in, teams: count },
	teams,
	announcements: drawn(said)
});
