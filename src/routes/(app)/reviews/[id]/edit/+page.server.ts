import { redirect } from '@sveltejs/kit';
import { refusals } from '#lib/reviews/refusals.ts';
import { valuesOf } from '#lib/reviews/review-form.server.ts';
import * as reviews from '#lib/reviews/reviews.server.ts';
import { reviewForm } from '#lib/reviews/reviews.schema.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const [review, leaders] = await Promise.all([
		reviews.read(locals.supabase, idOf(params.id)),
		reviews.leaders(locals.supabase)
	]);
	return {
		review: { id: review.id, title: review.title },
		version: review.version,
		values: valuesOf(review),
		panel: review.panel.map(({ person_id }) => person_id),
		leaders,
		zones: Intl.supportedValuesOf('timeZone')
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(reviewForm, form);
		if (failure) return failure;
		const { error: refusal } = await reviews.save(locals.supabase, data, idOf(params.id));
		if (refusal) return refuse(refusal, refusals, form);
		redirect(303, `/reviews/${params.id}`);
	}
};
