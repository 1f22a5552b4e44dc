import type { Part } from '#lib/events/access.ts';

/** As whom an organizer can see an event, in the order in which it is offered. */
export const previewParts = ['participant', 'mentor', 'judge', 'guest', 'colleague', 'leader'] as const;
/** One of them. */
export type PreviewPart = (typeof previewParts)[number];

/** Who that is, as the end of "You see it as …", and what has to be known to read it right. */
export const previewed: Readonly<Record<PreviewPart, { readonly who: string; readonly knows: string }>> = {
	participant: { who: 'a participant', knows: 'Registered, of your own function, in no team and with nothing logged.' },
	mentor: { who: 'a mentor', knows: 'Not registered, in no team, and helping nobody at the moment.' },
	judge: {
		who: 'a judge',
		knows: 'No project is planned for this judge: from the deadline on, up to three projects stand in as a sample.'
	},
	guest: {
		who: 'a guest judge',
		knows: 'The page behind the link and nothing else. From the deadline on, up to three projects stand in as a sample.'
	},
	colleague: { who: 'a colleague who has not registered', knows: 'Signed in, without any part in the event.' },
	leader: {
		who: 'a leader',
		knows: 'Named for nothing in the event: leaders and admins find in it what its organizers find.'
	}
};

/** Whose column of who sees what, and when, is theirs. */
export const columnOf = {
	...{ participant: 'participant', mentor: 'mentor', judge: 'judge', guest: 'guest' },
	...{ colleague: 'participant', leader: 'organizer' }
} as const satisfies Record<PreviewPart, Part>;
