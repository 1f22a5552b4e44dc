import type { LiveMessage } from '#lib/server/backend/relay.ts';

/** Of messages that only say that something changed, one a second is enough for anybody. */
const SETTLE = 1000;
/** So many of a second travel together; the others follow a second later, where they can wait. */
const MOST_AT_ONCE = 50;

/** What is said at once on a topic, oldest first; `id`: of the last of those before which nothing is still to be said. */
export type Told = { readonly id: string; readonly messages: readonly LiveMessage[] };

/**
 * Lets the first `changed` of a second through at once, and those that follow together at its end; of those with the same `key` only the
 * last. Where they are more than travel together, the oldest go, and with them the newest, which knows what all of them count; the others
 * follow a second later. Only of too many without a key, which nothing replaces, it says to read again. Everything else passes as it
 * comes.
 */
export function settle(pass: (told: Told | null) => void) {
	let timer: NodeJS.Timeout | undefined;
	// by its key, or by itself
	const waiting = new Map<unknown, LiveMessage>();
	let newest: LiveMessage | undefined;
	let withoutKey = 0;
	function open(): void {
		timer = undefined;
		if (!newest || waiting.size === 0) return;
		timer = setTimeout(open, SETTLE);
		if (withoutKey > MOST_AT_ONCE) {
			waiting.clear();
			withoutKey = 0;
			return pass(null);
		}
		const messages = [...waiting.entries().take(MOST_AT_ONCE)].map(([key, message]) => {
			waiting.delete(key);
			if (key === message) withoutKey -= 1;
			return message;
		});
		// a line that breaks goes on after these: what follows them is still to come
		const { id } = messages.at(-1) ?? newest;
		pass({ id, messages: waiting.size > 0 ? [...messages, newest] : messages });
	}
	function take(message: LiveMessage | null): void {
		if (message?.event !== 'changed') return pass(message && { id: message.id, messages: [message] });
		if (!timer) {
			pass({ id: message.id, messages: [message] });
			timer = setTimeout(open, SETTLE);
			return;
		}
		const { key = message } = Object(message.payload);
		if (key === message) withoutKey += 1;
		waiting.delete(key);
		waiting.set(key, message);
		newest = message;
	}
	return { take, end: () => clearTimeout(timer) };
}

/**
 * What a reader missed before it listened, told now: of those with the same `key` only the last, and as many at once as travel together. Of
 * too many without a key, or where it is not known what was said, it says to read again.
 */
export function inPortions(missed: readonly (LiveMessage | null)[]): (Told | null)[] {
	const last = new Map<unknown, LiveMessage>();
	let withoutKey = 0;
	for (const message of missed) {
		if (!message) return [null];
		const { key = message } = Object(message.payload);
		if (key === message) withoutKey += 1;
		last.delete(key);
		last.set(key, message);
	}
	if (withoutKey > MOST_AT_ONCE) return [null];
	const messages = [...last.values()];
	const most = messages.every(({ event }) => event === 'changed') ? MOST_AT_ONCE : 1;
	return Array.from({ length: Math.ceil(messages.length / most) }, (_, at) => {
		const portion = messages.slice(at * most, (at + 1) * most);
		return { id: portion.at(-1)?.id ?? '', messages: portion };
	});
}
