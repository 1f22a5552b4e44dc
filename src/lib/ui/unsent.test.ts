import type { ActionResult } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { unsentBy, whatNext } from '#lib/ui/unsent.ts';

const failed = (status?: number, error: unknown = { message: 'You may not do this.' }): ActionResult =>
	Object.assign({ type: 'error' as const, error }, status === undefined ? {} : { status });
const redirect = (location: string): ActionResult => ({ type: 'redirect', status: 303, location });

test('what was answered is shown by the page', () => {
	expect(unsentBy({ type: 'success', status: 200 }, true)).toBeNull();
	expect(unsentBy({ type: 'failure', status: 422 }, true)).toBeNull();
	expect(unsentBy(redirect('/ideas/4'), true)).toBeNull();
	// whoever signs out, or comes from a mail, is led to the same page
	expect(unsentBy(redirect('/sign-in'), true)).toBeNull();
});

test('what never left is told from what nobody answered, and both can be pressed again', () => {
	const gone = unsentBy(failed(undefined, new TypeError('Failed to fetch')), false);
	expect(gone).toMatchObject({ why: 'offline', says: 'Not sent: there is no connection.' });
	const lost = unsentBy(failed(undefined, new SyntaxError('no JSON')), true);
	expect(lost?.why).toBe('unanswered');
	expect(lost?.says).toContain('may not be saved');
	const away = unsentBy(failed(503), true);
	expect(away?.says).toContain('the database does not answer');
	for (const one of [gone, lost, away]) {
		expect(one && whatNext(one)).toContain('Press again');
	}
});

test('a session that ended is told from a page that leads on', () => {
	for (const result of [redirect('/sign-in?next=%2Fteams%2F4'), failed(401)]) {
		const ended = unsentBy(result, true);
		expect(ended).toMatchObject({ why: 'ended', says: 'Not saved: your session has ended.' });
	}
});

test('what is refused for good says why, and what broke says its number', () => {
	const refused = unsentBy(failed(403), true);
	expect(refused?.says).toBe('Not saved. You may not do this.');
	expect(refused && whatNext(refused)).toBe('');
	expect(unsentBy(failed(500, { message: 'x', id: 'ab-12' }), true)?.says).toContain('ab-12');
});
