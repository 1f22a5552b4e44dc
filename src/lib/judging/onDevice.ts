import { forgetPages } from '#lib/judging/scorePages.ts';

/** Pages are kept where a browser can: at addresses of https, and on the machine itself. */
const canKeep = () => 'serviceWorker' in navigator && 'caches' in globalThis;

/** When the page on the screen was loaded, if it is one that was kept on the device; null when the server sent it. */
export const keptAt = (): string | null => document.documentElement.dataset.kept ?? null;

/** Lets the pages of a queue answer without a connection from now on, this one first. `type`: how the worker is written. */
export async function keepQueue(queue: string, type: WorkerType): Promise<void> {
	if (!canKeep()) return;
	const { serviceWorker } = navigator;
	const had = serviceWorker.controller !== null;
	await serviceWorker.register('/service-worker.js', { scope: queue, type });
	const keep = (worker: ServiceWorker | null) => worker?.postMessage(location.pathname);
	if (had) serviceWorker.addEventListener('controllerchange', () => keep(serviceWorker.controller), { once: true });
	else keep((await serviceWorker.ready).active);
}

/** Forgets the pages of all queues whose address begins so, and who answered with them. */
export async function forgetQueues(beginning: string): Promise<void> {
	if (!canKeep()) return;
	for (const registration of await navigator.serviceWorker.getRegistrations()) {
		if (new URL(registration.scope).pathname.startsWith(beginning)) await registration.unregister();
	}
	await forgetPages(caches, beginning);
}
