import * as ideas from '#lib/ideas/ideas.server.ts';
import { filterOf } from '#lib/ideas/ideas.ts';
import { importedIn } from '#lib/ideas/imports.ts';
import type { PageServerLoad } from './$types';

/** A list to read: nothing is left for a script to do, and the rows are not sent a second time as its data. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, url }) => {
	const filter = filterOf(url.searchParams);
	const [found, tags] = await Promise.all([
		ideas.find(locals.supabase, filter),
		ideas.tagsInUse(locals.supabase, filter.event)
	]);
	return { filter, imported: importedIn(url.searchParams), ...found, tags };
};
