import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerPage, assetsOf, keepPage, keptPage, queueOf, untilIn, type Keeper } from './scorePages.ts';

const QUEUE = '/events/summer/judging';
const DAY = 24 * 60 * 60_000;

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-06-01T10:00:00Z') }));
afterEach(() => void vi.useRealTimers());

/** A browser's caches, as far as they are used: by address, without a network. */
function cachesInMemory(): CacheStorage {
	const address = (of: RequestInfo | URL) => new URL(of instanceof Request ? of.url : of, 'http://here').href;
	const all = new Map<string, Cache>();
	function cacheOf(): Cache {
		const kept = new Map<string, Response>();
		return {
			match: async (of) => kept.get(address(of))?.clone(),
			put: async (of, answer) => void kept.set(address(of), answer),
			delete: async (of) => kept.delete(address(of)),
			keys: async () => [...kept.keys()].map((url) => new Request(url)),
			...{ add: vi.fn(), addAll: vi.fn(), matchAll: vi.fn() }
		};
	}
	return {
		open: async (name) => {
			const cache = all.get(name) ?? cacheOf();
			all.set(name, cache);
			return cache;
		},
		delete: async (name) => all.delete(name),
		has: async (name) => all.has(name),
		keys: async () => [...all.keys()],
		match: vi.fn()
	};
}

const pageUntil = (until: string | null, asset = 'a.1.js') =>
	new Response(
		`<html lang="en"><head>${until ? `<meta name="keep-until" content="${until}"/>` : ''}</head><script>import("/_app/immutable/entry/${asset}")</script></html>`,
		{
			headers: {
				'content-type': 'text/html',
				'set-cookie': 'a=b',
				link: '</_app/immutable/assets/x.2.css>; rel="preload"'
			}
		}
	);
const SOON = '2026-06-01T18:00:00Z';
const asked = (path: string) => new Request(`http://here${path}`);

/** A device, with the version of the app and what the network answers; null when there is none. */
function device(caches = cachesInMemory(), version = 'v1') {
	let network: ((path: string) => Response) | null = () => pageUntil(SOON);
	const fetch: Keeper['fetch'] = async (request) => {
		const path = request instanceof Request ? new URL(request.url).pathname : request;
		if (!network) throw new TypeError('Failed to fetch');
		return path.startsWith('/_app/') ? new Response('export {}') : network(path);
	};
	const keeper: Keeper = { caches, fetch, version };
	return {
		keeper,
		caches,
		connect: (to: typeof network) => void (network = to),
		async open(path: string) {
			const work: Promise<void>[] = [];
			const answer = await answerPage(keeper, asked(path), (kept) => void work.push(kept));
			await Promise.all(work);
			return answer.text();
		}
	};
}

test('the pages a judge scores on belong to a queue, and no other page does', () => {
	const token = '/judge/0f0f';
	for (const path of [QUEUE, `${QUEUE}/12`, `${QUEUE}/pairs/3`]) expect(queueOf(path)).toBe(QUEUE);
	for (const path of [token, `${token}/12`, `${token}/pairs/3`]) expect(queueOf(path)).toBe(token);
	for (const path of [
		...['/', '/events/summer', `${QUEUE}/setup`, `${QUEUE}/results`, `${QUEUE}/final`, `${QUEUE}/guests`],
		...[`${QUEUE}/12/__data.json`, `${token}/12/files/1`, '/teams/12', '/judge/']
	]) {
		expect(queueOf(path)).toBeNull();
	}
});

test('a page is kept until the judging closes, three days at most, and not at all where it does not ask for it', () => {
	const says = (until: string) => untilIn(`<meta name="keep-until" content="${until}"/>`);
	expect(says(SOON)).toBe(Date.parse(SOON));
	expect(says('2026-07-01T00:00:00Z')).toBe(Date.now() + 3 * DAY);
	expect(says('2026-06-01T09:00:00Z')).toBeNull();
	expect(says('whenever')).toBeNull();
	expect(untilIn('<html></html>')).toBeNull();
});

