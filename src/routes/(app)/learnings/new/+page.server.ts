import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import * as learnings from '#lib/learnings/learnings.server.ts';
import { refusals } from '#lib/learnings/learnings.ts';
import { learningForm } from '#lib/learnings/learnings.schema.ts';
import * as tags from '#lib/experiments/tags.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = url.searchParams.get('experiment');
	if (asked === null) redirect(303, '/learnings/choose');
	const id = idOf(asked);
	const [of, library, known] = await Promise.all([
		tags.of(locals.supabase, id),
		learnings.find(locals.supabase, { q: '', tag: null, before: null }),
		learnings.around(locals.supabase, id)
	]);
	const names = of.tags.map(({ name }) => name);
	return {
		experiment: { id, title: of.title },
		tags: names,
		suggestions: [...new Set([...names, ...library.tags])],
		known: [...known.taught, ...known.learnings],
		key: randomUUID()
	};
};

export const actions: Actions = {
	default: async ({ locals, request, url }) => {
		const asked = url.searchParams.get('experiment');
		if (asked === null) error(404, 'There is no page at this address.');
		const form = await request.formData();
		const { data, failure } = parse(learningForm, form);
		if (failure) return failure;
		const { data: id, error: refusal } = await learnings.write(locals.supabase, idOf(asked), data);
		if (refusal) return refuse(refusal, refusals, form);
		redirect(303, `/learnings/${id}`);
	}
};
