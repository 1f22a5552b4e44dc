import { parse, refuse } from '#lib/server/forms.ts';
import { render } from '#lib/server/markdown.server.ts';
import { service } from '#lib/server/service.ts';
import * as outcomes from '#lib/voting/outcomes.server.ts';
import { ballotForm } from '#lib/voting/voting-form.server.ts';
import * as votes from '#lib/voting/voting.server.ts';
import { refusals } from '#lib/voting/voting.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { supabase, person }, params: { slug } }) => {
	const voting = await votes.show(supabase, slug);
	const isOver = voting.phase === 'results';
	const [outcome, signals] = await Promise.all([
		isOver ? outcomes.of(await service(), supabase, slug) : null,
		isOver && voting.may_edit ? votes.signalsOf(supabase, voting.id) : null
	]);
	return {
		voting: { ...voting, teams: voting.teams.map((team) => ({ ...team, pitch: render(team.pitch) })) },
		...{ outcome, signals, me: person?.id ?? '' }
	};
};

export const actions: Actions = {
	cast: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(ballotForm, form);
		if (failure) return failure;
		const { id, cast_at } = await votes.show(locals.supabase, params.slug);
		const { data: version, error } = await votes.cast(locals.supabase, id, data);
		if (error) return refuse(error, refusals, form);
		return { saved: version > 0 ? 'cast' : cast_at ? 'taken back' : 'nothing' };
	}
};
