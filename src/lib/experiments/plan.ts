import { refusedFields } from '#lib/experiments/contradictions.ts';
import { designOf, needsGuardrail, type Design } from '#lib/experiments/designs.ts';
import { openBlank } from '#lib/experiments/falsifiability.ts';
import type { Numbered } from '#lib/experiments/numberClaims.ts';
import { startRefusals } from '#lib/experiments/planRefusals.ts';

/** One thing a draft still needs before it can start, and the field where it goes. */
export type Missing = { readonly field: string; readonly says: string };

/** The plan of a draft as the form holds it. Ratios as ratios: 0.05 is five per cent. */
export type Plan = {
	readonly title: string;
	readonly insight: string;
	readonly change: string;
	readonly audience: string;
	readonly expected_outcome: string;
	readonly riskiest_assumption: string;
	readonly design: Design;
	readonly decision_rule: 'superiority' | 'no_harm' | 'own';
	readonly own_rule: string;
	readonly success_threshold: number | null;
	readonly kill_state: string;
	readonly kill_on: string | null;
	/** Whole money and person-days, 0 where it may cost none. */
	readonly promised_amount?: number | null | undefined;
	readonly promised_days?: number | null | undefined;
	readonly criteria?: Numbered['criteria'];
	readonly starts_on: string | null;
	readonly ends_on: string | null;
	readonly marketing_owner_id: string | null;
	readonly it_owner_id: string | null;
	/** The fields of this workspace. */
	readonly fields?: readonly {
		readonly is_required: boolean;
		readonly is_retired: boolean;
		readonly value: string | null;
	}[];
	readonly variants: readonly { readonly name: string; readonly is_control: boolean }[];
	/** How a KPI is read is absent where it is not known. */
	readonly metrics: Numbered['metrics'];
};

/** Variants beside control that a form has room for. */
export const MAX_TREATMENTS = 8;

/** Metrics of one role that a plan takes: each more costs certainty on all. */
export const MAX_OF_A_ROLE = 5;

/** How many treatments the form had rows for, by the names of its fields. */
export function countTreatments(names: Iterable<string>): number {
	return [...names].filter((name) => /^variants\.[1-9]\d*\.name$/.test(name)).length;
}

/**
 * What the database will ask for at the start, in the order of the form and in its own sentences. Only to be told
 * early: the start itself is what counts.
 */
export function missingFrom(plan: Plan): readonly Missing[] {
	const names = new Set(missingNames(plan));
	const fields = refusedFields(plan);
	return Object.entries(startRefusals).flatMap(([name, { field = '', says }]) =>
		names.has(name) ? [{ field: fields.get(name) ?? field, says }] : []
	);
}

/** Everything that the start asks of a plan of this design, done or not, in the order of the form. */
export function checklist(plan: Plan): readonly (Missing & { readonly isDone: boolean })[] {
	const missing = new Set(missingNames(plan));
	// a number about a KPI that is not chosen yet is not asked for twice, but neither is it there
	if (missing.has('start_needs_a_primary_metric')) missing.add('start_needs_a_minimum_effect');
	if (missing.has('start_needs_a_guardrail')) missing.add('start_needs_a_bearable_loss');
	// a part with an open blank of its template is not written
	for (const [name, texts] of Object.entries(writtenParts(plan))) if (texts.some(openBlank)) missing.add(name);
	const fields = refusedFields(plan);
	return needsOf(plan).flatMap(({ name, isAsked }) => {
		const { field = '', says = '' } = startRefusals[name] ?? {};
		return isAsked || missing.has(name) ? [{ field: fields.get(name) ?? field, says, isDone: !missing.has(name) }] : [];
	});
}

/** The words of a plan, by what they are asked for. A number says as well when it stops. */
function writtenParts(plan: Plan): Readonly<Record<string, readonly string[]>> {
	const hasKillNumber = plan.criteria?.some(({ kind }) => kind === 'kill');
	return {
		start_needs_a_hypothesis: [plan.insight, plan.change, plan.audience, plan.expected_outcome],
		start_needs_the_riskiest_assumption: [plan.riskiest_assumption],
		start_needs_a_kill_criterion: hasKillNumber ? [] : [plan.kill_state]
	};
}

function missingNames(plan: Plan): string[] {
	return needsOf(plan).flatMap(({ name, isMissing }) => (isMissing ? [name] : []));
}

