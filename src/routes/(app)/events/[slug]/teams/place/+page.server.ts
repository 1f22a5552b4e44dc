import { error, type RequestEvent } from '@sveltejs/kit';
import * as events from '#lib/events/events.server.ts';
import * as saves from '#lib/events/saves.server.ts';
import { takesPart } from '#lib/events/events.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import * as entries from '#lib/teams/entries.server.ts';
import { placesForm, placingFilter, ruleValues } from '#lib/teams/entry-form.server.ts';
import { pageOfPlacements } from '#lib/teams/placement-pages.ts';
import { proposePlacements } from '#lib/teams/placements.ts';
import { noSeatInWords, unmetInWords, whyInWords } from '#lib/teams/placementWords.ts';
import * as placing from '#lib/teams/placing.server.ts';
import { saveRule } from '#lib/teams/rule.server.ts';
import { seenOf } from '#lib/ui/seen.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const filter = placingFilter.parse(Object.fromEntries(url.searchParams));
	const saved = await saves.of(locals.supabase, params.slug, 'team_rule');
	const { teams, free, helpers, asks, ...event } = await entries.gatherAll(locals.supabase, params.slug);
	if (!event.may_organize) error(403, 'Only who organizes the event places people and sets the rule.');
	const proposal = proposePlacements(free, teams, { rule: event.rule, asks });
	const { placements, ...shown } = pageOfPlacements(proposal.placements, filter);
	return {
		event: { id: event.id, name: event.name, slug: event.slug, rule: event.rule },
		seen: seenOf('team_rule', saved, ruleValues(event.rule)),
		isOpen: takesPart(event.phase),
		isOver: !takesPart(event.phase) && event.phase !== 'announced',
		counts: { teams: teams.length, free: free.length, proposed: proposal.placements.length },
		breaking: teams.filter(({ needs, size }) => needs !== 'nobody' || size > event.rule.max_size).length,
		...{ shown, words: filter.words },
		placements: placements.map(({ person, team, ...why }) => ({
			person,
			team: { id: team.id, name: team.name },
			why: whyInWords(why)
		})),
		helpers,
		unmet: unmetInWords(proposal, event.rule),
		noSeat: proposal.noSeat && { why: noSeatInWords(proposal.noSeat, event.rule), people: proposal.left }
	};
};

type Asked = Pick<RequestEvent, 'locals' | 'params'>;
/** The event, and who is placed where. */
type Placing = { readonly id: number; readonly places: readonly { readonly person: string; readonly team: number }[] };

/** Places them, and answers who was left and why. */
async function placeAll({ locals, params: { slug = '' } }: Asked, { id, places }: Placing, form: FormData) {
	const { placed, error } = await placing.placeAll(locals.supabase, { id, slug }, places);
	return error ? refuse(error, placing.refusals, form) : placed;
}

export const actions: Actions = {
	rule: async ({ locals: { supabase }, params: { slug }, request }) =>
		saveRule(supabase, { slug, saves: () => saves.of(supabase, slug, 'team_rule') }, await request.formData()),
	place: async (event) => {
		const form = await event.request.formData();
		const { data, failure } = parse(placesForm, form);
		if (failure) return failure;
		const { id } = await events.inBrief(event.locals.supabase, event.params.slug);
		return placeAll(event, { id, places: data.place }, form);
	},
	/** All of the proposal, as it is now: what is on no page that is open among them. */
	everybody: async (event) => {
		const { id, free, teams, rule, asks } = await entries.gatherAll(event.locals.supabase, event.params.slug);
		const { placements } = proposePlacements(free, teams, { rule, asks });
		const places = placements.map(({ person, team }) => ({ person: person.id, team: team.id }));
		return placeAll(event, { id, places }, await event.request.formData());
	}
};
