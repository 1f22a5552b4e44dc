import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { Database } from '#lib/database.types.ts';
import type { EventDraft } from '#lib/events/event-form.server.ts';
import type { OpenEvent } from '#lib/events/events.ts';
import { answer } from '#lib/server/refusals.ts';

type Client = SupabaseClient<Database>;

const side = z.enum(['marketing', 'it', 'other']);
const person = z.object({ id: z.string(), name: z.string(), function: side.nullable(), is_bridging: z.boolean() });
const challenge = z.object({ id: z.number(), title: z.string(), brief: z.string() });

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
	is_registered: z.boolean(),
	challenges: z.array(challenge),
	sides: z.object({ marketing: z.number(), it: z.number(), bridging: z.number(), other: z.number() }),
	people: z.array(person)
});

/** An event as its page shows it, by the clock of the database (`asked_at`). */
export type ShownEvent = z.output<typeof shown>;

const open: z.ZodType<OpenEvent> = z.object({
	id: z.number(),
	slug: z.string(),
	name: z.string(),
	is_registered: z.boolean(),
	challenges: z.array(z.object({ id: z.number(), title: z.string() }))
});

/** All events (at most 200), the latest first, each with its phase by the clock of the database. */
export async function list(supabase: Client): Promise<EventRow[]> {
	const columns = 'id, slug, name, time_zone, ideation_at, results_at, phase, next_phase_at, asked_at, registered';
	const ordered = supabase.from('event_list').select(columns).order('ideation_at', { ascending: false }).order('id');
	return z.array(row).parse(answer(await ordered.limit(200)));
}

/** One event for its page. 404 when there is none of that name. */
export async function show(supabase: Client, slug: string): Promise<ShownEvent> {
	return shown.parse(answer(await supabase.rpc('show_event', { p_slug: slug })));
}

/** The events that take ideas now, those the person is registered for first. */
export async function takingIdeas(supabase: Client): Promise<OpenEvent[]> {
	return z.array(open).parse(answer(await supabase.rpc('open_events')));
}

/** Creates an event, or changes the one of that id; answers its slug. */
export async function save(supabase: Client, { event, challenges }: EventDraft, id?: number) {
	return supabase.rpc('save_event', { p_event: event, p_challenges: challenges, p_id: id });
}

/** Registers the person who asks; again changes nothing. */
export async function register(supabase: Client, id: number) {
	return supabase.rpc('register_for_event', { p_event: id });
}
