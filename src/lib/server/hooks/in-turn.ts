import type { Handle } from '@sveltejs/kit';
import { backend } from '#lib/server/backend/backend.ts';

/** Pages that are made at the same time. More of them are not made sooner: there is one process, and they share its connections. */
const AT_ONCE = 8;
/** Nobody waits for these: what asks whether the server is there, and what time it is. */
const AT_ONCE_ALWAYS: ReadonlySet<string | null> = new Set(['/health', '/api/time']);

/** Of the pages that waited for so long, in milliseconds, one is made in every second turn. */
const LONGEST = 3000;

/**
 * Where more is asked for than can be answered, pages wait for each other and what somebody writes for nobody: before a deadline
 * a page costs four times a saved draft, and only the draft cannot come later. Of the pages that wait the one asked for last is
 * made first: in line everybody would wait as long as the line is, this way most hardly wait and a few do, and whoever asks once more is
 * answered at once (adaptive LIFO, as in B. Maurer, Fail at Scale, ACM Queue 13 (8), 2015). Where some waited longer than `longest`
 * milliseconds they and the newest take turns: nobody is left waiting for those who came later, and it does not become the line again.
 */
export function takeTurns(atOnce: number, longest: number): Handle {
	const waiting: { readonly since: number; readonly go: () => void }[] = [];
	let making = 0;
	let wasOldest = false;
	function next(): void {
		const [first] = waiting;
		// whoever is next takes over the place
		if (!first) return void (making -= 1);
		wasOldest = !wasOldest && performance.now() - first.since >= longest;
		(wasOldest ? waiting.shift() : waiting.pop())?.go();
	}
	async function turn(): Promise<void> {
		if (making >= atOnce) return new Promise((go) => waiting.push({ since: performance.now(), go }));
		making += 1;
	}
	return async ({ event, resolve }) => {
		const isPage = event.request.method === 'GET' && !event.isSubRequest && !AT_ONCE_ALWAYS.has(event.route.id);
		if (!isPage) return resolve(event);
		await turn();
		try {
			// whoever gave up or asked again meanwhile reads no answer: it is not made, and the next one's turn comes sooner
			return event.request.signal.aborted ? new Response(null, { status: 499 }) : await resolve(event);
		} finally {
			next();
		}
	};
}

const turns = takeTurns(AT_ONCE, LONGEST);

/** Pages take turns where the database is reached from this process; from elsewhere they mostly wait, and may do so together. */
export const inTurn: Handle = async (asked) =>
	(await backend()).mode === 'hosted' ? asked.resolve(asked.event) : turns(asked);
