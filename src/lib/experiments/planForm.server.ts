import { fail, type ActionFailure } from '@sveltejs/kit';
import { refusedFields } from '#lib/experiments/contradictions.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { refusals as experimentRefusals } from '#lib/experiments/experiments.ts';
import { planOf } from '#lib/experiments/plan.schema.ts';
import { refusals as fieldRefusals } from '#lib/experiments/planFields.ts';
import { refusals as planRefusals } from '#lib/experiments/planRefusals.ts';
import { sizingForm } from '#lib/experiments/sizing.schema.ts';
import * as sizing from '#lib/experiments/sizing.server.ts';
import { refusals as startRefusals } from '#lib/experiments/start.ts';
import { parse, refuse, typed, type Failure } from '#lib/server/forms.ts';
import { refusalName, sentenceFor, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** Every sentence a plan can be refused with. */
export const refusals = { ...fieldRefusals, ...planRefusals, ...startRefusals, ...experimentRefusals };

/** Where a saved plan leads: back to it, or to what was asked for on the way. */
export function leadsTo(form: FormData, id: string, place = ''): string {
	const then = form.get('then');
	if (then === 'kpi') return `/kpis/new?draft=${id}`;
	return then === 'pictures' ? `/experiments/${id}/pictures` : `/experiments/${id}/plan?saved${place}`;
}

/** The failure of a start that was refused: beside the number that nothing could contradict, which may be in any row. */
export async function refuseStart(
	{ locals: { supabase }, params }: Request,
	error: DatabaseError,
	form: FormData
): Promise<ActionFailure<Failure>> {
	const field = refusedFields(await experiments.read(supabase, Number(params.id))).get(refusalName(error) ?? '');
	const { says } = sentenceFor(error, refusals);
	return field === undefined
		? refuse(error, refusals, form)
		: fail(422, { values: typed(form), errors: { [field]: says }, summary: says });
}

/** The KPIs that a form names. */
function kpisIn(form: FormData): readonly number[] {
	const chosen = [...form].flatMap(([name, value]) => (name.endsWith('kpi_id') ? [Number(value)] : []));
	return [...new Set(chosen)].filter((id) => Number.isSafeInteger(id) && id > 0).slice(0, 50);
}

/** Whose plan is saved: the request, as far as it matters. */
type Request = {
	readonly locals: { readonly supabase: Supabase };
	readonly params: { readonly id: string };
};

/**
 * Writes the plan as typed, then sizes what was written: the sizing rests on the KPI, the variants and the days of the plan.
 * Answers the failure where there is one.
 */
export async function save(
	{ locals: { supabase }, params }: Request,
	form: FormData,
	{ isStarting = false } = {}
): Promise<ActionFailure<Failure> | null> {
	const id = Number(params.id);
	const kinds = await experiments.kinds(supabase, kpisIn(form));
	const written = parse(planOf(kinds), form);
	if (written.failure) return written.failure;
	const sized = parse(sizingForm, form);
	if (sized.failure) return sized.failure;
	const refusal = await experiments.plan(supabase, id, written.data);
	// told once: whoever saves again has been told
	if (refusal && refusalName(refusal) === 'plan_was_saved_meanwhile')
		form.set('seen', (await experiments.read(supabase, id)).start?.plan_hash ?? '');
	if (refusal) return refuse(refusal, refusals, form);
	const experiment = await experiments.read(supabase, id);
	const error = await sizing.keep(supabase, experiment, { form: sized.data, isStarting });
	// the plan is saved: whoever is refused from here on has seen it as it is now
	if (error || isStarting) form.set('seen', (await experiments.read(supabase, id)).start?.plan_hash ?? '');
	return error ? refuse(error, refusals, form) : null;
}
