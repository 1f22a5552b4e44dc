import { readAgain } from '#lib/ui/readAgain.ts';

/** Reads the page again a while after the first of what is heard, once for all of it. */
export function readsSoon() {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let latest = 0;
	return {
		/** `wait`: in milliseconds. `at`: when it changed, for `readAgain`. */
		read(wait: number, at = Infinity): void {
			latest = Math.max(latest, at);
			timer ??= setTimeout(() => {
				const changed = latest;
				timer = undefined;
				latest = 0;
				void readAgain(changed);
			}, wait);
		},
		/** What was heard until now is not read any more; what is heard next is. */
		stop(): void {
			clearTimeout(timer);
			timer = undefined;
			latest = 0;
		}
	};
}
