import { createServerClient } from '@supabase/ssr';
import { error, type RequestEvent } from '@sveltejs/kit';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { Database, Tables } from '#lib/database.types.ts';
import type { Backend } from '#lib/server/backend/backend.ts';
import { createRecent } from '#lib/server/recent.ts';

/** The person who asks, as every page knows them. */
export type Person = Pick<Tables<'people'>, 'id' | 'name' | 'function' | 'is_bridging' | 'title' | 'role'> & {
	is_complete: boolean;
};

/** The session's cookies begin with this; long sessions are split over several. */
export const COOKIE = 'cg-session';
/** What a part begins with that is encoded as base64url. */
const ENCODED = 'base64-';

/** Where a request comes from. One that did not pass the proxy (a health check) has no address: those share one limit. */
export function addressOf(event: RequestEvent): string {
	try {
		return event.getClientAddress();
	} catch {
		return 'unknown';
	}
}

/** A Supabase client that acts as whoever the request's cookies say, and writes them back when they change. */
export function clientFor(
	event: RequestEvent,
	backend: Backend,
	headers: Readonly<Record<string, string>> = {}
): SupabaseClient<Database> {
	const secure = event.url.protocol === 'https:';
	const client = createServerClient<Database>(backend.url, backend.key, {
		// while the database is away people are told so at once: retried for seconds, requests would pile up behind it
		db: { retry: false },
		global: { fetch: backend.fetch, headers: { ...headers, 'x-client-address': addressOf(event) } },
		cookieOptions: { name: COOKIE },
		cookies: {
			getAll: () => withSession(event.cookies.getAll()),
			setAll(cookies) {
				for (const { name, value, options } of cookies) {
					event.cookies.set(name, value, { ...options, path: '/', httpOnly: true, sameSite: 'lax', secure });
				}
				read = null;
			}
		}
	});
	const { auth } = client;
	const readSession = auth.getSession.bind(auth);
	// every question asks for the session, which would be decoded from the cookies each time
	let read: ReturnType<typeof readSession> | null = null;
	auth.getSession = () => (read ??= readSession());
	return client;
}

type Cookie = { readonly name: string; readonly value: string };

function sessionIn(cookies: readonly Cookie[]): string {
	const values = new Map(cookies.map(({ name, value }) => [name, value]));
	let whole = values.get(COOKIE) ?? '';
	for (let n = 0; values.has(`${COOKIE}.${n}`); n += 1) whole += values.get(`${COOKIE}.${n}`) ?? '';
	return whole;
}

/**
 * The cookies, and beside them the session they are the parts of, decoded at once: the client would do it sign by sign for each
 * request, which costs more than to ask who that is.
 */
function withSession(cookies: Cookie[]): Cookie[] {
	const whole = sessionIn(cookies);
	if (!whole.startsWith(ENCODED)) return cookies;
	const value = Buffer.from(whole.slice(ENCODED.length), 'base64url').toString();
	return [{ name: COOKIE, value }, ...cookies.filter(({ name }) => name !== COOKIE)];
}

/** A client that acts as nobody, whatever cookies the request carries: for programs that bring a token of ours. */
export function strangerFor(event: RequestEvent, backend: Backend): SupabaseClient<Database> {
	return createClient<Database>(backend.url, backend.key, {
		db: { retry: false },
		global: { fetch: backend.fetch, headers: { 'x-client-address': addressOf(event) } },
		auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false }
	});
}

const me = z.object({
	...{ id: z.string(), name: z.string(), title: z.string(), is_bridging: z.boolean(), is_complete: z.boolean() },
	function: z.enum(['marketing', 'it', 'other']).nullable(),
	role: z.enum(['member', 'leader', 'admin'])
});

// a token that is not valid, or none: whoever asks is signed out
const REFUSED = new Set([401, 403]);

/** Long enough for whoever types, short enough that nobody sees it. */
const recent = createRecent<Person>({ ms: 5000, most: 5000 });

/**
 * Who asks, as the database says that has verified the token: one question, and no answer to a session that has ended.
 * Null when signed out. Answers 503 when that cannot be known, instead of signing anybody out. Who sends a form by script, as a draft
 * saves itself each second, is known from a moment ago: what it does asks the database once more, and it is shown nothing of it.
 */
export async function personOf(event: RequestEvent, supabase: SupabaseClient<Database>): Promise<Person | null> {
	const asked = sessionIn(event.cookies.getAll());
	if (asked === '') return null;
	const isSentByScript = event.request.headers.get('x-sveltekit-action') === 'true' && event.request.method === 'POST';
	const known = isSentByScript ? recent.get(asked) : undefined;
	if (known) return known;
	const found = await supabase.rpc('show_me');
	if (found.error && !REFUSED.has(found.status))
		error(503, 'The database does not answer right now: try again in a moment.');
	const person = found.data === null ? null : me.parse(found.data);
	// whoever is asked for a profile first has one in a moment
	if (person?.is_complete) recent.put(asked, person);
	return person;
}
