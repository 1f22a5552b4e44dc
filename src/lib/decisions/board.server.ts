import { recommended } from '#lib/decisions/advice.server.ts';
import {
	domainOf,
	isOpen,
	outcomeOf,
	PAGE,
	RUNNING_PAGE,
	type BoardOptions,
	type BoardView,
	type Card,
	type Column,
	type Lane,
	type Limits,
	type Rest,
	type Undo
} from '#lib/decisions/board.ts';
import { isNarrowed, isShown, sorted, type BoardFilter } from '#lib/decisions/boardFilter.ts';
import { asked, cardsOf, reading, withAdvice, type Reading } from '#lib/decisions/boardRows.server.ts';
import { ownerLanes } from '#lib/decisions/ownerLanes.ts';
import * as boxes from '#lib/decisions/boxes.server.ts';
import type { BoardLimits, Move, Undoing } from '#lib/decisions/schemas.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';
import { sideNames } from '#lib/ui/sides.ts';

/** The board as one reader asked for it. */
export type Board = {
	readonly cards: readonly Card[];
	readonly rest: readonly Rest[];
	/** How many more of a column pass the filter than are shown. */
	readonly more: Partial<Record<Column, number>>;
	/** Half the axis that all lifts share, in per cent, also those that are not shown. */
	readonly domain: number;
	readonly lanes: readonly Lane[] | null;
	readonly limits: Limits;
	readonly views: readonly BoardView[];
	readonly undo: Undo | null;
	/** Of how many cards the results are held back from the reader. */
	readonly held: number;
	/** What can be chosen, where it is asked for. */
	readonly options: BoardOptions | null;
};

/** The board, narrowed, sorted and cut into lanes as its address says; of each column at most `page` cards. */
export async function read(supabase: Supabase, filter: BoardFilter, page = PAGE): Promise<Board> {
	const { q, owner, event, priority } = filter;
	const wants = filter.choose !== null || isNarrowed(filter);
	const by = {
		...(q && { q }),
		...(owner && { owner }),
		...(event && { event }),
		...(priority && { priority }),
		...((filter.lanes === 'event' || filter.lanes === 'priority') && { lanes: filter.lanes }),
		...(wants && { options: true })
	};
	const found = reading.parse(
		answer(await supabase.rpc('read_board', Object.keys(by).length === 0 ? {} : { p_by: by }))
	);
	const all = cardsOf(found);
	const only = found.only && new Set(found.only);
	const passing = all.filter((card) => (!only || only.has(card.id)) && isShown(card, filter));
	const byColumn = Map.groupBy(sorted(passing, filter.sort), ({ column }) => column);
	const fits = (column: Column) => (column === 'running' && page === PAGE ? RUNNING_PAGE : page);
	const cut = (cards: readonly Card[], column: Column) =>
		filter.all === column ? cards : cards.slice(0, fits(column));
	const chosen = [...byColumn].flatMap(([column, inside]) => cut(inside, column));
	// only of what is shown: the first time, working it out takes longer than all the rest
	const cards = withAdvice(chosen, await recommended(supabase, asked(found, chosen)));
	const shown = new Set(cards.map(({ id }) => id));
	const more = [...byColumn].map(([column, inside]) => [column, inside.length - cut(inside, column).length] as const);
	return {
		cards,
		rest: all.filter((card) => isOpen(card) && !shown.has(card.id)).map(toRest),
		more: Object.fromEntries(more.filter(([, count]) => count > 0)),
		domain: domainOf(all),
		lanes: lanesOf(found, filter, cards),
		limits: found.limits,
		views: found.views,
		undo: found.undo,
		held: found.withheld.length,
		options: wants ? { owners: found.owners, events: found.events, priorities: found.priorities } : null
	};
}

const toRest = ({ id, title, column, balance, closes_at, is_revealed }: Card): Rest => ({
	...{ id, title, column, balance },
	...(closes_at && { closes_at }),
	...(is_revealed && { is_revealed })
});

function lanesOf(found: Reading, { lanes }: BoardFilter, cards: readonly Card[]): readonly Lane[] | null {
	if (lanes === null) return null;
	const shown = new Set(cards.map(({ id }) => id));
	const groups = found.lanes?.map(({ title, cards: ids }) => ({
		title: title ?? (lanes === 'event' ? 'No event' : 'No priority'),
		cards: ids.filter((id) => shown.has(id))
	}));
	const sides = lanes === 'owner' ? ownerLanes(cards) : askerLanes(cards);
	return (groups ?? sides).filter((lane) => lane.cards.length > 0);
}

function askerLanes(cards: readonly Card[]): readonly Lane[] {
	return (['marketing', 'it', 'other', null] as const).map((side) => ({
		title: side === null ? 'Nobody' : sideNames[side],
		cards: cards.filter((card) => card.asked_by_function === side).map(({ id }) => id)
	}));
}

/** What came of a move: refused, done, or to be written down at the address `next`. */
export type Moved = { readonly refusal: DatabaseError | null; readonly next?: string };

/**
 * Moves a card. To Deciding opens the ballot, back to Due withdraws it; the other columns take a decision with reasons,
 * which is written on its own page once the ballots are revealed.
 */
export async function move(supabase: Supabase, { card, column }: Move): Promise<Moved> {
	if (column === 'running') return refused('time_box_ends_by_itself');
	if (column === 'deciding') return { refusal: await boxes.open(supabase, { experiment: card }) };
	const box = await boxes.current(supabase, card);
	if (!box) return refused(column === 'due' ? 'card_is_not_in_a_ballot' : 'decision_needs_a_ballot');
	if (column === 'due') return { refusal: await boxes.withdraw(supabase, box.id) };
	if (!box.isRevealed) return refused('box_is_not_revealed');
	return { refusal: null, next: `/experiments/${card}/decision?outcome=${outcomeOf[column]}#decide` };
}

const refused = (message: string): Moved => ({ refusal: { code: 'PT409', message } });

/** Takes back what one did within the last minute. Answers the refusal, or null when it is undone. */
export async function undo(supabase: Supabase, { box, was_withdrawn }: Undoing): Promise<DatabaseError | null> {
	const verb = was_withdrawn ? 'undo_withdrawal' : 'undo_opening';
	const { error } = await supabase.rpc(verb, { p_box: box });
	return error;
}

/** How many cards the columns should hold. */
export async function limits(supabase: Supabase): Promise<Limits> {
	const rows = answer(await supabase.from('board_limits').select('state, most'));
	return Object.fromEntries(rows.map(({ state, most }) => [state, most]));
}

/** Sets how many cards the columns should hold; leaders only. Answers the refusal, or null. */
export async function limit(supabase: Supabase, limits: BoardLimits): Promise<DatabaseError | null> {
	const { running, due, deciding, iterating } = limits;
	const { error } = await supabase.rpc('limit_board', {
		...(running !== null && { p_running: running }),
		...(due !== null && { p_due: due }),
		...(deciding !== null && { p_deciding: deciding }),
		...(iterating !== null && { p_iterating: iterating })
	});
	return error;
}
