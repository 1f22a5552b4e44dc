import { createHmac, timingSafeEqual } from 'node:crypto';

const HEADER = /^\{"alg":"HS256","typ":"JWT"\}$/;

/** So many tokens are remembered; a thousand people at once, each with the one before. */
const REMEMBERED = 2000;

/**
 * What an access token of the embedded backend says, as JSON; null unless it is ours, of a signed-in person and valid now. The seal of
 * the same token is looked at once, whether its time has come or gone at every question.
 */
export function rememberClaims(secret: string): (token: string) => string | null {
	const known = new Map<string, Sealed>();
	return (token) => {
		const before = known.get(token);
		const sealed = before ?? readSealed(token, secret);
		if (!sealed || !isValidNow(sealed.claims, Date.now() / 1000)) return null;
		if (!before && known.size >= REMEMBERED) known.clear();
		if (!before) known.set(token, sealed);
		return sealed.text;
	};
}

type Sealed = { readonly text: string; readonly claims: unknown };

// what an access token says, when it is ours
function readSealed(token: string, secret: string): Sealed | null {
	const [header = '', payload = '', signature = '', ...more] = token.split('.');
	if (more.length || !HEADER.test(textOf(header))) return null;
	const expected = createHmac('sha256', secret).update(`${header}.${payload}`).digest();
	const given = Buffer.from(signature, 'base64url');
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
	const text = textOf(payload);
	return { text, claims: JSON.parse(text) };
}

function isValidNow(claims: unknown, now: number): boolean {
	if (typeof claims !== 'object' || claims === null) return false;
	const number = (name: string) => Number(Reflect.get(claims, name) ?? NaN);
	return (
		Reflect.get(claims, 'role') === 'authenticated' &&
		typeof Reflect.get(claims, 'sub') === 'string' &&
		number('exp') > now &&
		Math.floor(number('iat')) <= Math.floor(now)
	);
}

function textOf(part: string): string {
	return Buffer.from(part, 'base64url').toString('utf8');
}
