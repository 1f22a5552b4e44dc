/** Where a page of the list ended. */
export type Cursor = { readonly drafted_at: string; readonly id: number };

/** A person's id and nothing else: what comes from a URL is checked before it becomes part of a filter. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d))_(\d{1,15})$/;

/** Reads a cursor from a URL; undefined for what is none. */
export function readCursor(text: string | null): Cursor | undefined {
	const [, drafted_at, id] = CURSOR.exec(text ?? '') ?? [];
	return drafted_at && id ? { drafted_at, id: Number(id) } : undefined;
}

/** The cursor after this row, for a URL. */
export function writeCursor(row: Cursor | undefined): string | null {
	return row ? `${row.drafted_at}_${row.id}` : null;
}
