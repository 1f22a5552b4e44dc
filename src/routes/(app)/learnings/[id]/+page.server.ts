import { redirect } from '@sveltejs/kit';
import * as learnings from '#lib/learnings/learnings.server.ts';
import { refusals } from '#lib/learnings/learnings.ts';
import { evidenceForm } from '#lib/learnings/learnings.schema.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { render } from '#lib/server/markdown.server.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const learning = await learnings.read(locals.supabase, idOf(params.id));
	const asked = Number(url.searchParams.get('experiment'));
	return {
		learning: { ...learning, detail: render(learning.detail) },
		chosen: learning.mine.find(({ id }) => id === asked)?.id ?? null
	};
};

export const actions: Actions = {
	weigh: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(evidenceForm, form);
		if (failure) return failure;
		const error = await learnings.weigh(locals.supabase, idOf(params.id), data);
		if (error) return refuse(error, refusals, form);
		redirect(303, `/learnings/${params.id}#evidence`);
	}
};
