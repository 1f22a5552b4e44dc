import type { Refusals } from '#lib/refusals.ts';

/** The name of a cell's field in the form of readings: metric, variant and which of its numbers. */
export function cellName(metricId: number, variantId: number, number: 'n' | 'successes' | 'mean' | 'sd'): string {
	return `cells.m${metricId}v${variantId}.${number}`;
}

export const refusals: Refusals = {
	reading_is_in_the_future: { field: 'day', says: 'Choose today or a day before: what is to come cannot be read yet.' },
	reading_outside_the_time_box: { field: 'day', says: 'Choose a day of the time-box.' },
	reading_kind_differs: {
		says: 'Give how many and how many of them did it for a share; how many, their average and its deviation for an average.'
	},
	too_many_readings: { says: 'Send at most 2,000 readings at once.' },
	readings_metric_is_of_the_experiment: { says: 'Open the form again: one of its metrics is not of this experiment.' },
	readings_variant_is_of_the_experiment: {
		says: 'Open the form again: one of its variants is not of this experiment.'
	},
	readings_n_is_a_count: { says: 'Give how many there were as a whole number, 0 or more.' },
	readings_successes_fit_in_n: {
		says: 'No more can have done it than there were: check the two numbers of each cell.'
	},
	readings_sd_is_not_negative: { says: 'Give the standard deviation as a number of 0 or more.' },
	readings_mean_is_a_number: { says: 'Give the average as a number.' },
	readings_are_of_one_kind: { says: 'Fill all numbers of a cell, or none.' },
	readings_source_fits: { field: 'source', says: 'Shorten the source to 200 characters.' },
	readings_one_per_metric_variant_and_day: { says: 'Send one reading for each metric, variant and day.' },
	readings_are_replaced_once: { says: 'Send one reading for each metric, variant and day.' }
};
