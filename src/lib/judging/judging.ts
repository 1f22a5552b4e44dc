import type { Enums } from '#lib/database.types.ts';
import type { Attached } from '#lib/files/files.ts';
import { finalRefusals } from '#lib/judging/finals.ts';
import { guestRefusals } from '#lib/judging/guests.ts';
import { pairRefusals } from '#lib/judging/pairs.ts';
import type { Refusals } from '#lib/refusals.ts';
import type { Field, TitledLink } from '#lib/submissions/submissions.ts';

/** Where the judging of an event stands, by the clock of the database. */
export type JudgingState = Enums<'judging_state'>;

/** One line of the rubric: what is looked at, what the worst and the best mark mean, and how much it counts. */
export type Criterion = {
	readonly id: number;
	readonly name: string;
	readonly least_means: string;
	readonly most_means: string;
	readonly weight: number;
};

/** The rubrics of an event: its own, and for each challenge those criteria by which it is judged instead, none where it is not. */
export type Rubrics = {
	readonly criteria: readonly Criterion[];
	readonly challenges: readonly {
		readonly id: number;
		readonly title: string;
		readonly criteria: readonly Criterion[];
	}[];
};

/** What a project is judged by. `rubric`: the challenge whose own it is; null for the event's. */
export function criteriaFor({ criteria, challenges }: Rubrics, rubric: number | null): readonly Criterion[] {
	return challenges.find(({ id }) => id === rubric)?.criteria ?? criteria;
}

/** What a judge gave a project: points by criterion. */
export type Given = {
	readonly version: number;
	readonly saved_at: string;
	readonly comment: string;
	readonly points: Readonly<Record<string, number>>;
	/** Whether the team handed in again since. */
	readonly is_outdated?: boolean;
	/** Whether it was given with an earlier link of a guest: it counts, and is neither shown nor changed. */
	readonly is_sealed?: boolean;
};

/** What a team handed in, field by field as the event asks for it; longer texts as rendered HTML. */
export type HandedIn = {
	readonly parts: readonly ({ readonly key: string; readonly label: string; readonly kind: Field['kind'] } & (
		{ readonly html: string } | { readonly text: string }
	))[];
	readonly links: readonly TitledLink[];
	readonly files: readonly JudgedFile[];
};

/** A file of a project, and where whoever judges it reads it. */
export type JudgedFile = Attached & { readonly address: string };

/** A project in a judge's queue. */
export type Queued = {
	readonly team: number;
	readonly name: string;
	readonly idea: string;
	/** The challenge whose own rubric it is judged by; null for the event's. */
	readonly rubric: number | null;
	/** Until when the team has more time, while it has. */
	readonly more_until: string | null;
	readonly written: HandedIn;
	readonly has_conflict: boolean;
	readonly given: Given | null;
};

/** A rubric to begin with. */
export const defaultRubric: readonly Omit<Criterion, 'id'>[] = [
	{
		name: 'Business value',
		least_means: 'Nobody would pay or work differently for it',
		most_means: 'Moves a priority of ours by an amount we can name',
		weight: 3
	},
	{
		name: 'IT feasibility',
		least_means: 'Needs systems or data that we do not have',
		most_means: 'Runs with what we have, and somebody can own it',
		weight: 3
	},
	{
		name: 'Evidence',
		least_means: 'An opinion',
		most_means: 'Shown with people or data, and what would refute it is named',
		weight: 2
	},
	{
		name: 'Novelty',
		least_means: 'We have it already',
		most_means: 'A way nobody here has tried',
		weight: 1
	}
];

/** How judges judge. */
export const methodNames: Readonly<Record<Enums<'judging_method'>, string>> = {
	rubric: 'Marks by a weighted rubric',
	pairs: 'Two projects at a time, the better of them each time'
};

/** Why a guest finds nothing of what was given before a new link was made. */
export const EARLIER_LINK =
	'You judged this with an earlier link. It counts as you gave it. So that nobody reads or changes it who made you a new link, this one neither shows nor changes it.';

/** How the judging stands, in a sentence. */
export const stateInWords: Readonly<Record<JudgingState, string>> = {
	before: 'Judging begins at the deadline for handing in.',
	open: 'Judges score now, and can change what they gave until the voting begins.',
	closed: 'The scoring is closed. The scores are sealed until an organizer opens them.',
	opened: 'The scores are open. Nothing changes any more.'
};

/** "3 of 7 scored", and whether that is all. */
export function progressInWords(done: number, seats: number): string {
	if (seats === 0) return 'No project to score';
	return done === seats ? `All ${seats} scored` : `${done} of ${seats} scored`;
}

/** A weight as its share of the whole: "33 %". */
export function shareInWords(weight: number, criteria: readonly { readonly weight: number }[]): string {
	const all = criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
	return `${Math.round((100 * weight) / all)}\u202f%`;
}

