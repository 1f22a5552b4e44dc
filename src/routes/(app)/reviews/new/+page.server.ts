import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import { refusals } from '#lib/reviews/refusals.ts';
import { firstTerms } from '#lib/reviews/review-form.server.ts';
import * as reviews from '#lib/reviews/reviews.server.ts';
import { reviewForm } from '#lib/reviews/reviews.schema.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

const ZONE = 'Europe/Berlin';

export const load: PageServerLoad = async ({ locals }) => {
	const { id = '', role } = locals.person ?? {};
	if (role === 'member') error(403, 'Only leaders plan reviews. Ask one of them.');
	const leaders = await reviews.leaders(locals.supabase);
	return {
		values: firstTerms(ZONE, Date.now(), id),
		panel: leaders.slice(0, 50).map((leader) => leader.id),
		leaders,
		zones: Intl.supportedValuesOf('timeZone'),
		key: randomUUID()
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(reviewForm, form);
		if (failure) return failure;
		const { data: id, error: refusal } = await reviews.save(locals.supabase, data);
		if (refusal) return refuse(refusal, refusals, form);
		redirect(303, `/reviews/${id}`);
	}
};
