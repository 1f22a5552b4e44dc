import type { ActionResult } from '@sveltejs/kit';

/** Where whoever has no session is led, by the guard of every page. Signing in by itself leads elsewhere. */
const SIGNED_OUT = /^\/sign-in\?(.*&)?next=/;

/** Why a form that was sent was not taken, although nothing in it was refused. */
export type Unsent = {
	/** `offline`: it never left. `unanswered`: nobody knows. `away`: it will be taken later. `ended`: the session. `refused`: for good. */
	readonly why: 'offline' | 'unanswered' | 'away' | 'ended' | 'refused' | 'broken';
	/** What happened, in a sentence. */
	readonly says: string;
};

/** No answer came in the time that one waits for it. */
export const unanswered: Unsent = {
	why: 'unanswered',
	says: 'No answer came, so this may not be saved: the connection is bad, or nobody is there.'
};

const offline: Unsent = { why: 'offline', says: 'Not sent: there is no connection.' };
const ended: Unsent = { why: 'ended', says: 'Not saved: your session has ended.' };
const away: Unsent = { why: 'away', says: 'Not saved: the database does not answer.' };

/** What became of a form that was sent; null where it was answered and the page can show the answer. */
export function unsentBy(result: ActionResult, isOnline: boolean): Unsent | null {
	if (result.type === 'redirect') return SIGNED_OUT.test(result.location) ? ended : null;
	if (result.type === 'success' || result.type === 'failure') return null;
	// without a status no answer of ours came: none at all, or the page of something that stands before us
	if (result.status === undefined) return isOnline ? unanswered : offline;
	if (result.status === 401) return ended;
	if (result.status === 503) return away;
	const { message, id } = Object(result.error);
	if (result.status < 500) return { why: 'refused', says: `Not saved. ${String(message ?? 'This was not taken.')}` };
	const number = typeof id === 'string' ? ` The number of what happened is ${id}: an admin can look it up.` : '';
	return { why: 'broken', says: `Not saved: something went wrong on our side.${number}` };
}

/** What to do next, in a sentence; nothing where a link says it, or where pressing again changes nothing. */
export function whatNext({ why }: Unsent): string {
	if (why === 'ended' || why === 'refused') return '';
	return why === 'offline' ? 'Press again when you are online.' : 'Press again in a moment.';
}

/** Whether somebody typed or chose something in a form that would be a pity to lose. */
export function holdsWords(form: HTMLFormElement): boolean {
	const shown = 'textarea, select, input:not([type=hidden], [type=submit], [type=radio], [type=checkbox])';
	return form.querySelector(shown) !== null;
}
