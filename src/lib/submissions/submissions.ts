import type { Refusals } from '#lib/refusals.ts';

/** The shortest pitch, in characters. The database holds to the same. */
export const SHORTEST_PITCH = 20;
/** How many links with a title a team may add. */
export const MOST_LINKS = 10;
/** How many files a draft may have. */
export const MOST_FILES = 10;

/** Where a file of a team is read. */
export function fileAddress(team: number, file: number): string {
	return `/teams/${team}/files/${file}`;
}

/** What the answer to a field may be, with how long. */
export const kinds = {
	short: { label: 'A line', longest: 200 },
	long: { label: 'A longer text', longest: 5000 },
	link: { label: 'A web address', longest: 500 },
	choice: { label: 'One of several', longest: 200 }
} as const;

/** One thing a team is asked for. */
export type Field = {
	readonly key: string;
	readonly label: string;
	readonly hint: string;
	readonly kind: keyof typeof kinds;
	readonly choices: readonly string[];
	readonly is_required: boolean;
};

/** A further link, as the team calls it. */
export type TitledLink = { readonly title: string; readonly url: string };

/** What a team wrote: the answers to the fields by their keys, and further links. */
export type Written = { readonly answers: Readonly<Record<string, string>>; readonly links: readonly TitledLink[] };

/** How the form of a team calls a field. */
export const nameOf = ({ key }: Pick<Field, 'key'>): string =>
	key === 'pitch' || key === 'link' ? key : `answers.${key}`;

/** The longest answer that a field takes, in characters. */
export const longestOf = ({ key, kind }: Pick<Field, 'key' | 'kind'>): number =>
	key === 'pitch' ? 10_000 : kinds[kind].longest;

/** Whether a team still may hand in although the deadline of the event has passed, by the clock it was asked at. */
export function isExtended(times: {
	readonly asked_at: string;
	readonly judging_at: string;
	readonly deadline_at: string;
}) {
	const asked = Date.parse(times.asked_at);
	return asked >= Date.parse(times.judging_at) && asked < Date.parse(times.deadline_at);
}

/** Who came into a team with more time after the deadline of the event, in a sentence; nothing where nobody did. */
export function joinedLateInWords(names: readonly string[]): string {
	if (names.length === 0) return '';
	const who = new Intl.ListFormat('en-GB').format(names);
	return `${who} joined after the deadline, when what other teams handed in was open to read.`;
}

/** What is still missing before a team can hand in, in words, in the order of the form. */
export function missing(fields: readonly Field[], { answers }: Pick<Written, 'answers'>): string[] {
	return fields.flatMap(({ key, label, is_required }) => {
		const length = (answers[key] ?? '').trim().length;
		if (key === 'pitch' && length > 0 && length < SHORTEST_PITCH) return [`${label} (${SHORTEST_PITCH} characters)`];
		return is_required && length === 0 ? [label] : [];
	});
}

/** What is wrong with what a team wrote, by the name of the field in its form; nothing when it can be handed in. */
export function problemsOf(fields: readonly Field[], { answers, links }: Written): Record<string, string> {
	const found = fields.flatMap((field): [string, string][] => {
		const says = problemOf(field, (answers[field.key] ?? '').trim());
		return says === null ? [] : [[nameOf(field), says]];
	});
	links.forEach(({ title, url }, index) => {
		if (title === '') found.push([`links.${index}.title`, 'Say what this links to.']);
		if (!isAddress(url)) found.push([`links.${index}.url`, 'Give a web address that begins with https://.']);
	});
	return Object.fromEntries(found);
}

function problemOf(field: Field, answer: string): string | null {
	const longest = longestOf(field);
	if (field.key === 'pitch' && answer.length < SHORTEST_PITCH)
		return `Tell the pitch in ${SHORTEST_PITCH} characters or more.`;
	if (answer === '') return field.is_required ? `${field.label} is asked for by the organizer.` : null;
	if (answer.length > longest) return `Shorten this to ${longest.toLocaleString('en-GB')} characters.`;
	if (field.kind === 'link' && !isAddress(answer)) return 'Give a web address that begins with https://.';
	return field.kind === 'choice' && !field.choices.includes(answer) ? 'Choose one of the list.' : null;
}

const isAddress = (text: string) => /^https?:\/\/\S+$/.test(text) && text.length <= 500;

/** Two writings that say the same. */
export function isSame(fields: readonly Field[], one: Written, other: Written): boolean {
	const told = ({ answers, links }: Written) =>
		JSON.stringify([
			fields.map(({ key }) => (answers[key] ?? '').trim()),
			links.map(({ title, url }) => [title.trim(), url.trim()])
		]);
	return told(one) === told(other);
}

