import { stillFitting, type Named } from '#lib/people/mentions.ts';

/** Who is offered while a name is typed: asked for once the typing pauses; an answer that was overtaken is dropped. */
export class PeopleOffer {
	people = $state<readonly Named[]>([]);
	active = $state(0);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#overtaken = new AbortController();

	/** Offers who has these words in the name; those offered whom they no longer fit go at once. */
	look(words: string): void {
		this.forget();
		const fitting = stillFitting(this.people, words);
		if (fitting.length < this.people.length) this.active = 0;
		this.people = fitting;
		this.#timer = setTimeout(() => this.#ask(words.trim()), 120);
	}

	async #ask(words: string): Promise<void> {
		if (!words) return this.close();
		this.#overtaken = new AbortController();
		try {
			const answer = await fetch(`/api/people?words=${encodeURIComponent(words)}`, { signal: this.#overtaken.signal });
			if (!answer.ok) return this.close();
			const found: readonly Named[] = await answer.json();
			// whole already: nothing is left to choose
			const [only, ...others] = found;
			this.people = only && others.length === 0 && only.name === words ? [] : found;
			this.active = 0;
		} catch {
			// overtaken or offline: a name is typed without help
		}
	}

	/** Drops what was asked and is not answered yet. */
	forget(): void {
		clearTimeout(this.#timer);
		this.#overtaken.abort();
	}

	close(): void {
		this.forget();
		this.people = [];
	}

	/** Goes up or down the list by an arrow key; answers whether it was one. */
	move(key: string): boolean {
		const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
		this.active = (this.active + step + this.people.length) % this.people.length;
		return step !== 0;
	}
}
