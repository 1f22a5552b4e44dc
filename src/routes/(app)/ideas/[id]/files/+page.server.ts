import { redirect } from '@sveltejs/kit';
import { manage } from '#lib/files/actions.server.ts';
import { refusals as ofFiles } from '#lib/files/files.ts';
import * as files from '#lib/ideas/files.server.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import { refusals } from '#lib/ideas/ideas.ts';
import type { Refusal } from '#lib/refusals.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const id = idOf(params.id);
	const [idea, attached] = await Promise.all([ideas.toEdit(locals.supabase, id), files.list(locals.supabase, id)]);
	// whoever only reads them does so beside the words of the idea
	const isNotKept = idea.logged_by === locals.person?.id && idea.kept_at === null;
	if (idea.proposed_by !== locals.person?.id && !isNotKept) redirect(303, `/ideas/${id}`);
	const refused = url.searchParams.get('refused');
	return {
		...{ id, title: idea.title, isSaved: url.searchParams.has('saved') },
		/** What was wrong with the file that came with the idea when it was logged. */
		refused: Object.entries<Refusal>({ ...ofFiles, ...refusals }).find(([name]) => name === refused)?.[1].says ?? null,
		files: attached.filter(({ from }) => from === null)
	};
};

export const actions: Actions = manage({ attach: files.attach, remove: files.remove, refusals });
