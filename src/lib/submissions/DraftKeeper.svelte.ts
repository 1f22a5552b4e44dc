import type { ActionResult } from '@sveltejs/kit';
import { partOf, placeText, readForm } from '#lib/submissions/draftForm.ts';
import { asText, LINKS } from '#lib/submissions/merging.ts';
import type { Begun, Mark, Met, Said, Saved, Texts } from '#lib/submissions/merging.ts';
import { AGAIN, PRESSED_AGAIN, sendForm, type Sent } from '#lib/submissions/sending.ts';
import type { Field } from '#lib/submissions/submissions.ts';

/** After a pause in typing this long the draft is saved, and without a pause this often; in milliseconds. */
const [PAUSE, LONGEST] = [1200, 8000];

type Says = 'nothing' | 'saving' | 'saved' | 'offline' | 'ended' | 'handing' | 'unsent' | 'unsentEnded';
type Pressed = { readonly action: string; readonly texts: Texts; readonly control: { current: AbortController } };

/**
 * Saves the draft of a form while it is written, and sends it when it is handed in. It sends the fields that were changed
 * since the version it knows, and follows in the others what somebody else writes. Where two wrote in the same field, it
 * keeps both until the person decides.
 */
export class DraftKeeper {
	says = $state<Says>('nothing');
	version = $state(0);
	/** What the fields show by themselves: what is typed into them since is only in the form. */
	shown = $state.raw<Texts>({});
	/** What the form holds. */
	now = $state.raw<Texts>({});
	met = $state.raw<Readonly<Record<string, Met>>>({});
	/** Who wrote each field last. */
	marks = $state.raw<Readonly<Record<string, Mark>>>({});
	/** What others wrote while the form was open. */
	heard = $state.raw<Readonly<Record<string, Mark>>>({});
	readonly opened: string;
	#fields: readonly Field[];
	#onsaved: (until: string) => void;
	#base: Texts;
	/** What was sent and not answered: it may have arrived. */
	#unanswered: Texts = {};
	#nth = 0;
	#isDirty = false;
	#isBehind = false;
	#isGone = false;
	#since = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#saving: AbortController | undefined;
	#going: Promise<unknown> | undefined;
	#pressed: Pressed | undefined;

	constructor({ fields, opened, version, base, shown, met, marks, onsaved }: Begun) {
		this.#fields = fields;
		this.opened = opened;
		this.version = version;
		this.#base = base;
		this.shown = this.now = shown;
		this.met = Object.fromEntries(
			Object.entries(met).map(([key, said]) => [key, { ...said, since: said.version - 1 }])
		);
		this.marks = marks;
		this.#onsaved = onsaved;
	}

	/** Whether something was typed that is not on its way. */
	get isDirty() {
		return this.#isDirty;
	}

	/** Other fields are asked for now; `texts`: what the draft says in them. What the form holds already stays. */
	ask(fields: readonly Field[], texts: Texts): void {
		this.#fields = fields;
		this.#base = { ...texts, ...this.#base };
		if (Object.keys(texts).every((key) => key in this.shown)) return;
		this.shown = { ...texts, ...this.shown };
		this.now = { ...texts, ...this.now };
	}

	/** Something was typed. */
	touch(form: HTMLFormElement): void {
		this.now = this.#read(form);
		this.#isDirty = true;
		this.#since ||= Date.now();
		this.#later(form, Math.max(0, Math.min(PAUSE, this.#since + LONGEST - Date.now())));
	}

