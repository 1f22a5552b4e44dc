import type { ActionFailure } from '@sveltejs/kit';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/database.types.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { refusals as experimentRefusals } from '#lib/experiments/experiments.ts';
import { plan } from '#lib/experiments/plan.schema.ts';
import { refusals as fieldRefusals } from '#lib/experiments/planFields.ts';
import { refusals as planRefusals } from '#lib/experiments/planRefusals.ts';
import { sizingForm } from '#lib/experiments/sizing.schema.ts';
import * as sizing from '#lib/experiments/sizing.server.ts';
import { refusals as startRefusals } from '#lib/experiments/start.ts';
import { parse, refuse, type Failure } from '#lib/server/forms.ts';

/** Every sentence a plan can be refused with. */
export const refusals = { ...fieldRefusals, ...planRefusals, ...startRefusals, ...experimentRefusals };

type Target = { readonly supabase: SupabaseClient<Database>; readonly id: number };

/**
 * Writes the plan as typed, then sizes what was written: the sizing rests on the KPI, the variants and the days of the plan.
 * Answers the failure where there is one.
 */
export async function save(
	{ supabase, id }: Target,
	form: FormData,
	{ isStarting = false } = {}
): Promise<ActionFailure<Failure> | null> {
	const written = parse(plan, form);
	if (written.failure) return written.failure;
	const sized = parse(sizingForm, form);
	if (sized.failure) return sized.failure;
	const refusal = await experiments.plan(supabase, id, written.data);
	if (refusal) return refuse(refusal, refusals, form);
	const experiment = await experiments.read(supabase, id);
	const error = await sizing.keep(supabase, experiment, { form: sized.data, isStarting });
	return error ? refuse(error, refusals, form) : null;
}
