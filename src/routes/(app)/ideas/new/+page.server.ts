import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import * as priorities from '#lib/alignment/priorities.server.ts';
import { refusals as priorityRefusals } from '#lib/alignment/priorities.ts';
import * as events from '#lib/events/events.server.ts';
import { ideaForm } from '#lib/ideas/idea-form.server.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import { refusals } from '#lib/ideas/ideas.ts';
import { placeFor } from '#lib/ideas/places.ts';
import { parse, refuse, typed } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const [open, offered] = await Promise.all([events.takingIdeas(locals.supabase), priorities.choices(locals.supabase)]);
	const place = placeFor(open, url.searchParams.get('event'), Number(url.searchParams.get('challenge')));
	const priority = url.searchParams.get('priority') ?? '';
	return { open, priorities: offered, values: { place, priority, key: randomUUID() } };
};

export const actions: Actions = {
	// what the form does with JavaScript while one types: nothing is saved, similar ideas are shown
	look: async ({ locals, request }) => {
		const values = typed(await request.formData());
		return { values, looked: true, similar: await ideas.similar(locals.supabase, values.title ?? '') };
	},
	log: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(ideaForm, form);
		if (failure) return failure;
		const { data: id, error } = await ideas.propose(locals.supabase, data);
		if (error) return refuse(error, { ...priorityRefusals, ...refusals }, form);
		redirect(303, `/ideas/${id}`);
	}
};
