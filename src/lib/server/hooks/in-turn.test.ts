import { afterEach, expect, test, vi } from 'vitest';
import { takeTurns } from './in-turn.ts';

afterEach(() => vi.useRealTimers());

/** Answers under way, and what makes the pages among them ready, in order. */
function making() {
	const turns = takeTurns(8, 3000);
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
	// the one asked for last first
	expect(begun.filter((path) => path.startsWith('/page'))).toEqual([...pages.slice(0, 8), ...pages.slice(8).reverse()]);
});

test('pages that waited for three seconds and those asked for last take turns', async () => {
	const { begun, ready, ask } = making();
	vi.useFakeTimers({ toFake: ['performance'] });
	const first = Array.from({ length: 8 }, (_, n) => ask('GET', `/page-${n}`));
	const waits = (path: string, after: number) => {
		vi.advanceTimersByTime(after);
		return ask('GET', path);
	};
	const others = [
		...[waits('/page-oldest', 0), waits('/page-older', 1), waits('/page-old', 0)],
		...[waits('/page-new', 2000), waits('/page-newer', 0), waits('/page-newest', 0)]
	];
	await expect.poll(() => ready).toHaveLength(8);
	const made = async (after: number) => {
		vi.advanceTimersByTime(after);
		const already = begun.length;
		ready.shift()?.();
		await expect.poll(() => begun).toHaveLength(already + 1);
		return begun.at(-1);
	};
	expect(await made(998)).toBe('/page-newest');
	expect(await made(1)).toBe('/page-oldest');
	// the next has waited a millisecond less
	expect(await made(0)).toBe('/page-newer');
	expect(await made(1)).toBe('/page-older');
	// one more has waited too long, and the newest comes in between
	expect(await made(0)).toBe('/page-new');
	expect(await made(0)).toBe('/page-old');
	for (const make of ready) make();
	await Promise.all([...first, ...others]);
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

test('once all were made as many are made at a time as before', async () => {
	const { begun, ready, ask } = making();
	const gone = new AbortController();
	const first = Array.from({ length: 8 }, (_, n) => ask('GET', `/page-${n}`));
	const left = ask('GET', '/page-left', { signal: gone.signal });
	const late = ask('GET', '/page-late');
	gone.abort();
	await expect.poll(() => ready).toHaveLength(8);
	for (const make of ready.splice(0)) make();
	await expect.poll(() => ready).toHaveLength(1);
	for (const make of ready.splice(0)) make();
	await Promise.all([...first, left, late]);
	const again = Array.from({ length: 9 }, (_, n) => ask('GET', `/page-again-${n}`));
	// what waits for nothing comes after whatever was let in
	await ask('GET', '/health');
	expect(begun.filter((path) => path.startsWith('/page-again'))).toHaveLength(8);
	for (const make of ready.splice(0)) make();
	await expect.poll(() => ready).toHaveLength(1);
	ready[0]?.();
	await Promise.all(again);
});
