import { AsyncLocalStorage } from 'node:async_hooks';

/** The request header that asks to see an event as somebody else would: `<event id>.<part>`. */
export const PREVIEW = 'x-preview';

/** What the request under way asks to see; undefined for all but a preview. */
export const previewing = new AsyncLocalStorage<string | undefined>();
