import type { LayoutServerLoad } from './$types';

/**
 * What every page is asked with: whose eyes these are, where it is a preview, which another tab may have begun or ended; and from when
 * on a page that listens has to be told, before anything of it was read. It reads the address, so that each is asked anew.
 */
export const load: LayoutServerLoad = ({ locals, url }) => ({
	preview: locals.preview,
	seenAt: url.pathname + url.search,
	since: locals.since
});
