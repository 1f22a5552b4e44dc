import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asked, encoded } from '#lib/server/asked.fixture.ts';
import { lastPersonOf, remember, type Person } from '#lib/server/session.ts';

const NOW = Date.parse('2026-05-05T10:00:00Z');
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'performance'], now: NOW }));
afterEach(() => void vi.useRealTimers());

const ada: Person = {
	...{ id: 'a', name: 'Ada', title: '', is_bridging: false, is_complete: true },
	...{ function: 'it', role: 'member' }
};
/** A request whose token is valid for so many seconds. */
const withToken = (seconds: number, of = 'Ada') =>
	asked(`cg-session=${encoded({ access_token: `of ${of}`, expires_at: NOW / 1000 + seconds })}`);

test('whose pages a session was shown is known for a quarter of an hour', () => {
	const request = withToken(3600);
	expect(lastPersonOf(request)).toBeUndefined();
	remember(request, ada);
	expect(lastPersonOf(withToken(3600))).toEqual(ada);
	expect(lastPersonOf(withToken(3600, 'Bob'))).toBeUndefined();
	vi.advanceTimersByTime(900_000);
	expect(lastPersonOf(request)).toBeUndefined();
});

test('it is not where the token is due before a page is made: a page that is on its way takes no new cookies', () => {
	const request = withToken(300);
	remember(request, ada);
	vi.advanceTimersByTime(179_000);
	expect(lastPersonOf(request)).toEqual(ada);
	vi.advanceTimersByTime(1000);
	expect(lastPersonOf(request)).toBeUndefined();
});

test('nobody is remembered who is signed out or has no profile yet', () => {
	const request = withToken(3600, 'Eve');
	remember(request, { ...ada, is_complete: false });
	expect(lastPersonOf(request)).toBeUndefined();
	remember(request, ada);
	remember(request, null);
	expect(lastPersonOf(request)).toBeUndefined();
});
