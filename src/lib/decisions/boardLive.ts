import { balanceOf, type Card, type Column, type Limits } from '#lib/decisions/board.ts';
import type { Change, Heard } from '#lib/decisions/boardChanges.ts';
import { splitOf } from '#lib/decisions/cardMarks.ts';
import type { Counts } from '#lib/decisions/boxes.ts';
import type { JobFunction } from '#lib/decisions/decisions.ts';

/** A move somebody made, as the database announces it. */
export type HeardMove = Change & {
	readonly by: string;
	readonly who: string;
	readonly what: string;
	readonly did: 'moved' | 'started' | 'extended';
	/** What was started was on no board before. */
	readonly started?: Card;
};

/** What one message says: moves, and what changes on cards that stay where they are, oldest first. */
export type News = {
	readonly moves: readonly HeardMove[];
	readonly changes: readonly Change[];
	/** The limits of the columns, where somebody set them. */
	readonly limits: Limits | null;
};

const places: readonly Column[] = ['running', 'due', 'deciding', 'promoted', 'iterating', 'killed'];

/** The messages in one: those of the same second, oldest first, and the last one itself. */
function messagesIn(payload: unknown): readonly unknown[] {
	const { before } = Object(payload);
	return [...(Array.isArray(before) ? before : []), payload];
}

/** What one message says; what is not understood is left out. `me`: one's own moves show already, and are left out too. */
export function newsIn(payload: unknown, me?: string): News {
	const said = messagesIn(payload);
	const heard = said.flatMap<Change & Partial<HeardMove>>((one) => moveIn(one) ?? markIn(one) ?? []);
	const others = heard.filter(({ by }) => by === undefined || by !== me);
	return {
		moves: movesIn(payload).filter(({ by }) => by !== me),
		changes: others.map(({ card, heard }) => ({ card, heard })),
		limits: said.map((one): Limits | undefined => Object(one).limits).findLast((limits) => limits) ?? null
	};
}

/** The moves in one message: the last one, and before it those of the same second. */
export function movesIn(payload: unknown): readonly HeardMove[] {
	return messagesIn(payload).flatMap((one) => moveIn(one) ?? []);
}

function moveIn(one: unknown): HeardMove | null {
	const { by, who, what, card, column, closes_at, revealed_at, did, days_left, extensions } = Object(one);
	const place = places.find((known) => known === column);
	if (typeof who !== 'string' || typeof what !== 'string' || typeof card !== 'number' || !place) return null;
	const inBallot = place === 'deciding';
	const heard: Heard = {
		column: place,
		...(inBallot && typeof closes_at === 'string' && { closes_at }),
		...(inBallot && typeof revealed_at === 'string' && { is_revealed: true }),
		...(typeof days_left === 'number' && { days_left }),
		...(typeof extensions === 'number' && { extensions }),
		...(inBallot && ballotIn(one)),
		...(place === 'due' && { backing: supportersIn(one) })
	};
	const verb = did === 'started' || did === 'extended' ? did : 'moved';
	const started = verb === 'started' ? startedCard(one, heard) : null;
	return { by: String(by), who, what, card, heard, did: verb, ...(started && { started }) };
}

/** What changes on a card that stays where it is. */
function markIn(one: unknown): Change | null {
	const { card, sign_offs, refusals } = Object(one);
	if (typeof card !== 'number') return null;
	return { card, heard: { ...ballotIn(one), ...(sign_offs && { sign_offs, refusals }) } };
}

/** How many voted and, from the reveal on, what; who has signed. */
function ballotIn(one: unknown): Heard {
	const { turnout, ballots, signed, seats, needed } = Object(one);
	const voted = countsOf(turnout);
	if (!voted) return {};
	const asked = { ...(typeof seats === 'number' && { seats }), ...(typeof needed === 'number' && { needed }) };
	if (!ballots) return { backing: { kind: 'sealed', ...voted, ...asked } };
	const none = { marketing: 0, it: 0, other: 0 };
	const [promote, iterate, kill] = [ballots.promote, ballots.iterate, ballots.kill].map((of) => countsOf(of) ?? none);
	return {
		backing: { kind: 'voters', ...voted },
		split: splitOf({ promote: promote ?? none, iterate: iterate ?? none, kill: kill ?? none }),
		signed: { ...signed }
	};
}

function countsOf(value: unknown): Counts | null {
	const { marketing, it, other } = Object(value);
	return typeof marketing === 'number' ? { marketing, it: Number(it) || 0, other: Number(other) || 0 } : null;
}

function supportersIn(one: unknown): Card['backing'] {
	return { kind: 'supporters', ...(countsOf(one) ?? { marketing: 0, it: 0 }), other: 0 };
}

const sides: readonly JobFunction[] = ['marketing', 'it', 'other'];

/** The card of what was started: nothing is measured yet. */
function startedCard(payload: unknown, heard: Heard): Card | null {
	const { card: id, what: title, asked_by, asked_by_function, days_left } = Object(payload);
	if (typeof asked_by !== 'string' || typeof days_left !== 'number') return null;
	const backing = supportersIn(payload);
	return {
		...{ id, title, column: heard.column ?? 'running', asked_by, days_left, effect: null },
		asked_by_function: sides.find((side) => side === asked_by_function) ?? null,
		...{ backing, balance: balanceOf(backing) }
	};
}