/** A share of 12 is 1,200 per cent: somebody left the sign out. */
function isTarget({ target, kind }: Plan['metrics'][number]): boolean {
	return target !== null && !(kind === 'proportion' && target >= 1);
}

/** A loss, or nothing at all where better was promised. Where less is better the threshold stands with its minus or without. */
function isNoSuccess({ success_threshold, decision_rule, design, metrics }: Plan): boolean {
	if (success_threshold === 0) return decision_rule === 'superiority' && !designOf(design).isSingle;
	const isLoss = success_threshold !== null && success_threshold < 0;
	return isLoss && metrics.some(({ role, direction }) => role === 'primary' && direction === 'up');
}

/** isAsked: false where the design does not ask for it, and where it is a thing to do only while it is wrong. */
type Need = { readonly name: string; readonly isMissing: boolean; readonly isAsked: boolean };

function needsOf(plan: Plan): readonly Need[] {
	const primary = plan.metrics.find(({ role }) => role === 'primary');
	const guardrails = plan.metrics.filter(({ role }) => role === 'guardrail');
	const { isSingle, takesMany } = designOf(plan.design);
	const controls = plan.variants.filter((v) => v.is_control).length;
	const treatments = plan.variants.length - controls;
	const isGuarded = needsGuardrail(plan.design);
	const hypothesis = [plan.insight, plan.change, plan.audience, plan.expected_outcome];
	const blanks = [...hypothesis, plan.riskiest_assumption, plan.kill_state].filter(openBlank);
	const fields = (plan.fields ?? []).filter(({ is_retired }) => !is_retired);
	const refused = refusedFields(plan);
	const isLacking = fields.some(({ is_required, value }) => is_required && value === null);
	const needs: readonly (readonly [name: string, isMissing: boolean, isAsked?: boolean])[] = [
		['start_needs_a_hypothesis', hypothesis.includes('')],
		['start_needs_the_riskiest_assumption', plan.riskiest_assumption === ''],
		['start_needs_one_arm', isSingle && (controls > 0 || treatments !== 1), isSingle],
		['start_needs_control_and_treatment', !isSingle && (controls === 0 || treatments === 0), !isSingle],
		['start_needs_two_arms', !isSingle && !takesMany && treatments > 1, false],
		['start_needs_a_primary_metric', !primary],
		[
			'start_needs_more_than_a_value',
			primary?.kind === 'value' && !['before_after', 'regions', 'target'].includes(plan.design),
			false
		],
		['start_needs_a_minimum_effect', primary?.minimum_effect === null],
		['start_needs_a_guardrail', isGuarded && guardrails.length === 0, isGuarded],
		['start_needs_a_bearable_loss', guardrails.some((one) => one.minimum_effect === null), isGuarded],
		['start_needs_a_target', isSingle && plan.metrics.some((one) => !isTarget(one)), isSingle],
		['start_needs_a_success_threshold', plan.success_threshold === null],
		['start_needs_success_above_zero', isNoSuccess(plan), false],
		['start_needs_a_decision_rule', plan.decision_rule === 'own' && plan.own_rule === '', plan.decision_rule === 'own'],
		['start_needs_a_kill_criterion', isKillMissing(plan)],
		['success_can_be_reached', refused.has('success_can_be_reached'), false],
		['criteria_can_be_met', refused.has('criteria_can_be_met'), false],
		['criteria_can_be_missed', refused.has('criteria_can_be_missed'), false],
		['kill_spares_success', refused.has('kill_spares_success'), false],
		['start_needs_a_time_box_ahead', plan.ends_on === null],
		['kill_date_is_in_the_time_box', Boolean(plan.kill_on && plan.ends_on && plan.kill_on > plan.ends_on), false],
		['start_needs_a_cost', (plan.promised_amount ?? plan.promised_days ?? null) === null],
		['start_needs_a_marketing_owner', plan.marketing_owner_id === null],
		['start_needs_an_it_owner', plan.it_owner_id === null],
		['start_needs_filled_blanks', blanks.length > 0, false],
		['start_needs_its_fields', isLacking, fields.some(({ is_required }) => is_required)]
	];
	return needs.map(([name, isMissing, isAsked = true]) => ({ name, isMissing, isAsked }));
}

/** In numbers, in words with the day on which somebody looks, or both. */
function isKillMissing({ kill_state, kill_on, criteria = [] }: Plan): boolean {
	return kill_state === '' ? !criteria.some(({ kind }) => kind === 'kill') : kill_on === null;
}
