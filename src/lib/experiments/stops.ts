import type { Refusals } from '#lib/refusals.ts';

/** What a time-box can be stopped early for. */
export const stopReasons = [
	{
		value: 'kill_criterion',
		label: 'The kill criterion is met',
		hint: 'What was written down before the start as the reason to stop.',
		met: 'the kill criterion was met'
	},
	{
		value: 'guardrail',
		label: 'A guardrail is breached',
		hint: 'It costs more than was called bearable.',
		met: 'a guardrail was breached'
	},
	{
		value: 'success_threshold',
		label: 'The success threshold is reached',
		hint: 'For sure, by the interval that holds at every look: a good day is no reason.',
		met: 'the success threshold was reached'
	},
	{
		value: 'outside',
		label: 'A reason from outside',
		hint: 'The tracking broke, the campaign ended, the budget is gone.',
		met: 'of a reason from outside'
	}
] as const;

export type StopReason = (typeof stopReasons)[number]['value'];

/** A time-box that was cut short. Days are ISO days. */
export type EarlyStop = {
	readonly time_box: number;
	readonly criterion: StopReason;
	readonly reason: string;
	readonly planned_end: string;
	readonly ended_on: string;
};

/** Why, as the end of a sentence that begins "stopped early because". */
export function whyStopped(criterion: string): string {
	return stopReasons.find(({ value }) => value === criterion)?.met ?? 'of a reason that is not known here';
}

/** How often the end was moved, in words; null for never. */
export function extensionsInWords(extensions: number): string | null {
	if (extensions === 0) return null;
	return extensions === 1 ? 'extended once' : extensions === 2 ? 'extended twice' : `extended ${extensions} times`;
}

export const refusals: Refusals = {
	experiment_is_stopped: {
		says: 'Somebody has stopped this time-box already. Reload the page to read why.'
	},
	time_box_is_over: { says: 'The time-box ends by itself today or has ended: there is nothing to stop.' },
	early_stops_are_of_a_time_box: { says: 'This time-box is not there any more. Reload the page.' },
	early_stops_name_a_criterion: { field: 'criterion', says: 'Choose which criterion was met.' },
	early_stops_criterion_is_of_the_experiment: { field: 'criterion', says: 'Choose which criterion was met.' },
	stop_is_by_its_criterion: { field: 'criterion', says: 'Choose which criterion was met.' },
	early_stops_reason_is_told: { field: 'reason', says: 'Say in 10 to 1,000 characters why it stops now.' },
	early_stops_come_before_the_end: {
		says: 'The time-box ends by itself today or has ended: there is nothing to stop.'
	}
};
