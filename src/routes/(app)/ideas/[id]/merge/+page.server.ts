import { error as httpError, redirect } from '@sveltejs/kit';
import { mergeForm } from '#lib/ideas/idea-form.server.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import { filterOf, refusals } from '#lib/ideas/ideas.ts';
import * as merges from '#lib/ideas/merges.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

/** Forms and links: nothing here is left for a script to do. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const id = idOf(params.id);
	const { q } = filterOf(url.searchParams);
	const [idea, joined] = await Promise.all([ideas.toEdit(locals.supabase, id), merges.read(locals.supabase, id)]);
	const mine = [joined.merged_into, ...joined.merged, ...joined.asked].some((one) => one?.word);
	if (!joined.may_merge && !mine) httpError(403, 'Its author, whoever runs its event and leaders merge an idea.');
	const found = q
		? (await ideas.find(locals.supabase, { q }, 21)).ideas
		: await ideas.similar(locals.supabase, idea.title, id);
	const others = found.filter((one) => one.id !== id).map(({ title, supports, id }) => ({ id, title, supports }));
	return { id, q, title: idea.title, merges: joined, others };
};

export const actions: Actions = {
	merge: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(mergeForm, form);
		if (failure) return failure;
		const id = idOf(params.id);
		const [from, into] = data.stays === 'this' ? [data.other, id] : [id, data.other];
		const { data: said, error } = await merges.join(locals.supabase, { from, into, reason: data.reason });
		if (error) return refuse(error, refusals, form);
		redirect(303, said === 'merged' ? `/ideas/${into}` : `/ideas/${id}`);
	},
	agree: async ({ locals, request }) => {
		const form = await request.formData();
		const [from, into] = [idOf(String(form.get('from'))), idOf(String(form.get('into')))];
		const { error } = await merges.join(locals.supabase, { from, into, reason: '' });
		if (error) return refuse(error, refusals, form);
		redirect(303, `/ideas/${into}`);
	},
	decline: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { error } = await merges.decline(locals.supabase, idOf(String(form.get('merge'))));
		if (error) return refuse(error, refusals, form);
		redirect(303, `/ideas/${params.id}`);
	},
	undo: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { error } = await merges.undo(locals.supabase, idOf(String(form.get('merge'))));
		if (error) return refuse(error, refusals, form);
		redirect(303, `/ideas/${params.id}`);
	}
};
