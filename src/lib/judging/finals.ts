import type { Enums } from '#lib/database.types.ts';
import type { Refusals } from '#lib/refusals.ts';

/** A project with its place in a round; equal ones share it. */
export type InOrder = { readonly team: number; readonly name: string; readonly idea: string; readonly place: number };

/** A project with its place in all, where finalists were judged once more. Null: not in that round, or nobody judged it there. */
export type InAll = InOrder & {
	readonly isFinalist: boolean;
	readonly finalPlace: number | null;
	readonly firstPlace: number | null;
};

type InRounds = {
	readonly final: { readonly is_named: boolean } | null;
	readonly state: Enums<'judging_state'>;
	readonly asked_at: string;
	readonly voting_at: string;
};

/** The teams on the first places. Who shares the last of them is in it too: a tie is not broken by the alphabet. */
export function firstOf(order: readonly InOrder[], count: number): number[] {
	const last = order[Math.min(count, order.length) - 1]?.place ?? 0;
	return order.filter(({ place }) => place <= last).map(({ team }) => team);
}

/** Finalists who came after, or beside, somebody who is none; and those the order does not know. */
export function outOfOrder(order: readonly InOrder[], finalists: readonly number[]): number[] {
	const places = new Map(order.map(({ team, place }) => [team, place]));
	const best = Math.min(...order.filter(({ team }) => !finalists.includes(team)).map(({ place }) => place));
	return finalists.filter((team) => (places.get(team) ?? Infinity) >= best);
}

/**
 * Places in all: finalists by the second round, which began from nothing; those of them whom nobody judged there after them and
 * everybody else behind, each by the first round.
 */
export function placesInAll(
	first: readonly InOrder[],
	final: readonly InOrder[],
	finalists: readonly Omit<InOrder, 'place'>[]
): InAll[] {
	const inFirst = new Map(first.map((one) => [one.team, one.place]));
	const inFinal = new Map(final.map((one) => [one.team, one.place]));
	const isFinalist = new Set(finalists.map(({ team }) => team));
	const LAST = first.length + 1;
	const unjudged = finalists
		.filter(({ team }) => !inFinal.has(team))
		.map((one) => ({ ...one, place: inFirst.get(one.team) ?? LAST }));
	const groups = [final, byPlace(unjudged), first.filter(({ team }) => !isFinalist.has(team))];
	let above = 0;
	return groups.flatMap((group) => {
		const placed = ranked(group).map((one) => ({
			...one,
			place: above + one.place,
			isFinalist: isFinalist.has(one.team),
			finalPlace: inFinal.get(one.team) ?? null,
			firstPlace: inFirst.get(one.team) ?? null
		}));
		above += group.length;
		return placed;
	});
}

const byPlace = (group: readonly InOrder[]) => group.toSorted((one, other) => one.place - other.place);

/** The same order, counted from 1; equal ones still share. */
function ranked(group: readonly InOrder[]): InOrder[] {
	return group.map(({ team, name, idea, place }) => ({
		...{ team, name, idea },
		place: 1 + group.filter((other) => other.place < place).length
	}));
}

/** What is said of a finalist on a certificate; null of everybody else, and where there was one round. */
export function finalistInWords(all: readonly InAll[] | null, team: number): string | null {
	const found = all?.find((one) => one.team === team);
	if (!found?.isFinalist) return null;
	const finalists = all?.filter(({ isFinalist }) => isFinalist).length ?? 0;
	return found.finalPlace === null ? `One of ${finalists} finalists` : `Place ${found.place} of ${finalists} finalists`;
}

/** How it stands with the rounds while that is what matters, in a sentence; null where there is one, or all is over. */
export function roundInWords({ final, state, asked_at, voting_at }: InRounds): string | null {
	if (!final || state === 'opened' || asked_at >= voting_at) return null;
	return final.is_named
		? 'Second round: the finalists are judged. Scores start anew and decide among them; those of the first round do not count in it.'
		: 'The first round is closed. The organizers choose the finalists; nobody else reads a score before the results.';
}

/** What a team reads of the second round once it is said who is in it. */
export function finalInWords(isFinalist: boolean, isChanged: boolean): string {
	const changed = isChanged ? 'The finalists were named anew. ' : '';
	return isFinalist
		? `${changed}Your team is a finalist: judges look at what you handed in once more, from nothing.`
		: `${changed}Your team is not among the finalists. Thank you for what you built: it keeps its place behind them, and can still win the people’s choice and an award.`;
}

export const finalRefusals = {
	judging_round_is_over: {
		says: 'The first round was closed meanwhile, so this does not count any more. What is judged now is in your queue.'
	},
	only_finalists_are_judged: { says: 'This project is no finalist, so it is not judged in the second round.' },
	round_is_still_open: { says: 'Close the first round first: until then judges can change what they gave.' },
	final_needs_time: {
		says: 'The voting has begun, so no time is left for a second round. Move the beginning of the voting first.'
	},
	finalists_are_frozen: {
		says: 'A judge has scored a finalist already, so finalists and method stay as they are.'
	},
	finalists_are_two_or_more: { says: 'Choose two finalists or more.' },
	finalists_handed_in: { says: 'Only projects that were handed in at this event can be finalists. Choose again.' },
	standings_are_not_stated: {
		says: 'This server could not say the order of the first round. Send it again. If that does not help, whoever runs it has to set SUPABASE_SECRET_KEY.'
	},
	standings_are_outdated: {
		says: 'The scores changed meanwhile, as by a conflict that a judge declared. Look at the order and send it again. If that does not help, whoever runs this server has to set SUPABASE_SECRET_KEY.'
	},
	departure_says_why: {
		field: 'reason',
		says: 'These are not the first ones of the order. Say why in 10 characters or more: it stands beside the results.'
	},
	finalists_come_first: { says: 'Name the finalists first.' },
	finalists_are_of_the_event: {
		says: 'Only projects that were handed in at this event can be finalists. Choose again.'
	},
	judging_finals_reason_fits: { field: 'reason', says: 'Shorten the reason to 500 characters.' },
	judging_finals_seats_are_few: { field: 'seats', says: 'Let each project be seen by 1 to 9 judges.' },
	judging_finals_looks_are_few: { field: 'looks', says: 'Let each project be compared 2 to 30 times.' }
} satisfies Refusals;
