import { error } from '@sveltejs/kit';
import * as saves from '#lib/events/saves.server.ts';
import { beforeOpened, firstPlacesOf } from '#lib/judging/firstPlaces.ts';
import * as judging from '#lib/judging/judging.server.ts';
import * as forms from '#lib/results/award-form.server.ts';
import * as results from '#lib/results/results.server.ts';
import { awardValues, refusals, usualWords } from '#lib/results/results.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { saveSeen } from '#lib/server/seenForms.ts';
import { seenOf } from '#lib/ui/seen.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const [awardSaves, wordSaves, opened] = await Promise.all([
		saves.of(locals.supabase, params.slug, 'award'),
		saves.of(locals.supabase, params.slug, 'words'),
		judging.resultsOf(locals.supabase, params.slug)
	]);
	const shown = await results.show(locals.supabase, params.slug);
	if (!shown.may_edit) error(404, 'Only who organizes this event prepares its awards.');
	const words = shown.words ?? usualWords;
	const { slug, name, awards, teams, results_at, time_zone } = shown;
	return {
		...{ slug, name, awards, teams, results_at, time_zone },
		isOut: shown.phase === 'results',
		...{ before: beforeOpened(opened), judged: firstPlacesOf(opened) },
		...{ words, saves: awardSaves, seen: seenOf('words', wordSaves, forms.wordsValues(words)) }
	};
};

export const actions: Actions = {
	save: async ({ locals: { supabase }, params: { slug }, request }) => {
		const form = await request.formData();
		const id = String(form.get('id') ?? '');
		const { teams } = await results.show(supabase, slug);
		const failure = await saveSeen(form, {
			...{ name: `award ${id}`, schema: forms.awardForm, refusals, parts: forms.awardParts(teams) },
			read: async () => {
				const saved = await saves.of(supabase, slug, 'award');
				const { id: event, awards } = await results.show(supabase, slug);
				const award = awards.find((one) => String(one.id) === id);
				return { saves: saved, id: event, values: award ? awardValues(award) : {} };
			},
			save: async (data, at) => (await results.saveAward(supabase, at, data)).error
		});
		return failure ?? { saved: 'The award is saved.' };
	},
	remove: async ({ locals: { supabase }, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(forms.whichAward, form);
		if (failure) return failure;
		const { id } = await results.show(supabase, params.slug);
		const { error: refused } = await results.removeAward(supabase, id, data.id);
		if (refused) return refuse(refused, refusals, form);
		return { saved: 'The award is taken away.' };
	},
	raise: async ({ locals: { supabase }, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(forms.raisedAward, form);
		if (failure) return failure;
		const { id } = await results.show(supabase, params.slug);
		const { error: refused } = await results.raiseAward(supabase, id, data);
		if (refused) return refuse(refused, refusals, form);
		return { saved: 'The award is one place further up.' };
	},
	words: async ({ locals: { supabase }, params: { slug }, request }) => {
		const failure = await saveSeen(await request.formData(), {
			...{ name: 'words', schema: forms.wordsForm, refusals, parts: forms.wordsParts },
			read: async () => {
				const saved = await saves.of(supabase, slug, 'words');
				const { id, words } = await results.show(supabase, slug);
				return { saves: saved, id, values: forms.wordsValues(words ?? usualWords) };
			},
			save: async (data, at) => (await results.write(supabase, at, data)).error
		});
		return failure ?? { saved: 'The words are saved.' };
	}
};
