import { expect, test } from 'vitest';
import { absenceInWords } from '#lib/judging/absences.ts';
import { comparisonsOf, shortfalls } from '#lib/judging/plan.ts';

const absent = { can_judge: false, has_withdrawn: false, seats: 3, done: 1, guest: null };
const link = { expires_at: '2026-03-01T12:00:00Z', opens: false, revoked_at: null, opened_at: '2026-02-01T12:00:00Z' };

test('of a judge who cannot judge it is said why, and what an organizer does about it', () => {
	expect(absenceInWords({ ...absent, can_judge: true })).toBeNull();
	expect(absenceInWords(absent)).toEqual({ says: 'Has left, 1 of 3 scored.', mends: 'plan' });
	expect(absenceInWords({ ...absent, guest: link })).toEqual({ says: 'Link ran out, 1 of 3 scored.', mends: 'link' });
	// without a place in the plan there is nothing to plan again, but a guest gets one with a new link only
	expect(absenceInWords({ ...absent, seats: 0, done: 0 })).toEqual({ says: 'Has left.', mends: null });
	expect(absenceInWords({ ...absent, seats: 0, done: 0, guest: link })).toEqual({
		says: 'Link ran out.',
		mends: 'link'
	});
	expect(absenceInWords({ ...absent, done: 3 })).toEqual({ says: 'Has left, 3 of 3 scored.', mends: null });
});

test('who dropped out, and whose link was revoked, needs nothing more', () => {
	expect(absenceInWords({ ...absent, has_withdrawn: true })).toEqual({ says: 'Dropped out, 1 scored', mends: null });
	expect(absenceInWords({ ...absent, has_withdrawn: true, guest: { ...link, revoked_at: link.expires_at } })).toEqual({
		says: 'Link revoked, 1 scored',
		mends: null
	});
});

test('a seat of a judge who cannot judge any more is empty, unless it was scored; so is a pair', () => {
	const judge = (id: string, side: 'marketing' | 'it') => ({
		...{ id, name: id, function: side, is_bridging: false, can_judge: id !== 'i1' }
	});
	const judges = [judge('m1', 'marketing'), judge('i1', 'it'), judge('i2', 'it')];
	const project = (id: number, panel: readonly string[], scored: readonly string[] = []) => ({
		...{ id, name: `Project ${id}`, kept_off: [] },
		panel: panel.map((one) => ({ judge: one, is_scored: scored.includes(one) }))
	});
	const desk = { judges, projects: [project(1, ['m1', 'i1'], ['i1']), project(2, ['m1', 'i1', 'i2'])] };
	expect(shortfalls(desk, 2)).toEqual([]);
	expect(shortfalls(desk, 3)).toEqual(['Project 1: 1 of 3 seats is empty.', 'Project 2: 1 of 3 seats is empty.']);
	const pair = (judge: string, is_done: boolean) => ({ judge, first: 1, second: 2, is_done });
	const { all, done } = comparisonsOf({ ...desk, pairs: [pair('i1', false), pair('i1', true), pair('m1', false)] }, 2);
	expect([all, done]).toEqual([2, 1]);
});
