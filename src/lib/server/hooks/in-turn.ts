import pLimit from 'p-limit';
import type { Handle } from '@sveltejs/kit';
import { backend } from '#lib/server/backend/backend.ts';

/** Pages that are made at the same time. More of them are not made sooner: there is one process, and they share its connections. */
const AT_ONCE = 8;
/** Nobody waits for these: what asks whether the server is there, and what time it is. */
const AT_ONCE_ALWAYS: ReadonlySet<string | null> = new Set(['/health', '/api/time']);

/**
 * Where more is asked for than can be answered, pages wait for each other and what somebody writes for nobody: before a deadline
 * a page costs four times a saved draft, and only the draft cannot come later.
 */
export function takeTurns(atOnce: number): Handle {
	const take = pLimit(atOnce);
	return ({ event, resolve }) => {
		const isPage = event.request.method === 'GET' && !event.isSubRequest && !AT_ONCE_ALWAYS.has(event.route.id);
		if (!isPage) return resolve(event);
		// whoever gave up or asked again meanwhile reads no answer: it is not made, and the next one's turn comes sooner
		return take(async () => (event.request.signal.aborted ? new Response(null, { status: 499 }) : resolve(event)));
	};
}

const turns = takeTurns(AT_ONCE);

/** Pages take turns where the database is reached from this process; from elsewhere they mostly wait, and may do so together. */
export const inTurn: Handle = async (asked) =>
	(await backend()).mode === 'hosted' ? asked.resolve(asked.event) : turns(asked);
