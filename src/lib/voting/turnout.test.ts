import { expect, test } from 'vitest';
import { turnoutNow, votedIn } from '#lib/voting/turnout.ts';

const at = '2026-03-01T10:00:01.500000+00:00';
const voted = { marketing: 4, it: 2, other: 0 };
const read = {
	turnout: { marketing: { of: 9, voted: 3 }, it: { of: 5, voted: 2 }, other: { of: 1, voted: 0 } },
	asked_at: '2026-03-01T10:00:01+00:00'
};

test('what is heard of the turnout takes the place of what the page was read with', () => {
	const heard = votedIn({ id: 'x', key: 'turnout', at, voted });
	expect(heard).toEqual({ at, voted });
	expect(turnoutNow(read, heard)).toEqual({ ...read.turnout, marketing: { of: 9, voted: 4 } });
});

test('what was heard before the page was read is in it already', () => {
	expect(turnoutNow({ ...read, asked_at: '2026-03-01T10:00:02+00:00' }, { at, voted })).toBe(read.turnout);
	expect(turnoutNow(read, null)).toBe(read.turnout);
});

test.each([null, {}, { at }, { at, voted: { marketing: 1, it: 1 } }, { at, voted: { ...voted, it: '2' } }, { voted }])(
	'what is not understood changes nothing: %j',
	(said) => expect(votedIn(said)).toBeNull()
);
