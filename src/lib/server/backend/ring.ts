import type { LiveMessage } from './relay.ts';

/** The latest messages, so that a line that broke goes on where it ended. */
export interface Ring {
	add(message: LiveMessage): void;
	/** What came on a topic after a message; a single null when that message is not remembered. */
	after(id: string, topic: string): (LiveMessage | null)[];
	clear(): void;
}

/** Remembers the given number of messages. */
export function createRing(size: number): Ring {
	let messages: LiveMessage[] = [];
	return {
		add(message) {
			messages.push(message);
			if (messages.length > size) messages = messages.slice(-size / 2);
		},
		after(id, topic) {
			const at = messages.findIndex((message) => message.id === id);
			return at < 0 ? [null] : messages.slice(at + 1).filter((message) => message.topic === topic);
		},
		clear: () => {
			messages = [];
		}
	};
}
