import { ZONE_COOKIE, zoneIn } from '#lib/ui/readersZone.ts';
import type { LayoutServerLoad } from './$types';

/**
 * What every page is asked with: whose eyes these are, where it is a preview, which another tab may have begun or ended; from when on a
 * page that listens has to be told, before anything of it was read; and the reader's time zone, once a page has told it.
 */
export const load: LayoutServerLoad = ({ locals, url, cookies }) => {
	// another address is asked anew, and this with it
	void url.href;
	return { preview: locals.preview, since: locals.since, zone: zoneIn(cookies.get(ZONE_COOKIE)) };
};
