import { countsDays, type Design } from '#lib/experiments/designs.ts';
import { daysBetween, type ExperimentState } from '#lib/experiments/experiments.ts';
import type { NumberName } from '#lib/experiments/readingNumbers.ts';
import type { Refusals } from '#lib/refusals.ts';

/** Where a reading stands: its metric and its variant. */
export type Place = { readonly metric_id: number; readonly variant_id: number };

/** The name of a cell's field in the form of readings: metric, variant and which of its numbers. */
export function cellName(metricId: number, variantId: number, number: NumberName): string {
	return `cells.m${metricId}v${variantId}.${number}`;
}

/** The name of the field that says which reading a cell showed: its id, 0 for none. */
export function seenName(metricId: number, variantId: number): string {
	return `cells.m${metricId}v${variantId}.seen`;
}

/** The name of the box that withdraws what a cell shows. */
export function withdrawName(metricId: number, variantId: number): string {
	return `cells.m${metricId}v${variantId}.withdraws`;
}

export const refusals: Refusals = {
	reading_is_in_the_future: { field: 'day', says: 'Choose today or a day before: what is to come cannot be read yet.' },
	reading_outside_the_time_box: { field: 'day', says: 'Choose a day of the time-box.' },
	reading_was_corrected_meanwhile: {
		says: 'Somebody corrected or withdrew one of these numbers after you had opened this page. What you typed is still here, and not saved: look at the day in a second tab, then save here again to correct it.'
	},
	readings_withdrawal_is_told: { field: 'reason', says: 'Say in 3 to 200 characters why it does not count.' },
	segment_readings_withdrawal_is_told: { field: 'reason', says: 'Say in 3 to 200 characters why it does not count.' },
	withdrawals_are_of_one_day: {
		says: 'Withdraw a reading in the form of its day: programs and running totals only append.'
	},
	reading_kind_differs: {
		says: 'Give the numbers this metric is read by: n and successes, or n, mean and sd, the same of both sums of a ratio, or one value a day.'
	},
	too_many_readings: { says: 'Send at most 100,000 readings at once.' },
	too_many_imports: { says: 'That were many imports in a row. Wait ten minutes, then import again.' },
	import_took_too_long: {
		says: 'The database was too busy for this many at once, so nothing was written. Import again in a moment, or one half first.'
	},
	cumulative_readings_rise: {
		field: 'totals',
		says: 'A running total falls below what was read before. Correct it, or choose “Each day by itself”.'
	},
	later_totals_are_missing: {
		field: 'totals',
		says: 'Later days were counted from this running total. Send the running totals of all later days together with it.'
	},
	too_many_pushed_readings: { says: 'Send at most 10,000 readings in one request.' },
	token_is_not_valid: { says: 'This token opens nothing here: make a new one on the page of the experiment.' },
	too_many_pushes: { says: 'Send at most 60 requests a minute with one token.' },
	push_key_was_used: { says: 'This Idempotency-Key came with other readings before: use a new key for new readings.' },
	reading_pushes_key_fits: { says: 'Give an Idempotency-Key of 1 to 200 characters.' },
	too_many_tokens: { field: 'name', says: 'Revoke a token first: an experiment has at most ten.' },
	reading_tokens_name_is_short: { field: 'name', says: 'Give the token a name of 1 to 60 characters.' },
	readings_metric_is_of_the_experiment: { says: 'Open the form again: one of its metrics is not of this experiment.' },
	readings_variant_is_of_the_experiment: {
		says: 'Open the form again: one of its variants is not of this experiment.'
	},
	readings_n_is_a_count: { says: 'Give how many there were as a whole number, 0 or more.' },
	reading_is_on_the_wrong_side: {
		field: 'day',
		says: 'Before is read on days before the start, after from the start on.'
	},
	readings_successes_are_a_count: { says: 'Give how many did it as a whole number, 0 or more.' },
	readings_successes_fit_in_n: {
		says: 'No more can have done it than there were: check the two numbers of each cell.'
	},
	readings_sd_is_not_negative: { says: 'Give the standard deviation as a number of 0 or more, and below 1e100.' },
	readings_mean_is_a_number: { says: 'Give the average as a number, no larger than 1e100.' },
	readings_second_mean_is_a_number: { says: 'Give the second average as a number, no larger than 1e100.' },
	readings_second_sd_is_not_negative: {
		says: 'Give the second standard deviation as a number of 0 or more, and below 1e100.'
	},
	readings_correlation_is_one: { says: 'Give the correlation as a number from −1 to 1.' },
	readings_second_is_whole: { says: 'Give the second average, its deviation and the correlation, or none of them.' },
	ratio_needs_a_denominator: {
		says: 'A ratio needs at least one that is counted and a denominator above 0: leave a day without any empty.'
	},
	segment_readings_metric_is_of_the_experiment: {
		says: 'Name a metric of this experiment for each segment.'
	},
	segment_readings_variant_is_of_the_experiment: { says: 'Name a variant of this experiment for each segment.' },
	segment_readings_name_is_short: { says: 'Name each segment in 1 to 60 characters, and what parts them in up to 40.' },
	segment_readings_are_whole: { says: 'Give the same numbers of a segment as of the whole, each one a number.' },
	segment_readings_source_fits: { field: 'source', says: 'Shorten the source to 200 characters.' },
	segment_readings_one_per_segment_and_day: { says: 'Send one reading for each segment, metric, variant and day.' },
	segment_readings_are_replaced_once: { says: 'Send one reading for each segment, metric, variant and day.' },
	segments_need_a_random_split: { says: 'Leave segments out: only in an A/B test can they be compared.' },
	segments_have_a_spread: { says: 'Leave out the segments of a single value: nothing says how it varies.' },
	segments_are_by_day: { says: 'Send segments as the numbers of each day, not as running totals.' },
	too_many_segments: { says: 'Keep to 40 segments: with more, some would differ by chance alone.' },
	readings_are_of_one_kind: { says: 'Fill all numbers of a cell, or none.' },
	readings_source_fits: { field: 'source', says: 'Shorten the source to 200 characters.' },
	readings_one_per_metric_variant_and_day: { says: 'Send one reading for each metric, variant and day.' },
	readings_are_replaced_once: { says: 'Send one reading for each metric, variant and day.' }
};

