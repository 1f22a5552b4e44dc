import { isSaved, readDraft, type SavedVote, type VoteDraft } from '#lib/voting/keptVotes.ts';

/**
 * The votes somebody chose and did not save: on the device from the first touch on. Written where it survives a closed page; where a
 * browser refuses that, at least the open page keeps it.
 */
export class KeptVotes {
	draft = $state.raw<VoteDraft | null>(null);
	readonly #place: string;

	constructor(place: string) {
		this.#place = place;
	}

	/** Reads what an earlier page left here; what is saved meanwhile (the answer was lost on the way) is no draft any more. */
	restore(mine: readonly SavedVote[]): void {
		try {
			const draft = readDraft(localStorage.getItem(this.#place));
			if (draft) this.keep(isSaved(draft, mine) ? null : draft);
		} catch {
			// no storage in this browser: there is nothing from earlier
		}
	}

	/** Keeps what was just chosen; null where nothing differs from what is saved. */
	keep(draft: VoteDraft | null): void {
		this.draft = draft;
		try {
			if (draft) localStorage.setItem(this.#place, JSON.stringify(draft));
			else localStorage.removeItem(this.#place);
		} catch {
			// full, or not allowed: the page keeps it
		}
	}
}
