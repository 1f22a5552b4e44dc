import { error } from '@sveltejs/kit';
import { idOf } from '#lib/server/params.ts';
import * as submissions from '#lib/submissions/submissions.server.ts';
import { filesOf, written } from '#lib/submissions/written.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const submission = await submissions.show(locals.supabase, idOf(params.team));
	if (submission.event_slug !== params.slug) error(404, 'This team is not part of the event.');
	const isPreview = url.searchParams.has('draft') && submission.is_mine;
	const source = isPreview ? (submission.draft ?? submission.submission) : submission.submission;
	if (!source && !isPreview && submission.has_handed_in)
		error(
			403,
			'What this team handed in is shown after the deadline, and to teams that have more time when theirs is over.'
		);
	if (!source && !isPreview) error(404, 'This team has handed nothing in.');
	const files = filesOf(submission, isPreview);
	return { submission, isPreview, written: written(submission.fields, source ?? { answers: {}, links: [] }, files) };
};
