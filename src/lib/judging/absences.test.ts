import { expect, test } from 'vitest';
import { absenceInWords } from '#lib/judging/absences.ts';

const judge = { can_judge: false, has_withdrawn: false, seats: 3, done: 1, guest: null };
const link = { expires_at: '2026-03-01T12:00:00Z', opens: false, revoked_at: null, opened_at: '2026-02-01T12:00:00Z' };

test('of a judge who cannot judge it is said why, and what an organizer does about it', () => {
	expect(absenceInWords({ ...judge, can_judge: true })).toBeNull();
	expect(absenceInWords(judge)).toEqual({ says: 'Has left, 1 of 3 scored.', mends: 'plan' });
	expect(absenceInWords({ ...judge, guest: link })).toEqual({ says: 'Link ran out, 1 of 3 scored.', mends: 'link' });
	// without a place in the plan there is nothing to plan again, but a guest gets one with a new link only
	expect(absenceInWords({ ...judge, seats: 0, done: 0 })).toEqual({ says: 'Has left.', mends: null });
	expect(absenceInWords({ ...judge, seats: 0, done: 0, guest: link })).toEqual({
		says: 'Link ran out.',
		mends: 'link'
	});
	expect(absenceInWords({ ...judge, done: 3 })).toEqual({ says: 'Has left, 3 of 3 scored.', mends: null });
});

test('who dropped out, and whose link was revoked, needs nothing more', () => {
	expect(absenceInWords({ ...judge, has_withdrawn: true })).toEqual({ says: 'Dropped out, 1 scored', mends: null });
	expect(absenceInWords({ ...judge, has_withdrawn: true, guest: { ...link, revoked_at: link.expires_at } })).toEqual({
		says: 'Link revoked, 1 scored',
		mends: null
	});
});
