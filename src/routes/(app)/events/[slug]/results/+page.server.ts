import { firstPlacesOf } from '#lib/judging/firstPlaces.ts';
import * as judging from '#lib/judging/judging.server.ts';
import * as ledger from '#lib/ledger/ledger.server.ts';
import * as results from '#lib/results/results.server.ts';
import { givenAwards } from '#lib/results/results.ts';
import { render } from '#lib/server/markdown.server.ts';
import { outcomeOf } from '#lib/voting/outcome.ts';
import * as votes from '#lib/voting/voting.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { supabase }, params: { slug } }) => {
	const [shown, voting, judged] = await Promise.all([
		results.show(supabase, slug),
		votes.show(supabase, slug),
		judging.resultsOf(supabase, slug)
	]);
	const isOut = shown.phase === 'results';
	const ballots = isOut ? await votes.ballotsOf(supabase, shown.id) : null;
	const outcome = ballots && outcomeOf(voting.rule.method, ballots, voting.teams);
	const { name, time_zone, results_at, asked_at, may_edit, organizer, numbers } = shown;
	// what organizers prepare is for their own page until everybody sees it
	const awards = isOut ? givenAwards(shown, outcome) : [];
	const awarded = awards.flatMap(({ teams }) => teams.map(({ id }) => id));
	const places = isOut ? firstPlacesOf(judged) : null;
	// who won with the judges alone has no award above that says what became of it
	const won = (places?.places ?? []).filter(({ place, team }) => place === 1 && !awarded.includes(team));
	return {
		...{ slug, name, time_zone, results_at, asked_at, may_edit, organizer, isOut, outcome, numbers },
		...{ judged: places, won: won.map(({ team, name: called }) => ({ team, name: called })) },
		awards,
		followed: isOut ? await ledger.of(supabase, shown.id, [...awarded, ...won.map(({ team }) => team)]) : null,
		prepared: shown.awards.length,
		thanks: isOut && shown.words ? render(shown.words.thanks) : ''
	};
};
