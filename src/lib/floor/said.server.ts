import type { LiveMessage } from '#lib/server/backend/relay.ts';
import { render } from '#lib/server/markdown.server.ts';

// one message goes to a thousand readers: its words are drawn once
const dressed = new WeakMap<LiveMessage, LiveMessage>();

/** A message with the words of an announcement drawn for pages, which do not draw themselves; every other one as it is. */
export function dressSaid(message: LiveMessage): LiveMessage {
	const { said } = Object(message.payload);
	if (typeof said?.says !== 'string') return message;
	const known = dressed.get(message);
	if (known) return known;
	const made = { ...message, payload: { ...Object(message.payload), said: { ...said, html: render(said.says) } } };
	dressed.set(message, made);
	return made;
}
