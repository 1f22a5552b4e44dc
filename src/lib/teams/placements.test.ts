import { expect, test } from 'vitest';
import { mayEnter, needOf, withPerson, type Candidate, type Gaps, type TeamRule } from '#lib/teams/mixing.ts';
import { proposePlacements, type Ask } from '#lib/teams/placements.ts';
import { noSeatInWords, unmetInWords, whyInWords } from '#lib/teams/placementWords.ts';

const rule: TeamRule = { min_size: 2, max_size: 4, must_mix: true };
type Kind = 'm' | 'i' | 'b' | 'o';

const kinds = {
	m: { function: 'marketing', is_bridging: false },
	i: { function: 'it', is_bridging: false },
	b: { function: 'it', is_bridging: true },
	o: { function: 'other', is_bridging: false }
} as const satisfies Record<Kind, Partial<Candidate>>;

const people = (...which: Kind[]): Candidate[] =>
	which.map((kind, index) => ({
		id: `${kind}${index}`,
		name: `${kind}${index}`,
		title: '',
		skills: [],
		...kinds[kind]
	}));
function teams(...which: string[]): Gaps[] {
	return which.map((members, index) => {
		const count = (kind: Kind) => [...members].filter((one) => one === kind).length;
		const sides = { marketing: count('m'), it: count('i'), bridging: count('b') };
		return {
			id: index + 1,
			name: `Team ${index + 1}`,
			size: members.length,
			needs: needOf(sides),
			seats: [],
			...sides
		};
	});
}
function propose(who: readonly Candidate[], where: readonly Gaps[], by = rule, asks: readonly Ask[] = []) {
	const proposal = proposePlacements(who, where, { rule: by, asks });
	const said = proposal.placements.map(({ person, team }) => `${person.id}>${team.id}`);
	return { ...proposal, said };
}

test('each team gets the side it lacks before any gets more', () => {
	const { said, unmixed, left } = propose(people('m', 'i', 'i', 'm'), teams('m', 'i', 'mi'));
	expect(said).toEqual(['i1>1', 'm0>2', 'i2>1', 'm3>2']);
	expect([unmixed, left]).toEqual([[], []]);
});

test('who bridges stands for the side that nobody else can stand for', () => {
	expect(propose(people('b', 'i'), teams('i', 'm')).said).toEqual(['b0>1', 'i1>2']);
	expect(propose(people('i', 'b'), teams('m', 'i')).said).toEqual(['i0>1', 'b1>2']);
});

test('one person for a team that lacks one side goes before two for a team that lacks both', () => {
	const { unmixed } = propose(people('m', 'i'), teams('o', 'm', 'i'));
	expect(unmixed.map(({ id }) => id)).toEqual([1]);
});

test('a team that lacks both sides gets both where that costs no other team its mix', () => {
	const { said, unmixed } = propose(people('m', 'i', 'i'), teams('o', 'm'));
	expect(unmixed).toEqual([]);
	expect(said).toHaveLength(3);
});

test('a team of one who bridges takes whoever is left over', () => {
	expect(propose(people('i', 'm', 'm'), teams('b', 'm', 'i')).unmixed).toEqual([]);
});

test('people beyond the gaps go where teams are smallest, and nobody beyond the largest size', () => {
	const { said, left } = propose(people('m', 'm', 'i', 'o', 'm'), teams('mii', 'mi'));
	expect(said).toEqual(['m0>2', 'm1>1', 'i2>2']);
	expect(left.map(({ id }) => id)).toEqual(['o3', 'm4']);
});

test('the last seat of a team that stays unmixed is not given away', () => {
	const { said, left, unmixed } = propose(people('m', 'm', 'm'), teams('m'));
	expect(said).toEqual(['m0>1', 'm1>1']);
	expect(left).toHaveLength(1);
	expect(unmixed).toHaveLength(1);
});

test('a team larger than the rule allows gets nobody', () => {
	expect(propose(people('i'), teams('mmmmm')).said).toEqual([]);
});

test('with nobody to place, or no team, nothing is proposed', () => {
	expect(propose([], teams('m')).said).toEqual([]);
	expect(propose(people('m'), []).left).toHaveLength(1);
});

test('what cannot be met is said in words', () => {
	const says = (who: readonly Candidate[], where: readonly Gaps[], by = rule) =>
		unmetInWords(proposePlacements(who, where, { rule: by, asks: [] }), by);
	expect(says(people('m', 'i'), teams('m', 'i'))).toEqual([]);
	expect(says(people('m'), teams('m', 'm'))).toEqual(['2 teams stay without IT: nobody from IT is left to place.']);
	expect(says(people('i'), teams('mi', 'o'))).toEqual([
		'1 team stays unmixed: too few people from marketing and IT are left.'
	]);
	expect(says(people('o', 'o', 'o'), teams('mi'))).toEqual([
		'1 person finds no seat. Form one more team, or allow larger ones.'
	]);
	expect(says([], teams('mi'), { ...rule, min_size: 3 })).toEqual(['1 team has fewer than 3 people.']);
});

