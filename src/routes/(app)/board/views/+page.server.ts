import { redirect } from '@sveltejs/kit';
import { boardFilter, lasting, queryOf } from '#lib/decisions/boardFilter.ts';
import * as board from '#lib/decisions/board.server.ts';
import { refusals } from '#lib/decisions/decisions.ts';
import { boardLimits, boardView, boardViewNamed } from '#lib/decisions/schemas.ts';
import * as views from '#lib/decisions/views.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const [kept, limits] = await Promise.all([views.list(locals.supabase), board.limits(locals.supabase)]);
	return {
		views: kept,
		limits,
		query: queryOf(lasting(boardFilter(url.searchParams))),
		isSaved: url.searchParams.has('saved'),
		leads: locals.person?.role === 'leader' || locals.person?.role === 'admin'
	};
};

export const actions: Actions = {
	async save({ request, locals }) {
		const form = await request.formData();
		const { data, failure } = parse(boardView, form);
		if (failure) return failure;
		const refusal = await views.save(locals.supabase, data);
		if (refusal) return refuse(refusal, refusals, form);
		redirect(303, '/board/views?saved');
	},
	async forget({ request, locals }) {
		const form = await request.formData();
		const { data, failure } = parse(boardViewNamed, form);
		if (failure) return failure;
		const refusal = await views.forget(locals.supabase, data.view);
		if (refusal) return refuse(refusal, refusals, form);
		redirect(303, '/board/views?saved');
	},
	async limits({ request, locals }) {
		const form = await request.formData();
		const { data, failure } = parse(boardLimits, form);
		if (failure) return failure;
		const refusal = await board.limit(locals.supabase, data);
		if (refusal) return refuse(refusal, refusals, form);
		redirect(303, '/board/views?saved');
	}
};
