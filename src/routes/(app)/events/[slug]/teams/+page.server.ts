import { takesPart } from '#lib/events/events.ts';
import * as entries from '#lib/teams/entries.server.ts';
import { closedTeam, teamsFilter } from '#lib/teams/entry-form.server.ts';
import { isOnPage, narrowPeople, narrowTeams, SHOWN_PEOPLE, skillsKnown } from '#lib/teams/finding.ts';
import { suggestTeams, toPerson } from '#lib/teams/suggestions.ts';
import * as lists from '#lib/teams/teams.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const filter = teamsFilter.parse(Object.fromEntries(url.searchParams));
	const gone = closedTeam.parse(url.searchParams.get('closed') ?? undefined);
	const [{ teams, free, helpers, after, ...event }, closed] = await Promise.all([
		entries.gather(locals.supabase, params.slug, filter),
		gone === undefined ? null : lists.closed(locals.supabase, gone)
	]);
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
		helpers,
		skills: skillsKnown(teams, free),
		closed: closed?.slug === params.slug ? closed.team : null,
		requests: event.requests,
		after,
		suggestions:
			isOpen && !mine && !filter.words && !filter.after
				? suggestTeams(event.me, teams, event.rule).map(({ of, reasons }) => ({ team: of, why: reasons.map(toPerson) }))
				: []
	};
};
