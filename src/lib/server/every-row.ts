import { answer, type DatabaseError } from '#lib/server/refusals.ts';

/** The most rows that one answer of the database holds, whatever it is asked for. */
export const ROWS = 500;

type Page<T> = PromiseLike<{ readonly data: readonly T[] | null; readonly error: DatabaseError | null }>;

/**
 * Every row of a list that is read page by page in the order of its key, so that none ends silently where an answer does.
 * `page` answers at most `ROWS` rows after a key, those with the lowest keys first.
 */
export async function everyRow<T>(page: (after: number) => Page<T>, keyOf: (row: T) => number): Promise<T[]> {
	const rows: T[] = [];
	for (let after = 0; ;) {
		const found = answer(await page(after));
		rows.push(...found);
		const last = found.at(-1);
		if (found.length < ROWS || last === undefined) return rows;
		after = keyOf(last);
	}
}
