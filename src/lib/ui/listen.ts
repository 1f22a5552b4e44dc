import { untrack } from 'svelte';
import { page } from '$app/state';

type Hears = {
	/** Something was said: what, as the server sent it. */
	readonly changed: (said: unknown) => void;
	/** More was said than can be told: the page has to be read again. */
	readonly resync: () => void;
};

/**
 * Listens to a topic until the answer is called, from the moment on at which the page was asked for: what was said before
 * the line stood comes first. Called in an effect, it follows nothing of the page, which may be read again meanwhile.
 */
export function listen(topic: string, { changed, resync }: Hears): () => void {
	const since = untrack(() => page.data.since);
	const stream = new EventSource(`/api/live/${topic}${since === undefined ? '' : `?since=${since}`}`);
	stream.addEventListener('changed', ({ data }) => changed(JSON.parse(String(data))));
	stream.addEventListener('resync', resync);
	return () => stream.close();
}
