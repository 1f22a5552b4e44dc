import { refreshAll } from '$app/navigation';
import { askServer } from '#lib/ui/serverTime.ts';

/** While the server is away it is asked this often whether it is back, in milliseconds, and not by all at once. */
const AGAIN = 4000;

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Reads the page again because something changed, not because somebody pressed: where the server does not answer, the page
 * and what is typed in it stay, and it is read as soon as there is an answer. A session that has ended leads nowhere either. What a judge
 * has opened from the queue stays open (`invalidateAll` would forget the state of the page).
 */
export async function readAgain(): Promise<void> {
	const found = navigator.onLine ? await askServer() : 'away';
	if (found === 'there') {
		stopWaiting();
		await refreshAll();
	} else if (found === 'away') {
		waitForIt();
	}
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
