import type { Column, Heard } from '#lib/decisions/board.ts';

/** A move somebody made, as the database announces it. */
export type HeardMove = {
	readonly by: string;
	readonly who: string;
	readonly what: string;
	readonly card: number;
	readonly heard: Heard;
};

const places: readonly Column[] = ['running', 'due', 'deciding', 'promoted', 'iterating', 'killed'];

/**
 * The moves in one message: the last one, and `before` it those of the same second, oldest first. What is not
 * understood is left out.
 */
export function movesIn(payload: unknown): readonly HeardMove[] {
	const { before } = Object(payload);
	return [...(Array.isArray(before) ? before : []), payload].flatMap((one: unknown) => {
		const { by, who, what, card, column, closes_at, revealed_at } = Object(one);
		const place = places.find((known) => known === column);
		if (typeof who !== 'string' || typeof what !== 'string' || typeof card !== 'number' || !place) return [];
		const inBallot = place === 'deciding';
		const heard: Heard = {
			column: place,
			...(inBallot && typeof closes_at === 'string' && { closes_at }),
			...(inBallot && typeof revealed_at === 'string' && { is_revealed: true })
		};
		return [{ by: String(by), who, what, card, heard }];
	});
}

/** Listens to the board until the answer is called. `onGap`: something was missed, read the board again. */
export function follow(onMoves: (moves: readonly HeardMove[]) => void, onGap: () => void): () => void {
	const stream = new EventSource('/api/live/board');
	stream.addEventListener('changed', ({ data }) => onMoves(movesIn(JSON.parse(String(data)))));
	stream.addEventListener('resync', onGap);
	return () => stream.close();
}
