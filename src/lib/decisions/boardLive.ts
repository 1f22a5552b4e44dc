import { balanceOf, type Card, type Column, type Heard } from '#lib/decisions/board.ts';
import type { JobFunction } from '#lib/decisions/decisions.ts';

/** A move somebody made, as the database announces it. */
export type HeardMove = {
	readonly by: string;
	readonly who: string;
	readonly what: string;
	readonly card: number;
	readonly heard: Heard;
	readonly did: 'moved' | 'started' | 'extended';
	/** What was started was on no board before. */
	readonly started?: Card;
};

const places: readonly Column[] = ['running', 'due', 'deciding', 'promoted', 'iterating', 'killed'];

/**
 * The moves in one message: the last one, and `before` it those of the same second, oldest first. What is not
 * understood is left out.
 */
export function movesIn(payload: unknown): readonly HeardMove[] {
	const { before } = Object(payload);
	return [...(Array.isArray(before) ? before : []), payload].flatMap((one: unknown) => {
		const { by, who, what, card, column, closes_at, revealed_at, did, days_left, extensions } = Object(one);
		const place = places.find((known) => known === column);
		if (typeof who !== 'string' || typeof what !== 'string' || typeof card !== 'number' || !place) return [];
		const inBallot = place === 'deciding';
		const heard: Heard = {
			column: place,
			...(inBallot && typeof closes_at === 'string' && { closes_at }),
			...(inBallot && typeof revealed_at === 'string' && { is_revealed: true }),
			...(typeof days_left === 'number' && { days_left }),
			...(typeof extensions === 'number' && { extensions })
		};
		const verb = did === 'started' || did === 'extended' ? did : 'moved';
		const started = verb === 'started' ? startedCard(one, heard) : null;
		return [{ by: String(by), who, what, card, heard, did: verb, ...(started && { started }) }];
	});
}

const sides: readonly JobFunction[] = ['marketing', 'it', 'other'];

/** The card of what was started: nothing is measured yet. */
function startedCard(payload: unknown, heard: Heard): Card | null {
	const { card: id, what: title, asked_by, asked_by_function, marketing, it, days_left } = Object(payload);
	if (typeof asked_by !== 'string' || typeof days_left !== 'number') return null;
	const supports = { marketing: Number(marketing) || 0, it: Number(it) || 0 };
	return {
		...{ id, title, column: heard.column, asked_by, days_left, effect: null, balance: balanceOf(supports) },
		asked_by_function: sides.find((side) => side === asked_by_function) ?? null,
		backing: { kind: 'supporters', ...supports, other: 0 }
	};
}

/** Listens to the board until the answer is called. `onGap`: something was missed, read the board again. */
export function follow(onMoves: (moves: readonly HeardMove[]) => void, onGap: () => void): () => void {
	const stream = new EventSource('/api/live/board');
	stream.addEventListener('changed', ({ data }) => onMoves(movesIn(JSON.parse(String(data)))));
	stream.addEventListener('resync', onGap);
	return () => stream.close();
}
