import { redirect } from '@sveltejs/kit';
import { boardFilter, boardHref } from '#lib/decisions/boardFilter.ts';
import * as board from '#lib/decisions/board.server.ts';
import { move, undoing } from '#lib/decisions/schemas.ts';
import { refusals } from '#lib/reviews/refusals.ts';
import * as reviews from '#lib/reviews/reviews.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filter = boardFilter(url.searchParams);
	return {
		...(await board.read(locals.supabase, filter)),
		filter,
		opened: url.searchParams.get('move'),
		leads: locals.person?.role === 'leader' || locals.person?.role === 'admin'
	};
};

export const actions: Actions = {
	async move({ request, locals, url }) {
		const form = await request.formData();
		const { data, failure } = parse(move, form);
		if (failure) return failure;
		const { refusal, next } = await board.move(locals.supabase, data);
		if (refusal)
			return refuse(refusal, { ...refusals, ...(await reviews.namedRefusal(locals.supabase, data.card)) }, form);
		redirect(303, next ?? boardHref(boardFilter(url.searchParams), {}));
	},
	async undo({ request, locals, url }) {
		const form = await request.formData();
		const { data, failure } = parse(undoing, form);
		if (failure) return failure;
		const refusal = await board.undo(locals.supabase, data);
		if (refusal) return refuse(refusal, refusals, form);
		redirect(303, boardHref(boardFilter(url.searchParams), {}));
	}
};
