import { deserialize } from '$app/forms';
import type { ActionResult } from '@sveltejs/kit';
import { unsentBy } from '#lib/ui/unsent.ts';

/** After a save that did not arrive, it is tried again; in milliseconds. */
export const AGAIN = 5000;
/** What was pressed to be handed in is sent again after this. */
export const PRESSED_AGAIN = 2000;

/** An answer that takes longer than this, in milliseconds, is not waited for. */
const LONGEST_WAIT = 10_000;

/** What became of a form that was sent: its answer, or none; `ended`: whoever sent it has to sign in again. */
export type Sent = ActionResult | 'lost' | 'ended';

/** Sends a form to an action of the page. It gives up on an answer that does not come, and never leads away from the page. */
export async function sendForm(action: string, body: FormData, given: AbortController): Promise<Sent> {
	const timer = setTimeout(() => given.abort(), LONGEST_WAIT);
	try {
		const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
		const { signal } = given;
		const answer = await fetch(action, { method: 'POST', body, headers, signal, keepalive: document.hidden });
		// whose session is over is led to the sign-in page
		if (answer.redirected) return 'ended';
		const result = deserialize(await answer.text());
		if (result.type === 'error') result.status = answer.status;
		const unsent = unsentBy(result, navigator.onLine);
		if (!unsent) return result;
		return unsent.why === 'ended' ? 'ended' : 'lost';
	} catch {
		return 'lost';
	} finally {
		clearTimeout(timer);
	}
}
