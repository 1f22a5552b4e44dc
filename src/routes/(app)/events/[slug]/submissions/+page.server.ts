import { error } from '@sveltejs/kit';
import { toInstant } from '#lib/events/zones.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { render } from '#lib/server/markdown.server.ts';
import { extensionForm, galleryQuery } from '#lib/submissions/submission.schema.ts';
import * as submissions from '#lib/submissions/submissions.server.ts';
import { refusals } from '#lib/submissions/submissions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const query = galleryQuery.parse(Object.fromEntries(url.searchParams));
	const gallery = await submissions.find(locals.supabase, params.slug, query);
	return { query, gallery: { ...gallery, rows: gallery.rows.map((row) => ({ ...row, pitch: render(row.pitch) })) } };
};

export const actions: Actions = {
	extend: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(extensionForm, form);
		if (failure) return failure;
		const { time_zone, all_teams } = await submissions.find(locals.supabase, params.slug, galleryQuery.parse({}));
		if (!all_teams.some(({ id }) => id === data.team)) error(404, 'This team is not part of the event.');
		const until = toInstant(data.until, time_zone) ?? '';
		const { error: refused } = await submissions.extend(locals.supabase, data.team, { ...data, until });
		if (refused) return refuse(refused, refusals, form);
		return { extended: true };
	}
};
