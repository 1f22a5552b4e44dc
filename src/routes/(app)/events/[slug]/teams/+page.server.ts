import { takesPart } from '#lib/events/events.ts';
import * as entries from '#lib/teams/entries.server.ts';
import { teamsFilter } from '#lib/teams/entry-form.server.ts';
import { isOnPage, narrowPeople, narrowTeams, SHOWN_PEOPLE, skillsKnown } from '#lib/teams/finding.ts';
import { suggestTeams, toPerson } from '#lib/teams/suggestions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const filter = teamsFilter.parse(Object.fromEntries(url.searchParams));
	const { teams, free, after, ...event } = await entries.gather(locals.supabase, params.slug, filter);
	const mine = teams.find(({ is_mine }) => is_mine) ?? null;
	const isOpen = takesPart(event.phase);
	const people = narrowPeople(free, filter);
	return {
		event,
		filter,
		isOpen,
		mine,
		// one's own is read on every page; it is shown where it belongs
		teams: narrowTeams(teams, filter, event.me).filter((team) => !team.is_mine || isOnPage(team, filter)),
		counts: { teams: teams.length, free: free.length, people: people.length },
		people: people.slice(0, filter.all ? SHOWN_PEOPLE.all : SHOWN_PEOPLE.few),
		skills: skillsKnown(teams, free),
		requests: event.requests,
		after,
		suggestions:
			isOpen && !mine && !filter.words && !filter.after
				? suggestTeams(event.me, teams, event.rule).map(({ of, reasons }) => ({ team: of, why: reasons.map(toPerson) }))
				: []
	};
};
