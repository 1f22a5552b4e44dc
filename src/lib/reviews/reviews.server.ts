import { z } from 'zod';
import type { ReviewDraft } from '#lib/reviews/reviews.schema.ts';
import type { Item, Review, ReviewRow, Awaiting, Scored, Withheld } from '#lib/reviews/reviews.ts';
import type { Refusals } from '#lib/refusals.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** How many reviews that are over the list shows. */
const PAST = 25;

const side = z.enum(['marketing', 'it', 'other']);
const sides = z.record(side, z.number());
const outcome = z.enum(['promote', 'iterate', 'kill']);
const rule = z.enum(['each_function', 'simple', 'consent', 'unanimous']);
const orNone = <T extends z.ZodType>(one: T) =>
	z
		.array(one)
		.nullable()
		.transform((items) => items ?? []);
const named = z.object({ name: z.string(), function: side.nullable() });

const item: z.ZodType<Item> = z.object({
	...{ id: z.number(), review_id: z.number(), experiment_id: z.number(), title: z.string() },
	state: z.enum(['draft', 'running', 'iterating', 'due', 'deciding', 'promoted', 'killed']),
	...{ ends_on: z.string().nullable(), position: z.number(), minutes: z.number(), now: z.string() },
	...{ talk_started_at: z.string().nullable(), talk_ended_at: z.string().nullable() },
	...{ box_id: z.number().nullable(), closes_at: z.string().nullable(), revealed_at: z.string().nullable() },
	...{ turnout: sides.nullable(), seats: z.number(), outcome: outcome.nullable(), departs: z.boolean() },
	...{ forecast: z.number().nullable(), is_shared: z.boolean(), opened_at: z.string().nullable() },
	conflicts: orNone(named.extend({ person_id: z.string(), note: z.string() })),
	shared_forecasts: orNone(named.extend({ person_id: z.string(), percent: z.number() }))
});
const review: z.ZodType<Review> = z.object({
	...{ id: z.number(), title: z.string(), starts_at: z.string(), time_zone: z.string(), now: z.string(), rule },
	...{ rhythm_days: z.number().nullable(), quorum_percent: z.number(), ballot_hours: z.number(), minutes: z.number() },
	...{ reading_days: z.number(), place: z.string(), chair_id: z.string(), chair: z.string(), planned_by: z.string() },
	...{ chair_leads: z.boolean(), version: z.number() },
	...{ is_proposed: z.boolean(), closed_at: z.string().nullable(), next_id: z.number().nullable() },
	panel: orNone(
		named.extend({
			...{ person_id: z.string(), is_bridging: z.boolean(), delegate_id: z.string().nullable() },
			...{ delegate: z.string().nullable(), attended_at: z.string().nullable() }
		})
	),
	items: orNone(item)
});
const row: z.ZodType<ReviewRow> = z.object({
	...{ id: z.number(), title: z.string(), starts_at: z.string(), time_zone: z.string(), is_proposed: z.boolean() },
	...{ closed_at: z.string().nullable(), chair: z.string(), items: z.number(), decided: z.number(), panel: sides }
});
const scored: z.ZodType<Scored> = z.object({
	...{ item_id: z.number(), review_id: z.number(), title: z.string(), percent: z.number() },
	...{ is_shared: z.boolean(), won: z.boolean() }
});

const awaited: z.ZodType<Awaiting> = z.object({ item_id: z.number(), review_id: z.number(), title: z.string() });
const withheld = z.object({
	...{ experiment_id: z.number(), id: z.number().nullable() },
	...{ review_id: z.number().nullable(), title: z.string().nullable() }
});

/** What is ahead, the nearest first, and the newest of what is over. */
export async function all(supabase: Supabase): Promise<{ ahead: ReviewRow[]; past: ReviewRow[] }> {
	const [ahead, past] = await Promise.all([
		supabase.from('review_list').select().is('closed_at', null).order('starts_at').order('id').limit(100),
		supabase
			.from('review_list')
			.select()
			.not('closed_at', 'is', null)
			.order('starts_at', { ascending: false })
			.limit(PAST)
	]);
	return { ahead: answer(ahead).map((one) => row.parse(one)), past: answer(past).map((one) => row.parse(one)) };
}

