import { deserialize } from '$app/forms';

/** A pause in typing this long, in milliseconds, and the draft is saved. */
const PAUSE = 1200;
/** Who types without a pause is saved this often. */
const LONGEST = 8000;
/** After a save that did not arrive, it is tried again. */
const AGAIN = 5000;

type Says = 'nothing' | 'saving' | 'saved' | 'offline' | 'changed' | 'ended';

/**
 * Saves the draft of a form while it is written. Each save names the version it began with: when somebody else saved
 * meanwhile, saving stops until the person who writes has decided.
 */
export class DraftKeeper {
	says = $state<Says>('nothing');
	version = $state(0);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#since = 0;
	#sending: Promise<void> | undefined;
	#isDirty = false;
	#isHeld = false;
	#form: HTMLFormElement | undefined;
	#onsaved: (until: string) => void;

	/** `onsaved`: told with each save until when the team may hand in, as things stand. */
	constructor(version: number, onsaved: (until: string) => void) {
		this.version = version;
		this.#onsaved = onsaved;
	}

	/** Whether something was typed that is not on its way. */
	get isDirty(): boolean {
		return this.#isDirty;
	}

	/** Something was typed. */
	touch(form: HTMLFormElement): void {
		this.#isDirty = true;
		this.#form = form;
		if (this.says === 'changed') return;
		this.#since ||= Date.now();
		this.#later(form, Math.max(0, Math.min(PAUSE, this.#since + LONGEST - Date.now())));
	}

	/** Saves at once what is not saved yet; a page that goes away sends it on its way out. */
	async save(form: HTMLFormElement): Promise<void> {
		clearTimeout(this.#timer);
		if (this.#sending || this.#isHeld || !this.#isDirty || this.says === 'changed' || this.says === 'ended') return;
		this.#sending = this.#send(form);
		await this.#sending;
		this.#sending = undefined;
		if (this.#isDirty) this.#later(form, this.isOffline ? AGAIN : PAUSE);
	}

	get isOffline(): boolean {
		return this.says === 'offline';
	}

	/** What is on its way; nothing when there is nothing. */
	get onItsWay(): Promise<void> | undefined {
		return this.#sending;
	}

	async #send(form: HTMLFormElement): Promise<void> {
		this.#isDirty = false;
		this.#since = 0;
		const body = new FormData(form);
		body.set('version', String(this.version));
		try {
			this.says = 'saving';
			const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
			const answer = await fetch('?/draft', { method: 'POST', body, headers, keepalive: document.hidden });
			// whose session is over is led to the sign-in page
			if (answer.redirected) this.says = 'ended';
			else this.#take(deserialize(await answer.text()));
		} catch {
			this.says = 'offline';
			this.#isDirty = true;
		}
	}

	/** The form itself is sent: until it is answered nothing is saved by itself. */
	hold(): void {
		clearTimeout(this.#timer);
		this.#isHeld = true;
		this.#isDirty = false;
	}

	/**
	 * The form itself was answered: what it held is kept as this version, or somebody else's is. Null when it was not
	 * taken and not kept: what is typed is saved as before.
	 */
	settle(answer: { version?: number | undefined; isChanged?: boolean | undefined } | null): void {
		this.#isHeld = false;
		this.#isDirty ||= answer === null;
		if (answer?.isChanged) {
			this.says = 'changed';
			return;
		}
		if (answer?.version !== undefined) this.version = answer.version;
		if (answer) this.says = 'nothing';
		// what was typed while the answer was on its way
		if (this.#isDirty && this.#form) this.touch(this.#form);
	}

	/** The person has seen the other text: from here on, this one replaces it. */
	decide(version: number): void {
		this.version = version;
		this.says = 'nothing';
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	#take(result: ReturnType<typeof deserialize>): void {
		if (result.type === 'redirect') {
			this.says = 'ended';
			return;
		}
		const { version, until, isChanged } = Object('data' in result ? result.data : {});
		if (result.type === 'success' && typeof version === 'number') {
			this.version = version;
			this.says = 'saved';
			this.#onsaved(until);
		} else if (isChanged === true) {
			this.says = 'changed';
		} else {
			throw new Error('not saved');
		}
	}

	#later(form: HTMLFormElement, wait: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.save(form), wait);
	}
}
