import type { Card, Column } from '#lib/decisions/board.ts';
import type { JobFunction } from '#lib/decisions/decisions.ts';
import { partOf, type HillPart } from '#lib/ui/hills.ts';

/** What a card can be looked for by, besides its column. */
export const marks = [
	{ value: 'zombie', label: 'Zombies' },
	{ value: 'revealed', label: 'Revealed, to be decided' },
	{ value: 'unread', label: 'No readings yet' },
	{ value: 'certain', label: 'Certain effect' },
	{ value: 'stopped', label: 'Stopped early' },
	{ value: 'extended', label: 'Extended' },
	{ value: 'overruled', label: 'Against ballots or rule' }
] as const;
type CardMark = (typeof marks)[number]['value'];

/** The order inside every column; without one, what waits longest comes first and what ended last. */
export const orders = [
	{ value: 'effect', label: 'Largest effect' },
	{ value: 'support', label: 'Most behind it' },
	{ value: 'newest', label: 'Newest' },
	{ value: 'title', label: 'Title' }
] as const;
type Order = (typeof orders)[number]['value'];

/** What the board can be cut into across its columns. */
export const lanings = [
	{ value: 'priority', label: 'Priority', hint: 'The joint priority that its idea serves' },
	{
		value: 'owner',
		label: 'Owner function',
		hint: 'The function whose owner it waits for: sign-offs until it is revealed, then a signature, then production'
	},
	{ value: 'function', label: 'Asked by', hint: 'The function of whoever proposed its idea' },
	{ value: 'event', label: 'Event', hint: 'The event that its idea comes from' }
] as const;
export type Laning = (typeof lanings)[number]['value'];

/** What the address narrows the board to, and how it lays it out; null is no wish. */
export type BoardFilter = {
	readonly q: string | null;
	readonly hill: HillPart | null;
	readonly function: JobFunction | null;
	/** The id of one of the two owners, or `me`. */
	readonly owner: string | null;
	/** The slug of an event, or `none`. */
	readonly event: string | null;
	/** The id of a joint priority, or `none`. */
	readonly priority: string | null;
	readonly mark: CardMark | null;
	readonly sort: Order | null;
	readonly lanes: Laning | null;
	/** The column that is shown whole, however long. */
	readonly all: Column | null;
	/** Whether everything that can be chosen is offered. */
	readonly choose: 'yes' | null;
};

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
	values.find((value) => value === text) ?? null;
const matching = (pattern: RegExp, text: string | null) => (text !== null && pattern.test(text) ? text : null);
const valuesOf = <T extends string>(options: readonly { readonly value: T }[]) => options.map(({ value }) => value);

/** Reads the filter from an address; what is not understood is no filter. */
export function boardFilter(params: URLSearchParams): BoardFilter {
	const words = (params.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 100);
	return {
		q: words === '' ? null : words,
		hill: oneOf(['marketing', 'shared', 'it'] as const, params.get('hill')),
		function: oneOf(['marketing', 'it', 'other'] as const, params.get('function')),
		owner: matching(/^(me|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, params.get('owner')),
		event: matching(/^[a-z0-9-]{1,80}$/, params.get('event')),
		priority: matching(/^(none|[1-9]\d{0,14})$/, params.get('priority')),
		mark: oneOf(valuesOf(marks), params.get('mark')),
		sort: oneOf(valuesOf(orders), params.get('sort')),
		lanes: oneOf(valuesOf(lanings), params.get('lanes')),
		all: oneOf(['running', 'due', 'deciding', 'promoted', 'iterating', 'killed'] as const, params.get('all')),
		choose: params.get('choose') === 'yes' ? 'yes' : null
	};
}

/** The filter as the query of an address, always in the same order; empty for no filter. */
export function queryOf(filter: Partial<BoardFilter>): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
	return String(query);
}

/** The address of the board, or of a page below it, with some of the filter changed; null takes a part away. */
export function boardHref(filter: BoardFilter, change: Partial<BoardFilter>, below = ''): string {
	const query = queryOf({ ...filter, ...change });
	return `/board${below}${query === '' ? '' : `?${query}`}`;
}

/** The part of a filter that is worth keeping under a name. */
export function lasting(filter: BoardFilter): BoardFilter {
	return { ...filter, all: null, choose: null };
}

const labelOf = (options: readonly { readonly value: string; readonly label: string }[], value: string) =>
	options.find((option) => option.value === value)?.label ?? value;

/** What a query asks of the board, as one or more sentences; people and events go by what they are, not by name. */
export function inWords(query: string): string {
	const filter = boardFilter(new URLSearchParams(query));
	const said = [
		filter.q !== null && `with “${filter.q}”`,
		filter.hill !== null && `on the hill: ${filter.hill === 'it' ? 'IT' : filter.hill}`,
		filter.function !== null && `asked by ${filter.function === 'it' ? 'IT' : filter.function}`,
		filter.owner !== null && (filter.owner === 'me' ? 'owned by whoever looks' : 'of one owner'),
		filter.event !== null && (filter.event === 'none' ? 'from no event' : `from ${filter.event}`),
		filter.priority !== null && (filter.priority === 'none' ? 'that serve no priority' : 'that serve one priority'),
		filter.mark !== null && `only: ${labelOf(marks, filter.mark).toLowerCase()}`,
		filter.sort !== null && `ordered by ${labelOf(orders, filter.sort).toLowerCase()}`,
		filter.lanes !== null && `in lanes by ${labelOf(lanings, filter.lanes).toLowerCase()}`
	].filter((words) => words !== false);
	return said.length === 0 ? 'Everything.' : `Cards ${said.join(', ')}.`;
}

/** Whether the filter leaves cards out or sorts them by a choice that the closed bar does not show. */
export function isNarrowed({ q, owner, event, priority, mark, sort }: BoardFilter): boolean {
	return [q, owner, event, priority, mark, sort].some((wish) => wish !== null);
}

const isMarked: Readonly<Record<CardMark, (card: Card) => boolean>> = {
	zombie: ({ zombie }) => zombie !== undefined,
	revealed: ({ is_revealed }) => is_revealed === true,
	unread: ({ effect, no_effect }) => effect === null && !no_effect,
	certain: ({ effect }) => effect?.isCertain === true,
	stopped: ({ stopped }) => stopped !== undefined,
	extended: ({ extensions }) => extensions !== undefined,
	overruled: ({ overrule_reason }) => overrule_reason !== undefined
};

/** Whether a card passes what it says itself; words, owner, event and priority are the database's to know. */
export function isShown(card: Card, { hill, function: side, mark }: BoardFilter): boolean {
	return (
		(hill === null || partOf(card.balance) === hill) &&
		(side === null || card.asked_by_function === side) &&
		(mark === null || isMarked[mark](card))
	);
}

const weight = ({ marketing, it, other }: Card['backing']) => marketing + it + other;
const compare: Readonly<Record<Order, (one: Card, other: Card) => number>> = {
	effect: (one, other) => (other.effect?.lift ?? -Infinity) - (one.effect?.lift ?? -Infinity) || 0,
	support: (one, other) => weight(other.backing) - weight(one.backing),
	newest: (one, other) => other.id - one.id,
	title: (one, other) => one.title.localeCompare(other.title, 'en')
};

/** The cards in the chosen order; those that are alike in it stay as they were. */
export function sorted(cards: readonly Card[], order: Order | null): readonly Card[] {
	return order === null ? cards : cards.toSorted(compare[order]);
}
