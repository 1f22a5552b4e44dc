import type { Refusals } from '#lib/refusals.ts';

/** What is refused of readings from production, and what to do about it. */
export const productionRefusals: Refusals = {
	production_is_its_owners: {
		says: 'Only who runs this in production and the owners of the experiment enter what is read. Ask one of them.'
	},
	production_metric_is_watched: {
		field: 'text',
		says: 'Read the metric that decided, and the guardrails: others are not watched in production.'
	},
	production_day_has_come: { field: 'day', says: 'Choose a day from the live date until today.' },
	production_kind_differs: {
		says: 'Give the numbers this metric is read by, none more than there were: n and successes, n, mean and sd, both sums of a ratio, or one value.'
	},
	production_reading_was_corrected: {
		says: 'Somebody corrected one of these readings meanwhile. What you typed is not saved: look at the day in a second tab, then decide.'
	},
	too_many_production_readings: { field: 'text', says: 'Send at most 10,000 readings at once: split the table.' },
	production_readings_are_replaced_once: { says: 'Send one reading for each metric, group and day.' },
	production_readings_one_per_place_and_day: { says: 'Send one reading for each metric, group and day.' },
	production_readings_withdrawal_is_told: {
		field: 'reason',
		says: 'Say in 3 to 200 characters why it does not count.'
	},
	production_readings_n_is_a_count: { says: 'Give how many there were as a whole number, 0 or more.' },
	production_readings_successes_are_a_count: { says: 'Give how many did it as a whole number, 0 or more.' },
	production_readings_numbers_are_finite: {
		says: 'Give numbers no larger than 1e100, deviations of 0 or more, and a correlation from −1 to 1.'
	},
	production_readings_are_of_one_kind: { says: 'Fill all numbers of a cell, or none.' },
	production_readings_second_is_whole: { says: 'Give the second average, its deviation and the correlation, or none.' },
	production_readings_source_fits: { field: 'source', says: 'Shorten the source to 200 characters.' }
};
