import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

/** The request header that asks to see an event as somebody else would: `<event id>.<part>`. */
export const PREVIEW = 'x-preview';

/** What the request under way asks to see; undefined for all but a preview. */
export const previewing = new AsyncLocalStorage<string | undefined>();

/** What PostgREST does before a request, once it is known who asks: the database itself says whether this may be. */
export function beginPreview(asked: string): string {
	const headers = pg.escapeLiteral(JSON.stringify({ [PREVIEW]: asked }));
	return `select set_config('request.headers', ${headers}, true);select private.begin_preview()`;
}
