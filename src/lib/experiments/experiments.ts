import type { Database } from '#lib/database.types.ts';
import type { EarlyCut } from '#lib/experiments/effect.ts';
import type { Tag } from '#lib/experiments/tags.ts';
import type { Refusals } from '#lib/refusals.ts';

export type ExperimentState = Database['public']['Enums']['experiment_state'];

/** An experiment as a list shows it. */
export type ExperimentRow = {
	readonly id: number;
	readonly idea_id: number;
	readonly idea: string;
	readonly title: string;
	readonly state: ExperimentState;
	readonly today: string;
	readonly starts_on: string | null;
	readonly ends_on: string | null;
	readonly time_box: number;
	readonly drafted_at: string;
	readonly ended_at: string | null;
	readonly marketing_owner_id: string | null;
	readonly marketing_owner: string | null;
	readonly it_owner_id: string | null;
	readonly it_owner: string | null;
	readonly primary_kpi: string | null;
	readonly design: Database['public']['Enums']['experiment_design'];
	readonly look_rule: Database['public']['Enums']['look_rule'];
	readonly looks: number | null;
	/** What was measured is held back from the reader. */
	readonly is_held: boolean;
	/** What it is found by; absent where the list does not say. */
	readonly tags?: readonly Tag[] | null;
	/** What is met now; null once it has ended. */
	readonly criterion_met: Database['public']['Enums']['criterion_kind'] | null;
	/** Extended, or in a later time-box than was registered. */
	readonly was_moved: boolean;
	/** How its first time-box was cut short, where looks were promised. */
	readonly cut: EarlyCut | null;
};

/** How each state is called on screen. */
export const stateWords: Readonly<Record<ExperimentState, string>> = {
	draft: 'Draft',
	running: 'Running',
	iterating: 'Running again',
	due: 'Due for a decision',
	deciding: 'Being decided',
	promoted: 'Promoted',
	killed: 'Killed'
};

// what an index knows: the state itself is worked out from today, which no index can
const OPEN = 'started_at.not.is.null,ended_as.is.null';

/** What the list can be narrowed to, as its URL writes it. */
export const stateFilters = [
	{ value: 'draft', label: 'Drafts', states: ['draft'], stored: 'started_at.is.null' },
	{ value: 'running', label: 'Running', states: ['running', 'iterating'], stored: OPEN },
	{ value: 'due', label: 'Due', states: ['due'], stored: OPEN },
	{ value: 'deciding', label: 'Being decided', states: ['deciding'], stored: OPEN },
	{ value: 'promoted', label: 'Promoted', states: ['promoted'], stored: 'ended_as.eq.promoted' },
	{ value: 'killed', label: 'Killed', states: ['killed'], stored: 'ended_as.eq.killed' }
] as const satisfies readonly { value: string; label: string; states: readonly ExperimentState[]; stored: string }[];

/** Whether readings still come in. */
export function isRunning(state: ExperimentState): boolean {
	return state === 'running' || state === 'iterating';
}

/** Whole days from one day to another, negative when the second lies before the first. Days as `2026-03-01`. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** What is left of the time-box, in words; null when nothing runs. The last day counts as a day. */
export function daysLeft({ state, today, ends_on }: Pick<ExperimentRow, 'state' | 'today' | 'ends_on'>): string | null {
	if (!ends_on) return null;
	const days = daysBetween(today, ends_on) + 1;
	if (isRunning(state)) return days === 1 ? 'Last day' : `${days} days left`;
	if (state === 'due') return days === 0 ? 'Ended yesterday' : `Ended ${1 - days} days ago`;
	return null;
}

export const refusals: Refusals = {
	no_such_experiment: { says: 'This experiment is not there any more. Go back to the list and open it again.' },
	no_such_idea: { says: 'This idea is not there any more. Go back to the ideas and choose another.' },
	idea_is_merged: { says: 'This idea was merged into another one. Plan the experiment from that one.' },
	experiment_team_only: {
		says: 'Only those who run this experiment can change it: its owners, who drafted it and the team on its idea. Ask one of them.'
	},
	experiment_has_started: { says: 'It has started already. Open the experiment to see what was registered.' },
	experiment_has_not_started: { says: 'It has not started yet. Finish the plan and start it first.' },
	experiment_is_decided: {
		says: 'A decision is being taken or was taken. What was measured and promised stays as it is.'
	},
	registration_is_frozen: {
		says: 'It has started, so the plan is frozen. Write an amendment instead: it stands beside what was registered.'
	},
	experiments_start_registered: { says: 'It has not started yet. Finish the plan and start it first.' },
	experiments_are_drafted_once: { says: 'This draft is there already. Open it from the list of experiments.' }
};
