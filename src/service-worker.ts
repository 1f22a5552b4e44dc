import { version } from '$service-worker';
import { answerPage, isAsset, keepPage, queueOf, type Keeper } from '#lib/judging/scorePages.ts';

// what of a service worker is used here: its own library of types would change those of every page
type Waits = Event & { waitUntil(work: Promise<unknown>): void };
type Fetched = Waits & { readonly request: Request; respondWith(answer: Promise<Response>): void };
declare const self: {
	readonly location: Location;
	readonly clients: { claim(): Promise<void> };
	skipWaiting(): Promise<void>;
	addEventListener(type: 'install' | 'activate', hear: (event: Waits) => void): void;
	addEventListener(type: 'message', hear: (event: Waits & { readonly data: unknown }) => void): void;
	addEventListener(type: 'fetch', hear: (event: Fetched) => void): void;
};

const keeper: Keeper = { caches, fetch: (request, init) => fetch(request, init), version };

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The page that was there before its worker asks to be kept. */
self.addEventListener('message', (event) => {
	const queue = queueOf(String(event.data));
	if (!queue) return;
	const headers = { accept: 'text/html' };
	const asked = fetch(String(event.data), { headers, redirect: 'manual' });
	event.waitUntil(asked.then((answer) => keepPage(keeper, queue, answer)).catch(() => undefined));
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== self.location.origin) return;
	if (isAsset(pathname)) {
		event.respondWith(caches.match(request, { ignoreVary: true }).then((kept) => kept ?? fetch(request)));
	} else if (request.mode === 'navigate' && queueOf(pathname)) {
		event.respondWith(answerPage(keeper, request, (kept) => event.waitUntil(kept.catch(() => undefined))));
	}
});
