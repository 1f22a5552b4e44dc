import { z } from 'zod';
import { pitch } from '#lib/submissions/pitch.schema.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const clock = z.object({
	...{ team_id: z.number().nullable(), is_running: z.boolean(), is_over: z.boolean() },
	...{ next_id: z.number().nullable(), may_undo: z.boolean() },
	...{ version: z.number(), asked_at: z.string(), counted_ms: z.number() },
	stage: z.enum(['pitch', 'questions'])
});
const slot = z.object({
	...{ team_id: z.number(), team: z.string(), idea: z.string(), challenge: z.string().nullable() },
	...{ position: z.number(), place: z.string(), at: z.string(), is_read: z.boolean(), was_called: z.boolean() }
});
const shown = z.object({
	...{ event_id: z.number(), event_name: z.string(), event_slug: z.string(), time_zone: z.string() },
	...{
		asked_at: z.string(),
		judging_at: z.string(),
		voting_at: z.string(),
		results_at: z.string(),
		may_organize: z.boolean(),
		/** From when on everybody reads what was handed in. */
		reads_from: z.string(),
		/** The team of whoever reads, if any. */
		my_team: z.number().nullable()
	},
	plan: z
		.object({
			...{ starts_at: z.string(), pitch_minutes: z.number(), question_minutes: z.number(), place: z.string() },
			clock
		})
		.nullable(),
	slots: z.array(slot),
	/** Teams that handed in and are not in the order. */
	left_out: z.array(z.object({ id: z.number(), name: z.string() }))
});

/** The demo day of an event; `plan` is null until it is planned. */
export type Demo = z.output<typeof shown>;

/** The demo day of an event. Throws 404 when there is no such event. */
export async function show(supabase: Supabase, slug: string): Promise<Demo> {
	return shown.parse(answer(await supabase.rpc('show_demo', { p_slug: slug })));
}

const inBrief = z
	.object({
		...{ starts_at: z.string(), pitch_minutes: z.number(), question_minutes: z.number(), place: z.string() },
		...{ has_begun: z.boolean(), mine: pitch.nullable() }
	})
	.nullable();

/** The demo day of an event in one line; null until it is planned. */
export async function brief(supabase: Supabase, slug: string): Promise<z.output<typeof inBrief>> {
	const { data, error } = await supabase.rpc('demo_in_brief', { p_slug: slug });
	if (error) throw error;
	return inBrief.parse(data);
}

/** When the team of the person who asks pitches in an event; null while it is not in an order. */
export const pitchIn = async (supabase: Supabase, slug: string) => (await brief(supabase, slug))?.mine ?? null;

type Plan = { starts_at: string; pitch_minutes: number; question_minutes: number; place: string; lays_order: boolean };

/** Plans the day, or changes it, over that version of the form; the order is laid the first time and when it is asked for. */
export async function plan(
	supabase: Supabase,
	{ event_id, version }: { readonly event_id: number; readonly version: number },
	{ lays_order, ...times }: Plan
) {
	const told = { p_event: event_id, p_plan: times, p_lays_order: lays_order, p_version: version };
	return supabase.rpc('plan_demo', told);
}

type Place = { team: number; position?: number | undefined; place?: string | undefined };

/** Puts a team at a place of the order; no position takes it off. */
export async function place(supabase: Supabase, event: number, { team, position, place }: Place) {
	// the generated types do not know that a position may be null
	const at: object = { p_position: position ?? null };
	return supabase.rpc('place_demo', { p_event: event, p_team: team, p_position: 0, p_place: place, ...at });
}

/** Runs the clock. */
export async function run(supabase: Supabase, event: number, { does, version }: { does: string; version: number }) {
	return supabase.rpc('run_demo', { p_event: event, p_do: does, p_version: version });
}
