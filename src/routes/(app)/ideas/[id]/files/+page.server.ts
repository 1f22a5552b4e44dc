import { redirect } from '@sveltejs/kit';
import { manage } from '#lib/files/actions.server.ts';
import * as files from '#lib/ideas/files.server.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import { refusals } from '#lib/ideas/ideas.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const id = idOf(params.id);
	const [idea, attached] = await Promise.all([ideas.toEdit(locals.supabase, id), files.list(locals.supabase, id)]);
	// whoever only reads them does so beside the words of the idea
	if (idea.proposed_by !== locals.person?.id) redirect(303, `/ideas/${id}`);
	return {
		...{ id, title: idea.title, isSaved: url.searchParams.has('saved') },
		files: attached.filter(({ from }) => from === null)
	};
};

export const actions: Actions = manage({ attach: files.attach, remove: files.remove, refusals });
