import type { Database } from '#lib/database.types.ts';
import type { Refusals } from '#lib/refusals.ts';

/** What an entry of the notebook is about. */
export type EntryKind = Database['public']['Enums']['entry_kind'];

/** The three kinds, as forms ask for them. */
export const entryKinds = [
	{ value: 'note', label: 'Note', plural: 'Notes', hint: 'What was done, agreed or found out.' },
	{
		value: 'observation',
		label: 'Observation',
		plural: 'Observations',
		hint: 'Something in the numbers or around them. It is marked on the chart.'
	},
	{
		value: 'incident',
		label: 'Incident',
		plural: 'Incidents',
		hint: 'Something that may have disturbed the measurement. It is marked on the chart.'
	}
] as const satisfies readonly { value: EntryKind; label: string; plural: string; hint: string }[];

/** How each kind is called on screen. */
export const kindWords: Readonly<Record<EntryKind, string>> = {
	note: 'Note',
	observation: 'Observation',
	incident: 'Incident'
};

/** Whether a text from an address or a form is a kind of entry. */
export function isEntryKind(text: unknown): text is EntryKind {
	return entryKinds.some(({ value }) => value === text);
}

type Address = { readonly kind?: EntryKind | null; readonly before?: number | null };

/** The address of the notebook of an experiment, narrowed. */
export function notebookAddress(experiment: number, { kind, before }: Address = {}): string {
	const query = new URLSearchParams();
	if (kind) query.set('kind', kind);
	if (before) query.set('before', String(before));
	return `/experiments/${experiment}/notebook${query.size > 0 ? `?${query}` : ''}`;
}

/** Where a picture is served. */
export function pictureAddress(experiment: number, picture: number): string {
	return `/experiments/${experiment}/notebook/pictures/${picture}`;
}

/** Characters of an entry that fit beside a pin on a chart. */
const PIN = 48;

/** The beginning of a markdown text as plain words, for where there is room for one line. */
export function firstWords(markdown: string, longest = PIN): string {
	const line = markdown.split('\n').find((text) => /[\p{L}\p{N}]/u.test(text)) ?? '';
	const plain = line
		.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/^[\s>#*+-]+/, '')
		.replace(/[*_`~]+/g, '')
		.trim();
	if (plain.length <= longest) return plain;
	const cut = plain.slice(0, longest);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).trimEnd()}…`;
}

/** An incident or observation as a pin on the chart over time says it. */
export function pinOf({ day, kind, body }: { day: string; kind: EntryKind; body: string }): {
	at: string;
	label: string;
} {
	return { at: day, label: `${kindWords[kind]}: ${firstWords(body)}` };
}

export const refusals: Refusals = {
	entry_is_of_a_day_of_the_run: {
		field: 'day',
		says: 'Choose a day of the run: from its first day to today, or to its last day when it is over.'
	},
	entry_is_replaced: {
		says: 'Somebody has corrected this entry meanwhile. Reload the page and correct what stands now.'
	},
	entry_is_struck: { says: 'This entry is struck already. Write a new one instead.' },
	picture_is_not_one: { field: 'files.0', says: 'Choose a PNG, JPEG or WebP picture: this file is none of them.' },
	picture_has_too_many_points: {
		field: 'files.0',
		says: 'Make the picture smaller: 64 million points at most, and 16,384 on a side.'
	},
	too_many_pictures: {
		field: 'files.0',
		says: 'This notebook holds 100 pictures, which is all it can. Put further ones where the team keeps files, and link them.'
	},
	notebook_entries_are_written_once: { says: 'This entry is written already. Reload the page to see it.' },
	notebook_entries_are_replaced_once: {
		says: 'Somebody has corrected this entry meanwhile. Reload the page and correct what stands now.'
	},
	notebook_entries_stay_in_their_notebook: { says: 'This entry is in another notebook. Go back and open it again.' },
	notebook_entries_say_something: { field: 'body', says: 'Write 3 to 10,000 characters.' },
	strikes_give_a_reason: { field: 'reason', says: 'Say in 10 to 500 characters why it does not count.' },
	pictures_are_kept_once: { field: 'files.0', says: 'This picture was sent twice at once. Send the entry again.' },
	pictures_are_what_they_say: {
		field: 'files.0',
		says: 'Choose a PNG, JPEG or WebP picture: this file is none of them.'
	},
	pictures_fit: { field: 'files.0', says: 'Make the picture smaller: 1 MB at most.' },
	entry_pictures_entry_is_of_the_experiment: { says: 'This entry is in another notebook. Go back and open it again.' },
	entry_pictures_picture_is_of_the_experiment: {
		field: 'files.0',
		says: 'This picture is of another notebook. Choose the file again.'
	},
	entry_pictures_are_three_at_most: { field: 'files.0', says: 'Keep the three pictures that matter most.' },
	entry_pictures_are_described: {
		field: 'alts.0',
		says: 'Describe each picture in 3 to 300 characters, for those who do not see it.'
	}
};
