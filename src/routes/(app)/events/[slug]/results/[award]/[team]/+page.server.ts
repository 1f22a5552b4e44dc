import { error } from '@sveltejs/kit';
import { daysInZone } from '#lib/events/zones.ts';
import { finalistInWords } from '#lib/judging/finals.ts';
import * as judging from '#lib/judging/judging.server.ts';
import { roundsOf } from '#lib/judging/rounds.ts';
import * as results from '#lib/results/results.server.ts';
import { CHOICE, givenAwards } from '#lib/results/results.ts';
import { outcomeOf } from '#lib/voting/outcome.ts';
import * as votes from '#lib/voting/voting.server.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { supabase }, params }) => {
	const [shown, opened] = await Promise.all([
		results.show(supabase, params.slug),
		judging.resultsOf(supabase, params.slug)
	]);
	const [voting, ballots] =
		params.award === CHOICE
			? await Promise.all([votes.show(supabase, params.slug), votes.ballotsOf(supabase, shown.id)])
			: [null, null];
	const outcome = voting && ballots && outcomeOf(voting.rule.method, ballots, voting.teams);
	const award = givenAwards(shown, outcome).find(({ key }) => key === params.award);
	const team = award?.teams.find(({ id }) => String(id) === params.team);
	if (!award || !team) error(404, 'There is no such award, or it is not shown yet.');
	const { slug, name, organizer, ideation_at, results_at, time_zone } = shown;
	return {
		...{ slug, event: name, organizer, team },
		days: daysInZone(ideation_at, results_at, time_zone),
		award: { name: award.name, reason: award.reason },
		judged: finalistInWords(roundsOf(opened).all, team.id)
	};
};
