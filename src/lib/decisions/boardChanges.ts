import type { Card } from '#lib/decisions/board.ts';

/** What a watcher hears of a card: where it is now, where it moved, and what that or somebody's ballot or signature changes on it. */
export type Heard = Partial<
	Pick<
		Card,
		| 'column'
		| 'closes_at'
		| 'is_revealed'
		| 'days_left'
		| 'extensions'
		| 'backing'
		| 'split'
		| 'signed'
		| 'sign_offs'
		| 'refusals'
	>
>;

/** What changes on one card. */
export type Change = { readonly card: number; readonly heard: Heard };

/** A card as it is after what was heard of it; what nobody told is from before, until the board is read again. */
export function movedTo(card: Card, heard: Heard | undefined): Card {
	if (!heard) return card;
	if (heard.column === undefined) return { ...card, ...heard };
	const stays = heard.column === 'due' || heard.column === 'deciding';
	const known = { closes_at: undefined, is_revealed: undefined, zombie: stays ? card.zombie : undefined };
	// a ballot that was withdrawn leaves nothing on the card
	const ballot = heard.column === 'due' ? { split: undefined, signed: undefined } : {};
	return { ...card, ...known, ...ballot, ...heard };
}

/** The cards after everything that was heard of them, in the order it was heard. */
export function withChanges(cards: readonly Card[], changes: readonly Change[]): readonly Card[] {
	const byCard = Map.groupBy(changes, ({ card }) => card);
	return cards.map((card) => (byCard.get(card.id) ?? []).reduce((now, { heard }) => movedTo(now, heard), card));
}

/** The cards with those that were started since they were read. */
export function withStarted(cards: readonly Card[], started: readonly Card[]): readonly Card[] {
	const known = new Set(cards.map(({ id }) => id));
	return [
		...cards,
		...started.filter(({ id }, at) => !known.has(id) && started.findIndex((one) => one.id === id) === at)
	];
}
