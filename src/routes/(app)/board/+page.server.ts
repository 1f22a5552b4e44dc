import { redirect } from '@sveltejs/kit';
import { boardFilter } from '#lib/decisions/board.ts';
import * as board from '#lib/decisions/board.server.ts';
import { refusals } from '#lib/decisions/decisions.ts';
import { move } from '#lib/decisions/schemas.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	cards: await board.cards(locals.supabase),
	filter: boardFilter(url.searchParams),
	opened: url.searchParams.get('move'),
	leads: locals.person?.role === 'leader' || locals.person?.role === 'admin'
});

export const actions: Actions = {
	async move({ request, locals }) {
		const form = await request.formData();
		const { data, failure } = parse(move, form);
		if (failure) return failure;
		const { refusal, next } = await board.move(locals.supabase, data);
		if (refusal) return refuse(refusal, refusals, form);
		redirect(303, next ?? '/board');
	}
};
