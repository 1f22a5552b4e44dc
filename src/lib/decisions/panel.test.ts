import { expect, test } from 'vitest';
import type { Seat } from './boxes.ts';
import { conflictedInWords, loweredInWords, seatInWords, termsInWords } from './panel.ts';

const seat = (name: string, change: Partial<Seat> = {}): Seat => ({
	...{
		person_id: name,
		name,
		function: 'it',
		delegate_id: null,
		delegate: null,
		is_recused: false,
		on_panel: true,
		conflict: '',
		counts: true
	},
	...change
});
const gone = (name: string) => seat(name, { counts: false });
const conflicted = seat('Con', { counts: false, is_recused: true });

test('a revealed ballot says its rule and how many ballots it needed', () => {
	expect(termsInWords({ rule: 'unanimous', quorum: 4 })).toBe('The rule: every ballot cast, at least 4 ballots.');
});

test('why fewer were needed than were asked for is said, by whom it was', () => {
	expect(loweredInWords({ has_panel: true, quorum: 4, quorum_asked: 4, seats: [gone('Ann')] })).toBeNull();
	const seats = [gone('Ann'), seat('Ed'), gone('Bo'), conflicted];
	expect(loweredInWords({ has_panel: true, quorum: 4, quorum_asked: 6, seats })).toBe(
		'When it was opened 6 were needed; Ann and Bo could not vote any more, having left or no longer leading, and the quorum is a share of those who can.'
	);
	expect(loweredInWords({ has_panel: true, quorum: 4, quorum_asked: 5, seats: [seat('Ed'), conflicted] })).toBe(
		'When it was opened 5 were needed; the quorum is a share of those who can vote, and Con declared a conflict of interest.'
	);
});

test('whoever was not on the panel has lowered nothing, and is said to be outside', () => {
	const outside = { ...conflicted, on_panel: false };
	expect(loweredInWords({ has_panel: true, quorum: 4, quorum_asked: 5, seats: [seat('Ed'), outside] })).toBe(
		'When it was opened 5 were needed.'
	);
	expect(seatInWords(outside, [])).toBe('Not on the panel: declared a conflict of interest');
});

test('outside a review nobody is told of a share: there the quorum was a number', () => {
	expect(loweredInWords({ has_panel: false, quorum: 4, quorum_asked: 5, seats: [conflicted] })).toBe(
		'When it was opened 5 were needed; fewer could vote by the end, Con having declared a conflict of interest, and no more are needed than can vote.'
	);
});

test('who had no ballot by a conflict of interest is named', () => {
	expect(conflictedInWords({ seats: [seat('Ed'), conflicted] })).toBe(
		'Not in this ballot, by a conflict of interest: Con.'
	);
	expect(conflictedInWords({ seats: [{ ...conflicted, conflict: 'I sell it' }] })).toContain(': Con (I sell it).');
	expect(conflictedInWords({ seats: [seat('Ed')] })).toBeNull();
});

test('a place on the panel says what came of it, and who cast for whom', () => {
	const ballots = [{ voter_id: 'Ann' }, { voter_id: 'Bo', cast_by: 'Dee' }];
	expect(seatInWords(seat('Ann'), ballots)).toBe('Voted');
	expect(seatInWords(seat('Bo', { delegate: 'Dee' }), ballots)).toBe('Voted, cast by Dee');
	expect(seatInWords(seat('Ed'), ballots)).toBe('Did not vote');
	expect(seatInWords(seat('Ed', { delegate: 'Dee' }), ballots)).toBe('Did not vote, Dee was to cast it');
	expect(seatInWords(gone('Gil'), ballots)).toBe('Could not vote any more');
	expect(seatInWords(conflicted, ballots)).toBe('No ballot: declared a conflict of interest');
});
