import { askServer, serverTime } from '#lib/ui/serverTime.ts';

/** How often what did not arrive is sent again, in milliseconds. Not by all whose connection went at the same moment. */
const AGAIN = 3000;

type Terms = {
	/** Until when, by the clock of the server. */
	readonly until: () => string;
	/** What a person reads while it is tried again, and once it is too late. */
	readonly waiting: string;
	readonly late: string;
	/** The server is there again, and it was too late. */
	readonly onback: () => void;
};

/** A form that did not arrive: how it is pressed again, and how it stops saying so. */
type Sent = { readonly press: () => void; readonly forget: () => void };

/**
 * Sends again by itself what did not arrive, until a moment by the clock of the server. After it nothing is sent any more: what
 * became of it is asked as soon as somebody is there to answer.
 */
export class Repeat {
	stands = $state<'off' | 'waiting' | 'late'>('off');
	#sent: Sent | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #terms: Terms;

	constructor(terms: Terms) {
		this.#terms = terms;
	}

	/** What to read about it; undefined while there is nothing to repeat. */
	get says(): string | undefined {
		return this.stands === 'off' ? undefined : this.#terms[this.stands];
	}

	/** It did not arrive. What was sent when it was too late already is not sent again. */
	start(sent: Sent): void {
		if (this.stands === 'off') {
			if (this.#isLate) return;
			window.addEventListener('online', this.#next);
			window.addEventListener('beforeunload', stay);
		}
		this.#sent = sent;
		if (this.stands !== 'late') this.stands = this.#isLate ? 'late' : 'waiting';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(this.#next, AGAIN * (0.7 + Math.random() * 0.6));
	}

	/** It was answered, or nobody waits for it any more. */
	stop(): void {
		clearTimeout(this.#timer);
		if (this.stands === 'off') return;
		this.stands = 'off';
		window.removeEventListener('online', this.#next);
		window.removeEventListener('beforeunload', stay);
	}

	get #isLate(): boolean {
		return serverTime.now() >= Date.parse(this.#terms.until());
	}

	readonly #next = async () => {
		clearTimeout(this.#timer);
		const sent = this.#sent;
		if (!sent || this.stands === 'off') return;
		if (!this.#isLate) return sent.press();
		this.stands = 'late';
		if ((await askServer()) !== 'there') return this.start(sent);
		this.stop();
		sent.forget();
		this.#terms.onback();
	};
}

/** A page that still has something to send asks before it is closed. */
function stay(event: BeforeUnloadEvent): void {
	event.preventDefault();
}
