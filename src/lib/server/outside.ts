import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Does something for nobody in particular. What a library makes meanwhile, and keeps a while when it is done (see src/bundling/letGo.ts),
 * would keep the request that it was made in as well, with all that is known of it.
 */
export const outside = AsyncLocalStorage.snapshot();
