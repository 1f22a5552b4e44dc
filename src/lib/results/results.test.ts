import { expect, test } from 'vitest';
import { givenAwards, numbersInWords, usualWords } from '#lib/results/results.ts';
import { outcomeOf } from '#lib/voting/outcome.ts';

const teams = [1, 2].map((id) => ({ id, name: `Team ${id}`, idea: `Idea ${id}`, idea_id: id, people: [] }));
const award = { id: 7, name: 'First place', reason: 'It works.', team_id: 2, corrected_at: null, correction: '' };
const level = outcomeOf('allowance', [{ group: 'all', count: 3, votes: { 1: 1, 2: 1 } }], teams);
const won = outcomeOf('allowance', [{ group: 'all', count: 3, votes: { 1: 1 } }], teams);

test('the people’s choice follows the awards of the organizers by itself', () => {
	const given = givenAwards({ awards: [award], teams, words: null }, won);
	expect(given.map(({ key, name, teams: to }) => [key, name, to.map(({ name: team }) => team)])).toEqual([
		['7', 'First place', ['Team 2']],
		['peoples-choice', 'People’s choice', ['Team 1']]
	]);
});

test('where it was corrected it says so, as every award does', () => {
	const words = { ...usualWords, corrected_at: '2026-03-10T09:00:00Z', correction: 'It was called something else.' };
	expect(givenAwards({ awards: [], teams, words }, won)).toMatchObject([
		{ key: 'peoples-choice', corrected_at: words.corrected_at, correction: words.correction }
	]);
});

test('it goes to all who are level, and to nobody where it is switched off or nothing was counted', () => {
	expect(givenAwards({ awards: [], teams, words: null }, level)[0]?.teams).toEqual(teams);
	const off = { ...usualWords, has_choice: false };
	expect(givenAwards({ awards: [], teams, words: off }, won)).toEqual([]);
	expect(givenAwards({ awards: [award], teams, words: null }, null)).toHaveLength(1);
});

test('an event is told in numbers, also a small and an empty one', () => {
	const people = { marketing: 12, it: 9, other: 1, bridging: 2 };
	expect(numbersInWords({ people, ideas: 30, teams: 6, mixed: 5, submissions: 5, voters: 18 })).toBe(
		'22 people registered (12 from marketing, 9 from IT, 1 from elsewhere), logged 30 ideas and formed 6 teams, 5 of them mixed. 5 handed in, and 18 voted.'
	);
	const one = { marketing: 1, it: 0, other: 0, bridging: 0 };
	expect(numbersInWords({ people: one, ideas: 1, teams: 1, mixed: 1, submissions: 1, voters: 1 })).toBe(
		'1 person registered (1 from marketing), logged 1 idea and formed 1 team, which is mixed. 1 handed in, and 1 voted.'
	);
	const none = { marketing: 0, it: 0, other: 0, bridging: 0 };
	expect(numbersInWords({ people: none, ideas: 0, teams: 0, mixed: 0, submissions: 0, voters: 0 })).toBe(
		'Nobody registered.'
	);
});
