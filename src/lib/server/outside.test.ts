import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, test } from 'vitest';
import { outside } from './outside.ts';

test('what is made outside belongs to no request, and whoever waits for it goes on in its own', async () => {
	const requests = new AsyncLocalStorage<string>();
	const seen: (string | undefined)[] = [];
	const note = () => seen.push(requests.getStore());
	await requests.run('a request', async () => {
		const answer = await outside(async () => {
			note();
			await new Promise((resolve) => setImmediate(resolve));
			note();
			return 'an answer';
		});
		note();
		expect(answer).toBe('an answer');
	});
	expect(seen).toEqual([undefined, undefined, 'a request']);
});

test('what fails outside fails for whoever waits for it', async () => {
	await expect(outside(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
});
