import { error } from '@sveltejs/kit';
import { refusals as eventRefusals, takesPart } from '#lib/events/events.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import * as entries from '#lib/teams/entries.server.ts';
import { placesForm, ruleForm } from '#lib/teams/entry-form.server.ts';
import { proposePlacements, unmetInWords, whyInWords } from '#lib/teams/placements.ts';
import { refusals } from '#lib/teams/teams.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { teams, free, ...event } = await entries.gather(locals.supabase, params.slug);
	if (!event.may_organize) error(403, 'Only who organizes the event places people and sets the rule.');
	const proposal = proposePlacements(free, teams, event.rule);
	return {
		event: { name: event.name, slug: event.slug, rule: event.rule },
		isOpen: takesPart(event.phase),
		isOver: !takesPart(event.phase) && event.phase !== 'announced',
		counts: { teams: teams.length, free: free.length },
		breaking: teams.filter(({ needs, size }) => needs !== 'nobody' || size > event.rule.max_size).length,
		placements: proposal.placements.map(({ person, team, reasons }) => ({
			person,
			team: { id: team.id, name: team.name },
			why: whyInWords(reasons)
		})),
		unmet: unmetInWords(proposal, event.rule)
	};
};

export const actions: Actions = {
	rule: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(ruleForm, form);
		if (failure) return failure;
		const { id } = await entries.gather(locals.supabase, params.slug);
		const refusal = await entries.setRule(locals.supabase, id, data);
		if (refusal) return refuse(refusal, { ...eventRefusals, ...refusals }, form);
		return { saved: true };
	},
	place: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(placesForm, form);
		if (failure) return failure;
		const { id, free } = await entries.gather(locals.supabase, params.slug);
		const { error, left = [] } = await entries.place(locals.supabase, id, data.place);
		if (error) return refuse(error, { ...eventRefusals, ...refusals }, form);
		const names = new Map(free.map((person) => [person.id, person.name]));
		return {
			placed: data.place.length - left.length,
			left: left.map(({ person, why }) => ({
				name: names.get(person) ?? 'Somebody who has a team meanwhile',
				why: entries.whyLeft(why)
			}))
		};
	}
};
