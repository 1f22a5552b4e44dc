import { untrack } from 'svelte';
import { refreshAll } from '$app/navigation';
import { page } from '$app/state';
import { askServer } from '#lib/ui/serverTime.ts';
import { settled } from '#lib/ui/underWay.ts';

/** While the server is away it is asked this often whether it is back, in milliseconds, and not by all at once. */
const AGAIN = 4000;

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Reads the page again because something changed, not because somebody pressed: where the server does not answer, the page
 * and what is typed in it stay, and it is read as soon as there is an answer. A session that has ended leads nowhere either. What a judge
 * has opened from the queue stays open (`invalidateAll` would forget the state of the page). `at`: when it changed; a page that was read
 * since knows it, as does one whose own form was answered.
 */
export async function readAgain(at = Infinity): Promise<void> {
	if (await knows(at)) return;
	const found = navigator.onLine ? await askServer() : 'away';
	if (found === 'there') {
		stopWaiting();
		await refreshAll();
	} else if (found === 'away') {
		waitForIt();
	}
}

/** Whether this page was read after a moment by the server's clock; what it does itself is waited for. */
export async function knows(at: number): Promise<boolean> {
	await settled();
	const since = untrack(() => page.data.since);
	return typeof since === 'number' && at < since;
}

const again = () => void readAgain();

function stopWaiting(): void {
	clearTimeout(timer);
	timer = undefined;
	window.removeEventListener('online', again);
}

function waitForIt(): void {
	clearTimeout(timer);
	timer = setTimeout(again, AGAIN * (1 + Math.random()));
	window.addEventListener('online', again);
}
