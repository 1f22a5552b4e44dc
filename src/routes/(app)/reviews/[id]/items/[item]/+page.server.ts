import { error } from '@sveltejs/kit';
import * as boxes from '#lib/decisions/boxes.server.ts';
import { ballot, boxNamed } from '#lib/decisions/schemas.ts';
import { analyse } from '#lib/experiments/analysis.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { refusals } from '#lib/reviews/refusals.ts';
import * as reviews from '#lib/reviews/reviews.server.ts';
import { conflict, forecast, nothing, sharing, timed } from '#lib/reviews/reviews.schema.ts';
import { commands } from '#lib/server/commands.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { supabase } = locals;
	const review = await reviews.read(supabase, idOf(params.id));
	const place = review.items.findIndex(({ id }) => id === idOf(params.item));
	const item = review.items[place];
	if (!item) error(404, 'This is not on the agenda.');
	const [experiment, all, mine] = await Promise.all([
		experiments.read(supabase, item.experiment_id),
		boxes.ofExperiment(supabase, item.experiment_id),
		reviews.forecasts(supabase)
	]);
	const role = locals.person?.role;
	const id = locals.person?.id;
	const leads = role === 'leader' || role === 'admin';
	const isOnPanel = review.panel.some(({ person_id, delegate_id }) => (delegate_id ?? person_id) === id);
	const isConflicted = item.conflicts.some(({ person_id }) => person_id === id);
	const forecasts = role === 'leader' && isOnPanel && !isConflicted && !experiment.runs;
	return {
		review: { ...review, items: review.items.map(({ id, title }) => ({ id, title })) },
		item,
		place,
		experiment: { ...experiment, readings: [], segments: [] },
		// what is not opened is not sent
		results: item.opened_at === null ? [] : analyse(experiment),
		box: all.find(({ id }) => id === item.box_id) ?? null,
		won: mine.find(({ item_id }) => item_id === item.id)?.won ?? null,
		me: { id, role, leads, votes: role === 'leader', forecasts }
	};
};

const on = commands<RequestEvent>(refusals);
export const actions: Actions = {
	forecast: on(forecast, ({ percent }, { locals, params }) =>
		reviews.foresee(locals.supabase, idOf(params.item), percent)
	),
	share: on(sharing, ({ shared }, { locals, params }) => reviews.share(locals.supabase, idOf(params.item), shared)),
	results: on(nothing, (_, { locals, params }) => reviews.openResults(locals.supabase, idOf(params.item))),
	conflict: on(conflict, (data, { locals, params }) => reviews.declare(locals.supabase, idOf(params.item), data)),
	time: on(timed, (data, { locals }) => reviews.time(locals.supabase, data)),
	open: on(nothing, (_, { locals, params }) => reviews.openBallot(locals.supabase, idOf(params.item))),
	withdraw: on(boxNamed, ({ box }, { locals }) => boxes.withdraw(locals.supabase, box)),
	cast: on(ballot, (data, { locals }) => boxes.cast(locals.supabase, data)),
	reveal: on(boxNamed, ({ box }, { locals }) => boxes.reveal(locals.supabase, box))
};
