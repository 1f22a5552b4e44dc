import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { createRecent } from '#lib/server/recent.ts';

/** The session's cookies begin with this; long sessions are split over several. */
export const COOKIE = 'cg-session';
/** What a part begins with that is encoded as base64url. */
const ENCODED = 'base64-';

const session = z.object({ access_token: z.string(), expires_at: z.number() });

/** What cookies keep of a session. */
export type Kept = {
	/** As they have it; empty where there is none. */
	readonly text: string;
	/** Null where there is none, undefined where the sign-in service has to make sense of it. */
	readonly held: z.output<typeof session> | null | undefined;
};

type Cookie = { readonly name: string; readonly value: string };

function textIn(cookies: readonly Cookie[]): string {
	const values = new Map(cookies.map(({ name, value }) => [name, value]));
	let whole = values.get(COOKIE) ?? '';
	for (let n = 0; values.has(`${COOKIE}.${n}`); n += 1) whole += values.get(`${COOKIE}.${n}`) ?? '';
	return whole;
}

const decoded = (text: string) => Buffer.from(text.slice(ENCODED.length), 'base64url').toString();

function heldIn(text: string): Kept['held'] {
	if (!text.startsWith(ENCODED)) return text === '' ? null : undefined;
	try {
		return session.safeParse(JSON.parse(decoded(text))).data;
	} catch {
		return undefined;
	}
}

function keptIn(cookies: readonly Cookie[]): Kept {
	const text = textIn(cookies);
	return { text, held: heldIn(text) };
}

/** What is read of a request. */
export type Asked = Pick<RequestEvent, 'cookies' | 'request'>;

const brought = createRecent<Kept>(2000);
const changed = new WeakMap<RequestEvent['cookies'], Kept>();

/** The session of a request. Whoever saves a draft each second brings the same cookies, which are taken apart once. */
export function sessionOf({ request, cookies }: Asked): Kept {
	const header = request.headers.get('cookie') ?? '';
	const known = changed.get(cookies) ?? brought.get(header, Infinity);
	if (known) return known;
	const kept = keptIn(cookies.getAll());
	brought.put(header, kept);
	return kept;
}

/** To be called when the cookies of a session were set while a request is answered. */
export const readAgain = ({ cookies }: Asked): void => void changed.set(cookies, keptIn(cookies.getAll()));

/**
 * The cookies, and beside them the session they are the parts of, decoded at once: the client would do it sign by sign.
 */
export function withSession(cookies: Cookie[]): Cookie[] {
	const whole = textIn(cookies);
	if (!whole.startsWith(ENCODED)) return cookies;
	return [{ name: COOKIE, value: decoded(whole) }, ...cookies.filter(({ name }) => name !== COOKIE)];
}
