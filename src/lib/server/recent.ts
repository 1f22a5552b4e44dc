/** What was known a moment ago. */
export type Recent<T> = { get(key: string): T | undefined; put(key: string, value: T): void };

/** Remembers what was put for so many milliseconds, and of more than `most` only what was put last. */
export function createRecent<T>({ ms, most }: { readonly ms: number; readonly most: number }): Recent<T> {
	const known = new Map<string, { readonly value: T; readonly until: number }>();
	return {
		get(key) {
			const found = known.get(key);
			return found && found.until > performance.now() ? found.value : undefined;
		},
		put(key, value) {
			// moved to the end, so that what goes first was put longest ago
			known.delete(key);
			known.set(key, { value, until: performance.now() + ms });
			const oldest = known.size > most ? known.keys().next().value : undefined;
			if (oldest !== undefined) known.delete(oldest);
		}
	};
}
