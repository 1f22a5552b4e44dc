type Part = { readonly of: number; readonly voted: number };

/** How many of those who are registered have voted, by function. */
export type Turnout = { readonly marketing: Part; readonly it: Part; readonly other: Part };
/** How many have voted at a moment, by the clock of the database, as it is announced. */
export type Voted = {
	readonly at: string;
	readonly voted: { readonly marketing: number; readonly it: number; readonly other: number };
};

/** What a message says of the turnout; null where it is not understood. */
export function votedIn(said: unknown): Voted | null {
	const { at, voted } = Object(said);
	const { marketing, it, other } = Object(voted);
	if (typeof at !== 'string' || ![marketing, it, other].every((count) => Number.isSafeInteger(count))) return null;
	return { at, voted: { marketing, it, other } };
}

/** The turnout of a page that was read at a moment, with what was heard since; what was heard before is in it. */
export function turnoutNow(
	read: { readonly turnout: Turnout; readonly asked_at: string },
	heard: Voted | null
): Turnout {
	const { turnout, asked_at } = read;
	if (!heard || Date.parse(heard.at) < Date.parse(asked_at)) return turnout;
	const now = (side: keyof Turnout) => ({ of: turnout[side].of, voted: heard.voted[side] });
	return { marketing: now('marketing'), it: now('it'), other: now('other') };
}
