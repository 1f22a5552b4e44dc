import { error as httpError } from '@sveltejs/kit';
import { generalRefusals, type Refusal, type Refusals } from '#lib/refusals.ts';

/** The part of a supabase-js error that matters here. */
export type DatabaseError = { readonly code?: string; readonly message: string };

const CONSTRAINT = /constraint "([a-z0-9_]+)"/;

/** The name of what refused: a constraint, or the name that `private.refuse` raised. Null for every other error. */
export function refusalName(error: DatabaseError): string | null {
	if (error.code?.startsWith('PT')) return error.message;
	// only a preview reads without being able to write
	if (error.code === '25006') return 'previews_change_nothing';
	return CONSTRAINT.exec(error.message)?.[1] ?? null;
}

/**
 * The sentence for a refusal of the database.
 *
 * @throws 401 for a session that has ended, 404 for what is not there (or not yours, which must not differ), 503 when the database cannot be reached, and
 *   the error itself when nobody foresaw it: it is logged once and answered with an id.
 */
export function sentenceFor(error: DatabaseError, refusals: Refusals): Refusal {
	const name = refusalName(error);
	const refusal = name === null ? undefined : lookUp(name, refusals);
	// nothing of the form was wrong: its page says that it can be sent again
	if (refusal === generalRefusals.sign_in_first) throw statusError(401, refusal.says);
	if (refusal) return refusal;
	throw unforeseen(error);
}

/** What to throw for an answer that carries an error nobody has a sentence for. */
export function unforeseen(error: DatabaseError): unknown {
	const status = statusOfFailure(error);
	if (status) return statusError(status, SAYS[status]);
	return new Error(`${error.code ?? ''} ${error.message}`.trim(), { cause: error });
}

const SAYS = { 403: 'Not allowed', 404: 'Not found', 503: 'The database does not answer' } as const;

/** The HTTP status that a failed call to Supabase deserves; null for one that nobody foresaw. */
export function statusOfFailure(error: { readonly code?: string; readonly message?: string; readonly name?: string }) {
	const { code = '', message = '', name = '' } = error;
	// 22P02 and 22003: the id in the address is no id
	if (['PT404', 'PGRST116', '22P02', '22003'].includes(code)) return 404;
	if (['42501', '25006', 'PT401', 'PT403'].includes(code)) return 403;
	if (/^PGRST00[0-3]$/.test(code) || code === '57014') return 503;
	// supabase-js could not reach the server at all
	if (name === 'AuthRetryableFetchError' || (code === '' && /fetch failed/.test(message))) return 503;
	return null;
}

/** The data of an answer. Throws what `unforeseen` says when there is none to give. */
export function answer<T>(reply: { readonly data: T | null; readonly error: DatabaseError | null }): T {
	if (reply.error) throw unforeseen(reply.error);
	if (reply.data === null) throw statusError(404, 'Not found');
	return reply.data;
}

/** Throws what `unforeseen` says of a call that has no answer to give, where it was refused. */
export function settled(reply: { readonly error: DatabaseError | null }): void {
	if (reply.error) throw unforeseen(reply.error);
}

function statusError(status: number, message: string): unknown {
	try {
		httpError(status, message);
	} catch (thrown) {
		return thrown;
	}
}

function lookUp(name: string, refusals: Refusals): Refusal | undefined {
	const all: Refusals = { ...generalRefusals, ...refusals };
	return Object.hasOwn(all, name) ? all[name] : undefined;
}
