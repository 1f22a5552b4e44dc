import type { LayoutServerLoad } from './$types';

/** From when on a page that listens has to be told: before anything of it was read, and anew with every page. */
export const load: LayoutServerLoad = ({ locals, url }) => {
	// another address is read anew, and this with it
	void url.href;
	return { since: locals.since };
};
