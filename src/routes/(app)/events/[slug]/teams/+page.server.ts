import { takesPart } from '#lib/events/events.ts';
import * as entries from '#lib/teams/entries.server.ts';
import { teamsFilter } from '#lib/teams/entry-form.server.ts';
import { narrowPeople, narrowTeams, SHOWN_PEOPLE, skillsKnown } from '#lib/teams/finding.ts';
import { suggestTeams, toPerson } from '#lib/teams/suggestions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { teams, free, ...event } = await entries.gather(locals.supabase, params.slug);
	const filter = teamsFilter.parse(Object.fromEntries(url.searchParams));
	const mine = teams.find(({ is_mine }) => is_mine) ?? null;
	const isOpen = takesPart(event.phase);
	const people = narrowPeople(free, filter);
	return {
		event,
		filter,
		isOpen,
		mine,
		teams: narrowTeams(teams, filter, event.me),
		counts: { teams: teams.length, free: free.length, people: people.length },
		people: people.slice(0, filter.all ? SHOWN_PEOPLE.all : SHOWN_PEOPLE.few),
		skills: skillsKnown(teams, free),
		requests: event.requests.flatMap((request) => {
			const team = teams.find(({ id }) => id === request.team_id);
			return team ? [{ ...request, team: team.name }] : [];
		}),
		suggestions:
			isOpen && !mine
				? suggestTeams(event.me, teams, event.rule).map(({ of, reasons }) => ({ team: of, why: reasons.map(toPerson) }))
				: []
	};
};