test('why somebody finds no seat is said: no team, all are full, or what is free is kept for who is missing', () => {
	const why = (who: readonly Candidate[], where: readonly Gaps[]) => {
		const { left, noSeat } = proposePlacements(who, where, { rule, asks: [] });
		return [left.map(({ id }) => id).join(), noSeat && noSeatInWords(noSeat, rule)];
	};
	expect(why(people('m'), teams('mi'))).toEqual(['', null]);
	expect(why(people('m', 'o'), [])).toEqual(['m0,o1', 'There is no team yet.']);
	expect(why(people('m', 'o'), teams('miii'))).toEqual(['m0,o1', 'Every team is full: 4 people are the most.']);
	const kept = (sides: string) =>
		`The seats that are free are kept for ${sides}: without them those teams are not mixed.`;
	expect(why(people('m', 'o'), teams('mmm'))).toEqual(['m0,o1', kept('IT')]);
	expect(why(people('i'), teams('iii', 'mmii'))).toEqual(['i0', kept('marketing')]);
	expect(why(people('o'), teams('iii', 'mmm'))).toEqual(['o0', kept('marketing and IT')]);
	expect(why(people('o'), teams('oo'))).toEqual(['o0', kept('marketing and IT')]);
});

/** How many teams can be mixed at all, by trying every way. */
function mostMixed(who: readonly Candidate[], where: readonly Gaps[]): number {
	const [person, ...rest] = who;
	if (!person) return where.filter(({ needs }) => needs === 'nobody').length;
	let most = mostMixed(rest, where);
	where.forEach((team, index) => {
		if (mayEnter(team, person, rule))
			most = Math.max(most, mostMixed(rest, where.with(index, withPerson(team, person, rule))));
	});
	return most;
}

test('no other way to place them mixes more teams, and every placement is one the rule allows', () => {
	// every crowd of up to four, of all kinds, against teams of all kinds
	const crowds = ['', 'm', 'b', 'mi', 'mb', 'bb', 'mmi', 'mib', 'ibb', 'mmii', 'mibb', 'iiib', 'bbbb'];
	const fields = [
		['m'],
		['o', 'm'],
		['o', 'o'],
		['b', 'i', 'o'],
		['m', 'm', 'i'],
		['o', 'b', 'ooo'],
		['mmm', 'iii', 'o']
	];
	let tried = 0;
	for (const crowd of crowds) {
		for (const field of fields) {
			const [who, where] = [people(...[...crowd].flatMap((one) => (isKind(one) ? [one] : []))), teams(...field)];
			const { placements, unmixed } = proposePlacements(who, where, { rule, asks: [] });
			expect(`${crowd} ${field.join()}: ${where.length - unmixed.length}`).toBe(
				`${crowd} ${field.join()}: ${mostMixed(who, where)}`
			);
			for (const { person, team } of placements) expect(mayEnter(team, person, rule)).toBe(true);
			expect(new Set(placements.map(({ person }) => person.id)).size).toBe(placements.length);
			tried += 1;
		}
	}
	expect(tried).toBe(crowds.length * fields.length);
});

const isKind = (one: string): one is Kind => one in kinds;

test('who was invited or has asked comes into that team, before anybody who would come by chance', () => {
	const [first, second] = people('i', 'i');
	if (!first || !second) throw new Error('two people');
	const ask = (person: Candidate, team: number, kind: Ask['kind'] = 'invitation'): Ask => ({
		person: person.id,
		team,
		kind
	});
	// both teams lack IT
	expect(propose([first, second], teams('m', 'm'), rule, [ask(first, 2)]).said).toEqual(['i1>1', 'i0>2']);
	// mixed teams, one with a last place
	const full = { ...rule, max_size: 3 };
	expect(propose([first, second], teams('mi'), full, [ask(second, 1, 'application')]).said).toEqual(['i1>1']);
	// a mix is worth more than an invitation
	expect(propose([first], teams('m', 'mi'), rule, [ask(first, 2)]).said).toEqual(['i0>1']);
	const [placed] = propose([first], teams('mi'), rule, [ask(first, 1)]).placements;
	expect(placed && whyInWords(placed)).toBe('The team has invited this person.');
	expect(placed && whyInWords({ ...placed, asked: 'application' })).toBe('This person has asked to join.');
});

test('a seat goes to who fits it, whoever registered first', () => {
	const [chance, fits] = people('b', 'i').map((person, at) => ({ ...person, skills: at === 1 ? ['postgresql'] : [] }));
	if (!chance || !fits) throw new Error('two people');
	const seat = { id: 1, wants: 'it', skills: ['postgresql'], says: '' } as const;
	const [team] = teams('mi');
	if (!team) throw new Error('one team');
	expect(propose([chance, fits], [{ ...team, seats: [seat] }], { ...rule, max_size: 3 }).said).toEqual(['i1>1']);
});
