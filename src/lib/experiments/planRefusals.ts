import { refusals as criteriaRefusals } from '#lib/experiments/criteria.ts';
import type { Refusals } from '#lib/refusals.ts';

/** What a start still asks of a plan, in the order of the form. */
export const startRefusals: Refusals = {
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
		says: 'Give every metric its target: a share in per cent and under 100 %, anything else in its unit.'
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
	success_can_be_reached: {
		field: 'success_threshold',
		says: 'Lower the success threshold: no reading can reach it. A share ends at 100 %, and nothing that is counted falls below 0.'
	},
	criteria_can_be_met: {
		field: 'kills.0.value',
		says: 'Give every criterion a number that a reading can reach: a share lies between 0 % and 100 %, and a count is not negative.'
	},
	criteria_can_be_missed: {
		field: 'kills.0.value',
		says: 'Some criteria are met whatever is read, alone or together: give them numbers that a reading can miss.'
	},
	kill_spares_success: {
		field: 'kills.0.value',
		says: 'Every success would meet a kill criterion too: turn its side round (“or less”, “or more”) or change its number.'
	},
	start_needs_a_time_box_ahead: { field: 'ends_on', says: 'Give the time-box a last day after today.' },
	kill_date_is_in_the_time_box: {
		field: 'kill_on',
		says: 'Put the day of the kill criterion between the first and the last day of the time-box.'
	},
	start_needs_a_cost: {
		field: 'promised_amount',
		says: 'Promise what it may cost, in money or person-days. Write 0 where that is nothing.'
	},
	start_needs_a_marketing_owner: { field: 'marketing_owner_id', says: 'Choose who stands for marketing.' },
	start_needs_an_it_owner: { field: 'it_owner_id', says: 'Choose who stands for IT.' },
	start_needs_filled_blanks: {
		field: 'insight',
		says: 'Fill in the blanks of the template: what stands between “[” and “…]” is yours to write.'
	},
	start_needs_its_fields: {
		field: 'fields',
		says: 'Fill in the fields of this workspace that are marked as needed.'
	}
};

export const refusals: Refusals = {
	...startRefusals,
	...criteriaRefusals,
	plan_was_saved_meanwhile: {
		says: 'Somebody saved this plan after you had opened it. What you typed is still in the fields, and not saved: open the plan in a second tab to see what is different, then save here again to replace it.'
	},
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
	experiments_promised_amount_is_money: {
		field: 'promised_amount',
		says: 'Write the money as a whole number from 0 to 100 billion.'
	},
	experiments_promised_days_are_half_days: {
		field: 'promised_days',
		says: 'Write person-days in halves, from 0 to 100,000, like 2 or 2.5.'
	},
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
