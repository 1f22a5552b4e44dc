import { refusals as criteriaRefusals } from '#lib/experiments/criteria.ts';
import { designOf, type Design } from '#lib/experiments/designs.ts';
import type { Refusals } from '#lib/refusals.ts';

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
	readonly criteria?: readonly { readonly kind: 'kill' | 'success' }[];
	readonly starts_on: string | null;
	readonly ends_on: string | null;
	readonly marketing_owner_id: string | null;
	readonly it_owner_id: string | null;
	readonly variants: readonly { readonly name: string; readonly is_control: boolean }[];
	readonly metrics: readonly {
		readonly role: 'primary' | 'secondary' | 'guardrail';
		readonly kpi_id: number;
		readonly minimum_effect: number | null;
		readonly target: number | null;
		/** How the KPI is read; absent where it is not known. */
		readonly kind?: string;
		readonly direction?: 'up' | 'down';
	}[];
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
	return Object.entries(startRefusals).flatMap(([name, { field = '', says }]) =>
		names.has(name) ? [{ field, says }] : []
	);
}

/** Everything that the start asks of a plan of this design, done or not, in the order of the form. */
export function checklist(plan: Plan): readonly (Missing & { readonly isDone: boolean })[] {
	const missing = new Set(missingNames(plan));
	// a number about a KPI that is not chosen yet is not asked for twice, but neither is it there
	if (missing.has('start_needs_a_primary_metric')) missing.add('start_needs_a_minimum_effect');
	if (missing.has('start_needs_a_guardrail')) missing.add('start_needs_a_bearable_loss');
	return needsOf(plan).flatMap(({ name, isAsked }) => {
		const { field = '', says = '' } = startRefusals[name] ?? {};
		return isAsked || missing.has(name) ? [{ field, says, isDone: !missing.has(name) }] : [];
	});
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
	const needsGuardrail = plan.design !== 'fake_door' && plan.design !== 'survey';
	const hypothesis = [plan.insight, plan.change, plan.audience, plan.expected_outcome];
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
		['start_needs_a_guardrail', needsGuardrail && guardrails.length === 0, needsGuardrail],
		['start_needs_a_bearable_loss', guardrails.some((one) => one.minimum_effect === null), needsGuardrail],
		['start_needs_a_target', isSingle && plan.metrics.some((one) => !isTarget(one)), isSingle],
		['start_needs_a_success_threshold', plan.success_threshold === null],
		['start_needs_success_above_zero', isNoSuccess(plan), false],
		['start_needs_a_decision_rule', plan.decision_rule === 'own' && plan.own_rule === '', plan.decision_rule === 'own'],
		['start_needs_a_kill_criterion', isKillMissing(plan)],
		['start_needs_a_time_box_ahead', plan.ends_on === null],
		['kill_date_is_in_the_time_box', Boolean(plan.kill_on && plan.ends_on && plan.kill_on > plan.ends_on), false],
		['start_needs_a_marketing_owner', plan.marketing_owner_id === null],
		['start_needs_an_it_owner', plan.it_owner_id === null]
	];
	return needs.map(([name, isMissing, isAsked = true]) => ({ name, isMissing, isAsked }));
}

/** In numbers, in words with the day on which somebody looks, or both. */
function isKillMissing({ kill_state, kill_on, criteria = [] }: Plan): boolean {
	return kill_state === '' ? !criteria.some(({ kind }) => kind === 'kill') : kill_on === null;
}

