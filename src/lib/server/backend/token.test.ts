import { createHmac } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { rememberClaims } from './token.ts';

const SECRET = 'only this house knows it';
const AT = Date.parse('2026-05-04T10:00:00Z');

const written = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

function token(claims: object, secret = SECRET): string {
	const signed = `${written({ alg: 'HS256', typ: 'JWT' })}.${written(claims)}`;
	return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

const claims = { role: 'authenticated', sub: 'somebody', iat: AT / 1000, exp: AT / 1000 + 900 };

test('a token that was taken before is not taken any longer than it says', () => {
	vi.useFakeTimers({ now: AT });
	const claimsOf = rememberClaims(SECRET);
	const given = token(claims);
	expect([claimsOf(given), claimsOf(given)]).toEqual([JSON.stringify(claims), JSON.stringify(claims)]);
	vi.setSystemTime(AT + 900_000);
	expect(claimsOf(given)).toBeNull();
	vi.useRealTimers();
});

test('what is said under the seal of another token is not taken, remembered or not', () => {
	vi.useFakeTimers({ now: AT });
	const claimsOf = rememberClaims(SECRET);
	const [header, , seal] = token(claims).split('.');
	claimsOf(token(claims));
	const forged = `${header}.${written({ ...claims, sub: 'somebody else' })}.${seal}`;
	expect([forged, forged, token(claims, 'another house'), 'no token'].map(claimsOf)).toEqual([null, null, null, null]);
	vi.useRealTimers();
});
