const MOST = 2000;

/** Keeps what was worked out, by what it was worked out of; when there is too much of it, it begins anew. Nothing may be undefined. */
export function keeper<T>(): (key: string, work: () => T) => T {
	const known = new Map<string, T>();
	return (key, work) => {
		const found = known.get(key);
		if (found !== undefined) return found;
		if (known.size >= MOST) known.clear();
		const made = work();
		known.set(key, made);
		return made;
	};
}
