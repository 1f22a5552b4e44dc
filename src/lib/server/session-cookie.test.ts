import { expect, test } from 'vitest';
import { asked, encoded } from '#lib/server/asked.fixture.ts';
import { readAgain, sessionOf } from '#lib/server/session-cookie.ts';

const sessionFor = (access_token: string) => ({ access_token, expires_at: 1_800_000_000 });

test('a session is put together from its parts, and taken apart once for all requests that bring the same', () => {
	const whole = encoded(sessionFor('of Ada'));
	const header = `zone=UTC; cg-session.0=${whole.slice(0, 20)}; cg-session.1=${whole.slice(20)}`;
	const first = asked(header);
	expect(sessionOf(first)).toEqual({ text: whole, held: sessionFor('of Ada') });
	const second = asked(header);
	expect(sessionOf(second).held?.access_token).toBe('of Ada');
	expect([first.times(), second.times()]).toEqual([1, 0]);
});

test('no session is told from one that cannot be read', () => {
	expect(sessionOf(asked('zone=UTC'))).toEqual({ text: '', held: null });
	expect(sessionOf(asked('cg-session=x')).held).toBeUndefined();
	expect(sessionOf(asked('cg-session=base64-!!!')).held).toBeUndefined();
	expect(sessionOf(asked(`cg-session=${encoded({ access_token: 7 })}`)).held).toBeUndefined();
});

test('what is set while a request is answered holds for that request, and for no other that brought the same', () => {
	const header = `cg-session=${encoded(sessionFor('before'))}`;
	const [one, other] = [asked(header), asked(header)];
	expect(sessionOf(one).held?.access_token).toBe('before');
	one.cookies.set('cg-session', encoded(sessionFor('after')));
	readAgain(one);
	expect(sessionOf(one).held?.access_token).toBe('after');
	expect(sessionOf(other).held?.access_token).toBe('before');
});
