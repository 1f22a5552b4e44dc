import type { z } from 'zod';
import type { Database, Json } from '#lib/database.types.ts';
import type { HandoverFilter } from '#lib/handovers/handovers.ts';
import { decidedOf, showOf } from '#lib/handovers/production.ts';
import * as schema from '#lib/handovers/handovers.schema.ts';
import { stateStanding } from '#lib/handovers/standing.server.ts';
import { service } from '#lib/server/service.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

type Refused = Promise<DatabaseError | null>;
type Form<S extends z.ZodType> = z.output<S>;

/** A page of handovers in the order of the day something is expected of them, with how many each tab has. */
export async function list(supabase: Supabase, { show, owner, side, after }: HandoverFilter, count = 25) {
	const asked = {
		...{ p_show: show, p_count: count },
		...{ p_owner: owner ?? undefined, p_function: side ?? undefined, p_after: after ?? undefined }
	};
	const page = schema.handoverPage.parse(answer(await supabase.rpc('read_handovers', asked)));
	const rows = page.rows.map(({ decided, production, ...line }) => ({
		...line,
		metric: decided ? { kind: decided.kind, unit: decided.unit } : null,
		decided: decided ? decidedOf(decided) : null,
		shown: decided && production ? showOf(decided, production.arms) : null
	}));
	return { ...page, rows };
}

/** A handover in a list, with what was decided beside what the last check found. */
export type HandoverRow = Awaited<ReturnType<typeof list>>['rows'][number];

/** The handover of an experiment, and what the reader may do. Throws 404 where there is no such experiment. */
export async function read(supabase: Supabase, experiment: number) {
	const page = schema.handover.parse(answer(await supabase.rpc('read_handover', { p_experiment: experiment })));
	const [primary] = page.watched;
	const checks = (page.handover?.checks ?? []).map((check) => ({
		...check,
		shown: primary && check.production ? showOf(primary, check.production.arms) : null
	}));
	return {
		...page,
		handover: page.handover && { ...page.handover, checks },
		decided: primary ? decidedOf(primary) : null,
		// the browser needs no totals
		watched: page.watched.map(({ totals, ...metric }) => ({
			...metric,
			shown: showOf({ ...metric, totals }, metric.arms)
		}))
	};
}
/** Everything the page of a handover shows, with what production shows beside what was decided. */
export type HandoverPage = Awaited<ReturnType<typeof read>>;
/** A handover with its checklist, blockers and checks. */
export type Handover = NonNullable<HandoverPage['handover']>;
/** What somebody found when the effect was checked. */
export type Check = Handover['checks'][number];

/** What came after an experiment, and what it was revived from. */
export async function around(supabase: Supabase, experiment: number): Promise<schema.Aftermath> {
	return schema.aftermath.parse(answer(await supabase.rpc('read_aftermath', { p_experiment: experiment })));
}

/** Gives it an owner and a target day. Each command answers the refusal, or null when it is done. */
export async function plan(supabase: Supabase, form: Form<typeof schema.planForm>): Refused {
	const { handover, owner, target, reason } = form;
	const asked = { p_handover: handover, p_owner: owner, p_target: target ?? '', p_reason: reason };
	return (await supabase.rpc('plan_handover', asked)).error;
}

/** Says how a point of the checklist stands. */
export async function settle(supabase: Supabase, { item, state, note }: Form<typeof schema.settleForm>): Refused {
	return (await supabase.rpc('settle_item', { p_item: item, p_state: state, p_note: note })).error;
}

/** Says what stands in the way. */
export async function block(supabase: Supabase, { handover, words }: Form<typeof schema.blockerForm>): Refused {
	return (await supabase.rpc('open_blocker', { p_handover: handover, p_words: words })).error;
}

/** Says how a blocker was resolved. */
export async function unblock(supabase: Supabase, { blocker, resolution }: Form<typeof schema.resolveForm>): Refused {
	return (await supabase.rpc('resolve_blocker', { p_blocker: blocker, p_resolution: resolution })).error;
}

/** Says since when it is live. */
export async function goLive(supabase: Supabase, { handover, on, exception }: Form<typeof schema.liveForm>): Refused {
	return (await supabase.rpc('go_live', { p_handover: handover, p_on: on ?? '', p_exception: exception })).error;
}

/** Answers a check of the effect, or corrects an answer. */
export async function check(supabase: Supabase, form: Form<ReturnType<typeof schema.checkForm>>): Refused {
	const isLive = form.is_live === 'yes';
	if (isLive && form.from && form.to)
		await stateStanding(await service(), supabase, { handover: form.handover, from: form.from, to: form.to });
	const said: Json = {
		is_live: isLive,
		// what is switched off has none
		standing: isLive ? (form.standing ?? 'not_known') : 'gone',
		measured: form.measured,
		read_from: isLive ? form.from : null,
		read_to: isLive ? form.to : null,
		words: form.words
	};
	return (await supabase.rpc('check_effect', { p_handover: form.handover, p_days: form.days, p_check: said })).error;
}

/** A point of the checklist that handovers begin with. */
export type TemplateItem = Pick<
	Database['public']['Tables']['template_items']['Row'],
	'id' | 'name' | 'help' | 'function' | 'position' | 'retired_at'
>;

/** Every point of the template in its order, retired ones last. */
export async function template(supabase: Supabase): Promise<readonly TemplateItem[]> {
	const columns = 'id, name, help, function, position, retired_at';
	const rows = answer(await supabase.from('template_items').select(columns).order('position').order('id').limit(300));
	return rows.toSorted((one, other) => Number(one.retired_at !== null) - Number(other.retired_at !== null));
}

/** Adds a point to the template, or changes the one that is named. */
export async function setPoint(supabase: Supabase, { item, ...values }: Form<typeof schema.templateForm>): Refused {
	// the generated type knows no null for an argument
	const asked: { p_item: number; p_values: Json } = JSON.parse(
		JSON.stringify({ p_item: item ?? null, p_values: values })
	);
	return (await supabase.rpc('set_template_item', asked)).error;
}

/** Takes a point out of checklists to come, or back in. */
export async function retirePoint(supabase: Supabase, { item, is_retired }: Form<typeof schema.retireForm>): Refused {
	return (await supabase.rpc('retire_template_item', { p_item: item, p_is_retired: is_retired === 'yes' })).error;
}
