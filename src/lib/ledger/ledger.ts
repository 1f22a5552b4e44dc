import type { Refusals } from '#lib/refusals.ts';

/** The days after the results on which whoever runs an event says what came of it. */
export const CHECK_DAYS = [30, 90, 180] as const;

/** The experiment a team became; moments in ISO, `live_on` a day. */
export type Followed = {
	readonly id: number;
	readonly title: string;
	readonly started_at: string | null;
	readonly ended_as: 'promoted' | 'killed' | null;
	readonly ended_at: string | null;
	readonly live_on: string | null;
};

/** What was said of a team once: carried on by somebody, to start by a day, or stopped for a reason. */
export type Said = {
	readonly at: string;
	readonly by: string;
	readonly reason: string | null;
	readonly owner: string | null;
	readonly start_by: string | null;
	readonly experiment: Followed | null;
};

/** How far what a team handed in had come. */
export type Standing = 'unsaid' | 'stopped' | 'planned' | 'running' | 'promoted' | 'killed' | 'live';

/** What a standing is called. */
export const standingNames: Readonly<Record<Standing, string>> = {
	unsaid: 'Nothing said',
	stopped: 'Stopped',
	planned: 'Being planned',
	running: 'Running',
	promoted: 'Promoted',
	killed: 'Killed',
	live: 'Live'
};

/**
 * Where a team stood at a moment, by all that was said of it in order: what was said last by then counts, and of an
 * experiment what had happened by then. Moments compare as instants; a live day counts from its beginning in UTC.
 */
export function standingAt(said: readonly Said[], moment: string): Standing {
	const at = Date.parse(moment);
	const by = (when: string | null) => when !== null && Date.parse(when) <= at;
	const last = said.findLast((one) => by(one.at));
	if (!last) return 'unsaid';
	const { experiment } = last;
	if (!experiment) return 'stopped';
	if (by(experiment.live_on)) return 'live';
	if (by(experiment.ended_at)) return experiment.ended_as ?? 'running';
	return by(experiment.started_at) ? 'running' : 'planned';
}

/** The moment so many days after another, in ISO. */
export function daysAfter(moment: string, days: number): string {
	return new Date(Date.parse(moment) + days * 86_400_000).toISOString();
}

/** Where a team stood 30, 90 and 180 days after the results; null for days that are still to come. */
export function marks(said: readonly Said[], resultsAt: string, now: string) {
	return CHECK_DAYS.map((days) => {
		const at = daysAfter(resultsAt, days);
		return { days, standing: Date.parse(at) <= Date.parse(now) ? standingAt(said, at) : null };
	});
}

/** True where somebody promised a day, it is over, and nothing has started. */
export function isLate(said: Said | undefined, today: string): boolean {
	return Boolean(said?.start_by && said.experiment && !said.experiment.started_at && said.start_by < today);
}

/** How many of the teams that handed in came how far; each step counts those that came further too. */
export type Count = {
	readonly handedIn: number;
	readonly carriedOn: number;
	readonly started: number;
	readonly decided: number;
	readonly live: number;
	readonly stopped: number;
	readonly unsaid: number;
};

/** Counts the teams of a ledger by how far they have come now. A kill counts as decided: it is a result. */
export function count(rows: readonly { readonly said: readonly Said[] }[], now: string): Count {
	const standings = rows.map(({ said }) => standingAt(said, now));
	const of = (...among: Standing[]) => standings.filter((one) => among.includes(one)).length;
	return {
		handedIn: rows.length,
		carriedOn: of('planned', 'running', 'promoted', 'killed', 'live'),
		started: of('running', 'promoted', 'killed', 'live'),
		decided: of('promoted', 'killed', 'live'),
		live: of('live'),
		stopped: of('stopped'),
		unsaid: of('unsaid')
	};
}

/** The ledger in a sentence. */
export function inWords({ handedIn, carriedOn, started, live, stopped, unsaid }: Count): string {
	if (handedIn === 0) return 'No team handed in, so nothing is to follow.';
	const parts = [`${carriedOn} carried on`];
	if (started > 0) parts.push(`${started} started`);
	if (live > 0) parts.push(`${live} live`);
	if (stopped > 0) parts.push(`${stopped} stopped`);
	if (unsaid > 0) parts.push(`${unsaid} without a word`);
	return `Of ${handedIn === 1 ? 'one team' : `${handedIn} teams`} that handed in: ${parts.join(', ')}.`;
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
