import { error as httpError } from '@sveltejs/kit';
import { generalRefusals, type Refusal, type Refusals } from '#lib/refusals.ts';

/** The part of a supabase-js error that matters here. */
export type DatabaseError = { readonly code?: string; readonly message: string };

const CONSTRAINT = /constraint "([a-z0-9_]+)"/;

/** The name of what refused: a constraint, or the name that `private.refuse` raised. Null for every other error. */
export function refusalName(error: DatabaseError): string | null {
	if (error.code?.startsWith('PT')) return error.message;
	return CONSTRAINT.exec(error.message)?.[1] ?? null;
}

/**
 * The sentence for a refusal of the database.
 *
 * @throws 404 for what is not there (or not yours, which must not differ), 503 when the database cannot be reached, and
 *   the error itself when nobody foresaw it: it is logged once and answered with an id.
 */
export function sentenceFor(error: DatabaseError, refusals: Refusals): Refusal {
	const name = refusalName(error);
	const refusal = name === null ? undefined : lookUp(name, refusals);
	if (refusal) return refusal;
	throw unforeseen(error);
}

/** What to throw for an answer that carries an error nobody has a sentence for. */
export function unforeseen(error: DatabaseError): unknown {
	if (error.code === 'PT404' || error.code === 'PGRST116') return statusError(404, 'Not found');
	if (error.code === 'PGRST001' || error.code === 'PGRST003') return statusError(503, 'The database does not answer');
	if (error.code === '42501' || error.code === 'PT403') return statusError(403, 'Not allowed');
	return new Error(`${error.code ?? ''} ${error.message}`.trim(), { cause: error });
}

/** The data of an answer. Throws what `unforeseen` says when there is none to give. */
export function answer<T>(reply: { readonly data: T | null; readonly error: DatabaseError | null }): T {
	if (reply.error) throw unforeseen(reply.error);
	if (reply.data === null) throw statusError(404, 'Not found');
	return reply.data;
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
	return all[name];
}
