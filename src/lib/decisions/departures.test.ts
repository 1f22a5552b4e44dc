import { expect, test } from 'vitest';
import {
	departsFrom,
	chosenAtFirst,
	departureHint,
	secondedInWords,
	secondersInWords,
	standingFor,
	type Departure
} from './departures.ts';

const rules = { promote: false, iterate: false, kill: true };
const departure = (changes: Partial<Departure> = {}): Departure => ({
	...{ id: 1, outcome: 'promote', reason: 'It is worth it.', recommended: null, asked_by_id: 'a', asked_by: 'Ann' },
	...{ seconded_by: null, second_kind: null, seconders: [], stands: false },
	...changes
});
const seconders = (count: number, is_across = true) =>
	['Ben', 'Cleo', 'Dan', 'Eva', 'Finn']
		.slice(0, count)
		.map((name) => ({ person_id: name.toLowerCase(), name, is_across }));

test('an outcome goes against ballots, registered rule, both or neither', () => {
	expect(departsFrom(rules, 'kill', 'kill')).toBeNull();
	expect(departsFrom(rules, 'kill', null), 'a rule that leaves it to people').toBeNull();
	expect(departsFrom(rules, 'kill', 'promote')).toBe('the registered rule');
	expect(departsFrom(rules, 'promote', 'promote')).toBe('the ballots');
	expect(departsFrom(rules, 'iterate', 'promote')).toBe('the ballots and the registered rule');
});

test('who seconded it is said, and also that nobody of the other function was there, or nobody at all', () => {
	expect(secondedInWords({ seconded_by: 'Ben', second_kind: 'other_function' })).toBe('Seconded by Ben.');
	expect(secondedInWords({ seconded_by: 'Ben', second_kind: 'same_function' })).toBe(
		'Seconded by Ben; no leader of the other function was there to do it.'
	);
	expect(secondedInWords({ seconded_by: null, second_kind: null })).toBeNull();
});

test('who can second it is named, four at most', () => {
	expect(secondersInWords({ seconders: seconders(1) })).toBe('Ben can second it, as a leader of the other function.');
	expect(secondersInWords({ seconders: seconders(2, false) })).toBe(
		'Ben or Cleo can second it: no leader of the other function is there.'
	);
	expect(secondersInWords({ seconders: seconders(5) })).toMatch(/^Ben, Cleo, Dan, Eva, or another leader can/);
	expect(secondersInWords({ seconders: [] })).toMatch(/ask an admin to make a second leader\.$/);
});

test('what was seconded stands for what the rule recommended then, and for nothing else', () => {
	const seconded = departure({ recommended: 'kill', seconded_by: 'Ben', second_kind: 'other_function', stands: true });
	expect(standingFor([seconded], 'promote', 'kill')).toBe(seconded);
	expect(standingFor([seconded], 'promote', 'iterate')).toBeUndefined();
	expect(standingFor([seconded], 'iterate', 'kill')).toBeUndefined();
	expect(standingFor([departure()], 'promote', null)).toBeUndefined();
});

test('an outcome says what it still needs', () => {
	const hint = (
		departures: readonly Departure[],
		outcome: 'promote' | 'kill',
		recommended: 'kill' | 'promote' | null
	) => departureHint({ rules, departures }, outcome, recommended);
	expect(hint([], 'kill', null)).toBe('');
	expect(hint([], 'promote', 'kill')).toBe(
		' Against the registered rule, which recommends kill. It needs a second leader, asked for above.'
	);
	expect(hint([departure({ seconded_by: 'Ben', stands: true })], 'promote', null)).toBe(' It is seconded.');
});

test('the form that records a decision begins with nothing that would be refused', () => {
	const carried = { promote: true, iterate: false, kill: false };
	const first = (more: Partial<Parameters<typeof chosenAtFirst>[1]>, departures: readonly Departure[] = []) =>
		chosenAtFirst({ rules: carried, departures }, { asked: null, recommended: null, isSigned: true, ...more });
	expect(first({})).toBe('promote');
	expect(first({ isSigned: false }), 'not signed by both').toBeNull();
	expect(first({ recommended: 'kill' }), 'against the registered rule').toBeNull();
	const stands = departure({ recommended: 'kill', seconded_by: 'Ben', second_kind: 'other_function', stands: true });
	expect(first({ recommended: 'kill' }, [stands]), 'seconded').toBe('promote');
	expect(first({ asked: 'kill' }), 'a card that was moved where the ballots are not').toBeNull();
	expect(chosenAtFirst({ rules: null, departures: [] }, { asked: null, recommended: null, isSigned: true })).toBeNull();
});
