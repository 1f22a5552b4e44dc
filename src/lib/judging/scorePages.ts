/** What a queue's pages are kept under begins with this; then its address, then the version of the app. */
const PREFIX = 'judging ';
/** Nobody judges for longer without opening the page anew. */
const LONGEST = 3 * 24 * 60 * 60_000;
/** Set on what is kept: until when, in milliseconds. */
const UNTIL = 'x-kept-until';
const LEFT_OUT = new Set(['content-encoding', 'content-length', 'link', 'set-cookie']);

/** What keeps the pages: a browser's caches and network, of one version of the app. */
export type Keeper = {
	readonly caches: CacheStorage;
	readonly fetch: (request: Request | string, init?: RequestInit) => Promise<Response>;
	readonly version: string;
};

/** The queue that a page to score on belongs to: an event's, or a guest's link; null for every other page. */
export function queueOf(pathname: string): string | null {
	return /^(\/events\/[^/]+\/judging|\/judge\/[^/]+)(?:(?:\/pairs)?\/\d+)?$/.exec(pathname)?.[1] ?? null;
}

/** Whether an address is a file of the app whose name changes with its content. */
export const isAsset = (pathname: string) => pathname.startsWith('/_app/immutable/');

/** Until when a page asks to be kept, in milliseconds; null where it does not: nobody scores there now. */
export function untilIn(html: string, now = Date.now()): number | null {
	const until = Date.parse(/<meta name="keep-until" content="([^"]+)"/.exec(html)?.[1] ?? '');
	return until > now ? Math.min(until, now + LONGEST) : null;
}

/** The files of the app that a page needs: its answer names all of them. */
export function assetsOf(html: string, headers: Headers): readonly string[] {
	const named = `${headers.get('link') ?? ''} ${html}`.match(/\/_app\/immutable\/[\w./-]+\.(?:js|css|woff2)/g);
	return [...new Set(named)];
}

const nameOf = (queue: string, version: string) => `${PREFIX}${queue} ${version}`;
const cachesOf = async ({ caches }: Pick<Keeper, 'caches'>, beginning: string) =>
	(await caches.keys()).filter((name) => name.startsWith(`${PREFIX}${beginning}`));

/** Forgets what is kept of a queue, or of all queues whose address begins so. */
export async function forgetPages(caches: CacheStorage, beginning: string): Promise<void> {
	await Promise.all((await cachesOf({ caches }, beginning)).map((name) => caches.delete(name)));
}

/**
 * Keeps a page of a queue as what answers without a connection, with what it needs, in place of the one before. A page that
 * does not ask for it, or an answer that is no page (signed out, no judge any more, link ended), ends what was kept; a server in
 * trouble says nothing about it.
 */
export async function keepPage(keeper: Keeper, queue: string, answer: Response): Promise<void> {
	const { caches, fetch, version } = keeper;
	if (answer.status >= 500 || answer.status === 429) return;
	const html = answer.status === 200 ? await answer.text() : '';
	const until = untilIn(html);
	if (until === null) return forgetPages(caches, `${queue} `);
	const cache = await caches.open(nameOf(queue, version));
	const assets = assetsOf(html, answer.headers);
	// first what it needs: a page without its script would be no use
	for (const asset of assets) {
		if (await cache.match(asset)) continue;
		const file = await fetch(asset);
		if (file.ok) await cache.put(asset, file);
	}
	const headers = new Headers([...answer.headers].filter(([name]) => !LEFT_OUT.has(name)));
	headers.set(UNTIL, String(until));
	const marked = html.replace('<html ', `<html data-kept="${new Date().toISOString()}" `);
	await cache.put(queue, new Response(marked, { headers }));
	await sweep(keeper, queue, new Set([queue, ...assets]));
}

/** Forgets what an older version of the app kept of a queue, files that its page does not need any more, and pages past their time. */
async function sweep({ caches, version }: Keeper, queue: string, needed: ReadonlySet<string>): Promise<void> {
	const own = nameOf(queue, version);
	const cache = await caches.open(own);
	for (const { url } of await cache.keys()) if (!needed.has(new URL(url).pathname)) await cache.delete(url);
	for (const name of await cachesOf({ caches }, '')) {
		const other = name.slice(PREFIX.length, name.lastIndexOf(' '));
		if (name === own) continue;
		const page = await (await caches.open(name)).match(other);
		if (other === queue || !isCurrent(page)) await caches.delete(name);
	}
}

const isCurrent = (page: Response | undefined) => Number(page?.headers.get(UNTIL)) > Date.now();

/** The page of a queue as it was loaded last; null where none is kept, or not any more. */
export async function keptPage(keeper: Pick<Keeper, 'caches'>, queue: string): Promise<Response | null> {
	for (const name of await cachesOf(keeper, `${queue} `)) {
		const page = await (await keeper.caches.open(name)).match(queue);
		if (page && isCurrent(page)) return page;
		await keeper.caches.delete(name);
	}
	return null;
}

/** Answers with what the network says; when it says nothing, with the page as it was loaded last. `keep` waits for what is kept. */
export async function answerPage(
	keeper: Keeper,
	request: Request,
	keep: (kept: Promise<void>) => void
): Promise<Response> {
	const queue = queueOf(new URL(request.url).pathname) ?? '';
	try {
		const answer = await keeper.fetch(request);
		// a proxy before a server that is away
		const isAway = answer.status >= 502 && answer.status <= 504;
		if (isAway) return (await keptPage(keeper, queue)) ?? answer;
		keep(keepPage(keeper, queue, answer.clone()));
		return answer;
	} catch (failure) {
		const kept = await keptPage(keeper, queue);
		if (kept) return kept;
		throw failure;
	}
}
