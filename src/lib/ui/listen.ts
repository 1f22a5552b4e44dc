import { untrack } from 'svelte';
import { page } from '$app/state';

type Hears = {
	/**
	 * Something was said: what, as the server sent it. `wait`: so long the page waits before it is read again, where it must be, in
	 * milliseconds; of many pages not all ask in the same moment.
	 */
	readonly changed: (said: unknown, wait: number) => void;
	/** More was said than can be told: the page has to be read again. */
	readonly resync: (wait: number) => void;
};

/** Of a message the wait apart from what it says. */
function apart(data: unknown): { readonly said: unknown; readonly wait: number } {
	const { wait, ...said } = Object(JSON.parse(String(data)));
	return { said, wait: typeof wait === 'number' ? wait : 0 };
}

/**
 * Listens to a topic, or to several with commas between them, until the answer is called, from the moment on at which the page was asked
 * for: what was said before the line stood comes first. Called in an effect, it follows nothing of the page, which may be read again
 * meanwhile.
 */
export function listen(topic: string, { changed, resync }: Hears): () => void {
	const since = untrack(() => page.data.since);
	const stream = new EventSource(`/api/live/${topic}${since === undefined ? '' : `?since=${since}`}`);
	stream.addEventListener('changed', ({ data }) => {
		const { said, wait } = apart(data);
		changed(said, wait);
	});
	stream.addEventListener('resync', ({ data }) => resync(apart(data).wait));
	return () => stream.close();
}
