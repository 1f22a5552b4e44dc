import type { Database } from '#lib/database.types.ts';
import type { Refusals } from '#lib/refusals.ts';

/** What an experiment means for a claim. */
export type Stance = Database['public']['Enums']['stance'];

/** The two stances, as forms ask for them. */
export const stances = [
	{ value: 'supports', label: 'Supports it', hint: 'What was measured or seen fits the claim.' },
	{ value: 'contradicts', label: 'Contradicts it', hint: 'It does not fit. That is worth as much.' }
] as const satisfies readonly { value: Stance; label: string; hint: string }[];

/** How each stance reads before the name of an experiment. */
export const stanceWords: Readonly<Record<Stance, string>> = {
	supports: 'Supported by',
	contradicts: 'Contradicted by'
};

/** A claim, as lists show it. */
export type Learning = {
	readonly kind: 'learning';
	readonly id: number;
	readonly claim: string;
	readonly tags: readonly string[];
	readonly at: string;
	readonly author: string;
	readonly supports: number;
	readonly contradicts: number;
};

/** What a decision says was learned. */
export type Taught = {
	readonly kind: 'decision';
	readonly id: number;
	readonly claim: string;
	readonly tags: readonly string[];
	readonly at: string;
	readonly experiment_id: number;
	readonly title: string;
	readonly outcome: 'promote' | 'iterate' | 'kill';
};

/** A line of the library. */
export type Line = Learning | Taught;

const experiments = (count: number) => (count === 1 ? '1 experiment' : `${count} experiments`);

/** How well a claim stands, in words: contradicting evidence is said as loudly as the other. */
export function standingOf({ supports, contradicts }: Pick<Learning, 'supports' | 'contradicts'>): string {
	if (supports === 0 && contradicts === 0) return 'No evidence yet';
	if (contradicts === 0) return `Supported by ${experiments(supports)}`;
	if (supports === 0) return `Contradicted by ${experiments(contradicts)}`;
	return `Disputed: supported by ${experiments(supports)}, contradicted by ${contradicts}`;
}

/** What narrows the library, as it stands in the URL. `before` is where the page before ended. */
export type Filter = { readonly q: string; readonly tag: string | null; readonly before: string | null };

const bare = (text: string | null, longest: number) =>
	(text ?? '')
		.replace(/\p{Cc}/gu, ' ')
		.trim()
		.slice(0, longest);

/** Reads a filter from a URL. What makes no sense is left out: a shared link always opens. */
export function filterOf(params: URLSearchParams): Filter {
	const before = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)$/.exec(params.get('before') ?? '');
	return {
		q: bare(params.get('q'), 200),
		tag: bare(params.get('tag'), 60).toLowerCase() || null,
		before: before && Number.isFinite(Date.parse(before[0])) ? before[0] : null
	};
}

/** The address of the library for a filter. */
export function libraryAddress({ q, tag, before }: Partial<Filter>): string {
	const query = new URLSearchParams();
	if (q) query.set('q', q);
	if (tag) query.set('tag', tag);
	if (before) query.set('before', before);
	return query.size > 0 ? `/learnings?${query}` : '/learnings';
}

export const refusals: Refusals = {
	no_such_experiment: { says: 'This experiment is not there any more. Go back to the list and open it again.' },
	experiment_has_not_started: {
		field: 'experiment',
		says: 'It has not started yet, so it can have taught nothing. Choose an experiment that runs or is decided.'
	},
	evidence_is_given_by_its_team: {
		field: 'experiment',
		says: 'Only those who run an experiment, and leaders, say what it showed. Ask one of them.'
	},
	learning_is_reworded: { says: 'Somebody worded this differently meanwhile. Open the wording that stands now.' },
	learning_is_its_authors: { says: 'Only who wrote a learning, or a leader, words it differently. Ask one of them.' },
	learnings_are_written_once: { says: 'This learning is written already. Look for it in the library.' },
	learnings_are_replaced_once: {
		says: 'Somebody worded this differently meanwhile. Open the wording that stands now.'
	},
	learnings_claim_is_one_sentence: { field: 'claim', says: 'Say it in one sentence of 10 to 280 characters.' },
	learnings_detail_fits: { field: 'detail', says: 'Shorten this to 4,000 characters.' },
	learnings_have_at_most_eight_tags: { field: 'tags', says: 'Keep the eight tags that matter most.' },
	learnings_tags_are_short: { field: 'tags', says: 'Shorten the tags: together they fit in 250 characters.' },
	learnings_reword_with_a_reason: {
		field: 'reason',
		says: 'Say in 10 to 1,000 characters why it is worded differently.'
	},
	evidence_says_how: { field: 'note', says: 'Say in 10 to 1,000 characters what it showed.' }
};