/** A rubric in a line: "Reach (60 %), Cost (40 %)". */
export function rubricInWords(criteria: readonly { readonly name: string; readonly weight: number }[]): string {
	return criteria.map(({ name, weight }) => `${name} (${shareInWords(weight, criteria)})`).join(', ');
}

export const refusals = {
	organizer_only: { says: 'Only the organizer of this event or a leader can do this. Ask one of them.' },
	judging_is_over: { says: 'The scoring is closed, so nothing of it can be changed any more.' },
	judging_has_not_begun: { says: 'Judging begins at the deadline for handing in. Come back then.' },
	rubric_is_frozen: {
		says: 'A judge has scored already, so the rubric stays as it is. All are judged by the same one.'
	},
	rubric_has_criteria: { field: 'criteria.0.name', says: 'Give the rubric 1 to 12 criteria.' },
	rubric_comes_first: { says: 'Save the rubric first: judges have to know what they look at.' },
	rubric_was_changed: {
		says: 'The rubric is not the one on your screen, or a criterion has no points. Look at all of them and save again.'
	},
	points_are_of_another_rubric: {
		says: 'Some of these points are for another rubric than the one this project is judged by. Reload, and give points for its criteria.'
	},
	no_such_challenge: { says: 'This challenge is not there any more. Reload the page.' },
	rubric_criteria_are_of_a_challenge: { says: 'This challenge is not there any more. Reload the page.' },
	judging_setups_seats_are_few: { field: 'seats', says: 'Let each project be seen by 1 to 9 judges.' },
	judging_setups_scale_is_short: { field: 'most', says: 'Let the best mark be between 3 and 10.' },
	rubric_criteria_have_a_place: { says: 'Two criteria have the same place. Save again.' },
	rubric_criteria_name_is_short: {
		field: 'criteria.0.name',
		says: 'Give each criterion a name of 2 to 80 characters.'
	},
	rubric_criteria_meanings_fit: {
		field: 'criteria.0.least_means',
		says: 'Say what a mark means in 200 characters or fewer.'
	},
	rubric_criteria_weight_counts: {
		field: 'criteria.0.weight',
		says: 'Give each criterion a weight from above 0 to 100.'
	},
	...guestRefusals,
	...pairRefusals,
	...finalRefusals,
	judge_conflicts_are_of_judges: { says: 'Only judges of this event have conflicts in it. Add the person first.' },
	judge_conflicts_are_of_the_event: { says: 'This team is not part of the event.' },
	judge_conflicts_reason_is_told: { field: 'reason', says: 'Say why in 3 to 300 characters.' },
	conflict_is_anothers: {
		says: 'Somebody else declared this conflict, so it is not yours to take back. Ask an organizer.'
	},
	conflict_has_counted: {
		says: 'The first round is over and was read with this conflict, so it stays. Finalists can be named with a reason.'
	},
	judging_seats_are_of_the_event: { says: 'This team is not part of the event.' },
	judging_seats_are_for_judges: { says: 'Only judges of this event get projects. Add the person first.' },
	plan_waits_for_the_deadline: { says: 'Until the deadline teams can still hand in. Plan when it has passed.' },
	plan_is_outdated: {
		says: 'Something changed while this was planned: a judge, a conflict or a project. Plan again.'
	},
	judgements_are_of_the_event: { says: 'This team is not part of the event.' },
	judgements_are_of_judges: { says: 'You are not a judge of this event.' },
	judgements_comment_fits: { field: 'comment', says: 'Shorten the comment to 2,000 characters.' },
	judgement_points_are_of_a_judgement: { says: 'These points belong to nothing. Save again.' },
	judgement_points_are_on_a_scale: { says: 'Give every criterion points on the scale.' },
	points_fit_the_scale: { says: 'Give every criterion whole points on the scale.' },
	judge_has_a_conflict: { says: 'You are in this team or have a conflict with it, so you do not score it.' },
	judge_has_no_seat: { says: 'This project is not in your queue. An organizer decides who looks at what.' },
	judgement_was_changed: {
		says: 'You saved something else here since, in another window or on another device. What you gave now is still in the form, and what is saved is beside it. Save again if yours is to replace it.'
	},
	judge_dropped_out: {
		says: 'You do not judge this event any more, so what you gave before stays as it is. If you can go on, ask an organizer to add you again.'
	},
	scores_open_after_more_time: {
		says: 'A team still has more time to hand in, and what it hands in is to be judged too. Wait until its time is over, then plan again if it has no judges yet.'
	},
	scores_open_when_all_are_in: {
		says: 'A judge is not done. Wait, or take off a judge who cannot finish and plan again, so that others look in his or her place. When the voting begins, the scores open as they are.'
	},
	scores_open_when_seen_as_set: {
		says: 'A project was seen less often than was set. Plan again, add a judge in place of one who was taken off, and let them finish; when the voting begins, the scores open as they are.'
	}
} satisfies Refusals;
