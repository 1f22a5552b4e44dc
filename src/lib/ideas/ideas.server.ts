import { z } from 'zod';
import { openEvents } from '#lib/events/openEvents.schema.ts';
import { seenOf, type IdeaDraft } from '#lib/ideas/idea-form.server.ts';
import { usualSort, type Filter, type ReactionKind } from '#lib/ideas/ideas.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const named = z.object({ slug: z.string(), name: z.string() });
const titled = z.object({ id: z.number(), title: z.string() });

const row = z.object({
	...{ id: z.number(), title: z.string(), problem: z.string(), tags: z.array(z.string()), proposed_at: z.string() },
	...{ supports: z.number(), marketing_supports: z.number(), it_supports: z.number(), comments: z.number() },
	author: z.string(),
	author_function: z.enum(['marketing', 'it', 'other']).nullable(),
	author_is_bridging: z.boolean(),
	co_authors: z.array(z.string()),
	event: z.string().nullable(),
	challenge: z.string().nullable(),
	is_supported: z.boolean(),
	/** How often each of 1 to 5 was said, where the reader may know; null where not, or where nobody scored. */
	impacts: z.array(z.number()).nullable(),
	efforts: z.array(z.number()).nullable(),
	sorted_by: z.number(),
	proposed_us: z.number()
});

const found = z.object({
	ideas: z.array(row),
	has_more: z.boolean(),
	is_close: z.boolean(),
	in_event: z.number(),
	/** Whether who asks runs an event that takes ideas now, or leads. */
	may_import: z.boolean(),
	drafts: z.array(z.object({ id: z.number(), title: z.string().nullable(), saved_at: z.string() })),
	events: z.array(named),
	priorities: z.array(z.object({ id: z.number(), name: z.string() })),
	challenges: z.array(titled)
});

/** One idea in a list. `problem` is its beginning, at most 280 characters. */
export type IdeaRow = z.output<typeof row>;

/**
 * One page of ideas, at most `limit` (50), with what they can be filtered by, in one call. `is_close` says that nothing
 * has these words and the titles most like them are shown. `after` leads to the next page.
 */
export async function find(supabase: Supabase, filter: Partial<Filter>, limit = 50) {
	const page = found.parse(
		answer(
			await supabase.rpc('find_ideas', {
				p_q: filter.q ?? '',
				p_event: filter.event ?? undefined,
				p_challenge: filter.challenge ?? undefined,
				p_tag: filter.tag ?? undefined,
				p_sort: filter.sort,
				p_after: filter.after ? [...filter.after] : undefined,
				p_limit: limit,
				p_priority: filter.priority ?? undefined
			})
		)
	);
	const last = page.ideas.at(-1);
	return { ...page, after: page.has_more && last ? placeOf(last, filter) : null };
}

/** Where an idea stands in a list, for the next page to begin after it. */
function placeOf(idea: IdeaRow, { q = '', sort = usualSort(q) }: Partial<Filter>): readonly number[] {
	if (sort === 'match' && q) return [idea.sorted_by, idea.supports, idea.id];
	if (sort === 'support' || sort === 'match') return [idea.supports, idea.id];
	return [sort === 'newest' ? idea.proposed_us : idea.sorted_by, idea.id];
}

/** At most five ideas that resemble a text; `except` leaves one out. */
export async function similar(supabase: Supabase, text: string, except?: number) {
	return answer(await supabase.rpc('similar_ideas', { p_text: text, p_except: except }));
}

// one idea has one team: some backends embed it as a list, some as the one row
const oneTeam = z.preprocess(
	(embedded) => (Array.isArray(embedded) ? (embedded[0] ?? null) : embedded),
	z.object({ id: z.number(), name: z.string() }).nullable()
);

/** One idea with its event, people, team and experiments, in one call. 404 when there is none. */
export async function show(supabase: Supabase, id: number) {
	const person = 'id, name, function, is_bridging';
	const found = await supabase
		.from('ideas')
		.select(
			`id, title, problem, proposal, tags, proposed_by, proposed_at, edited_at, kept_at, wanted_by, supports, marketing_supports, it_supports,
				comments_count:comments, author:people!ideas_proposed_by_fkey(${person}),
				logger:people!ideas_logged_by_fkey(${person}),
				event:events!ideas_event_id_fkey(id, slug, name, ideation_at, judging_at), challenge:challenges(id, title),
				priority:priorities(id, name), backers:supports(function, supported_at, person:people(${person})),
				teams(id, name), experiments(id, title)`
		)
		.eq('id', id)
		.order('supported_at', { referencedTable: 'backers' })
		.limit(500, { referencedTable: 'backers' })
		.single();
	const idea = answer(found);
	return { ...idea, team: oneTeam.parse(idea.teams) };
}

