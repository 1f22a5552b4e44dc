import { createHmac, timingSafeEqual } from 'node:crypto';

const HEADER = /^\{"alg":"HS256","typ":"JWT"\}$/;

/** What an access token of the embedded backend says, as JSON; null unless it is ours, of a signed-in person and valid now. */
export function claimsOf(token: string, secret: string): string | null {
	const [header = '', payload = '', signature = '', ...more] = token.split('.');
	if (more.length || !HEADER.test(textOf(header))) return null;
	const expected = createHmac('sha256', secret).update(`${header}.${payload}`).digest();
	const given = Buffer.from(signature, 'base64url');
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
	const text = textOf(payload);
	const claims: unknown = JSON.parse(text);
	return isValidNow(claims, Date.now() / 1000) ? text : null;
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
