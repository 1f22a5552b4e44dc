/** How often something may happen: `most` times in `within` milliseconds. */
export interface Allowance {
	most: number;
	within: number;
}

/** Counts what happened lately, by key. */
export interface Limiter {
	/** Seconds until the key may go on; 0 when it may now. */
	wait(key: string, allowance: Allowance): number;
	/** Notes that it happened. */
	count(key: string): void;
	/** Takes the last note back: it turned out well. */
	forgive(key: string): void;
}

const REMEMBERED_KEYS = 20_000;
const REMEMBERED_TIMES = 200;

/**
 * A sliding-window limiter in memory, of a bounded size. It belongs to the embedded backend, of which there is one per
 * database folder; hosted Supabase limits by itself.
 */
export function createLimiter(clock: () => number = Date.now): Limiter {
	const times = new Map<string, number[]>();
	return {
		wait(key, { most, within }) {
			const since = clock() - within;
			const recent = (times.get(key) ?? []).filter((time) => time > since);
			const first = recent.at(-most);
			return first === undefined ? 0 : Math.max(1, Math.ceil((first - since) / 1000));
		},
		count(key) {
			const known = times.get(key) ?? [];
			// moved to the end, so that what is forgotten first is what was quiet longest
			times.delete(key);
			times.set(key, [...known.slice(1 - REMEMBERED_TIMES), clock()]);
			const oldest = times.size > REMEMBERED_KEYS ? times.keys().next().value : undefined;
			if (oldest !== undefined) times.delete(oldest);
		},
		forgive(key) {
			times.get(key)?.pop();
		}
	};
}
