import { expect, test } from 'vitest';
import { outcomeInWords } from '#lib/impact/outcomes.ts';

const nothing = { ideas: 0, teams: 0, submissions: 0, carried_on: 0, tested: 0, promoted: 0, live: 0, killed: 0 };

test('an event says what came of it, without claiming what did not happen', () => {
	expect(outcomeInWords(nothing)).toBe('No idea was logged.');
	expect(outcomeInWords({ ...nothing, ideas: 1, teams: 1 })).toBe(
		'1 idea, 1 team, 0 handed in. None has become an experiment yet.'
	);
	// planned, and not begun: as the ledger of the event has it
	expect(outcomeInWords({ ...nothing, ideas: 3, teams: 2, submissions: 2, carried_on: 1 })).toBe(
		'3 ideas, 2 teams, 2 handed in, 1 carried on. None has started as an experiment yet.'
	);
	expect(
		outcomeInWords({ ideas: 12, teams: 5, submissions: 4, carried_on: 3, tested: 3, promoted: 1, live: 1, killed: 1 })
	).toBe(
		'12 ideas, 5 teams, 4 handed in, 3 carried on. 3 became experiments, 1 promoted, 1 live, 1 stopped with what was learned.'
	);
});
