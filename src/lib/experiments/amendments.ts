import { dayLabel } from '#lib/experiments/days.ts';
import type { Experiment } from '#lib/experiments/experiment.schema.ts';
import { change } from '#lib/experiments/percentages.ts';
import type { Refusals } from '#lib/refusals.ts';

/** What of a registration can be amended, in the order of the plan. */
export const amendable = [
	{
		value: 'ends_on',
		label: 'Last day of the time-box',
		hint: 'Extends the time-box. The extension is counted.',
		as: 'day'
	},
	{ value: 'insight', label: 'Because', as: 'text' },
	{ value: 'change', label: 'We believe that', as: 'text' },
	{ value: 'audience', label: 'For', as: 'text' },
	{ value: 'expected_outcome', label: 'Will cause', as: 'text' },
	{ value: 'riskiest_assumption', label: 'Riskiest assumption', as: 'text' },
	{ value: 'success_threshold', label: 'Success threshold', hint: 'In per cent.', as: 'ratio' },
	{ value: 'kill_state', label: 'Kill criterion in words', as: 'text' },
	{ value: 'kill_on', label: 'Day to check it', as: 'day' }
] as const satisfies readonly { value: string; label: string; hint?: string; as: 'day' | 'text' | 'ratio' }[];

export type AmendableField = (typeof amendable)[number]['value'];

/** The field, or undefined for a word that is none. */
export function amendableField(name: string | null): (typeof amendable)[number] | undefined {
	return amendable.find(({ value }) => value === name);
}

export const refusals: Refusals = {
	amendment_changes_nothing: { field: 'value', says: 'This is what stands already. Write what is different now.' },
	amendment_is_not_a_value: {
		field: 'value',
		says: 'Write a value that fits: a day, a change in per cent, or a sentence.'
	},
	amended_success_is_no_loss: {
		field: 'value',
		says: 'Let success stay above 0 %: a loss is none. 0 % is right where not to be worse is all that was promised, or to meet a target.'
	},
	extension_ends_later: {
		field: 'value',
		says: 'Choose a day after today and after the present last day, a year after the start at most.'
	},
	stopped_is_not_extended: {
		field: 'value',
		says: 'This time-box was stopped early, and that stands. Another time-box takes a decision.'
	},
	kill_date_is_in_the_time_box: {
		field: 'value',
		says: 'Put the day of the kill criterion between the first and the last day of the time-box.'
	},
	amendments_value_fits: { field: 'value', says: 'Shorten this to 500 characters.' },
	amendments_reason_is_told: { field: 'reason', says: 'Say why in 10 to 1,000 characters.' },
	amendments_change_what_can_change: { field: 'field', says: 'Choose what is different now from the list.' }
};

/** Why nothing of it can be amended now, or not this field; null where it can. The database refuses the same. */
export function whyFixed(
	experiment: Pick<Experiment, 'state' | 'time_box' | 'early_stops' | 'time_boxes' | 'today'>,
	field?: AmendableField
): string | null {
	const { state, time_box, early_stops, time_boxes, today } = experiment;
	if (state === 'deciding') return 'It is being decided: what was promised stays as it is until that is done.';
	if (field !== 'ends_on') return null;
	if (early_stops.some((stop) => stop.time_box === time_box))
		return 'This time-box was stopped early, and that stands. Another time-box takes a decision.';
	const last = extensibleTo(time_boxes, time_box);
	if (last !== null && last <= today)
		return 'This time-box began a year ago, and none lasts longer. Another one takes a decision.';
	return null;
}

/** The last day a time-box can be extended to: a year after its first. */
export function extensibleTo(boxes: Experiment['time_boxes'], time_box: number): string | null {
	const first = boxes.find(({ number }) => number === time_box)?.starts_on;
	return first === undefined ? null : new Date(Date.parse(first) + 366 * 86_400_000).toISOString().slice(0, 10);
}

/** The value that stands now, where it was amended. */
export function amendedValue(
	amendments: readonly { readonly field: string; readonly amended_value: string }[],
	field: AmendableField
): string | null {
	return amendments.findLast((amendment) => amendment.field === field)?.amended_value ?? null;
}

/** The value that stands now, amended or as registered. The end is that of the time-box, which moves with it. */
export function standing(
	experiment: Pick<Experiment, 'amendments' | 'registration' | 'ends_on'>,
	field: AmendableField
): string | null {
	if (field === 'ends_on') return experiment.ends_on;
	const registered = experiment.registration?.[field];
	return (
		amendedValue(experiment.amendments, field) ??
		(registered === undefined || registered === null ? null : String(registered))
	);
}

/** A value of a registration as people read it: days as days, ratios in per cent. */
export function written(field: string, value: string | number | null): string {
	const as = amendable.find((one) => one.value === field)?.as;
	if (value === null || value === '') return '–';
	return as === 'day' ? dayLabel(String(value)) : as === 'ratio' ? change(Number(value)) : String(value);
}
