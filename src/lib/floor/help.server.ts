import { z } from 'zod';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const request = z.object({
	...{ id: z.number(), team_id: z.number(), team: z.string(), topic: z.string(), place: z.string() },
	...{ asked_at: z.string(), taken_by: z.string().nullable(), mentor: z.string().nullable() },
	...{ taken_at: z.string().nullable(), position: z.number().nullable() }
});
const done = z.object({
	...{ id: z.number(), team: z.string(), topic: z.string(), mentor: z.string().nullable(), closed_at: z.string() }
});
const shown = z.object({
	...{ id: z.number(), slug: z.string(), name: z.string(), time_zone: z.string(), me: z.string() },
	...{ is_open: z.boolean(), may_help: z.boolean(), may_close: z.boolean() },
	mentors: z.array(z.string()),
	my_team: z.object({ id: z.number(), name: z.string() }).nullable(),
	requests: z.array(request),
	done: z.array(done)
});

/** The line of an event, as the reader sees it. */
export type HelpLine = z.output<typeof shown>;
/** A request for help that is not closed; `position` in the line, null once a mentor has taken it. */
export type HelpRequest = z.output<typeof request>;

/** Who waits for help in an event, in order. 404 when there is no such event. */
export async function line(supabase: Supabase, slug: string): Promise<HelpLine> {
	return shown.parse(answer(await supabase.rpc('show_help', { p_slug: slug })));
}

/** Asks for help for one's team. */
export async function ask(
	supabase: Supabase,
	team: number,
	{ topic, place }: { readonly topic: string; readonly place: string }
) {
	return supabase.rpc('ask_for_help', { p_team: team, p_topic: topic, p_place: place });
}

/** Takes a request, or gives it back to its place in the line. */
export async function take(supabase: Supabase, id: number, takes: boolean) {
	return supabase.rpc('take_help', { p_request: id, p_takes: takes });
}

/** Closes a request. */
export async function close(supabase: Supabase, id: number) {
	return supabase.rpc('close_help', { p_request: id });
}

/** What a team asks for, as its form sends it. */
export const helpForm = z.object({
	team: z.coerce.number().int().positive(),
	topic: z
		.string()
		.trim()
		.min(3, 'Say what you need, in at least 3 characters.')
		.max(300, 'Shorten this to 300 characters.'),
	place: z.string().trim().max(120, 'Shorten the place to 120 characters.').default('')
});

/** Which request a button is about. */
export const requestForm = z.object({ request: z.coerce.number().int().positive() });