test('a page needs the files that it and its headers name, once each', () => {
	const html = '<link href="/_app/immutable/assets/0.a.css"> import("/_app/immutable/chunks/B-x_1.js")';
	const headers = new Headers({
		link: '</_app/immutable/chunks/B-x_1.js>; rel="modulepreload", </_app/immutable/nodes/1.c.js>'
	});
	expect(assetsOf(html, headers)).toEqual([
		'/_app/immutable/chunks/B-x_1.js',
		'/_app/immutable/nodes/1.c.js',
		'/_app/immutable/assets/0.a.css'
	]);
});

test('without a connection the page loaded last answers at every address of its queue, and says when that was', async () => {
	const { open, connect, caches } = device();
	expect(await open(QUEUE)).not.toContain('data-kept');
	connect(null);
	for (const path of [QUEUE, `${QUEUE}/12`]) expect(await open(path)).toContain('data-kept="2026-06-01T10:00:00.000Z"');
	await expect(open('/events/other/judging')).rejects.toThrow('Failed to fetch');
	const cache = await caches.open(`judging ${QUEUE} v1`);
	const kept = await cache.keys();
	expect(kept.map(({ url }) => new URL(url).pathname).sort()).toEqual([
		'/_app/immutable/assets/x.2.css',
		'/_app/immutable/entry/a.1.js',
		QUEUE
	]);
	expect((await cache.match(QUEUE))?.headers.get('set-cookie')).toBeNull();
});

test('a proxy before a server that is away is no connection; a fault of the server itself is shown', async () => {
	const { open, connect } = device();
	await open(QUEUE);
	connect(() => new Response('Bad gateway', { status: 502 }));
	expect(await open(QUEUE)).toContain('data-kept');
	connect(() => new Response('Our fault', { status: 500 }));
	expect(await open(QUEUE)).toBe('Our fault');
	connect(null);
	expect(await open(QUEUE)).toContain('data-kept');
});

test('what was kept ends when the server gives no page any more, when nobody scores any more, and with its time', async () => {
	for (const end of [
		() => new Response('Not here', { status: 404 }),
		() => Response.redirect('http://here/sign-in', 303),
		() => pageUntil(null)
	]) {
		const { open, connect, caches } = device();
		await open(QUEUE);
		connect(end);
		await open(`${QUEUE}/12`);
		expect(await caches.keys()).toEqual([]);
	}
	const { open, connect, caches, keeper } = device();
	await open(QUEUE);
	connect(null);
	vi.setSystemTime(Date.parse(SOON));
	expect(await keptPage(keeper, QUEUE)).toBeNull();
	expect(await caches.keys()).toEqual([]);
});

test('a new version of the app keeps its own page and files, and the old ones go; another queue keeps what it has', async () => {
	const caches = cachesInMemory();
	const before = device(caches);
	await before.open(QUEUE);
	await before.open('/judge/0f0f');
	const after = device(caches, 'v2');
	await keepPage(after.keeper, QUEUE, pageUntil(SOON, 'a.9.js'));
	expect(await caches.keys()).toEqual([`judging /judge/0f0f v1`, `judging ${QUEUE} v2`]);
	// and with the next page of the same version, only what that one needs
	await keepPage(after.keeper, QUEUE, pageUntil(SOON, 'a.10.js'));
	const kept = await (await caches.open(`judging ${QUEUE} v2`)).keys();
	expect(kept.map(({ url }) => url).join()).not.toContain('a.9.js');
	// a queue that nobody opens any more is forgotten by the next one that is
	vi.setSystemTime(Date.parse(SOON) + 1);
	await keepPage(after.keeper, QUEUE, pageUntil('2026-06-02T10:00:00Z'));
	expect(await caches.keys()).toEqual([`judging ${QUEUE} v2`]);
});
