import type { Refusals } from '#lib/refusals.ts';

/** The clock of a pitch at the moment `asked_at` of the database. */
export type DemoClock = {
	readonly team_id: number | null;
	readonly stage: 'pitch' | 'questions';
	readonly is_running: boolean;
	readonly is_over: boolean;
	/** Who is called up next; null after the last. */
	readonly next_id: number | null;
	/** The day was begun again and has not run since: it can go back to where it stood. */
	readonly may_undo: boolean;
	readonly version: number;
	readonly asked_at: string;
	/** What it has counted in this stage, in milliseconds. */
	readonly counted_ms: number;
};

type Slot = { readonly team_id: number; readonly position: number };

/** Whose turn it is and who comes after: before the day nobody and the first, after it nobody, or whoever was added behind. */
export function turns<S extends Slot>(slots: readonly S[], { team_id, next_id }: DemoClock): { now?: S; next?: S } {
	const now = slots.find((slot) => slot.team_id === team_id);
	const next = slots.find((slot) => slot.team_id === next_id);
	return { ...(now && { now }), ...(next && { next }) };
}

/** Minutes and seconds that are left, "2:05"; past the end how much it is over, "0:12". Seconds are begun ones. */
export function clockFace(leftMs: number): { readonly time: string; readonly isOver: boolean } {
	const isOver = leftMs < 0;
	const seconds = isOver ? Math.floor(-leftMs / 1000) : Math.ceil(leftMs / 1000);
	return { time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`, isOver };
}

/**
 * What a message about a demo day says: the clock, and whether the order or the times changed too, in it or in those of
 * the same second before it. Null for one that is not understood.
 */
export function heardClock(payload: unknown): { clock: DemoClock; isArranged: boolean } | null {
	const { stage, is_running, is_over, may_undo, version, asked_at, counted_ms, is_arranged, before } = Object(payload);
	const { team_id, next_id } = Object(payload);
	if (stage !== 'pitch' && stage !== 'questions') return null;
	if (typeof version !== 'number' || typeof counted_ms !== 'number' || typeof asked_at !== 'string') return null;
	const earlier: readonly unknown[] = Array.isArray(before) ? before : [];
	return {
		clock: {
			...{ stage, version, asked_at, counted_ms },
			team_id: typeof team_id === 'number' ? team_id : null,
			next_id: typeof next_id === 'number' ? next_id : null,
			is_running: is_running === true,
			is_over: is_over === true,
			may_undo: may_undo === true
		},
		isArranged: is_arranged === true || earlier.some((one) => Object(one).is_arranged === true)
	};
}

type Minutes = { readonly pitch_minutes: number; readonly question_minutes: number };
type Waiting = Slot & { readonly at: string; readonly was_called: boolean };

/**
 * When those who wait are called up as it goes now, in milliseconds by their team, where that is another minute than the one that was
 * planned; empty while nobody's turn it is. `slots`: in order, as they were read.
 */
export function expectedTimes(
	slots: readonly Waiting[],
	clock: DemoClock,
	minutes: Minutes
): ReadonlyMap<number, number> {
	const [pitch, questions] = [minutes.pitch_minutes * 60_000, minutes.question_minutes * 60_000];
	const from = slots.findIndex(({ team_id }) => team_id === clock.next_id);
	if (clock.team_id === null || from < 0) return new Map();
	const left = Math.max(0, (clock.stage === 'pitch' ? pitch : questions) - clock.counted_ms);
	const first = Date.parse(clock.asked_at) + left + (clock.stage === 'pitch' ? questions : 0);
	const waiting = slots.slice(from).filter(({ was_called, team_id }) => !was_called || team_id === clock.next_id);
	return new Map(
		waiting.flatMap(({ team_id, at }, index) => {
			const expected = first + index * (pitch + questions);
			return Math.abs(expected - Date.parse(at)) < 60_000 ? [] : [[team_id, expected] as const];
		})
	);
}

/** When the last of the order is done as it is planned, in milliseconds; null where nobody is in it. `slots`: in order. */
export function plannedEnd(slots: readonly Pick<Waiting, 'at'>[], minutes: Minutes): number | null {
	const last = slots.at(-1);
	return last ? Date.parse(last.at) + (minutes.pitch_minutes + minutes.question_minutes) * 60_000 : null;
}

/** What stands where there is no order; `isOver`: the event has its results. */
export const notPlanned = (isOver: boolean): string =>
	isOver ? 'No demo day was planned for this event.' : 'The order of the pitches is not planned yet.';

/** Whether there is a day to begin again: it has begun. */
export const mayReset = ({ team_id, is_over }: DemoClock): boolean => team_id !== null || is_over;

/** What the organizer can do with the clock at one press, in the order of use; `hasQuestions`: they follow each pitch. */
export function moves(clock: DemoClock, hasQuestions: boolean): { readonly does: string; readonly label: string }[] {
	const hasNext = clock.next_id !== null;
	if (clock.is_over) return hasNext ? [{ does: 'next', label: 'Next team' }] : [];
	if (clock.team_id === null)
		return [
			...(hasNext ? [{ does: 'start', label: 'Start the first pitch' }] : []),
			...(clock.may_undo ? [{ does: 'undo', label: 'Go back to where the day was' }] : [])
		];
	const after = clock.stage === 'pitch' && hasQuestions ? 'Next' : hasNext ? 'Next team' : 'End the day';
	return [
		clock.is_running ? { does: 'pause', label: 'Pause' } : { does: 'start', label: 'Start' },
		{ does: 'next', label: after },
		{ does: 'back', label: 'This one from its beginning' }
	];
}

export const demoRefusals = {
	no_such_event: { says: 'This event is not there any more. Go back to the list of events.' },
	organizer_only: { says: 'Only its organizer or a leader can change this event. Ask one of them.' },
	demo_day_is_near_the_event: {
		field: 'starts_at',
		says: 'Choose a time from the start of the event on, at most 31 days after its results.'
	},
	demo_days_start_is_a_time: { field: 'starts_at', says: 'Say when it starts, as day and time.' },
	demo_is_not_planned: { says: 'Plan the day first: when it starts and how long each team has.' },
	demo_has_moved_on: { says: 'Somebody else was faster: the clock has moved on. Look at it, then press again.' },
	demo_has_nobody: { says: 'Nobody is in the order yet. Add a team first.' },
	demo_place_has_passed: {
		says: 'Somebody pitches now, and whoever waits and comes to stand before that team is never called up. Choose a place behind it.'
	},
	team_has_not_handed_in: { says: 'This team has not handed in, so it does not pitch.' },
	demo_days_team_is_of_the_event: { says: 'This team is not part of the event.' },
	demo_days_pitch_is_short: { field: 'pitch_minutes', says: 'Give each pitch 1 to 60 minutes.' },
	demo_days_questions_are_short: { field: 'question_minutes', says: 'Give questions 0 to 60 minutes.' },
	demo_days_place_fits: { field: 'place', says: 'Shorten the place to 120 characters.' },
	demo_slots_are_of_the_event: { says: 'This team is not part of the event.' },
	demo_slots_have_a_place: { says: 'Somebody else changed the order. Try again.' },
	demo_slots_place_fits: { field: 'place', says: 'Shorten the room or table to 60 characters.' }
} satisfies Refusals;
