import * as judging from '#lib/judging/judging.server.ts';
import { outOfOrder } from '#lib/judging/finals.ts';
import { beforeOpened } from '#lib/judging/firstPlaces.ts';
import * as outcomes from '#lib/judging/outcomes.server.ts';
import { orderOf, outcomeOf, roundsOf } from '#lib/judging/rounds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const [opened, comments, outcome] = await Promise.all([
		judging.resultsOf(locals.supabase, params.slug),
		judging.comments(locals.supabase, params.slug),
		outcomes.of(locals.supabase, params.slug)
	]);
	const { slug, name, time_zone, results_at, asked_at, state, may_organize, is_open } = opened;
	const { most, criteria, challenges, judges, comments_to_teams } = opened;
	// organizers look at them before the results
	const rounds = outcome?.rounds ?? roundsOf(opened);
	// what decides stays: places in all and the order finalists were named by are those of the model
	const isByZScores = url.searchParams.get('by') === 'z-scores';
	const shown = (round: 1 | 2) => (isByZScores ? outcomeOf(opened, round, 'z-scores') : null);
	const finalists = opened.final?.finalists.map(({ team }) => team) ?? [];
	const aboutOf = ({ beside, round }: (typeof comments)[number]) =>
		[beside && `Compared with “${beside}”`, opened.final && (round === 2 ? 'Second round' : 'First round')]
			.filter(Boolean)
			.join(' · ');
	return {
		judging: {
			...{ slug, name, time_zone, results_at, asked_at, state, may_organize, is_open },
			...{ most, criteria, challenges, judges, comments_to_teams, final: opened.final }
		},
		...{ first: shown(1) ?? rounds.first, final: rounds.final && (shown(2) ?? rounds.final), all: rounds.all },
		before: beforeOpened(opened),
		departed: outOfOrder(orderOf(rounds.first), finalists),
		comments: [...Map.groupBy(comments, ({ team_id }) => team_id)].map(([team, said]) => ({
			team,
			name: said[0]?.team ?? '',
			said: said.map((one) => ({ comment: one.comment, about: aboutOf(one) }))
		}))
	};
};
