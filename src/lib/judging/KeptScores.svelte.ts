import {
	differs,
	givenOf,
	lateInWords,
	newerIn,
	readDrafts,
	waitingInWords,
	type Draft,
	type Drafts,
	type Reply
} from '#lib/judging/keptScores.ts';
import type { Given } from '#lib/judging/judging.ts';
import { TAKEN } from '#lib/judging/leaving.ts';

type Send = (team: number, draft: Draft) => Promise<Reply>;

/**
 * What a judge gave and the server does not have yet: on the device from the first touch on, sent when it can be. Written
 * where it survives a closed page; where a browser refuses that, at least the open page keeps it.
 */
export class KeptScores {
	drafts = $state.raw<Drafts>({});
	/** What the server took from this page, newer than what the page came with. */
	taken = $state.raw<Readonly<Record<string, Given>>>({});
	isSending = $state(false);
	/** How much an earlier round left here. */
	#late = $state(0);
	readonly late = $derived.by(() => lateInWords(this.#late, this.#about));
	readonly waiting = $derived.by(() => waitingInWords(this.drafts, this.#about));
	readonly #place: string;
	readonly #takenPlace: string;
	readonly #send: Send;
	readonly #about: string;

	constructor(place: string, send: Send, about = 'project') {
		this.#about = about;
		this.#place = place;
		this.#takenPlace = place + TAKEN;
		this.#send = send;
	}

	/**
	 * Reads what an earlier page left here, and how much an earlier round did in its place. `known` is the version of what this page
	 * came with: one that was kept on the device, or asked for while an answer was under way, is older than what was taken.
	 */
	restore(known: (id: number) => number, earlier: string | null = null): void {
		try {
			this.drafts = readDrafts(localStorage.getItem(this.#place));
			const newer = newerIn(localStorage.getItem(this.#takenPlace), known);
			this.taken = Object.fromEntries(Object.entries(newer).map(([id, draft]) => [id, givenOf(draft, draft.version)]));
			put(this.#takenPlace, newer);
			this.#late = earlier ? Object.keys(readDrafts(localStorage.getItem(earlier))).length : 0;
		} catch {
			// no storage in this browser: there is nothing from earlier
		}
	}

	/** What an earlier round left is not wanted any more. */
	forget(earlier: string): void {
		this.#late = 0;
		try {
			localStorage.removeItem(earlier);
		} catch {
			// no storage in this browser: there was nothing
		}
	}

	/** One that cannot be taken any more is not wanted any more. */
	drop(team: number): void {
		this.#write(without(this.drafts, team));
	}

	/** Keeps what was just touched; what says the same as the server is no draft. */
	keep(team: number, draft: Draft, given: Given | null): void {
		const others = without(this.drafts, team);
		this.#write(differs(draft, given) || draft.isWanted ? { ...others, [team]: draft } : others);
	}

	/** Sends everything for which save was pressed, one after the other, whatever becomes of the one before; stops where there is no connection. */
	async flush(): Promise<void> {
		if (this.isSending) return;
		this.isSending = true;
		try {
			for (const [team, draft] of Object.entries(this.drafts)) {
				if (!draft.isWanted) continue;
				const reply = await this.#send(Number(team), draft);
				if (reply.kind === 'unreachable') return;
				if (reply.kind === 'failed') continue;
				// touched again while it was under way: the newer one stays
				const isSame = this.drafts[team] === draft;
				if (reply.kind === 'taken') {
					this.#take(team, { ...draft, version: reply.version });
					const newer = this.drafts[team];
					const others = without(this.drafts, team);
					this.#write(isSame || !newer ? others : { ...others, [team]: { ...newer, version: reply.version } });
				} else if (isSame) {
					this.#write({ ...this.drafts, [team]: { ...draft, isWanted: false, refusal: reply.says } });
				}
			}
		} finally {
			this.isSending = false;
		}
	}

	/** Remembers what the server took, for a page that is older than that. */
	#take(team: string, taken: Draft): void {
		this.taken = { ...this.taken, [team]: givenOf(taken, taken.version) };
		try {
			const before = readDrafts(localStorage.getItem(this.#takenPlace));
			localStorage.setItem(this.#takenPlace, JSON.stringify({ ...before, [team]: taken }));
		} catch {
			// full, or not allowed: the page knows it
		}
	}

	#write(drafts: Drafts): void {
		this.drafts = drafts;
		try {
			put(this.#place, drafts);
		} catch {
			// full, or not allowed: the page keeps it
		}
	}
}

function put(place: string, drafts: Drafts): void {
	if (Object.keys(drafts).length === 0) localStorage.removeItem(place);
	else localStorage.setItem(place, JSON.stringify(drafts));
}

const without = (drafts: Drafts, team: string | number): Drafts =>
	Object.fromEntries(Object.entries(drafts).filter(([other]) => other !== String(team)));
