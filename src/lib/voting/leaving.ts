import type { OnDevice } from '#lib/ui/leaving.ts';

/** The votes somebody chose on this device and did not save. */
export const votesOf = (person: string | undefined): OnDevice => ({
	begins: `voting ${person} `,
	says: 'Votes that you chose and did not save are on this device only. Signing out removes them.'
});
