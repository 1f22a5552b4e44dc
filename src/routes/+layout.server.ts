import type { LayoutServerLoad } from './$types';

/**
 * What every page is asked with: whose eyes these are, where it is a preview, which another tab may have begun or ended; and from when
 * on a page that listens has to be told, before anything of it was read.
 */
export const load: LayoutServerLoad = ({ locals, url }) => {
	// another address is asked anew, and this with it
	void url.href;
	return { preview: locals.preview, since: locals.since };
};