/** A review with its panel and agenda. Throws 404 when there is none. */
export async function read(supabase: Supabase, id: number): Promise<Review> {
	return review.parse(answer(await supabase.from('review_page').select().eq('id', id).maybeSingle()));
}

/** One's own forecasts on what is decided, the newest first. */
export async function forecasts(supabase: Supabase): Promise<Scored[]> {
	const found = await supabase.from('my_forecasts').select().order('decided_at', { ascending: false }).limit(200);
	return answer(found).map((one) => scored.parse(one));
}

/** How good the forecasts of all are together; null below three people. */
export async function skillOfAll(
	supabase: Supabase
): Promise<{ score: number; forecasts: number; people: number } | null> {
	return answer(await supabase.rpc('forecast_skill'))[0] ?? null;
}

/** Who can be on a panel, by name. */
export async function leaders(supabase: Supabase) {
	const query = supabase
		.from('people')
		.select('id, name, function, is_bridging')
		.eq('role', 'leader')
		.eq('is_complete', true);
	return answer(await query.is('left_at', null).order('name').order('id').limit(500));
}

/** What could come on an agenda: started, not decided, and on no other. */
export async function candidates(supabase: Supabase) {
	const started = supabase.from('experiment_list').select('id, title').not('started_at', 'is', null);
	const [open, awaited] = await Promise.all([
		started.is('ended_as', null).order('ends_on').order('id').limit(300),
		supabase.from('awaited_experiments').select('experiment_id')
	]);
	const elsewhere = new Set(answer(awaited).map(({ experiment_id }) => experiment_id));
	return answer(open)
		.filter(({ id }) => !elsewhere.has(id))
		.map(({ id, title }) => ({ value: id ?? 0, label: title ?? '' }));
}

/** Plans a review, or changes the one with this id; answers its id or the refusal. */
export async function save(supabase: Supabase, { key, ...draft }: ReviewDraft, id?: number) {
	return supabase.rpc('save_review', { p_review: draft, p_id: id, p_key: key });
}

/**
 * What is held back of an experiment from whoever asks: a leader who neither runs it nor has opened its results. Null where
 * nothing is. The database answers no reading of it to them either, by any route.
 */
export async function withheldOf(supabase: Supabase, experiment: number): Promise<Withheld | null> {
	const asked = supabase.from('withheld_results').select('experiment_id, id, review_id, title');
	const [first] = answer(await asked.eq('experiment_id', experiment).limit(1));
	if (first === undefined) return null;
	const { experiment_id, id, review_id, title } = withheld.parse(first);
	const isAsked = id !== null && review_id !== null && title !== null;
	return { experiment_id, item: isAsked ? { id, review_id, title } : null };
}

/** The items of a review that wait for a forecast of whoever asks, in no order. */
export async function unforeseen(supabase: Supabase, review: number): Promise<readonly number[]> {
	const found = answer(await supabase.from('withheld_results').select('id').eq('review_id', review));
	return found.flatMap(({ id }) => (id === null ? [] : [id]));
}

/** Since when all results are shown to whoever asks as they come in; null where they are held back until opened. */
export async function watchesSince(supabase: Supabase): Promise<string | null> {
	const [own] = answer(await supabase.from('result_watchers').select('since').limit(1));
	return own?.since ?? null;
}

/** The agenda of an open review on which an experiment waits for its ballot; null where it can be opened elsewhere. */
export async function awaiting(supabase: Supabase, experiment: number): Promise<Awaiting | null> {
	const query = supabase.from('awaited_experiments').select('item_id, review_id, title');
	const [found] = answer(await query.eq('experiment_id', experiment).limit(1));
	return found ? awaited.parse(found) : null;
}

