import type { OnDevice } from '#lib/ui/leaving.ts';

/** Beside a place of drafts, with this after its name: what the server took of them. */
export const TAKEN = ' taken';

/** What somebody scored on this device. */
export const scoresOf = (person: string | undefined): OnDevice => ({
	begins: `judging ${person} `,
	known: TAKEN,
	says: 'Some of what you scored is on this device only: it was not sent. Signing out removes it. To send it first, open the judging with a connection.'
});
