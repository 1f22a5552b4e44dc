import type { LiveMessage } from './relay.ts';

/** The latest messages, so that a page hears what was said after it was read, and a line that broke goes on where it ended. */
export interface Ring {
	/** Remembers a message as heard now, and answers it with the id that says when that was. */
	add(said: Omit<LiveMessage, 'id'>): LiveMessage;
	/** What came on a topic after a moment; a single null when that cannot be known. */
	after(since: number, topic: string): (LiveMessage | null)[];
	/** Something may have been missed until now. */
	clear(): void;
}

/**
 * When a message was heard, later than the one before: in milliseconds, and always later than a moment of the same
 * millisecond, which is a whole number. So whatever a page was read without comes after the moment it was asked for.
 */
export const heardAfter = (before: number): number => Math.max(Date.now() + 0.5, before + 0.001);

/** Remembers the given number of messages, and of what topic those were that it had to forget. */
export function createRing(size: number): Ring {
	let messages: { readonly at: number; readonly message: LiveMessage }[] = [];
	let last = heardAfter(0);
	let known = last;
	const forgotten = new Map<string, number>();

	function forget(): void {
		for (const { at, message } of messages.slice(0, -size / 2)) forgotten.set(message.topic, at);
		messages = messages.slice(-size / 2);
	}

	return {
		add(said) {
			last = heardAfter(last);
			const message = { ...said, id: String(last) };
			messages.push({ at: last, message });
			if (messages.length > size) forget();
			return message;
		},
		after(since, topic) {
			if (since < known || since < (forgotten.get(topic) ?? 0)) return [null];
			return messages.filter(({ at, message }) => at > since && message.topic === topic).map(({ message }) => message);
		},
		clear() {
			messages = [];
			forgotten.clear();
			last = known = heardAfter(last);
		}
	};
}
