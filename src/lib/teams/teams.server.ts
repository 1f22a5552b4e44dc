import { isHttpError, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const row = z.object({
	...{ id: z.number(), name: z.string(), idea_id: z.number(), idea: z.string(), size: z.number() },
	...{ marketing: z.number(), it: z.number(), bridging: z.number() },
	needs: z.enum(['nobody', 'marketing', 'it', 'either', 'both']),
	must_mix: z.boolean(),
	/** How many people more than it has the event asks for at least. */
	lacks: z.number(),
	is_mine: z.boolean(),
	submitted_at: z.string().nullable()
});

/** A team in a list. */
export type TeamRow = z.output<typeof row>;

const side = z.object({ function: z.enum(['marketing', 'it', 'other']).nullable(), is_bridging: z.boolean() });
const shown = row.extend({
	/** Whether it may hand in again only because it handed in when its event asked for less. */
	keeps_rule: z.boolean(),
	...{ event_id: z.number(), event_name: z.string(), event_slug: z.string(), time_zone: z.string() },
	...{ formation_at: z.string(), judging_at: z.string(), asked_at: z.string() },
	phase: z.enum(['announced', 'ideation', 'formation', 'build', 'submission', 'judging', 'voting', 'results']),
	people: z.array(
		side.extend({
			...{ id: z.string(), name: z.string(), title: z.string() },
			/** What the profile says by now, where that is another side than the one this person came for. */
			now: side.nullable()
		})
	),
	my_team: z.object({ id: z.number(), name: z.string() }).nullable()
});

/** A team as its page shows it, by the clock of the database (`asked_at`). */
export type ShownTeam = z.output<typeof shown>;

const inShort = z.object({
	...{ count: z.number(), handed_in: z.number(), teams: z.array(row) },
	/** Until when the reader's own team may hand in though the deadline of the event has passed. */
	more_until: z.string().nullable()
});

/** How many teams an event has and how many handed in, with the reader's own and the first others, in the order they formed. */
export async function inBrief(supabase: Supabase, slug: string) {
	return inShort.parse(answer(await supabase.rpc('teams_in_short', { p_slug: slug })));
}

/** One team for its page. 404 when there is none. */
export async function show(supabase: Supabase, id: number): Promise<ShownTeam> {
	return shown.parse(answer(await supabase.rpc('show_team', { p_team: id })));
}

const closedTeam = z.object({ team: z.string(), slug: z.string() }).nullable();

/** What a team was called that has closed, and the slug of its event; null when none has. */
export async function closed(supabase: Supabase, id: number) {
	return closedTeam.parse(answer(await supabase.rpc('show_closed_team', { p_team: id })));
}

/** Leads from the page of a team that has closed to those of its event, where another one is found; throws anything else again. */
export async function leadOn(supabase: Supabase, id: number, cause: unknown): Promise<never> {
	const gone = isHttpError(cause, 404) ? await closed(supabase, id) : null;
	if (gone) redirect(303, `/events/${gone.slug}/teams?closed=${id}`);
	throw cause;
}

/** Forms a team on an idea, the person who asks as its first member; answers its id. */
export async function form(supabase: Supabase, idea: number, name: string) {
	return supabase.rpc('form_team', { p_idea: idea, p_name: name });
}
