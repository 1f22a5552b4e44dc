/** The fingerprint of all that was read, of the same moment, and how it is worked out of that. */
export type Found<T> = { readonly state: string; readonly work: () => T };

/** Answers what is kept under a fingerprint, or reads and works it out, once for however many ask meanwhile. */
export type Keeper<T> = (state: string, read: () => Promise<Found<T>>) => Promise<T>;

/**
 * Keeps what is costly to work out for as long as nothing it is worked out of becomes another; of more than `most`, what was asked for
 * longest ago goes. Whoever asks brings a fingerprint of what they may read, from the database, and so is told only what they could have
 * worked out themselves. Where working it out fails for the one who does it, the others have it done once more.
 */
export function createKeeper<T>(most: number): Keeper<T> {
	const kept = new Map<string, Promise<T>>();

	function put(state: string, promise: Promise<T>): void {
		// moved to the end, so that what goes first is what was asked for longest ago
		kept.delete(state);
		kept.set(state, promise);
		const oldest = kept.size > most ? kept.keys().next().value : undefined;
		if (oldest !== undefined) kept.delete(oldest);
	}

	function begin(state: string, read: () => Promise<Found<T>>): Promise<T> {
		const promise = read().then(
			(found) => {
				if (found.state === state) return found.work();
				// it had become another meanwhile: it is kept as what it is
				drop(state);
				const known = shared(found.state);
				if (known) return known;
				const value = found.work();
				put(found.state, promise);
				return value;
			},
			(failure: unknown) => {
				drop(state);
				throw failure;
			}
		);
		const drop = (key: string) => kept.get(key) === promise && kept.delete(key);
		put(state, promise);
		return promise;
	}

	function shared(state: string): Promise<T> | undefined {
		const promise = kept.get(state);
		if (promise) put(state, promise);
		return promise;
	}

	return (state, read) => {
		const known = shared(state);
		return known ? known.catch(() => shared(state) ?? begin(state, read)) : begin(state, read);
	};
}
