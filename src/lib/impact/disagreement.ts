import type { Outcome } from '#lib/decisions/decisions.ts';
import type { Facts, SplitFact } from '#lib/impact/facts.ts';
import { dayOf, isWithin, windowsOf, type Window } from '#lib/impact/periods.ts';
import { shareAmong, type Share } from '#lib/impact/shares.ts';

const choices = ['promote', 'iterate', 'kill'] as const;
type Votes = Readonly<Record<Outcome, number>>;
const votes = (of: Votes) => choices.reduce((sum, choice) => sum + of[choice], 0);

/**
 * Of all pairs of one ballot from marketing and one from IT, the part that chose differently: 0 where all agree, 1 where no pair does.
 * Null where one of them has no ballot.
 */
export function disagreementOf({ marketing, it }: Pick<SplitFact, 'marketing' | 'it'>): number | null {
	const pairs = votes(marketing) * votes(it);
	return pairs === 0 ? null : 1 - choices.reduce((sum, choice) => sum + marketing[choice] * it[choice], 0) / pairs;
}

/** Whether the functions wanted different things: what leads on one side leads, alone or beside others, nowhere on the other. */
export function isSplit({ marketing, it }: Pick<SplitFact, 'marketing' | 'it'>): boolean {
	const leading = (of: Votes) => choices.filter((choice) => of[choice] === Math.max(...choices.map((one) => of[one])));
	const other = leading(it);
	return !leading(marketing).some((choice) => other.includes(choice));
}

/** Boxes in which both functions voted. */
export function ofBoth(splits: readonly SplitFact[]): readonly SplitFact[] {
	return splits.filter((split) => disagreementOf(split) !== null);
}

export const splitsIn = (splits: readonly SplitFact[], days: Window) =>
	ofBoth(splits).filter(({ revealed_at }) => isWithin(dayOf(revealed_at), days));

/** A quarter of the calendar: split of all ballots that were revealed in it, and their disagreement on average. */
export type QuarterSplit = { readonly label: string; readonly share: Share; readonly disagreement: number };

const QUARTERS = 8;

/** The last eight quarters with a revealed ballot, in order. */
export function byQuarter(splits: readonly SplitFact[]): readonly QuarterSplit[] {
	const quarters = Map.groupBy(ofBoth(splits), ({ revealed_at }) => quarterOf(revealed_at));
	return [...quarters]
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.slice(-QUARTERS)
		.map(([quarter, boxes]) => ({
			label: `${quarter.slice(5)} ${quarter.slice(0, 4)}`,
			share: shareAmong(boxes, isSplit),
			disagreement: boxes.reduce((sum, box) => sum + (disagreementOf(box) ?? 0), 0) / boxes.length
		}));
}

function quarterOf(moment: string): string {
	const day = dayOf(moment);
	return `${day.slice(0, 4)} Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The ballots in which the functions were furthest apart, those first; only where at least one pair chose differently. */
export function furthestApart(splits: readonly SplitFact[], most: number) {
	return splits
		.map((split) => ({ ...split, disagreement: disagreementOf(split) ?? 0 }))
		.filter(({ disagreement }) => disagreement > 0)
		.toSorted((a, b) => b.disagreement - a.disagreement || b.id - a.id)
		.slice(0, most);
}

/** "2 promote, 1 kill": how one function voted, without what nobody chose. */
export function votesInWords(of: Votes): string {
	return choices
		.filter((choice) => of[choice] > 0)
		.map((choice) => `${of[choice]} ${choice}`)
		.join(', ');
}

/** How often the functions wanted different things, now and in the period before, and over time. */
export function disagreementIn(facts: Facts) {
	const windows = windowsOf(facts);
	const split = (days: Window) => shareAmong(splitsIn(facts.splits, days), isSplit);
	return {
		now: split(windows.now),
		before: windows.before && split(windows.before),
		quarters: byQuarter(facts.splits),
		furthest: furthestApart(splitsIn(facts.splits, windows.now), 5)
	};
}
