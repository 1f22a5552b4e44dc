import { ServerClock, type Moment } from '#lib/ui/ServerClock.svelte.ts';

/** Whoever watches the time asks for it this often, in milliseconds: two clocks drift apart. */
const OFTEN = 300_000;
/** How often the clocks of the device are held against each other. */
const LOOK = 5000;
/** A question that is not answered within this time is as good as lost. */
const PATIENCE = 8000;

/** A timer holds no more milliseconds than this: whoever waits longer looks again after it. */
export const LONGEST_TIMER = 2 ** 31 - 1;

/** The time of the server as this browser knows it. On the server itself nothing is ever heard here. */
export const serverTime = new ServerClock({ wall: () => Date.now(), steady: () => performance.now() });

/** What asking found: the server and its database, nobody, or a session that has ended. */
export type Found = 'there' | 'away' | 'ended';

let asking: Promise<Found> | undefined;
let asked: Moment | undefined;

/** Asks the server for the time; who asks meanwhile gets the same answer. */
export function askServer(): Promise<Found> {
	asking ??= ask().finally(() => (asking = undefined));
	return asking;
}

async function ask(): Promise<Found> {
	asked = serverTime.moment();
	try {
		const answer = await fetch('/api/time', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
		if (answer.status === 401) return 'ended';
		if (!answer.ok) return 'away';
		serverTime.hear((await answer.json()).now, asked);
		return 'there';
	} catch {
		return 'away';
	}
}

/** Keeps the time right until the answer is called: asks when the page is looked at again, is back online, or after a sleep. */
export function keepTime(): () => void {
	const isOld = () => !asked || serverTime.moment().steady - asked.steady > OFTEN;
	const look = () => {
		if (document.visibilityState === 'visible' && (isOld() || serverTime.isDoubtful)) void askServer();
	};
	const wake = () => {
		if (document.visibilityState === 'visible') void askServer();
	};
	// not all who opened a page together
	const first = setTimeout(look, Math.random() * 2000);
	const timer = setInterval(look, LOOK);
	const calls = [
		[document, 'visibilitychange'],
		[window, 'pageshow'],
		[window, 'online']
	] as const;
	for (const [target, type] of calls) target.addEventListener(type, wake);
	return () => {
		clearTimeout(first);
		clearInterval(timer);
		for (const [target, type] of calls) target.removeEventListener(type, wake);
	};
}
