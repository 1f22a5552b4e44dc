/** What was known a while ago. */
export type Recent<T> = {
	/** What was put within the last so many milliseconds. */
	get(key: string, ms: number): T | undefined;
	put(key: string, value: T): void;
	forget(key: string): void;
};

/** Remembers what was put, of more than `most` only what was put last. */
export function createRecent<T>(most: number): Recent<T> {
	const known = new Map<string, { readonly value: T; readonly at: number }>();
	return {
		get(key, ms) {
			const found = known.get(key);
			return found && performance.now() - found.at < ms ? found.value : undefined;
		},
		put(key, value) {
			// moved to the end, so that what goes first was put longest ago
			known.delete(key);
			known.set(key, { value, at: performance.now() });
			const oldest = known.size > most ? known.keys().next().value : undefined;
			if (oldest !== undefined) known.delete(oldest);
		},
		forget: (key) => void known.delete(key)
	};
}