/** What refuses a ballot outside its review, with that review's name. */
export async function namedRefusal(supabase: Supabase, experiment: number): Promise<Refusals> {
	const review = await awaiting(supabase, experiment);
	if (review === null) return {};
	const title = review.title.length > 60 ? `${review.title.slice(0, 60)}…` : review.title;
	const says = `This is on the agenda of “${title}”. Decide it there, by that review's rule and panel, or take it off its agenda first.`;
	return { ballot_belongs_to_its_review: { says } };
}

type Done = Promise<DatabaseError | null>;
const refusalOf = async (asked: PromiseLike<{ error: DatabaseError | null }>): Done => (await asked).error;

// Each answers the refusal, or null when it is done.

/** Puts what is due on the agenda. */
export const fill = (supabase: Supabase, id: number): Done => refusalOf(supabase.rpc('fill_agenda', { p_review: id }));
/** Puts an experiment on the agenda. */
export const add = (supabase: Supabase, id: number, experiment: number): Done =>
	refusalOf(supabase.rpc('add_to_agenda', { p_review: id, p_experiment: experiment }));
/** Takes an item off the agenda. */
export const remove = (supabase: Supabase, id: number): Done =>
	refusalOf(supabase.rpc('remove_from_agenda', { p_item: id }));
/** Says where an item comes and how long it has. */
export const arrange = (supabase: Supabase, at: { item: number; position: number; minutes: number }): Done =>
	refusalOf(supabase.rpc('arrange_item', { p_item: at.item, p_position: at.position, p_minutes: at.minutes }));
/** Starts or stops the clock of an item. */
export const time = (supabase: Supabase, { item: id, runs }: { item: number; runs: boolean }): Done =>
	refusalOf(supabase.rpc('time_item', { p_item: id, p_runs: runs }));
/** Says that somebody is there, or is not. */
export const attend = (supabase: Supabase, id: number, who: { person: string; there: boolean }): Done =>
	refusalOf(supabase.rpc('attend_review', { p_review: id, p_person: who.person, p_is_there: who.there }));
/** Lets another cast one's ballots in this review; null takes it back. */
export const delegate = (supabase: Supabase, id: number, to: string | null): Done =>
	refusalOf(supabase.rpc('delegate_ballots', { p_review: id, p_delegate: to ?? undefined }));
/** Declares a conflict of interest, or takes it back. */
export const declare = (supabase: Supabase, id: number, said: { note: string; has: boolean }): Done =>
	refusalOf(supabase.rpc('declare_conflict', { p_item: id, p_note: said.note, p_has: said.has }));
/** Opens the ballot with the review's panel and rule. */
export const openBallot = (supabase: Supabase, id: number): Done =>
	refusalOf(supabase.rpc('open_item_ballot', { p_item: id }));
/** Opens the results to whoever asks: no forecast after that. */
export const openResults = (supabase: Supabase, id: number): Done =>
	refusalOf(supabase.rpc('open_results', { p_item: id }));
/** The same of an experiment that is on no agenda of one's own. */
export const look = (supabase: Supabase, experiment: number): Done =>
	refusalOf(supabase.rpc('look_at_results', { p_experiment: experiment }));
/** Shows a leader all results as they come in, or holds back what comes from now on. */
export const watch = (supabase: Supabase, watches: boolean): Done =>
	refusalOf(supabase.rpc('watch_results', { p_watches: watches }));
/** Says how sure one is that it wins. */
export const foresee = (supabase: Supabase, id: number, percent: number): Done =>
	refusalOf(supabase.rpc('give_forecast', { p_item: id, p_percent: percent }));
/** Shows one's forecast to the others, or hides it. */
export const share = (supabase: Supabase, id: number, isShared: boolean): Done =>
	refusalOf(supabase.rpc('share_forecast', { p_item: id, p_is_shared: isShared }));
/** Closes a review for good and proposes the next. */
export const close = (supabase: Supabase, id: number): Done =>
	refusalOf(supabase.rpc('close_review', { p_review: id }));
