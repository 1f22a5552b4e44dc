import { createServerClient } from '@supabase/ssr';
import { PostgrestClient } from '@supabase/postgrest-js';
import { error, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import type { Database, Tables } from '#lib/database.types.ts';
import type { Backend } from '#lib/server/backend/backend.ts';
import { createRecent } from '#lib/server/recent.ts';
import { COOKIE, readAgain, sessionOf, withSession, type Asked } from '#lib/server/session-cookie.ts';
import type { Auth, Supabase } from '#lib/server/supabase.ts';

/** The person who asks, as every page knows them. */
export type Person = Pick<Tables<'people'>, 'id' | 'name' | 'function' | 'is_bridging' | 'title' | 'role'> & {
	is_complete: boolean;
};

/** A token that is valid for less, in milliseconds, is due for a new one: as the sign-in service's own client has it. */
const DUE = 90_000;
const isDue = (held: { readonly expires_at: number }, within = 0) =>
	held.expires_at * 1000 - Date.now() <= DUE + within;

/** Where a request comes from. One that did not pass the proxy (a health check) has no address: those share one limit. */
export function addressOf(event: RequestEvent): string {
	try {
		return event.getClientAddress();
	} catch {
		return 'unknown';
	}
}

/** A request's way to the database, and to where one signs in and out, which few requests go. */
export type Clients = { readonly supabase: Supabase; readonly auth: () => Auth };

/** Clients that act as whoever the request's cookies say, and write them back when they change. */
export function clientsFor(
	event: RequestEvent,
	backend: Backend,
	headers: Readonly<Record<string, string>> = {}
): Clients {
	const from = { ...headers, 'x-client-address': addressOf(event) };
	let made: Auth | null = null;
	// every question asks for it
	let token: Promise<string | null> | null = null;
	const onChange = () => {
		readAgain(event);
		token = null;
	};
	const auth = () => (made ??= authFor(event, { backend, headers: from, onChange }));
	async function read(): Promise<string | null> {
		const { held } = sessionOf(event);
		// the sign-in service is needed only for a token that is due, or for cookies that do not read as a session
		if (held === null || (held && !isDue(held))) return held?.access_token ?? null;
		return (await auth().getSession()).data.session?.access_token ?? null;
	}
	return { supabase: asking(backend, from, () => (token ??= read())), auth };
}

/** Asks the database for whoever the token names; null: nobody. */
function asking(
	backend: Backend,
	headers: Readonly<Record<string, string>>,
	tokenOf: () => Promise<string | null>
): Supabase {
	return new PostgrestClient<Database>(`${backend.url}/rest/v1`, {
		headers: { ...headers, apikey: backend.key },
		// while the database is away people are told so at once: retried for seconds, requests would pile up behind it
		retry: false,
		async fetch(input, init) {
			const said = new Headers(init?.headers);
			said.set('authorization', `Bearer ${(await tokenOf()) ?? backend.key}`);
			return backend.fetch(input, { ...init, headers: said });
		}
	});
}

type Given = {
	readonly backend: Backend;
	readonly headers: Readonly<Record<string, string>>;
	readonly onChange: () => void;
};

function authFor(event: RequestEvent, { backend, headers, onChange }: Given): Auth {
	const secure = event.url.protocol === 'https:';
	const { auth } = createServerClient<Database>(backend.url, backend.key, {
		global: { fetch: backend.fetch, headers },
		cookieOptions: { name: COOKIE },
		cookies: {
			getAll: () => withSession(event.cookies.getAll()),
			setAll(cookies) {
				for (const { name, value, options } of cookies) {
					event.cookies.set(name, value, { ...options, path: '/', httpOnly: true, sameSite: 'lax', secure });
				}
				onChange();
			}
		}
	});
	return auth;
}

/** A client that acts as nobody, whatever cookies the request carries: for programs that bring a token of ours. */
export const strangerFor = (event: RequestEvent, backend: Backend): Supabase =>
	asking(backend, { 'x-client-address': addressOf(event) }, () => Promise.resolve(null));

const me = z.object({
	...{ id: z.string(), name: z.string(), title: z.string(), is_bridging: z.boolean(), is_complete: z.boolean() },
	function: z.enum(['marketing', 'it', 'other']).nullable(),
	role: z.enum(['member', 'leader', 'admin'])
});

// a token that is not valid, or none: whoever asks is signed out
const REFUSED = new Set([401, 403]);

/** Who asked last in so many sessions that have not ended since, as far as is known. */
const recent = createRecent<Person>(5000);
/** In milliseconds: long enough for whoever types, short enough that nobody sees it. */
const A_MOMENT = 5000;
/** In milliseconds: as long as somebody reads one page and then opens the next. */
const A_VISIT = 900_000;
/** In milliseconds: longer than a page takes. */
const A_PAGE = 30_000;

/**
 * Whose pages these cookies were shown a while ago; undefined where that is not known, or where the token is due for a new one meanwhile, which
 * can only be given before the page is made. To begin with and no more: whoever goes by it asks `personOf` too, and shows nothing before
 * that says the same.
 */
export function lastPersonOf(asked: Asked): Person | undefined {
	const { text, held } = sessionOf(asked);
	return held && !isDue(held, A_PAGE) ? recent.get(text, A_VISIT) : undefined;
}

/**
 * Who asks, as the database says that has verified the token: one question, and no answer to a session that has ended.
 * Null when signed out. Answers 503 when that cannot be known, instead of signing anybody out. Who sends a form by script, as a draft
 * saves itself each second, is known from a moment ago: what it does asks the database once more, and it is shown nothing of it.
 */
export async function personOf(event: RequestEvent, supabase: Supabase): Promise<Person | null> {
	const asked = sessionOf(event).text;
	if (asked === '') return null;
	const isSentByScript = event.request.headers.get('x-sveltekit-action') === 'true' && event.request.method === 'POST';
	const known = isSentByScript ? recent.get(asked, A_MOMENT) : undefined;
	if (known) return known;
	const found = await supabase.rpc('show_me');
	if (found.error && !REFUSED.has(found.status))
		error(503, 'The database does not answer right now: try again in a moment.');
	const person = found.data === null ? null : me.parse(found.data);
	remember(event, person);
	return person;
}

/** Keeps in mind whom the request's session is of: by its new cookies, where the token was due. */
export function remember(asked: Asked, person: Person | null): void {
	const { text } = sessionOf(asked);
	// whoever is asked for a profile first has one in a moment
	if (person?.is_complete) recent.put(text, person);
	else recent.forget(text);
}
