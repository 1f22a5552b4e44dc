import { z } from 'zod';
import type { Json } from '#lib/database.types.ts';
import type { GalleryMoment } from '#lib/events/access.ts';
import type { EventDraft } from '#lib/events/event-form.server.ts';
import { eventRoles, type OpenEvent } from '#lib/events/events.ts';
import { move } from '#lib/events/moves.schema.ts';
import { openEvents } from '#lib/events/openEvents.schema.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const side = z.enum(['marketing', 'it', 'other']);
const person = z.object({ id: z.string(), name: z.string(), function: side.nullable(), is_bridging: z.boolean() });
const challenge = z.object({
	...{ id: z.number(), title: z.string(), brief: z.string(), owner: person.nullable() },
	resources: z.array(z.object({ title: z.string(), url: z.string() }))
});
const most = z.number().nullable();

const row = z.object({
	...{ id: z.number(), slug: z.string(), name: z.string(), time_zone: z.string() },
	...{ ideation_at: z.string(), results_at: z.string() },
	phase: z.enum(['announced', 'ideation', 'formation', 'build', 'submission', 'judging', 'voting', 'results']),
	next_phase_at: z.string().nullable(),
	asked_at: z.string(),
	registered: z.number()
});

/** An event in a list, by the clock of the database (`asked_at`). */
export type EventRow = z.output<typeof row>;

const shown = row.extend({
	brief: z.string(),
	...{ formation_at: z.string(), build_at: z.string(), submission_at: z.string() },
	...{ judging_at: z.string(), voting_at: z.string() },
	organizer: person,
	may_edit: z.boolean(),
	/** From which moment on everybody reads what teams handed in. */
	gallery_from: z.enum(['judging_at', 'voting_at']),
	...{ is_registered: z.boolean(), has_come: z.boolean(), come: z.number() },
	/** Whether registering gives a place to somebody of the reader's side; otherwise one on the waiting list. */
	has_room: z.boolean(),
	/** How many wait, and the reader's own place among them: 0 where he or she does not wait. */
	waiting: z.object({ count: z.number(), place: z.number() }),
	/** Why the reader has no place any more, until he or she asks for one again. */
	lost_place: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
	limits: z.object({ most, most_marketing: most, most_it: most, most_other: most }).nullable(),
	questions: z.array(
		z.object({
			...{ id: z.number(), asks: z.string(), kind: z.enum(['text', 'choice']), options: z.array(z.string()) },
			...{ is_required: z.boolean(), answer: z.string().nullable() }
		})
	),
	roles: z.array(person.extend({ role: z.enum(eventRoles) })),
	agenda: z.array(z.object({ id: z.number(), at: z.string(), title: z.string(), place: z.string(), note: z.string() })),
	moves: z.array(move.extend({ by: z.string() })),
	challenges: z.array(challenge),
	sides: z.object({ marketing: z.number(), it: z.number(), bridging: z.number(), other: z.number() }),
	people: z.array(person)
});

/** An event as its page shows it, by the clock of the database (`asked_at`). */
export type ShownEvent = z.output<typeof shown>;

/** All events (at most 200), the latest first, each with its phase by the clock of the database. */
export async function list(supabase: Supabase): Promise<EventRow[]> {
	const columns = 'id, slug, name, time_zone, ideation_at, results_at, phase, next_phase_at, asked_at, registered';
	const ordered = supabase.from('event_list').select(columns).order('ideation_at', { ascending: false }).order('id');
	return z.array(row).parse(answer(await ordered.limit(200)));
}

/** One event for its page. 404 when there is none of that name. */
export async function show(supabase: Supabase, slug: string): Promise<ShownEvent> {
	return shown.parse(answer(await supabase.rpc('show_event', { p_slug: slug })));
}

const closed = row.pick({ name: true, slug: true, phase: true, ideation_at: true, time_zone: true });

/** The event of an address that takes no ideas now, for a form that was opened for it; null where it does, or there is none. */
export async function closedFor(supabase: Supabase, slug: string | null, open: readonly OpenEvent[]) {
	if (slug === null || open.some((event) => event.slug === slug)) return null;
	const columns = 'name, slug, phase, ideation_at, time_zone';
	const found = z.array(closed).parse(answer(await supabase.from('event_list').select(columns).eq('slug', slug)));
	return found[0] ?? null;
}

const brief = row.pick({ id: true, name: true, phase: true });

/** What a page below an event's says of it. 404 when there is none of that name. */
export async function inBrief(supabase: Supabase, slug: string): Promise<z.output<typeof brief>> {
	return brief.parse(
		answer(await supabase.from('event_list').select('id, name, phase').eq('slug', slug).maybeSingle())
	);
}

/** The events that take ideas now, those the person is registered for first. */
export async function takingIdeas(supabase: Supabase): Promise<OpenEvent[]> {
	return openEvents.parse(answer(await supabase.rpc('open_events')));
}

/** What a place of an idea is called, `12` (an event) or `12.5` (one of its challenges), also where none is taken in any more; null for none. */
export async function placeNamed(supabase: Supabase, place: string): Promise<string | null> {
	const [, event, challenge] = /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(place) ?? [];
	if (!event) return null;
	const { data, error } = await supabase
		.from('events')
		.select('name, challenges(id, title)')
		.eq('id', Number(event))
		.maybeSingle();
	if (error || !data) return 'The event of this draft';
	const one = data.challenges.find(({ id }) => id === Number(challenge));
	return one ? `${data.name}: ${one.title}` : data.name;
}

/** Changes an event over that version of its form; answers its slug. */
export async function save(
	supabase: Supabase,
	{ event, challenges }: EventDraft,
	{ id, version }: { readonly id: number; readonly version: number }
) {
	return supabase.rpc('save_event', { p_event: event, p_challenges: challenges, p_id: id, p_version: version });
}

/** Creates an event with what its template brings, if it has one; answers its slug. What it is a copy of brings everything itself. */
export async function plan(supabase: Supabase, { event, challenges }: EventDraft, setUp: Json) {
	const begun = setUp === null || event.copy_of ? event : { ...event, set_up: setUp };
	return supabase.rpc('save_event', { p_event: begun, p_challenges: challenges });
}

/** Registers the person who asks, or puts him or her on the waiting list; again only changes the answers. */
export async function register(supabase: Supabase, id: number, answers: Readonly<Record<string, string>> = {}) {
	return supabase.rpc('register_for_event', { p_event: id, p_answers: { ...answers } });
}

/** Takes back one's registration or place on the waiting list. */
export async function cancel(supabase: Supabase, id: number) {
	return supabase.rpc('cancel_registration', { p_event: id });
}

/** Checks in the person who asks, by the code shown in the room. */
export async function checkIn(supabase: Supabase, id: number, code: string) {
	return supabase.rpc('check_in', { p_event: id, p_code: code });
}

/** Chooses from which moment on everybody reads what teams handed in, over that version of the form. */
export async function openGallery(
	supabase: Supabase,
	{ id, version }: { readonly id: number; readonly version: number },
	moment: GalleryMoment
) {
	return (await supabase.rpc('open_gallery_from', { p_event: id, p_moment: moment, p_version: version })).error;
}
