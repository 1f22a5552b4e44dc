import { error } from '@sveltejs/kit';
import { awardForm, whichAward, wordsForm } from '#lib/results/award-form.server.ts';
import * as results from '#lib/results/results.server.ts';
import { refusals, usualWords } from '#lib/results/results.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const shown = await results.show(locals.supabase, params.slug);
	if (!shown.may_edit) error(404, 'Only who organizes this event prepares its awards.');
	const { slug, name, awards, teams, results_at, time_zone } = shown;
	return {
		...{ slug, name, awards, teams, results_at, time_zone },
		isOut: shown.phase === 'results',
		words: shown.words ?? usualWords
	};
};

export const actions: Actions = {
	save: async ({ locals: { supabase }, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(awardForm, form);
		if (failure) return failure;
		const { id } = await results.show(supabase, params.slug);
		const { error: refused } = await results.saveAward(supabase, id, data);
		if (refused) return refuse(refused, refusals, form);
		return { saved: 'The award is saved.' };
	},
	remove: async ({ locals: { supabase }, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(whichAward, form);
		if (failure) return failure;
		const { id } = await results.show(supabase, params.slug);
		const { error: refused } = await results.removeAward(supabase, id, data.id);
		if (refused) return refuse(refused, refusals, form);
		return { saved: 'The award is taken away.' };
	},
	raise: async ({ locals: { supabase }, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(whichAward, form);
		if (failure) return failure;
		const { id } = await results.show(supabase, params.slug);
		const { error: refused } = await results.raiseAward(supabase, id, data.id);
		if (refused) return refuse(refused, refusals, form);
		return { saved: 'The award is one place further up.' };
	},
	words: async ({ locals: { supabase }, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(wordsForm, form);
		if (failure) return failure;
		const { id } = await results.show(supabase, params.slug);
		const { error: refused } = await results.write(supabase, id, data);
		if (refused) return refuse(refused, refusals, form);
		return { saved: 'The words are saved.' };
	}
};
