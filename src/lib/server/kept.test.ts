import { expect, test } from 'vitest';
import { createKeeper, type Found } from '#lib/server/kept.ts';

/** Reading that ends when it is told what was found, and counts how often it began. */
function slowReading() {
	const begun: PromiseWithResolvers<Found<string>>[] = [];
	return {
		begun,
		read: () => {
			const one = Promise.withResolvers<Found<string>>();
			begun.push(one);
			return one.promise;
		}
	};
}
const done = (state: string, value: string) => () => Promise.resolve({ state, work: () => value });
const never = () => Promise.reject(new Error('read again'));

test('ten who ask at once have it worked out once, and whoever asks later reads the same', async () => {
	const keep = createKeeper<string>(3);
	const { read, begun } = slowReading();
	const asked = Array.from({ length: 10 }, () => keep('a', read));
	expect(begun).toHaveLength(1);
	begun[0]?.resolve({ state: 'a', work: () => 'first' });
	expect(new Set(await Promise.all(asked))).toEqual(new Set(['first']));
	expect(await keep('a', never)).toBe('first');
});

test('another fingerprint is worked out anew, also where somebody reads less of the same event', async () => {
	const keep = createKeeper<string>(3);
	expect(await keep('as an organizer reads it', done('as an organizer reads it', 'all'))).toBe('all');
	expect(await keep('as a member reads it', done('as a member reads it', 'some'))).toBe('some');
	expect(await keep('as an organizer reads it', never)).toBe('all');
});

test('what became another while it was read is kept as what it is, and under nothing else', async () => {
	const keep = createKeeper<string>(3);
	expect(await keep('before', done('after', 'renamed'))).toBe('renamed');
	expect(await keep('after', never)).toBe('renamed');
	// whoever asked before it was another finds it kept, and works nothing out
	const again = () => Promise.resolve({ state: 'after', work: () => 'worked out again' });
	expect(await keep('before', again)).toBe('renamed');
	expect(await keep('before', done('before', 'as it was'))).toBe('as it was');
});

test('where it fails for the one who works it out, the others have it done once more, and nothing is kept of the failure', async () => {
	const keep = createKeeper<string>(3);
	const { read, begun } = slowReading();
	const asked = Promise.allSettled([keep('a', read), keep('a', read), keep('a', read)]);
	begun[0]?.reject(new Error('signed out'));
	await expect.poll(() => begun.length).toBe(2);
	begun[1]?.resolve({ state: 'a', work: () => 'well' });
	expect((await asked).map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
		'failed',
		'well',
		'well'
	]);
	expect(begun).toHaveLength(2);
	expect(await keep('a', never)).toBe('well');
});

test('where it fails twice everybody is told, and whoever asks later begins again', async () => {
	const keep = createKeeper<string>(3);
	await expect(Promise.all([keep('a', never), keep('a', never)])).rejects.toThrow('read again');
	expect(await keep('a', done('a', 'well'))).toBe('well');
});

test('no more is kept than is said: what was asked for longest ago goes', async () => {
	const keep = createKeeper<string>(2);
	for (const state of ['a', 'b']) await keep(state, done(state, state));
	await keep('a', never);
	await keep('c', done('c', 'c'));
	expect(await keep('a', never)).toBe('a');
	expect(await keep('b', done('b', 'anew'))).toBe('anew');
});
