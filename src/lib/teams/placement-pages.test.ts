import { expect, test } from 'vitest';
import { pageOfPlacements, placingUrl, TEAMS_ON_A_PAGE } from '#lib/teams/placement-pages.ts';
import type { Placement } from '#lib/teams/placements.ts';

const COUNT = 2 * TEAMS_ON_A_PAGE + 3;
const placements = Array.from({ length: COUNT }, (_, at) =>
	['Ann', 'Ian'].map((name): Placement => ({
		person: { id: `${name}${at}`, name: `${name} ${at}.`, function: 'it', is_bridging: false, title: '', skills: [] },
		team: { id: at, name: `Team ${at}.`, size: 1, marketing: 1, it: 0, bridging: 0, needs: 'it', seats: [] },
		reasons: [],
		asked: null
	}))
).flat();
const idsOf = (page: ReturnType<typeof pageOfPlacements>) => new Set(page.placements.map(({ team }) => team.id)).size;

test('every proposal stands on one page, and a team is never divided', () => {
	const pages = [1, 2, 3].map((page) => pageOfPlacements(placements, { words: '', page }));
	expect(pages.flatMap(({ placements: shown }) => shown)).toEqual(placements);
	expect(pages.map(idsOf)).toEqual([TEAMS_ON_A_PAGE, TEAMS_ON_A_PAGE, 3]);
	expect(pages[0]).toMatchObject({ teams: COUNT, pages: 3, page: 1 });
	for (const page of [0, 99]) expect(pageOfPlacements(placements, { words: '', page }).page).toBe(page === 0 ? 1 : 3);
});

test('proposals are found by the name of the team or of the person, in all pages', () => {
	const one = (words: string) =>
		pageOfPlacements(placements, { words, page: 1 }).placements.map(({ person }) => person.name);
	expect(one('team 52.')).toEqual(['Ann 52.', 'Ian 52.']);
	expect(one(' IAN 51. ')).toEqual(['Ian 51.']);
	expect(one('ián 51.'), 'whatever accents').toEqual(['Ian 51.']);
	expect(pageOfPlacements(placements, { words: ' IAN 51. ', page: 1 })).toMatchObject({ people: 1, teams: 1 });
	expect(pageOfPlacements(placements, { words: 'nobody', page: 1 })).toMatchObject({
		placements: [],
		teams: 0,
		people: 0,
		pages: 1
	});
});

test('the address says what is looked at', () => {
	expect(placingUrl('expo', { words: '', page: 1 })).toBe('/events/expo/teams/place');
	expect(placingUrl('expo', { words: 'a b', page: 2 })).toBe('/events/expo/teams/place?words=a+b&page=2');
});
