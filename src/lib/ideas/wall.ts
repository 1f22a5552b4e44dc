import type { IdeaRow } from '#lib/ideas/ideas.server.ts';

type Counts = Pick<IdeaRow, 'id' | 'supports' | 'marketing_supports' | 'it_supports' | 'comments'>;
type Whole = Counts &
	Pick<IdeaRow, 'title' | 'problem' | 'tags' | 'proposed_at' | 'author' | 'author_function' | 'author_is_bridging'> &
	Pick<IdeaRow, 'challenge'> & { readonly challenge_id: number | null };

/** What the database says about an idea of an event: all of it, how it is counted now, or that it is gone. */
export type Said =
	| { readonly kind: 'idea'; readonly idea: Whole }
	| { readonly kind: 'counts'; readonly counts: Counts }
	| { readonly kind: 'gone'; readonly id: number };

/** A wall as one reader has it: the rows shown, and the new ones that wait above them until the reader asks. */
export type Wall = { readonly rows: readonly IdeaRow[]; readonly waiting: readonly IdeaRow[] };

const isCounts = (value: unknown): value is Counts => {
	const { id, supports, marketing_supports, it_supports, comments } = Object(value);
	return [id, supports, marketing_supports, it_supports, comments].every((one) => typeof one === 'number');
};
const isWhole = (value: unknown): value is Whole => {
	const { title, problem, author, proposed_at, tags } = Object(value);
	const texts = [title, problem, author, proposed_at];
	return isCounts(value) && texts.every((one) => typeof one === 'string') && Array.isArray(tags);
};

/** What one message says, oldest first. What is not understood is left out. */
export function saidIn(payload: unknown): readonly Said[] {
	const { before } = Object(payload);
	return [...(Array.isArray(before) ? before : []), payload].flatMap((one: unknown): Said[] => {
		const { idea, counts, gone } = Object(one);
		if (typeof gone === 'number') return [{ kind: 'gone', id: gone }];
		if (isWhole(idea)) return [{ kind: 'idea', idea }];
		return isCounts(counts) ? [{ kind: 'counts', counts }] : [];
	});
}

/**
 * The wall after something was said. What is shown keeps its place, whatever its counts; what is new waits above.
 * `challenge`: only ideas of this one are on the wall.
 */
export function after(wall: Wall, said: Said, challenge: number | null): Wall {
	const change = (make: (rows: readonly IdeaRow[]) => readonly IdeaRow[]): Wall => ({
		rows: make(wall.rows),
		waiting: make(wall.waiting)
	});
	if (said.kind === 'gone') return change((rows) => rows.filter(({ id }) => id !== said.id));
	if (said.kind === 'counts') {
		const { counts } = said;
		return change((rows) => rows.map((row) => (row.id === counts.id ? { ...row, ...counts } : row)));
	}
	const { challenge_id, ...idea } = said.idea;
	if (challenge !== null && challenge_id !== challenge) return after(wall, { kind: 'gone', id: idea.id }, null);
	if ([...wall.rows, ...wall.waiting].some(({ id }) => id === idea.id)) {
		return change((rows) => rows.map((row) => (row.id === idea.id ? { ...row, ...idea } : row)));
	}
	return { ...wall, waiting: [asRow(idea), ...wall.waiting] };
}

/** The wall with what waited on top. */
export const shown = ({ rows, waiting }: Wall): Wall => ({ rows: [...waiting, ...rows], waiting: [] });

// nobody has scored it yet, it is nobody's merge, and whether the reader stands behind it shows at the next reading
function asRow(idea: Omit<Whole, 'challenge_id'>): IdeaRow {
	const own = { co_authors: [], event: null, is_supported: false, impacts: null, efforts: null };
	return { ...own, ...idea, sorted_by: 0, proposed_us: Date.parse(idea.proposed_at) * 1000 };
}
