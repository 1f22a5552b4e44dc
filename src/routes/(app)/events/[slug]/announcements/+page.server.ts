import { fail } from '@sveltejs/kit';
import * as events from '#lib/events/events.server.ts';
import { toInstant } from '#lib/events/zones.ts';
import * as announcements from '#lib/floor/announcements.server.ts';
import { refusals } from '#lib/floor/floor.ts';
import { readerOf } from '#lib/floor/heard.ts';
import { parse, refuse, typed } from '#lib/server/forms.ts';
import { render } from '#lib/server/markdown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { supabase, person }, params: { slug } }) => {
	const [event, { said, ...clock }, reach] = await Promise.all([
		events.show(supabase, slug),
		announcements.list(supabase, slug),
		announcements.reach(supabase, slug)
	]);
	const { id, name, may_edit, time_zone, registered } = event;
	return {
		event: { id, name, slug, may_edit, time_zone, registered },
		reader: readerOf(event, person, undefined),
		clock,
		reach,
		said: said.map((one) => ({ ...one, html: render(one.says) }))
	};
};

export const actions: Actions = {
	say: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(announcements.announcementForm, form);
		if (failure) return failure;
		const { id, time_zone } = await events.show(locals.supabase, params.slug);
		const due = data.due_at === '' ? undefined : toInstant(data.due_at, time_zone);
		const errors = { due_at: 'Say when, as day and time, or leave it empty for now.' };
		if (due === null) return fail(422, { values: typed(form), errors, summary: 'One field needs a change.' });
		const { error } = await announcements.announce(locals.supabase, id, { ...data, due_at: due });
		if (error) return refuse(error, refusals, form);
		return { said: true };
	},
	withdraw: async ({ locals, request }) => {
		const form = await request.formData();
		const { error } = await announcements.withdraw(locals.supabase, Number(form.get('announcement')));
		if (error) return refuse(error, refusals, form);
		return { said: false };
	}
};
