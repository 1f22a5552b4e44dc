import { tick } from 'svelte';
import { pushState, refreshAll } from '$app/navigation';
import { page } from '$app/state';
import { refusals } from '#lib/judging/judging.ts';
import { placeOf, type Draft } from '#lib/judging/keptScores.ts';
import { KeptScores } from '#lib/judging/KeptScores.svelte.ts';
import { sendScore } from '#lib/judging/sendScore.ts';

type Opened = {
	/** What is judged one at a time. */
	readonly kind: 'project' | 'pair';
	/** Who judges. */
	readonly me: string;
	readonly slug: string;
	readonly round: number;
	/** The address of the queue: the event's, or a guest's link. */
	readonly base: string;
	/** Which one the address names; null in the queue. */
	readonly named: () => number | null;
	/** Whether one is in the queue, by the page as it is. */
	readonly has: (id: number) => boolean;
};

/**
 * A judge's queue on this device: which one of it is on the screen, and what was given. Going from one to the next asks nothing
 * of the server, so that a lost connection stops nobody.
 */
export class OpenQueue {
	/** The heading that hears of a change: focus goes there. */
	heading = $state<HTMLHeadingElement>();
	readonly kept: KeptScores;
	/** Where drafts of the first round are, in a later one. */
	readonly earlier: string | null;
	readonly base: string;
	readonly pathOf: (id: number) => string;
	/** Whether the time for giving anything is over by the server's clock, although the page does not say so yet. */
	isOver = $state(false);
	readonly #has: (id: number) => boolean;
	readonly #named: () => number | null;
	readonly #addressOf = (id: number | null) => (id === null ? this.base : this.pathOf(id));
	/** What the address names, where the page is one that was kept; undefined on every other. */
	#keptAt = $state<number | null>();
	/** What was opened last without asking the server; undefined where nothing was. */
	#opened: number | null | undefined;

	constructor({ kind, me, slug, round, base, named, has }: Opened) {
		this.#has = has;
		const about = kind === 'pair' ? `${slug} pairs` : slug;
		this.base = base;
		this.pathOf = (id) => (kind === 'pair' ? `${base}/pairs/${id}` : `${base}/${id}`);
		this.earlier = round > 1 ? placeOf(me, about) : null;
		this.kept = new KeptScores(
			placeOf(me, about, round),
			(id, draft) => sendScore(this.pathOf(id), draft, round),
			kind
		);
		this.#named = named;
	}

	/** The one on the screen; null in the queue. */
	get current(): number | null {
		// read at any time, so that every change of it asks again
		const { judged } = page.state;
		// what was opened while the page is read again is not in its state after that: the address names it still
		if (this.#opened !== undefined && location.pathname === this.#addressOf(this.#opened)) return this.#opened;
		if (judged !== undefined) return judged;
		return this.#keptAt === undefined ? this.#named() : this.#keptAt;
	}

	/** The page is one that was kept, and its address names another one than it did then. */
	isKeptAt(judged: number | null): void {
		this.#keptAt = judged;
	}

	async show(to: number | null): Promise<void> {
		this.#opened = to;
		pushState(this.#addressOf(to), { judged: to });
		await tick();
		window.scrollTo(0, 0);
		this.heading?.focus();
	}

	/** A link that is followed without asking the server, unless it is to open elsewhere. */
	go(event: MouseEvent, to: number | null): void {
		if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
		event.preventDefault();
		void this.show(to);
	}

	/** Puts away what came too late. Its button goes with it, so focus goes to the heading. */
	async forget(id: number): Promise<void> {
		this.kept.drop(id);
		await tick();
		this.heading?.focus();
	}

	/** What is on the device for something that is in the queue no more. */
	get left(): readonly (readonly [number, Draft])[] {
		const drafts = Object.entries(this.kept.drafts).map(([id, draft]) => [Number(id), draft] as const);
		return drafts.filter(([id]) => !this.#has(id));
	}

	/** Sends one that is in the queue no more after all. */
	async sendLeft(id: number): Promise<void> {
		const draft = this.kept.drafts[id];
		if (!draft) return;
		this.kept.keep(id, { ...draft, isWanted: true }, null);
		await this.send();
	}

	/**
	 * Sends what waits. What was refused because the same judge saved elsewhere is shown beside what is there now, and what was taken
	 * for something that had gone is in the queue again. A guest's link that has ended would lead away from what was typed.
	 */
	async send(): Promise<void> {
		const refused = () => Object.values(this.kept.drafts).flatMap(({ refusal }) => refusal ?? []);
		const before = refused().length;
		await this.kept.flush();
		const isBack = Object.keys(this.kept.taken).some((id) => !this.#has(Number(id)));
		const isRefused = refused().length > before && !refused().includes(refusals.guest_link_has_ended.says);
		if ((isRefused || isBack) && navigator.onLine) await refreshAll();
	}
}
