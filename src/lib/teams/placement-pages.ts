import { folded } from '#lib/people/mentions.ts';
import type { Placement } from '#lib/teams/placements.ts';

/** How many teams a page of proposals shows. */
export const TEAMS_ON_A_PAGE = 25;

/** Which proposals are looked at: those of a team or for a person with these words in the name, and which page of them. */
export type PlacingFilter = { readonly words: string; readonly page: number };

/** The proposals of one page, team by team, with how many pages, teams and people were found. A page beyond the last is the last. */
export function pageOfPlacements(placements: readonly Placement[], { words, page }: PlacingFilter) {
	const has = (name: string) => folded(name).includes(folded(words.trim()));
	const found = placements.filter(({ person, team }) => has(person.name) || has(team.name));
	const teams = [...new Set(found.map(({ team }) => team.id))];
	const pages = Math.max(1, Math.ceil(teams.length / TEAMS_ON_A_PAGE));
	const shown = Math.min(Math.max(1, page), pages);
	const onPage = new Set(teams.slice((shown - 1) * TEAMS_ON_A_PAGE, shown * TEAMS_ON_A_PAGE));
	return {
		placements: found.filter(({ team }) => onPage.has(team.id)),
		teams: teams.length,
		people: found.length,
		page: shown,
		pages
	};
}

/** The address of a page of proposals. */
export function placingUrl(slug: string, { words, page }: PlacingFilter): string {
	const query = new URLSearchParams({ ...(words && { words }), ...(page > 1 && { page: String(page) }) });
	return `/events/${slug}/teams/place${query.size === 0 ? '' : `?${query}`}`;
}
