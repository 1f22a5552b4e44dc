import { fail, redirect } from '@sveltejs/kit';
import { refusals as experimentRefusals } from '#lib/experiments/experiments.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { refusals as notebookRefusals } from '#lib/experiments/notebook.ts';
import * as pictures from '#lib/experiments/pictures.server.ts';
import { LARGEST, refusals as pictureRefusals } from '#lib/experiments/pictures.ts';
import { picturesOf, textOf, uploaded, wrongAlt } from '#lib/files/upload.schema.ts';
import { refuse, typed } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const refusals = { ...experimentRefusals, ...notebookRefusals, ...pictureRefusals };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { id, title, variants, started_at, runs } = await experiments.read(locals.supabase, idOf(params.id));
	// what cannot be changed is read on its own page
	if (started_at || !runs) redirect(303, `/experiments/${id}`);
	return { id, title, variants, isSaved: url.searchParams.has('saved') };
};

async function put(
	{ locals, params }: RequestEvent,
	form: FormData,
	picture: Parameters<typeof pictures.ofVariant>[2]
) {
	const at = { experiment: idOf(params.id), variant: Number(form.get('variant')) };
	const error = await pictures.ofVariant(locals.supabase, at, picture);
	return error ? refuse(error, refusals, form) : redirect(303, `/experiments/${at.experiment}/pictures?saved`);
}

export const actions: Actions = {
	show: async (event) => {
		const form = await event.request.formData();
		const alt = textOf(form, 'alt');
		const { content, error } = await uploaded(form, 'file', picturesOf(LARGEST));
		const wrong = wrongAlt(alt);
		const errors = { ...(error && { file: error }), ...(wrong && { alt: wrong }) };
		const summary = error ?? wrong;
		if (summary) return fail(422, { values: typed(form), errors, summary });
		return put(event, form, { alt, ...(content !== null && { content }) });
	},
	remove: async (event) => put(event, await event.request.formData(), null)
};
