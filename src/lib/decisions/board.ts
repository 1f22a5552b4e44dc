import type { Database } from '#lib/database.types.ts';
import type { Counts } from '#lib/decisions/boxes.ts';
import type { JobFunction, Outcome } from '#lib/decisions/decisions.ts';
import type { Effect } from '#lib/experiments/effect.ts';
import { commonDomain } from '#lib/ui/gauges.ts';
import { partOf, type HillPart } from '#lib/ui/hills.ts';

/** Where a card stands: every state but draft has its column. */
export type Column = Exclude<Database['public']['Enums']['experiment_state'], 'draft'>;

/** Whom the tally of a card counts: supporters of the idea, those who have voted (sealed: nobody knows what), or the ballots for the outcome. */
export type Backing = Counts & { readonly kind: 'supporters' | 'sealed' | 'voters' | 'ballots' };

/** A card of the board. What seldom is stands only on cards that have it: a hundred cards travel twice, as marks and as data. */
export type Card = {
	readonly id: number;
	readonly title: string;
	readonly column: Column;
	readonly asked_by: string;
	readonly asked_by_function: JobFunction | null;
	readonly time_box: number;
	/** How often the end was moved; absent for never. */
	readonly extensions?: number;
	/** The criterion that was met when its time-box was stopped early. */
	readonly stopped?: string;
	/** Whole days to the end of the time-box, its last day included; negative is how long it is over. */
	readonly days_left: number;
	readonly closes_at?: string;
	readonly is_revealed?: true;
	readonly overrule_reason?: string;
	/** Of its evidence, as a word. */
	readonly grade: string;
	readonly effect: Pick<Effect, 'lift' | 'interval' | 'isCertain'> | null;
	/** It has readings, and they make no effect yet: too few, a control at zero, or single values. */
	readonly is_only_read?: true;
	readonly backing: Backing;
	/** From -1, all marketing, to 1, all IT, by who supports the idea. */
	readonly balance: number;
};

/** The columns that cards move through. What still runs is not among them: it ends by itself. */
export const columns = [
	{ id: 'due', title: 'Due', hint: 'Needs a ballot. Marks: support' },
	{ id: 'deciding', title: 'Deciding', hint: 'Ballot open. Marks: voters' },
	{ id: 'promoted', title: 'Promoted', hint: 'Handed over. Marks: ballots' },
	{ id: 'iterating', title: 'Iterating', hint: 'Running again. Marks: ballots' },
	{ id: 'killed', title: 'Killed', hint: 'Stopped. Marks: ballots' }
] as const satisfies readonly { id: Column; title: string; hint: string }[];

/** How many of what has ended the board shows, the newest first. */
export const NEWEST = 30;

/** What the address narrows the board to. */
export type BoardFilter = { readonly hill: HillPart | null; readonly function: JobFunction | null };

/** Reads the filter from an address; what is not understood is no filter. */
export function boardFilter(params: URLSearchParams): BoardFilter {
	const hill = (['marketing', 'shared', 'it'] as const).find((part) => part === params.get('hill')) ?? null;
	const side = (['marketing', 'it', 'other'] as const).find((one) => one === params.get('function')) ?? null;
	return { hill, function: side };
}

/** The address of the board with one part of the filter changed; null takes it away. */
export function boardHref(filter: BoardFilter, change: Partial<BoardFilter>): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries({ ...filter, ...change })) if (value) query.set(name, value);
	return query.size > 0 ? `/board?${query}` : '/board';
}

/** Whether a card passes the filter. */
export function isShown(card: Card, filter: BoardFilter): boolean {
	return (
		(filter.hill === null || partOf(card.balance) === filter.hill) &&
		(filter.function === null || card.asked_by_function === filter.function)
	);
}

/** Whether the card is still open: nothing has ended it. */
export function isOpen({ column }: Pick<Card, 'column'>): boolean {
	return column !== 'promoted' && column !== 'killed';
}

/** From -1, only marketing, to 1, only IT; 0 where both are alike or nobody is there. */
export function balanceOf({ marketing, it }: Pick<Counts, 'marketing' | 'it'>): number {
	return marketing + it === 0 ? 0 : (it - marketing) / (marketing + it);
}

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

/** What the tally on a card counts, for those who do not see it. */
export function backingInWords({ kind, marketing, it, other }: Backing): string {
	const sides = `${marketing} from marketing, ${it} from IT${other > 0 ? `, ${other} from others` : ''}`;
	if (kind === 'supporters') {
		return marketing + it === 0 ? 'Nobody supports the idea yet' : `Supporters of the idea: ${sides}`;
	}
	if (kind === 'sealed') return `${people(marketing + it + other)} voted so far, what is sealed: ${sides}`;
	if (kind === 'voters') return `Ballots are revealed: ${sides}`;
	return `Ballots for this outcome: ${sides}`;
}

/** What stands where a card has no effect. */
export function withoutEffect({ is_only_read }: Pick<Card, 'is_only_read'>): string {
	return is_only_read ? 'Read, and nothing to compare yet' : 'No readings yet';
}

/** Where a card stands in time, in a few words. */
export function timeInWords({ column, days_left }: Pick<Card, 'column' | 'days_left'>): string | null {
	if (column === 'running' || column === 'iterating') return days_left === 1 ? 'Last day' : `${days_left} days left`;
	if (column !== 'due') return null;
	const over = 1 - days_left;
	return over <= 1 ? 'Ended yesterday' : `Over for ${over} days`;
}

/** Whether a leader can move the card at all; the database decides each move. */
export function isMovable({ column }: Pick<Card, 'column'>): boolean {
	return column === 'due' || column === 'deciding';
}

/** Where a decision for a column is written, by the outcome it takes. */
export const outcomeOf = { promoted: 'promote', iterating: 'iterate', killed: 'kill' } as const satisfies Partial<
	Record<Column, Outcome>
>;

/**
 * Half the axis that all lifts of the board share, in per cent: wide enough for every effect and for three intervals of
 * four. The widest are cut, with an arrow, so that one noisy experiment does not flatten all others.
 */
export function domainOf(cards: readonly Pick<Card, 'effect'>[]): number {
	const effects = cards.flatMap(({ effect }) => (effect ? [effect] : []));
	const reaches = effects.map(({ interval }) => Math.max(...interval.map(Math.abs))).sort((one, other) => one - other);
	const most = reaches[Math.floor(reaches.length * 0.75)] ?? 0;
	return commonDomain([most, ...effects.map(({ lift }) => lift)].map((ratio) => ratio * 100));
}
