import * as help from '#lib/floor/help.server.ts';
import { refusals } from '#lib/floor/floor.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	line: await help.line(locals.supabase, params.slug)
});

async function change({ locals, request }: RequestEvent, how: 'take' | 'give_back' | 'close') {
	const form = await request.formData();
	const { data, failure } = parse(help.requestForm, form);
	if (failure) return failure;
	const { error } =
		how === 'close'
			? await help.close(locals.supabase, data.request)
			: await help.take(locals.supabase, data.request, how === 'take');
	if (error) return refuse(error, refusals, form);
	return { done: how };
}

export const actions: Actions = {
	ask: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(help.helpForm, form);
		if (failure) return failure;
		const { error } = await help.ask(locals.supabase, data.team, data);
		if (error) return refuse(error, refusals, form);
		return { done: 'ask' };
	},
	take: (event) => change(event, 'take'),
	give_back: (event) => change(event, 'give_back'),
	close: (event) => change(event, 'close')
};
