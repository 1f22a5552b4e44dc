import { expect, test } from 'vitest';
import { takeTurns } from './in-turn.ts';

/** Answers under way, and what makes the pages among them ready, in order. */
function making() {
	const turns = takeTurns(8);
	const begun: string[] = [];
	const ready: (() => void)[] = [];
	const ask = (method: string, path: string, { isSubRequest = false, signal = new AbortController().signal } = {}) => {
		const request = new Request(`http://here.invalid${path}`, { method, signal });
		const resolve = () => {
			begun.push(path);
			if (!path.startsWith('/page')) return new Response(path);
			return new Promise<Response>((done, fail) => {
				ready.push(() => (path === '/page-fails' ? fail(new Error('failed')) : done(new Response(path))));
			});
		};
		return Promise.resolve(
			Reflect.apply(turns, null, [{ event: { request, isSubRequest, route: { id: path } }, resolve }])
		);
	};
	return { begun, ready, ask };
}

test('of many pages asked for at once eight are made at a time, and what is written waits for none of them', async () => {
	const { begun, ready, ask } = making();
	const pages = ['/page-fails', ...Array.from({ length: 19 }, (_, n) => `/page-${n}`)];
	const answers = Promise.allSettled(pages.map((path) => ask('GET', path)));
	await expect.poll(() => begun).toHaveLength(8);
	await Promise.all([
		ask('POST', '/teams/1'),
		ask('GET', '/health'),
		ask('GET', '/api/time'),
		ask('GET', '/ideas', { isSubRequest: true })
	]);
	expect(begun.slice(8)).toEqual(['/teams/1', '/health', '/api/time', '/ideas']);
	// each that is ready, also one that failed, makes room for the next
	for (let made = 1; made <= pages.length; made++) {
		ready.shift()?.();
		await expect.poll(() => begun.length).toBe(Math.min(8 + made, pages.length) + 4);
	}
	expect((await answers).filter(({ status }) => status === 'rejected')).toHaveLength(1);
	expect(begun.filter((path) => path.startsWith('/page'))).toEqual(pages);
});

test('a page that nobody waits for any more is not made', async () => {
	const { begun, ready, ask } = making();
	const pages = Array.from({ length: 8 }, (_, n) => ask('GET', `/page-${n}`));
	const gone = new AbortController();
	const left = ask('GET', '/page-left', { signal: gone.signal });
	gone.abort();
	await expect.poll(() => ready).toHaveLength(8);
	for (const make of ready) make();
	await Promise.all(pages);
	expect((await left).status).toBe(499);
	expect(begun).not.toContain('/page-left');
});
