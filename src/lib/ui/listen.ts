import { untrack } from 'svelte';
import { page } from '$app/state';
import type { Frame } from '#lib/ui/frames.ts';
import { lineState } from '#lib/ui/lineState.svelte.ts';
import { earlier, type Since } from '#lib/ui/since.ts';
import type { shareLine } from '#lib/ui/windows.ts';

type Hears = {
	/**
	 * Something was said: what, as the server sent it. `wait`: so long the page waits before it is read again, where it must be, in
	 * milliseconds; of many pages not all ask in the same moment. `at`: when it was said, for `readAgain`.
	 */
	readonly changed: (said: unknown, wait: number, at: number) => void;
	/** More was said than can be told: the page has to be read again. */
	readonly resync: (wait: number) => void;
};

/** What did not come is asked for again after this, in milliseconds. */
const AGAIN = 10_000;

/** Who listens on this page, by topic, and until which moment each knows what was said, in milliseconds. */
const listeners = new Map<string, Map<Hears, number | undefined>>();
let line: Promise<ReturnType<typeof shareLine>> | undefined;
let isDue = false;

/**
 * Listens to a topic, or to several with commas between them, until the answer is called, from the moment on at which the page was asked
 * for: what was said before the line stood comes first. Called in an effect, it follows nothing of the page, which may be read again
 * meanwhile. All of a page that listens shares one line. A page that nobody looks at gives it back, and hears what it missed when it is
 * looked at again.
 */
export function listen(topic: string, hears: Hears): () => void {
	const since = untrack(() => page.data.since);
	const topics = topic.split(',');
	for (const one of topics) listeners.set(one, (listeners.get(one) ?? new Map()).set(hears, since));
	lookSoon();
	return () => {
		for (const one of topics) {
			const those = listeners.get(one);
			those?.delete(hears);
			if (those?.size === 0) listeners.delete(one);
		}
		lookSoon();
	};
}

/** Looks once at all that a page wants: its parts begin and end to listen in the same moment. */
function lookSoon(): void {
	if (isDue) return;
	isDue = true;
	queueMicrotask(() => {
		isDue = false;
		void look();
	});
}

async function look(): Promise<void> {
	// until the line says otherwise, it does not stand
	tellState(false);
	try {
		(await (line ??= begin())).look();
	} catch {
		line = undefined;
		setTimeout(lookSoon, AGAIN);
	}
}

/** What keeps the line comes when the page is there: a page shows without it, and nothing is missed meanwhile. */
async function begin() {
	const { shareLine } = await import('#lib/ui/windows.ts');
	document.addEventListener('visibilitychange', lookSoon);
	return shareLine({ frame: hear, stands: tellState, wants });
}

const tellState = (stands: boolean) => lineState.hear(wants().size === 0 ? undefined : stands);

function wants(): Since {
	if (document.hidden) return new Map();
	return new Map([...listeners].map(([topic, those]) => [topic, [...those.values()].reduce(earlier)]));
}

function hear({ topic, event, at, data }: Frame): void {
	const those = listeners.get(topic);
	if (event === 'refused') {
		// what may not be heard is not asked for again by this page
		listeners.delete(topic);
		return tellState(true);
	}
	const { wait: waits, ...said } = Object(JSON.parse(data));
	const wait = typeof waits === 'number' ? waits : 0;
	for (const [hears, since] of those ?? []) {
		// another window may have asked for what this one knows
		if (at <= (since ?? 0)) continue;
		those?.set(hears, at);
		try {
			if (event === 'changed') hears.changed(said, wait, at);
			else if (event === 'resync') hears.resync(wait);
		} catch (failure) {
			// a fault of one part of the page: the others hear, and the line did not break
			reportError(failure);
		}
	}
}