/** In the order of the form. */
const startRefusals: Refusals = {
	start_needs_a_hypothesis: {
		field: 'insight',
		says: 'Write the hypothesis in all four parts: because, we believe that, for, will cause.'
	},
	start_needs_the_riskiest_assumption: {
		field: 'riskiest_assumption',
		says: 'Name the riskiest assumption: what must be true and is known least.'
	},
	start_needs_control_and_treatment: {
		field: 'variants.1.name',
		says: 'Name a control and at least one treatment to compare with it.'
	},
	start_needs_one_arm: {
		field: 'variants.0.name',
		says: 'Keep one arm and no control: this design holds it against a target.'
	},
	start_needs_two_arms: {
		field: 'variants.1.name',
		says: 'Keep two arms: without chance in the split only two can be told apart.'
	},
	start_needs_a_primary_metric: { field: 'primary_kpi_id', says: 'Choose the KPI that decides.' },
	start_needs_more_than_a_value: {
		field: 'primary_kpi_id',
		says: 'One number a day cannot decide here: choose a share, an average, a count or a ratio, or test before and after, by regions or against a target.'
	},
	start_needs_a_minimum_effect: { field: 'minimum_effect', says: 'Say the smallest change worth having, in per cent.' },
	start_needs_a_guardrail: { field: 'guardrail_kpi_id', says: 'Choose one KPI that must not get worse.' },
	start_needs_a_bearable_loss: {
		field: 'bearable_loss',
		says: 'Say how much loss on the guardrail is bearable, in per cent.'
	},
	start_needs_a_target: {
		field: 'primary_target',
		says: 'Give every metric its target: a share with its sign and under 100 %, like 12 %, anything else in its unit.'
	},
	start_needs_a_success_threshold: {
		field: 'success_threshold',
		says: 'Say from what change on this is a success, in per cent.'
	},
	start_needs_success_above_zero: {
		field: 'success_threshold',
		says: 'Let success start above 0 %: a loss is none. 0 % is right where not to be worse is all that was promised, or to meet a target.'
	},
	start_needs_a_decision_rule: {
		field: 'own_rule',
		says: 'Write your own rule in words, before anybody has seen a number.'
	},
	start_needs_a_kill_criterion: {
		field: 'kill_state',
		says: 'Write a kill criterion: a number of a metric, or in words what you would see and the day you check it.'
	},
	start_needs_a_time_box_ahead: { field: 'ends_on', says: 'Give the time-box a last day after today.' },
	kill_date_is_in_the_time_box: {
		field: 'kill_on',
		says: 'Put the day of the kill criterion between the first and the last day of the time-box.'
	},
	start_needs_a_marketing_owner: { field: 'marketing_owner_id', says: 'Choose who stands for marketing.' },
	start_needs_an_it_owner: { field: 'it_owner_id', says: 'Choose who stands for IT.' }
};

export const refusals: Refusals = {
	...startRefusals,
	...criteriaRefusals,
	experiments_title_is_short: { field: 'title', says: 'Name it in 3 to 120 characters.' },
	experiments_hypothesis_fits: {
		field: 'insight',
		says: 'Shorten the parts of the hypothesis to 500 characters each.'
	},
	experiments_assumption_fits: { field: 'riskiest_assumption', says: 'Shorten the assumption to 500 characters.' },
	experiments_kill_state_fits: { field: 'kill_state', says: 'Shorten the kill criterion to 500 characters.' },
	experiments_threshold_is_a_ratio: {
		field: 'success_threshold',
		says: 'Give the success threshold as a change between −100 % and 1,000 %.'
	},
	experiments_end_after_they_start: { field: 'ends_on', says: 'Let the time-box end after it starts.' },
	experiments_last_at_most_a_year: { field: 'ends_on', says: 'Let the time-box last a year at most.' },
	experiments_dates_are_days: { field: 'ends_on', says: 'Give real days, like 1 March 2026.' },
	experiments_have_two_owners: {
		field: 'it_owner_id',
		says: 'Choose two people: nobody stands for marketing and IT at once.'
	},
	experiments_marketing_owner_id_fkey: { field: 'marketing_owner_id', says: 'Choose who stands for marketing.' },
	experiments_it_owner_id_fkey: { field: 'it_owner_id', says: 'Choose who stands for IT.' },
	variants_name_is_short: { field: 'variants.1.name', says: 'Name each variant in 1 to 60 characters.' },
	variants_name_is_unique: { field: 'variants.1.name', says: 'Give every variant a name of its own.' },
	variants_description_fits: { field: 'variants.1.description', says: 'Shorten the description to 500 characters.' },
	variants_weight_is_positive: {
		field: 'variants.1.weight',
		says: 'Give each variant a share above 0 and up to 1,000.'
	},
	variants_have_a_place: { field: 'variants.1.name', says: 'Save again: the variants were sent in a muddle.' },
	variants_have_one_control: { field: 'variants.0.name', says: 'Keep one control.' },
	metrics_have_one_primary: { field: 'primary_kpi_id', says: 'Choose one KPI that decides.' },
	plan_has_too_many_metrics: {
		field: 'primary_kpi_id',
		says: 'Choose at most five secondary metrics and five guardrails: each more costs certainty on all.'
	},
	metrics_target_is_above_zero: { field: 'primary_target', says: 'Give a target above 0.' },
	experiments_adjust_only_random_splits: {
		field: 'uses_pre_period',
		says: 'Adjust by what was before only in an A/B test: elsewhere chance did not choose.'
	},
	experiments_looks_are_counted: { field: 'looks', says: 'Plan 2 to 10 looks, or choose another way to look.' },
	experiments_own_rule_fits: { field: 'own_rule', says: 'Shorten the rule to 500 characters.' },
	metrics_measure_different_kpis: {
		field: 'guardrail_kpi_id',
		says: 'Choose another KPI here: each has one place in a plan.'
	},
	metrics_effect_is_a_ratio: { field: 'minimum_effect', says: 'Give a change above 0 % and up to 1,000 %.' },
	metrics_baseline_is_a_number: { field: 'baseline', says: 'Give the baseline as a number of 0 or more.' },
	metrics_kpi_id_fkey: { field: 'primary_kpi_id', says: 'Choose a KPI of the library.' }
};
