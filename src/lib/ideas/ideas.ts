import type { Refusals } from '#lib/refusals.ts';

/** How the list can be sorted. */
const sorts = [
	{ value: 'match', label: 'Best match' },
	{ value: 'support', label: 'Most supported' },
	{ value: 'newest', label: 'Newest' },
	{ value: 'impact', label: 'Most impact' },
	{ value: 'ease', label: 'Least effort' },
	{ value: 'apart', label: 'Where we disagree' }
] as const;

/** A way to sort the list. */
export type Sort = (typeof sorts)[number]['value'];

/** How a list with these words, if any, is sorted where nobody chose. */
export const usualSort = (q: string): Sort => (q ? 'match' : 'support');

/** How a list with these words can be sorted: without any, nothing matches better than something else. */
export const sortsFor = (q: string) => sorts.filter(({ value }) => q || value !== 'match');

/** Whether it is sorted by the scores of one side or both. */
export const isByScore = (sort: Sort) => sort === 'impact' || sort === 'ease' || sort === 'apart';

/** What narrows the list of ideas, as it stands in the URL. `after` is where the page before ended. */
export type Filter = {
	readonly q: string;
	readonly event: string | null;
	readonly challenge: number | null;
	readonly tag: string | null;
	/** The joint priority they serve. */
	readonly priority: number | null;
	readonly sort: Sort;
	readonly after: readonly number[] | null;
};

/* a database text holds no NUL, and nobody types the other control characters */
const bare = (text: string | null, longest: number) =>
	(text ?? '')
		.replace(/\p{Cc}/gu, ' ')
		.trim()
		.slice(0, longest);

/** Reads a filter from a URL. What makes no sense is left out rather than refused: a shared link always opens. */
export function filterOf(params: URLSearchParams): Filter {
	const id = (name: string) => (/^[1-9]\d{0,14}$/.test(params.get(name) ?? '') ? Number(params.get(name)) : null);
	const after = /^\d{1,16}(_\d{1,15}){1,2}$/
		.exec(params.get('after') ?? '')?.[0]
		.split('_')
		.map(Number);
	const q = bare(params.get('q'), 200);
	return {
		q,
		event: bare(params.get('event'), 60) || null,
		challenge: id('challenge'),
		priority: id('priority'),
		tag: bare(params.get('tag'), 60).toLowerCase() || null,
		sort: sortsFor(q).find(({ value }) => value === params.get('sort'))?.value ?? usualSort(q),
		after: after?.every(Number.isSafeInteger) ? after : null
	};
}

/** The URL of a list: the filter with some of it changed. A change begins at the first page again. */
export function listUrl(filter: Partial<Filter>, change: Partial<Filter> = {}): string {
	const { q, event, challenge, tag, priority, sort, after } = { ...filter, after: null, ...change };
	const params = new URLSearchParams();
	if (q) params.set('q', q);
	if (event) params.set('event', event);
	if (challenge && event) params.set('challenge', String(challenge));
	if (tag) params.set('tag', tag);
	if (priority) params.set('priority', String(priority));
	if (sort && sort !== usualSort(q ?? '')) params.set('sort', sort);
	if (after) params.set('after', after.join('_'));
	const query = params.toString();
	return query ? `/ideas?${query}` : '/ideas';
}

/** A support, as words: "Supported by 3 from marketing and 1 from IT". */
export function supportInWords(counts: { supports: number; marketing_supports: number; it_supports: number }): string {
	const { supports, marketing_supports: marketing, it_supports: it } = counts;
	if (supports === 0) return 'Nobody stands behind it yet';
	const other = supports - marketing - it;
	const sides = [marketing && `${marketing} from marketing`, it && `${it} from IT`, other && `${other} from elsewhere`];
	const said = sides.filter(Boolean);
	const last = said.pop();
	return `Supported by ${said.length > 0 ? `${said.join(', ')} and ${last}` : last}`;
}

/** How many files an idea may have. */
export const MOST_FILES = 6;

/** Where a file of an idea is read. */
export function fileAddress(idea: number, file: number): string {
	return `/ideas/${idea}/files/${file}`;
}

