import { expect, test } from 'vitest';
import { needOf, withPerson, type Candidate, type Gaps, type Seat } from '#lib/teams/mixing.ts';
import { suggestPeople, suggestTeams, toPerson, toTeam } from '#lib/teams/suggestions.ts';

const rule = { min_size: 2, max_size: 4, must_mix: true };

function person(id: string, changes: Partial<Candidate> = {}): Candidate {
	return { id, name: id, function: 'marketing', is_bridging: false, title: '', skills: [], ...changes };
}
function team(id: number, changes: Partial<Gaps> = {}): Gaps {
	const sides = { marketing: 1, it: 1, bridging: 0, ...changes };
	const size = sides.marketing + sides.it + sides.bridging;
	return { id, name: `Team ${id}`, size, needs: needOf(sides), seats: [], ...sides, ...changes };
}
const seat = (changes: Partial<Seat> = {}): Seat => ({ id: 1, wants: 'it', skills: [], says: '', ...changes });
const it = { function: 'it' } as const;

test('the team that lacks my side comes before one that wants what I know', () => {
	const wants = team(1, { seats: [seat({ skills: ['sql', 'python', 'etl'] })] });
	const lacks = team(2, { marketing: 1, it: 0 });
	const found = suggestTeams(person('Ian', { ...it, skills: ['SQL', 'Python', 'ETL'] }), [wants, lacks], rule);
	expect(found.map(({ of }) => of.id)).toEqual([2, 1]);
	expect(found.map(({ reasons }) => reasons.map(toPerson))).toEqual([
		['It needs IT, which you bring.'],
		['It looks for SQL, Python and ETL, which you know.']
	]);
});

test.each<[string, Partial<Candidate>, Partial<Gaps>, string]>([
	['IT', it, { it: 0 }, 'It needs IT, which you bring.'],
	['somebody bridging', { is_bridging: true }, { it: 0 }, 'It needs IT, and you can stand for either side.'],
	['either side', {}, { marketing: 0, it: 0, bridging: 1 }, 'Somebody in it bridges, and you bring the second side.'],
	['both sides', {}, { marketing: 0, it: 0, size: 1 }, 'It needs marketing and IT, and you bring one of them.'],
	['somebody bridging, mixed', { is_bridging: true }, {}, 'Nobody in it works on both sides, as you do.'],
	['a seat for my side', {}, { seats: [seat({ wants: 'marketing' })] }, 'It keeps a seat open that you fit.']
])('a team that wants %s says so', (_, who, what, says) => {
	const [found] = suggestTeams(person('Mia', who), [team(1, what)], rule);
	expect(found?.reasons.map(toPerson)[0]).toBe(says);
});

test('a team that is full, or keeps its last seat for the other side, is not suggested', () => {
	const full = team(1, { marketing: 2, it: 2 });
	const kept = team(2, { marketing: 3, it: 0 });
	expect(suggestTeams(person('Mia'), [full, kept], rule)).toEqual([]);
	expect(suggestTeams(person('Ian', it), [full, kept], rule).map(({ of }) => of.id)).toEqual([2]);
});

test('a mixed team without a seat for me is not suggested: nothing speaks for it', () => {
	expect(suggestTeams(person('Mia'), [team(1)], rule)).toEqual([]);
});

test('of the people, who fills the gap comes first, then who knows most of what is wanted, then who came first', () => {
	const lacks = team(1, { marketing: 1, it: 0, seats: [seat({ wants: 'either', skills: ['sql', 'css'] })] });
	const found = suggestPeople(
		lacks,
		[
			person('Mia', { skills: ['sql', 'css'] }),
			person('Ian', it),
			person('Ida', { ...it, skills: ['CSS'] }),
			person('Ivo', it)
		],
		rule
	);
	expect(found.map(({ of }) => of.id)).toEqual(['Ida', 'Ian', 'Ivo', 'Mia']);
	expect(found[0]?.reasons.map(toTeam)).toEqual(['Brings IT, which you need.', 'Knows CSS, which you look for.']);
	expect(found.at(-1)?.reasons.map(toTeam)).toEqual([
		'Knows sql and css, which you look for.',
		'You are 1 of at least 2 people.'
	]);
});

test('a skill counts only where a seat that fits asks for it, and once however often it is written', () => {
	const one = team(1, { seats: [seat({ wants: 'it', skills: ['sql'] })] });
	expect(suggestPeople(one, [person('Mia', { skills: ['sql'] })], rule)).toEqual([]);
	const [found] = suggestPeople(one, [person('Ian', { ...it, skills: ['SQL', 'sql', ' Sql'] })], rule);
	expect(found?.reasons).toEqual([{ kind: 'skills', skills: ['SQL'] }]);
});

test('where no mix is asked for, no side is a gap', () => {
	const free = { ...rule, must_mix: false };
	const open = { ...team(1, { it: 0 }), needs: 'nobody' } as const;
	expect(withPerson(open, { function: 'marketing', is_bridging: false }, free).needs).toBe('nobody');
	expect(suggestTeams(person('Ian', it), [open], free)[0]?.reasons.map(toPerson)).toEqual([
		'It has 1 of at least 2 people.'
	]);
});

test('asked twice it suggests the same', () => {
	const teams = [team(3, { it: 0 }), team(1, { it: 0 }), team(2, { it: 0 }), team(4, { it: 0 })];
	const ask = () => suggestTeams(person('Ian', it), teams, rule).map(({ of }) => of.id);
	expect(ask()).toEqual([3, 1, 2]);
	expect(ask()).toEqual(ask());
});
