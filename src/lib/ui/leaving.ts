/** What of one kind is kept on this device for one person. */
export type OnDevice = {
	/** How the names of its places begin. */
	readonly begins: string;
	/** How those end that hold nothing but what the server has too. */
	readonly known?: string;
	/** What is said of it before it goes. */
	readonly says: string;
};

/**
 * Heard by a form that signs somebody out: what was kept for them leaves this device with them; what the server does not have only
 * when they say so, or they stay.
 */
export function leaveDevice(event: SubmitEvent, kinds: readonly OnDevice[]): void {
	try {
		const places = Object.keys(localStorage);
		const found = kinds.map((kind) => ({ ...kind, keys: places.filter((key) => key.startsWith(kind.begins)) }));
		const unsent = found.filter(({ keys, known }) => keys.some((key) => known === undefined || !key.endsWith(known)));
		const asks = [...unsent.map(({ says }) => says), 'Sign out all the same?'].join(' ');
		if (unsent.length > 0 && !confirm(asks)) return event.preventDefault();
		for (const { keys } of found) for (const key of keys) localStorage.removeItem(key);
	} catch {
		// no storage in this browser: there was nothing
	}
}