/** An idea as its form needs it, with the challenges of its event and whether a team works on it. 404 when there is none. */
export async function toEdit(supabase: Supabase, id: number) {
	const columns =
		'id, title, problem, proposal, tags, proposed_by, logged_by, kept_at, challenge_id, priority_id, wanted_by';
	const found = await supabase
		.from('ideas')
		.select(`${columns}, event:events!ideas_event_id_fkey(id, slug, name, challenges(id, title)), teams(id)`)
		.eq('id', id)
		.single();
	const idea = answer(found);
	return { ...idea, hasTeam: oneTeam.parse(idea.teams) !== null };
}

/** Logs an idea; answers its id. The same key is the same idea. Refused when another form saved its draft meanwhile. */
export async function propose(supabase: Supabase, { place, key, ...idea }: IdeaDraft) {
	return supabase.rpc('propose_idea', {
		p_title: idea.title,
		p_problem: idea.problem,
		p_proposal: idea.proposal,
		p_tags: idea.tags,
		p_event: place.event,
		p_challenge: place.challenge,
		p_priority: idea.priority ?? undefined,
		p_wanted_by: idea.wanted_by ?? undefined,
		p_key: key,
		p_for: idea.for_id,
		p_seen: key && seenOf(idea)
	});
}

/** Puts an idea where it belongs, for its author and whoever runs the events concerned. */
export async function move(supabase: Supabase, id: number, { event, challenge }: IdeaDraft['place']) {
	return supabase.rpc('move_idea', { p_idea: id, p_event: event, p_challenge: challenge });
}

/** The events that the person who asks may put an idea into now, with their challenges; none for who may not. */
export async function placesFor(supabase: Supabase, id: number) {
	return openEvents.parse(answer(await supabase.rpc('places_for_idea', { p_idea: id })));
}

const tagsUsed = z.array(z.object({ tag: z.string(), ideas: z.number() }));

/** The tags in use in an event, or in all, most used first, with how many ideas have each. */
export async function tagsInUse(supabase: Supabase, event: string | null) {
	return tagsUsed.parse(answer(await supabase.rpc('tags_in_use', { p_event: event ?? undefined })));
}

/** Says which joint priority an idea serves; null is none. For its author and for leaders. */
export async function prioritise(supabase: Supabase, id: number, priority: number | null) {
	return supabase.rpc('set_idea_priority', { p_idea: id, p_priority: priority ?? undefined });
}

/** Says by which day the business asks for an idea to be live; null is none. For its author and for leaders. */
export async function want(supabase: Supabase, id: number, day: string | null) {
	return supabase.rpc('want_idea_by', { p_idea: id, p_day: day ?? undefined });
}

/** Stands by an idea that somebody else logged in one's name, or hands it back. */
export async function settle(supabase: Supabase, id: number, keeps: boolean) {
	return supabase.rpc(keeps ? 'keep_idea' : 'hand_back_idea', { p_idea: id });
}

/** Sets or withdraws the support of the person who asks; answers the count. */
export async function support(supabase: Supabase, id: number, supports: boolean) {
	return supabase.rpc('set_support', { p_idea: id, p_supports: supports });
}

/** Writes a comment, or answers one. */
export async function comment(supabase: Supabase, id: number, { body, reply_to }: { body: string; reply_to?: number }) {
	return supabase.from('comments').insert({ idea_id: id, body, ...(reply_to && { reply_to }) });
}

/** Reacts to a comment, or takes the reaction back. */
export async function react(
	supabase: Supabase,
	id: number,
	{ kind, gives }: { readonly kind: ReactionKind; readonly gives: boolean }
) {
	return supabase.rpc('set_reaction', { p_comment: id, p_kind: kind, p_reacts: gives });
}

/** Hides a comment with a reason, or shows it again. */
export async function hide(
	supabase: Supabase,
	id: number,
	{ hides, reason }: { readonly hides: boolean; readonly reason: string }
) {
	return supabase.rpc('hide_comment', { p_comment: id, p_hides: hides, p_reason: reason });
}

/** Hides an idea with a reason, or shows it again. */
export async function hideIdea(
	supabase: Supabase,
	id: number,
	{ hides, reason }: { readonly hides: boolean; readonly reason: string }
) {
	return supabase.rpc('hide_idea', { p_idea: id, p_hides: hides, p_reason: reason });
}

/** Takes back a comment of one's own. */
export async function removeComment(supabase: Supabase, id: number) {
	return supabase.rpc('remove_comment', { p_comment: id });
}
