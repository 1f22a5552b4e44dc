/** What a refusal of the database says to a person: one sentence that tells what to do, and the form field it belongs to. */
export type Refusal = { readonly says: string; readonly field?: string };

/** By the name of the constraint or of the raised refusal. */
export type Refusals = Readonly<Record<string, Refusal>>;

/** What any function of any area may answer. */
export const generalRefusals = {
	sign_in_first: { says: 'Your session has ended. Sign in again, then repeat what you did.' },
	profile_comes_first: { says: 'Complete your profile first: we need your name and your function.' },
	leaders_only: { says: 'Only leaders can do this. Ask one of them.' },
	previews_are_for_organizers: { says: 'Only organizers of an event preview it. Ask one of them.' },
	previews_change_nothing: {
		says: 'This is a preview: nothing is sent or changed. End it in the bar at the top to act as yourself.'
	},
	setup_was_changed: {
		says: 'Somebody else saved this meanwhile. Yours was not saved: compare the two below, then decide.'
	},
	facts_are_append_only: { says: 'This is kept as it was written. Add a correction instead.' }
} satisfies Refusals;
