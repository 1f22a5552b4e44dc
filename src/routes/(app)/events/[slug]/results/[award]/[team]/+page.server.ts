import { error } from '@sveltejs/kit';
import { daysInZone } from '#lib/events/zones.ts';
import { finalistInWords } from '#lib/judging/finals.ts';
import * as judgings from '#lib/judging/outcomes.server.ts';
import * as results from '#lib/results/results.server.ts';
import { CHOICE, givenAwards } from '#lib/results/results.ts';
import { service } from '#lib/server/service.ts';
import * as votes from '#lib/voting/outcomes.server.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { supabase }, params }) => {
	const [judged, outcome] = await Promise.all([
		judgings.of(supabase, params.slug),
		params.award === CHOICE ? votes.of(await service(), supabase, params.slug) : null
	]);
	const chosen = outcome?.winners.map(({ id }) => id) ?? [];
	const shown = await results.show(supabase, params.slug, chosen);
	const award = givenAwards(shown, outcome).find(({ key }) => key === params.award);
	const team = award?.teams.find(({ id }) => String(id) === params.team);
	if (!award || !team) error(404, 'There is no such award, or it is not shown yet.');
	const { slug, name, organizer, ideation_at, results_at, time_zone } = shown;
	return {
		...{ slug, event: name, organizer, team },
		days: daysInZone(ideation_at, results_at, time_zone),
		award: { name: award.name, reason: award.reason },
		judged: finalistInWords(judged?.rounds.all ?? null, team.id)
	};
};
