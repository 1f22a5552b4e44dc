import { drawn, type Announcement } from '#lib/floor/announcements.server.ts';
import type { EventShown } from '#lib/floor/eventShown.ts';
import type { Counts } from '#lib/floor/heard.ts';

type Event = { readonly registered: number; readonly sides: Pick<Counts, 'marketing' | 'it' | 'other' | 'bridging'> };
type Teams = { readonly count: number; readonly handed_in: number; readonly teams: EventShown['teams'] };

/** What the page of an event shows of what is heard there later, as it was read. */
export const shownOf = (
	{ registered, sides }: Event,
	{ teams, count, handed_in }: Teams,
	{ ideas, said }: { readonly ideas: number; readonly said: readonly Announcement[] }
): EventShown => ({
	counts: { ...sides, registered, ideas, handed_in, teams: count },
	teams,
	announcements: drawn(said)
});