	/** Somebody else saved: what they wrote is asked for, or comes with what is saved next. */
	hear(form: HTMLFormElement): void {
		this.#isBehind = true;
		if (!this.#isDirty) this.#later(form, 300 + Math.random() * 700);
	}

	/** Saves at once what is not saved yet; a page that goes away sends it on its way out. */
	async save(form: HTMLFormElement): Promise<void> {
		clearTimeout(this.#timer);
		if (this.#saving || this.#pressed || !(this.#isDirty || this.#isBehind) || /ended/i.test(this.says)) return;
		const { body, sent } = this.#bodyOf(form, false);
		const saving = (this.#saving = new AbortController());
		this.#isDirty = this.#isBehind = false;
		this.#since = 0;
		const writes = Object.keys(sent).length > 0;
		if (writes) this.says = 'saving';
		const answer = await (this.#going = sendForm('?/draft', body, saving));
		this.#saving = undefined;
		// a press came before it: what became of this, that answer says
		if (this.#pressed) return;
		const isTaken = typeof answer !== 'string' && this.#take(answer, sent, form);
		this.#isDirty ||= writes && !isTaken;
		this.#isBehind ||= !writes && !isTaken;
		if (answer === 'ended') this.says = 'ended';
		else if (writes) this.says = isTaken ? 'saved' : 'offline';
		if (this.#isDirty || this.#isBehind) this.#later(form, isTaken ? PAUSE : AGAIN);
	}

	/** Saves all that was typed, and waits until that was answered or did not arrive. */
	async saved(form: HTMLFormElement): Promise<void> {
		await this.#going;
		await this.save(form);
	}

	/**
	 * Sends what was pressed at once, with what was typed last; a save on its way is not waited for. A hand-in that is not
	 * answered is sent again as the same one until it is. Null where nothing came of it, or something else was pressed.
	 */
	async press(form: HTMLFormElement, action: string): Promise<ActionResult | null> {
		const texts = this.#read(form);
		const handsIn = action === '?/submit';
		const before = this.#pressed;
		const isSame = JSON.stringify(before?.texts) === JSON.stringify(texts);
		if (before?.action === '?/submit' && (!handsIn || isSame)) return null;
		clearTimeout(this.#timer);
		const { body, sent } = this.#bodyOf(form, true);
		const control = { current: new AbortController() };
		const pressed = (this.#pressed = { action, texts, control });
		this.#isDirty = false;
		before?.control.current.abort();
		this.#saving?.abort();
		this.says = handsIn ? 'handing' : 'saving';
		let answer = await sendForm(action, body, control.current);
		while (answer === 'lost' && handsIn && this.#pressed === pressed && !this.#isGone) {
			this.says = 'unsent';
			await new Promise((resolve) => setTimeout(resolve, PRESSED_AGAIN));
			if (this.#pressed !== pressed) return null;
			control.current = new AbortController();
			answer = await sendForm(action, body, control.current);
		}
		if (this.#pressed !== pressed) return null;
		this.#pressed = undefined;
		return this.#settle(answer, { sent, form, handsIn });
	}

	#settle(answer: Sent, { sent, form, handsIn }: { sent: Texts; form: HTMLFormElement; handsIn: boolean }) {
		if (answer === 'ended') this.says = handsIn ? 'unsentEnded' : 'ended';
		else this.says = answer === 'lost' ? 'offline' : 'nothing';
		const isTaken = typeof answer !== 'string' && this.#take(answer, sent, form);
		this.#isDirty ||= !isTaken;
		if (this.#isDirty) this.#later(form, isTaken ? PAUSE : AGAIN);
		return typeof answer === 'string' ? null : answer;
	}

	/** The person decided: what is in the form stays, and is saved over what somebody else wrote there. */
	async keepMine(form: HTMLFormElement, key: string): Promise<void> {
		const { [key]: met, ...others } = this.met;
		if (!met) return;
		this.met = others;
		this.#base = { ...this.#base, [key]: asText(met.says) };
		this.#isDirty = true;
		await this.save(form);
	}

	/** The person decided: what somebody else wrote stays. */
	takeOther(form: HTMLFormElement, key: string): void {
		const { [key]: met, ...others } = this.met;
		if (!met) return;
		this.met = others;
		this.#follow(form, key, met);
		this.now = this.#read(form);
	}

	stop(): void {
		this.#isGone = true;
		clearTimeout(this.#timer);
	}

	#read(form: HTMLFormElement): Texts {
		return readForm(form, this.#fields);
	}

	/** What was changed, as it is sent; where somebody else wrote in the same field, over that only when it is pressed. */
	#bodyOf(form: HTMLFormElement, isPressed: boolean) {
		this.now = this.#read(form);
		const changed = Object.entries(this.now).filter(
			([key, text]) => text !== this.#base[key] || key in this.#unanswered
		);
		const sent: Texts = Object.fromEntries(changed);
		const body = partOf(form, this.#fields, sent);
		const held = Object.entries(this.met).map(([key, { since }]) => `${key}:${since}`);
		if (held.length > 0 && !isPressed) body.set('held', held.join(','));
		body.set('version', String(this.version));
		body.set('opened', this.opened);
		body.set('nth', String((this.#nth += 1)));
		this.#unanswered = { ...this.#unanswered, ...sent };
		return { body, sent };
	}

	/** What was kept, and what others wrote. False where nothing was kept. */
	#take(answer: ActionResult, sent: Texts, form: HTMLFormElement): boolean {
		const told: Partial<Saved> = Object('data' in answer ? answer.data : {});
		if (told.version === undefined) return answer.type === 'redirect';
		const { news = {} } = told;
		const now = (this.now = this.#read(form));
		const met = { ...this.met };
		const marks = { ...this.marks };
		for (const [key, text] of Object.entries(sent)) {
			if (news[key]?.is_conflict) continue;
			this.#base = { ...this.#base, [key]: text };
			if (now[key] === text && key !== LINKS) this.shown = { ...this.shown, [key]: text };
			delete met[key];
			delete marks[key];
		}
		this.#unanswered = Object.fromEntries(Object.entries(this.#unanswered).filter(([key]) => !(key in sent)));
		for (const [key, said] of Object.entries(news)) {
			marks[key] = said;
			met[key] = { ...said, since: met[key]?.since ?? this.version };
		}
		// nothing of one's own is in a field that says what it said, or what the other one says
		for (const [key, said] of Object.entries(met)) {
			if (now[key] !== this.#base[key] && now[key] !== asText(said.says)) continue;
			delete met[key];
			this.#follow(form, key, said);
		}
		this.met = met;
		this.marks = marks;
		this.version = told.version;
		this.now = this.#read(form);
		if (told.until !== undefined) this.#onsaved(told.until);
		return true;
	}

	#follow(form: HTMLFormElement, key: string, said: Said): void {
		const text = asText(said.says);
		this.#base = { ...this.#base, [key]: text };
		this.shown = { ...this.shown, [key]: text };
		this.heard = { ...this.heard, [key]: said };
		placeText(form, this.#fields, [key, text]);
	}

	#later(form: HTMLFormElement, wait: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.save(form), wait);
	}
}
