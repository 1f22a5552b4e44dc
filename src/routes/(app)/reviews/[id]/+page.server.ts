import { reviewBudgetForm } from '#lib/funding/funding.schema.ts';
import * as funding from '#lib/funding/funding.server.ts';
import { refusals as fundingRefusals } from '#lib/funding/funding.ts';
import { refusals } from '#lib/reviews/refusals.ts';
import * as reviews from '#lib/reviews/reviews.server.ts';
import { added, arranged, attendance, delegation, itemNamed, nothing, timed } from '#lib/reviews/reviews.schema.ts';
import { commands } from '#lib/server/commands.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const [review, money, leaders, candidates, unforeseen] = await Promise.all([
		reviews.read(locals.supabase, idOf(params.id)),
		funding.ofReviewed(locals.supabase, idOf(params.id)),
		reviews.leaders(locals.supabase),
		reviews.candidates(locals.supabase),
		reviews.unforeseen(locals.supabase, idOf(params.id))
	]);
	const listed = new Set(review.items.map(({ experiment_id }) => experiment_id));
	return {
		review,
		toForecast: review.items
			.filter(({ id, forecast }) => forecast === null && unforeseen.includes(id))
			.map(({ id }) => id),
		money,
		leaders,
		candidates: candidates.filter(({ value }) => !listed.has(value)),
		me: { id: locals.person?.id, role: locals.person?.role }
	};
};

const on = commands<RequestEvent>({ ...fundingRefusals, ...refusals });
export const actions: Actions = {
	fill: on(nothing, (_, { locals, params }) => reviews.fill(locals.supabase, idOf(params.id))),
	add: on(added, ({ experiment }, { locals, params }) => reviews.add(locals.supabase, idOf(params.id), experiment)),
	remove: on(itemNamed, ({ item }, { locals }) => reviews.remove(locals.supabase, item)),
	arrange: on(arranged, (data, { locals }) => reviews.arrange(locals.supabase, data)),
	time: on(timed, (data, { locals }) => reviews.time(locals.supabase, data)),
	attend: on(attendance, (data, { locals, params }) => reviews.attend(locals.supabase, idOf(params.id), data)),
	delegate: on(delegation, ({ delegate }, { locals, params }) =>
		reviews.delegate(locals.supabase, idOf(params.id), delegate)
	),
	budget: on(reviewBudgetForm, (data, { locals, params }) =>
		funding.budgetReview(locals.supabase, idOf(params.id), data)
	),
	close: on(nothing, (_, { locals, params }) => reviews.close(locals.supabase, idOf(params.id)))
};