type DraftFile = { readonly is_removed: boolean; readonly is_handed_in: boolean };

/** Whether the files of a draft are those that were handed in. */
export function isHandedInAsItIs(files: readonly DraftFile[]): boolean {
	return files.every((file) => file.is_handed_in !== file.is_removed);
}

/** How the gallery can be put in order. */
export const orders = [
	{ value: 'team', label: 'By name' },
	{ value: 'latest', label: 'Latest first' },
	{ value: 'challenge', label: 'By challenge' }
] as const;

export const refusals = {
	no_such_team: { says: 'This team is not there any more, or you are not in it.' },
	no_such_event: { says: 'This event is not there any more. Go back to the list of events.' },
	organizer_only: { says: 'Only its organizer or a leader can change this event. Ask one of them.' },
	team_members_only: { says: 'Only people in the team write and hand in. Join it first.' },
	submission_after_deadline: {
		says: 'The deadline has passed, so this was not handed in. What was handed in before it counts; an organizer can give more time.'
	},
	submissions_are_not_open: {
		says: 'Handing in begins when teams form.'
	},
	team_must_be_mixed: {
		says: 'The team is not mixed yet: it needs one person for marketing and another one for IT. Find the missing side first.'
	},
	team_is_too_small: {
		says: 'The team has fewer people than this event asks for. Find more people first.'
	},
	draft_was_changed: {
		says: 'Somebody of the team wrote in the same field meanwhile. Yours is not in the draft: compare the two below, then decide.'
	},
	draft_texts_are_put_aside_once: { says: 'This text was kept meanwhile. Reload the page.' },
	no_such_draft_text: {
		says: 'This text is not kept any more, or you are not in the team.'
	},
	submission_is_incomplete: { says: 'Something that the organizer asks for is missing.' },
	submission_answers_fit: { says: 'An answer is too long. Shorten it.' },
	submission_answer_is_no_choice: { says: 'Choose one of what the list offers.' },
	submission_answer_is_no_address: { says: 'Give web addresses that begin with https://.' },
	submission_drafts_are_of_the_event: { says: 'This team is not part of the event.' },
	submission_drafts_fit: { field: 'pitch', says: 'This is too long to keep. Shorten it, or link to a document.' },
	submissions_are_of_the_event: { says: 'This team is not part of the event.' },
	submissions_pitch_is_told: { field: 'pitch', says: 'Tell the pitch in 20 to 10,000 characters.' },
	submissions_link_is_a_web_address: {
		field: 'link',
		says: 'Give a web address that begins with https://, at most 500 characters.'
	},
	submissions_links_have_titles: { says: 'Give each link a title and a web address that begins with https://.' },
	submission_extensions_are_of_the_event: { field: 'team', says: 'This team is not part of the event.' },
	submission_extensions_reason_is_told: {
		field: 'reason',
		says: 'Say why in 5 to 500 characters. Everybody of the event will read it.'
	},
	extension_is_later_than_the_deadline: {
		field: 'until',
		says: 'Choose a time that is still to come and later than the deadline of the event.'
	},
	extension_ends_before_voting: {
		field: 'until',
		says: 'Choose a time before voting begins: nobody votes on what is still being written.'
	},
	extension_comes_before_the_scores: {
		field: 'until',
		says: 'The judging it would count in is closed for good, so nobody would judge what this team hands in. No more time is given now.'
	},
	files_are_ten_at_most: { field: 'file', says: 'A draft has ten files at most. Take one off it first.' },
	submission_files_are_of_the_event: { says: 'This team is not part of the event.' },
	submission_files_are_what_they_say: { field: 'file', says: 'Choose another file: this one is not what it says.' },
	submission_files_are_described: { field: 'alt', says: 'Say what the picture shows, in 3 to 300 characters.' },
	submission_files_are_attached_once: { field: 'file', says: 'This file was attached meanwhile. Reload the page.' },
	handed_in_files_are_of_the_team: { says: 'This file was taken away meanwhile. Reload the page.' },
	handed_in_files_are_handed_in: { says: 'The team has handed nothing in. Reload the page.' },
	submission_form_is_understood: {
		says: 'Give each field a name of its own, and each choice 2 to 20 lines. At most 12 fields.'
	},
	submission_form_meets_drafts: {
		says: 'Teams have written already, so nothing is saved yet. Read what this means for them, then tick that it is meant.'
	},
	submission_form_is_frozen: {
		says: 'A team has handed in already: what was asked stays as it is. Add fields that may be left empty.'
	}
} satisfies Refusals;
