import type { Refusals } from '#lib/refusals.ts';

/** The days after the results on which whoever runs an event says what came of it. */
export const CHECK_DAYS = [30, 90, 180] as const;

/** The moment so many days after another, in ISO. */
export function daysAfter(moment: string, days: number): string {
	return new Date(Date.parse(moment) + days * 86_400_000).toISOString();
}

/** The first part of a text that fits a field, cut at the end of a word and said to be cut. */
export function begun(text: string, most: number): string {
	const whole = text.replace(/\s+/g, ' ').trim();
	if (whole.length <= most) return whole;
	const cut = whole.slice(0, most - 1);
	const space = cut.lastIndexOf(' ');
	return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

export const refusals = {
	no_such_team: { says: 'This team is not there any more. Go back to the ledger of its event.' },
	no_such_event: { says: 'This event is not there any more. Go back to the list of events.' },
	no_such_idea: { says: 'The idea of this team is not there any more.' },
	organizer_only: { says: 'Only whoever runs the event says what came of it. Ask one of them.' },
	no_such_experiment: { says: 'This experiment is not there any more. Choose another one.' },
	experiment_is_of_the_idea: { says: 'This experiment tests another idea. Choose one of this idea.' },
	follow_through_is_theirs: { says: 'Only the team and whoever runs the event say what becomes of it.' },
	follow_through_waits_for_results: { says: 'What becomes of it is said once the results are out.' },
	follow_through_is_of_submissions: { says: 'This team handed nothing in, so there is nothing to carry on.' },
	team_is_carried_on: { says: 'Somebody has carried this team on meanwhile. Open its experiment.' },
	team_is_stopped: { says: 'Somebody has stopped this meanwhile. It can still be carried on.' },
	team_has_started: {
		says: 'Its experiment has started. It ends by a decision, not here: open the experiment and ask for one.'
	},
	owner_is_not_here: { field: 'owner', says: 'This person has no complete profile here. Choose somebody else.' },
	owner_is_of_a_function: {
		field: 'owner',
		says: 'An experiment is owned by marketing and IT. Choose somebody of one of them.'
	},
	start_by_is_ahead: { field: 'start_by', says: 'Choose a day from today on, at most a year ahead.' },
	ledger_check_is_early: { field: 'words', says: 'This is asked once so many days have passed since the results.' },
	ledger_is_checked: { says: 'Somebody has said this meanwhile; it stands above.' },
	follow_throughs_are_of_the_event: { says: 'This team is not part of the event.' },
	follow_throughs_carry_on_or_stop: { says: 'A team is either carried on or stopped. Open the form again.' },
	follow_throughs_reason_is_told: { field: 'reason', says: 'Say why in 10 to 1,000 characters.' },
	follow_throughs_day_is_a_day: { field: 'start_by', says: 'Choose a day from today on, at most a year ahead.' },
	ledger_checks_have_a_day: { says: 'The ledger is read 30, 90 and 180 days after the results.' },
	ledger_checks_say_something: { field: 'words', says: 'Say what came of it in 10 to 2,000 characters.' }
} satisfies Refusals;
