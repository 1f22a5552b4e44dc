import * as judgings from '#lib/judging/outcomes.server.ts';
import * as ledger from '#lib/ledger/ledger.server.ts';
import * as results from '#lib/results/results.server.ts';
import { givenAwards } from '#lib/results/results.ts';
import { render } from '#lib/server/markdown.server.ts';
import { service } from '#lib/server/service.ts';
import * as votes from '#lib/voting/outcomes.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { supabase }, params: { slug } }) => {
	const [outcome, judged] = await Promise.all([votes.of(await service(), supabase, slug), judgings.of(supabase, slug)]);
	const chosen = outcome?.winners.map(({ id }) => id) ?? [];
	const shown = await results.show(supabase, slug, chosen);
	const isOut = shown.phase === 'results';
	const { name, time_zone, results_at, asked_at, may_edit, organizer, numbers } = shown;
	// what organizers prepare is for their own page until everybody sees it
	const awards = isOut ? givenAwards(shown, outcome) : [];
	const awarded = awards.flatMap(({ teams }) => teams.map(({ id }) => id));
	const places = isOut ? (judged?.firstPlaces ?? null) : null;
	// who won with the judges alone has no award above that says what became of it
	const won = (places?.places ?? []).filter(({ place, team }) => place === 1 && !awarded.includes(team));
	return {
		...{ id: shown.id, slug, name, time_zone, results_at, asked_at, may_edit, organizer, isOut, numbers },
		...{ judged: places, won: won.map(({ team, name: called }) => ({ team, name: called })) },
		outcome: isOut ? outcome : null,
		awards,
		followed: isOut ? await ledger.of(supabase, shown.id, [...awarded, ...won.map(({ team }) => team)]) : null,
		// what was an award and is none any more says why
		withdrawn: isOut && shown.words && !shown.words.has_choice ? shown.words : null,
		prepared: shown.awards.length,
		thanks: isOut && shown.words ? render(shown.words.thanks) : ''
	};
};
