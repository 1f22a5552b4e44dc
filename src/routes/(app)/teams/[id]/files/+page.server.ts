import { redirect } from '@sveltejs/kit';
import { manage } from '#lib/files/actions.server.ts';
import { idOf } from '#lib/server/params.ts';
import * as files from '#lib/submissions/files.server.ts';
import * as submissions from '#lib/submissions/submissions.server.ts';
import { refusals } from '#lib/submissions/submissions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const submission = await submissions.show(locals.supabase, idOf(params.id));
	if (!submission.is_mine) redirect(303, `/teams/${params.id}`);
	const { team_id: id, team, asked_at, deadline_at, submission: handedIn } = submission;
	return {
		...{ id, team, files: submission.files, isSaved: url.searchParams.has('saved') },
		isOpen: Date.parse(asked_at) < Date.parse(deadline_at),
		hasHandedIn: handedIn !== null
	};
};

export const actions: Actions = manage({ attach: files.attach, remove: files.remove, refusals });