/** What can be said to a comment with one press. */
export const reactionKinds = ['agree', 'thanks', 'question', 'laugh'] as const;

/** A way to react to a comment. */
export type ReactionKind = (typeof reactionKinds)[number];

/** What each reaction is called. */
export const reactionNames: Readonly<Record<ReactionKind, string>> = {
	agree: 'Agree',
	thanks: 'Thanks',
	question: 'I have a question',
	laugh: 'Ha'
};

export const refusals = {
	event_is_full: {
		says: 'Every place in this event is taken. Its page says where you are on the waiting list, or lets you join it. Or log the idea without an event.'
	},
	author_has_no_place: {
		field: 'for',
		says: 'Every place in this event is taken, and its author has none. Give the event more places than people wait for, let the author join the waiting list, or leave the idea without an event.'
	},
	idea_was_changed: {
		says: 'Somebody else changed this idea meanwhile. Yours was not saved: read what stands now, then decide.'
	},
	no_such_idea: { says: 'This idea is not there any more. Go back to the list of ideas.' },
	no_such_event: { field: 'place', says: 'This event is not there any more. Choose another one, or none.' },
	no_such_comment: { says: 'This comment is already gone, or it is not yours to remove.' },
	no_such_merge: { says: 'This was settled meanwhile. Reload the page to see how.' },
	idea_is_merged: { says: 'This idea was merged into another one and carries on there. Open that one.' },
	files_are_six_at_most: { field: 'file', says: 'An idea has six files at most. Take one away first.' },
	idea_files_are_what_they_say: { field: 'file', says: 'Choose another file: this one is not what it says.' },
	idea_files_are_described: { field: 'alt', says: 'Say what the picture shows, in 3 to 300 characters.' },
	idea_files_are_attached_once: { field: 'file', says: 'This file was attached meanwhile. Reload the page.' },
	idea_is_worked_on: {
		field: 'stays',
		says: 'A team or an experiment works on the idea that would give way. Merge the other way round.'
	},
	merge_is_not_yours: {
		says: 'The authors of the two ideas merge them, whoever runs their event, and leaders. Ask one of them.'
	},
	merge_goes_into_a_merged_idea: {
		field: 'other',
		says: 'That idea was itself merged into another one. Choose the one it carries on in.'
	},
	merge_has_gone_on: { says: 'The idea it was merged into was merged further. Undo that merge first.' },
	ideas_are_merged_into_others: { field: 'other', says: 'Choose another idea than this one.' },
	idea_merges_say_why: { field: 'reason', says: 'Say why they are the same, in 3 to 500 characters.' },
	idea_merges_are_asked_once: { says: 'This was asked already. The other author has it on the page of the idea.' },
	idea_merges_stand_once: { says: 'This idea was merged into another one and carries on there. Open that one.' },
	supports_came_with_a_merge: { says: 'This merge is not there any more. Reload the page.' },
	author_or_leader_only: {
		says: 'Only its author or a leader says which priority it serves and by when it is asked for. Ask one of them.'
	},
	author_or_organizer_only: {
		field: 'place',
		says: 'Its author and whoever runs its event, and the one it goes to, move an idea. Ask one of them.'
	},
	idea_stays_in_its_event: {
		field: 'place',
		says: 'The deadline of its event has passed: it stays there. Log a new idea elsewhere and name this one.'
	},
	idea_stays_with_its_team: {
		field: 'place',
		says: 'A team works on it in its event, so it stays there. Only its challenge can change.'
	},
	author_only: { says: 'Only its author can change this idea. Write a comment to suggest a change.' },
	event_has_not_begun: { field: 'place', says: 'This event takes no ideas yet. Choose another one, or none.' },
	event_is_over: { field: 'place', says: 'The deadline of this event has passed. Choose another one, or none.' },
	ideas_challenge_is_of_the_event: { field: 'place', says: 'This challenge is not part of the event. Choose again.' },
	idea_keeps_its_rubric: {
		field: 'place',
		says: 'Judges scored its team already, and this challenge is judged by another rubric. Leave it where it is.'
	},
	ideas_challenge_needs_an_event: { field: 'place', says: 'A challenge belongs to an event. Choose again.' },
	ideas_title_is_short: { field: 'title', says: 'Give the idea a title of 3 to 120 characters.' },
	ideas_problem_is_told: { field: 'problem', says: 'Tell the problem in 10 to 2,000 characters.' },
	ideas_proposal_fits: { field: 'proposal', says: 'Shorten the proposal to 20,000 characters.' },
	ideas_have_at_most_eight_tags: { field: 'tags', says: 'Keep the eight tags that matter most.' },
	ideas_tags_are_short: { field: 'tags', says: 'Shorten the tags: together they fit in 250 characters.' },
	ideas_wanted_by_is_near: { field: 'wanted_by', says: 'Write a day from 2000 to 2100, or none.' },
	ideas_are_logged_once: { says: 'This idea is already logged. Look for it in the list of ideas.' },
	organizers_log_for_others: {
		field: 'for',
		says: 'Whoever runs the event, and leaders, log an idea for somebody else. Leave this empty to log it as yours.'
	},
	author_is_unknown: {
		field: 'for',
		says: 'Nobody with an account here is meant. Choose somebody who is on the people page.'
	},
	idea_was_not_given: { says: 'This idea is yours already: there is nobody to hand it back to.' },
	drafts_are_fifty_at_most: { says: 'You keep fifty drafts already. Log or throw away one of them first.' },
	idea_draft_was_changed: {
		says: 'You saved another text of this idea meanwhile, on another device or in another window. Yours was not saved: compare the two below.'
	},
	idea_was_logged_meanwhile: {
		says: 'You logged this idea meanwhile, on another device or in another window, and what you typed here is not in it. Below stands what you can do.'
	},
	idea_drafts_fit: { field: 'proposal', says: 'This is too long to keep as a draft. Shorten the proposal.' },
	idea_drafts_are_kept_once: { says: 'This draft is kept already. Reload the page.' },
	organizers_import: { says: 'Whoever runs the event, and leaders, import ideas. Ask one of them.' },
	imports_are_five_hundred_at_most: { field: 'text', says: 'Import 1 to 500 ideas at a time.' },
	import_has_problems: { field: 'text', says: 'Nothing was imported. Change the rows below and import again.' },
	scores_are_of_marketing_and_it: {
		says: 'Marketing scores the impact and IT the effort. Your function is neither of them.'
	},
	score_is_for_your_own_side: { field: 'side', says: 'Score for your own side. Only who bridges both may choose one.' },
	score_keeps_its_side: {
		field: 'side',
		says: 'You scored this idea for the other side before. Change that score instead.'
	},
	idea_scores_are_of_two_sides: { field: 'side', says: 'Choose marketing or IT.' },
	idea_scores_go_from_one_to_five: { field: 'score', says: 'Choose a score from 1 to 5.' },
	idea_scores_have_a_confidence: { field: 'confidence', says: 'Say how sure you are.' },
	organizers_moderate: { says: 'Whoever runs the event, and leaders, hide and show what is written. Ask one of them.' },
	ideas_are_hidden_for_a_reason: { field: 'reason', says: 'Say why it is hidden, in 3 to 300 characters.' },
	idea_is_hidden: { says: 'This idea is hidden. It takes part again when whoever hid it shows it again.' },
	hidden_idea_has_merges: { says: 'Other ideas were merged into this one. Undo those merges first.' },
	hidden_idea_is_worked_on: {
		says: 'A team or an experiment works on this idea, so it stays to be read. Ask its author to change it.'
	},
	comments_are_hidden_for_a_reason: { field: 'reason', says: 'Say why it is hidden, in 3 to 300 characters.' },
	comments_answer_one_of_the_same_idea: { says: 'What you answer is not there any more. Write a comment of its own.' },
	comments_can_be_answered: { says: 'This comment is there already. Reload the page.' },
	comments_say_something: { field: 'body', says: 'Write a comment of 1 to 4,000 characters.' },
	comments_idea_id_fkey: { says: 'This idea is not there any more. Go back to the list of ideas.' }
} satisfies Refusals;
