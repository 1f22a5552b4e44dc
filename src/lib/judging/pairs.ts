import type { Enums } from '#lib/database.types.ts';
import type { Draft } from '#lib/judging/keptScores.ts';
import type { Given, HandedIn } from '#lib/judging/judging.ts';
import type { Refusals } from '#lib/refusals.ts';

/** What a judge says of two projects; a skipped pair is done and says nothing. */
export type PairChoice = Enums<'pair_choice'>;
/** In the order of the numbers by which forms name them, from 1. */
export const pairChoices = ['first', 'second', 'equal', 'skip'] as const satisfies readonly PairChoice[];

/** A project that a judge compares. */
export type Compared = {
	readonly team: number;
	readonly name: string;
	readonly idea: string;
	/** Until when the team has more time, while it has. */
	readonly more_until: string | null;
	readonly written: HandedIn;
};
/** A pair in a judge's queue. */
export type Pair = {
	readonly id: number;
	readonly first: number;
	readonly second: number;
	readonly has_conflict: boolean;
	readonly given:
		| ({ readonly version: number; readonly choice: PairChoice; readonly comment: string } & Pick<
				Given,
				'is_outdated' | 'is_sealed'
		  >)
		| null;
};

/** What the server has of a pair, as drafts are kept beside it. */
export function givenOfPair({ given }: Pick<Pair, 'given'>): Given | null {
	if (!given) return null;
	return { version: given.version, saved_at: '', comment: given.comment, points: { choice: codeOf(given.choice) } };
}
export const codeOf = (choice: PairChoice): number => pairChoices.indexOf(choice) + 1;

/** The choice of a number, as forms and drafts have it; undefined where none was made. */
export const choiceOf = (code: string | number | undefined): PairChoice | undefined => pairChoices[Number(code) - 1];

/** A choice, and why, as it is kept on the device until it is sent. */
export function draftOf(choice: string, comment: string, version: number): Draft {
	return { points: { choice }, comment, version, isWanted: true };
}

/** What was said of a pair, with the names in it. */
export function choiceInWords(choice: PairChoice | undefined, first: string, second: string): string {
	const says = { first: `“${first}” is better`, second: `“${second}” is better`, equal: 'Equal', skip: 'Cannot tell' };
	return choice ? says[choice] : 'To compare';
}

type Told = {
	readonly draft: Draft | undefined;
	/** The two, first and second. */
	readonly names: readonly [string, string];
	readonly isOpen: boolean;
};

/** What a judge said of a pair, as the queue shows it, and whether the server has it. */
export function saidInWords({ given }: Pick<Pair, 'given'>, { draft, names, isOpen }: Told): string {
	const [kept, sent] = [choiceOf(draft?.points.choice), given?.choice].map((choice) => choiceInWords(choice, ...names));
	if (draft?.isWanted) return `${kept}: kept, not sent`;
	if (given?.is_sealed) return 'Compared, with an earlier link';
	if (isOpen && given?.is_outdated && !draft) return 'Handed in again: look again';
	if (isOpen) return draft ? `${kept}${draft.refusal ? ': not taken' : ''}` : `${sent}`;
	if (draft?.refusal) return given ? `${sent}, a change did not count` : `${kept}: came too late`;
	return given ? `${sent}` : draft ? 'Not answered in time' : 'Not compared';
}

/** The rule by which equal strengths are told apart, as it is published before anybody compares. */
export const PAIR_TIE_BREAK =
	'Of equal strengths the one with more wins comes first, a tie being half of one. What is equal then shares its place.';

const NOT_YOURS = { says: 'This pair is not in your queue. An organizer decides who compares what.' };

export const pairRefusals = {
	judged_by_another_method: { says: 'This event is judged in another way by now. Look at the page again.' },
	judging_setups_looks_are_few: { field: 'looks', says: 'Let each project be compared 2 to 30 times.' },
	judging_pairs_are_for_judges: { says: 'Only judges of this event compare. Add the person first.' },
	judging_pairs_first_is_of_the_event: { says: 'This team is not part of the event.' },
	judging_pairs_second_is_of_the_event: { says: 'This team is not part of the event.' },
	judging_pairs_are_of_two: { says: 'A project is not compared with itself. Plan again.' },
	judging_pairs_are_shown_once: { says: 'A judge would see the same pair twice. Plan again.' },
	pair_verdicts_comment_fits: { field: 'comment', says: 'Shorten the comment to 2,000 characters.' },
	pair_verdicts_are_of_a_pair: NOT_YOURS,
	no_such_pair: NOT_YOURS,
	pair_choice_is_one: { says: 'Say which is better, that they are equal, or that you cannot tell.' }
} satisfies Refusals;
