/** Keeps the screen from going dark until the answer is called, where the browser can: for what hangs on a wall. */
export function keepAwake(): () => void {
	let lock: WakeLockSentinel | null = null;
	let isOver = false;
	async function ask() {
		if (isOver || document.visibilityState !== 'visible') return;
		try {
			lock = await navigator.wakeLock.request('screen');
			if (isOver) await lock.release();
		} catch {
			// an old browser, a page that is not secure, a battery that is low: the screen goes dark as it would
		}
	}
	// a browser lets go of it whenever the page is out of sight
	document.addEventListener('visibilitychange', ask);
	void ask();
	return () => {
		isOver = true;
		document.removeEventListener('visibilitychange', ask);
		void lock?.release();
	};
}
