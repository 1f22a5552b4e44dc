/** A place cards can be in. `total` is how many there are, where not all of them are on the page. */
export type BoardColumn = {
	readonly id: string;
	readonly title: string;
	readonly hint?: string;
	readonly total?: number;
	/** What speaks against more cards here, in words that are shown and spoken; it never keeps one out. */
	readonly warning?: string;
};
/** What every card must say about itself; `label` is how it is spoken, `stays` why it cannot be moved although another like it can. */
export type BoardCard = {
	readonly id: number | string;
	readonly columnId: string;
	readonly label: string;
	readonly stays?: string | undefined;
};
/** What came of a move. A refusal says why, in one sentence. */
export type MoveAnswer = { readonly ok: true } | { readonly ok: false; readonly says: string };
/** Carries a move out. Resolves when the page's own data shows it, or with the refusal. */
export type Move = (cardId: BoardCard['id'], columnId: string) => Promise<MoveAnswer>;

type Lifted = { readonly card: BoardCard; readonly over: string };

/**
 * The moves on a board, however they are made: at most one card is lifted, hovers over a column and is dropped or goes
 * back. A dropped card shows in its new column at once and returns when the move is refused. `says` is for a live region.
 */
export class BoardMoves {
	/** The card in the air, and the column it is over. */
	lifted = $state<Lifted | null>(null);
	/** What to speak. */
	says = $state('');
	/** Why the last move did not happen; stays until the next one or until `dismiss`. */
	refusal = $state('');
	#underway = $state<Record<string, string>>({});
	readonly #columns: () => readonly BoardColumn[];
	readonly #move: Move;

	constructor(columns: () => readonly BoardColumn[], move: Move) {
		this.#columns = columns;
		this.#move = move;
	}

	/** The column a card shows in: where it was just dropped, else where it is. */
	columnOf(card: BoardCard): string {
		return this.#underway[card.id] ?? card.columnId;
	}

	/** Whether the answer to this card's move is still awaited. */
	isUnderway(id: BoardCard['id']): boolean {
		return this.#underway[id] !== undefined;
	}

	/** Takes a card up. False when it cannot be: another is in the air, its last move is not answered yet, or it stays, which is said. */
	lift(card: BoardCard): boolean {
		if (this.lifted || this.isUnderway(card.id)) return false;
		if (card.stays !== undefined) {
			this.refusal = this.says = card.stays;
			return false;
		}
		this.refusal = '';
		this.lifted = { card, over: card.columnId };
		this.says =
			`${card.label} lifted. ${this.#place(card.columnId)}. ` +
			'Left and right arrow choose a column, Space drops it, Escape puts it back.';
		return true;
	}

	/** Holds the lifted card over a column. */
	hover(columnId: string): void {
		if (!this.lifted || this.lifted.over === columnId) return;
		this.lifted = { ...this.lifted, over: columnId };
		this.says = [`Over ${this.#place(columnId)}.`, this.#warning(columnId)].join(' ').trim();
	}

	/** Holds the lifted card over the column `by` places further, stopping at the ends. */
	step(by: number): void {
		if (!this.lifted) return;
		const columns = this.#columns();
		const here = columns.findIndex(({ id }) => id === this.lifted?.over);
		const next = columns[Math.max(0, Math.min(columns.length - 1, here + by))];
		if (next) this.hover(next.id);
	}

	/** Puts the lifted card back. */
	cancel(): void {
		if (!this.lifted) return;
		this.says = `${this.lifted.card.label} stays in ${this.#title(this.lifted.card.columnId)}.`;
		this.lifted = null;
	}

	/** Drops the lifted card where it is. */
	async drop(): Promise<void> {
		if (!this.lifted) return;
		const { card, over } = this.lifted;
		if (over === card.columnId) return this.cancel();
		this.lifted = null;
		await this.place(card, over);
	}

	/** Moves a card to a column at once, as a menu does. */
	async place(card: BoardCard, columnId: string): Promise<void> {
		if (columnId === card.columnId || this.isUnderway(card.id)) return;
		this.refusal = '';
		this.#underway[card.id] = columnId;
		this.says = `Moving ${card.label} to ${this.#title(columnId)}.`;
		const answer = await this.#answer(card.id, columnId);
		delete this.#underway[card.id];
		// said only when it is true
		if (answer.ok) {
			this.says = [`${card.label} moved to ${this.#title(columnId)}.`, this.#warning(columnId)].join(' ').trim();
			return;
		}
		this.refusal = answer.says;
		this.says = `${card.label} is back in ${this.#title(card.columnId)}. ${answer.says}`;
	}

	/** Takes the last refusal off the screen. */
	dismiss(): void {
		this.refusal = '';
	}

	async #answer(id: BoardCard['id'], columnId: string): Promise<MoveAnswer> {
		try {
			return await this.#move(id, columnId);
		} catch {
			return { ok: false, says: 'The move did not arrive. Check the connection, then move it again.' };
		}
	}

	#title(columnId: string): string {
		return this.#columns().find(({ id }) => id === columnId)?.title ?? columnId;
	}

	#warning(columnId: string): string {
		return this.#columns().find(({ id }) => id === columnId)?.warning ?? '';
	}

	#place(columnId: string): string {
		const columns = this.#columns();
		const index = columns.findIndex(({ id }) => id === columnId);
		return `${this.#title(columnId)}, column ${index + 1} of ${columns.length}`;
	}
}