/** How far before the start a design that compares with before is read; the database holds to the same. */
const DAYS_BEFORE = 90;

/** The variants that can be read on a day: before and after a change are not there at once. */
export function variantsOn<V extends { readonly is_control: boolean }>(
	experiment: { readonly design: Design; readonly starts_on: string | null; readonly variants: readonly V[] },
	day: string
): readonly V[] {
	const { design, starts_on, variants } = experiment;
	if (design !== 'before_after') return variants;
	return variants.filter(({ is_control }) => is_control === day < (starts_on ?? day));
}

/** Whether readings of an average are asked for what was before the start: where the plan counts on it. */
export function asksBefore(experiment: { readonly design: Design; readonly uses_pre_period: boolean }): boolean {
	return experiment.design === 'ab_test' && experiment.uses_pre_period;
}

/** Today or the last day of the time-box, whichever is earlier, and every day back to the first: the days one can read. */
export function readingDays(experiment: {
	readonly state: ExperimentState;
	readonly today: string;
	readonly starts_on: string | null;
	readonly ends_on: string | null;
	readonly started_at: string | null;
	readonly design?: Design;
}): readonly string[] {
	const { starts_on: first, ends_on: end, today } = experiment;
	const isOpen = experiment.started_at !== null && experiment.state !== 'promoted' && experiment.state !== 'killed';
	if (!isOpen || !first || !end) return [];
	const last = end < today ? end : today;
	const earlier = experiment.design && countsDays(experiment.design) ? DAYS_BEFORE : 0;
	const count = daysBetween(first, last) + 1 + earlier;
	return Array.from({ length: Math.max(0, count) }, (_, back) => dayBefore(last, back));
}

function dayBefore(day: string, back: number): string {
	return new Date(Date.parse(day) - back * 86_400_000).toISOString().slice(0, 10);
}
