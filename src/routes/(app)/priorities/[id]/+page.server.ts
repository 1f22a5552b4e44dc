import { redirect } from '@sveltejs/kit';
import { sidesToAgree } from '#lib/alignment/kpis.ts';
import { priorityAgreement, priorityChange } from '#lib/alignment/priorities.schema.ts';
import * as priorities from '#lib/alignment/priorities.server.ts';
import { refusals } from '#lib/alignment/priorities.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import { leads } from '#lib/people/people.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const id = idOf(params.id);
	const [priority, found, tested] = await Promise.all([
		priorities.read(locals.supabase, id),
		ideas.find(locals.supabase, { priority: id }, 10),
		experiments.list(locals.supabase, { priority: id })
	]);
	const isLeading = leads(locals.person);
	const open = { ...priority, is_newest: priority.retired_at === null };
	return {
		priority,
		ideas: found.ideas,
		experiments: tested.experiments.map(({ totals: _totals, ...row }) => row),
		hasMoreExperiments: tested.hasMore,
		leads: isLeading,
		sides: isLeading ? sidesToAgree(open, locals.person) : []
	};
};

export const actions: Actions = {
	agree: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(priorityAgreement, form);
		if (failure) return failure;
		const error = await priorities.agree(locals.supabase, idOf(params.id), data);
		return error ? refuse(error, refusals, form) : redirect(303, `/priorities/${params.id}`);
	},
	edit: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(priorityChange, form);
		if (failure) return failure;
		const error = await priorities.edit(locals.supabase, idOf(params.id), data);
		return error ? refuse(error, refusals, form) : redirect(303, `/priorities/${params.id}`);
	},
	retire: async ({ locals, params, request }) => {
		const form = await request.formData();
		const isRetired = form.get('is_retired') === 'yes';
		const error = await priorities.retire(locals.supabase, idOf(params.id), isRetired);
		return error ? refuse(error, refusals, form) : redirect(303, `/priorities/${params.id}`);
	}
};
