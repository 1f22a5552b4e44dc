import { expect, test } from 'vitest';
import {
	clockFace,
	expectedTimes,
	heardClock,
	mayReset,
	moves,
	plannedEnd,
	turns,
	type DemoClock
} from '#lib/submissions/demo.ts';

const clock: DemoClock = {
	...{ team_id: null, stage: 'pitch', is_running: false, is_over: false, version: 1, counted_ms: 0 },
	...{ next_id: null, may_undo: false },
	asked_at: '2026-11-26T19:00:00Z'
};
const slots = [1, 2, 3].map((position) => ({ team_id: position * 10, position }));

test.each([
	[180_000, '3:00', false],
	[179_999, '3:00', false],
	[5_000, '0:05', false],
	[1, '0:01', false],
	[0, '0:00', false],
	[-999, '0:00', true],
	[-61_000, '1:01', true]
])('%i ms left read %s', (left, time, isOver) => {
	expect(clockFace(left)).toEqual({ time, isOver });
});

test('before the day the first is up next, in it the one after, at its end nobody, or whoever was added behind', () => {
	expect(turns(slots, { ...clock, next_id: 10 })).toEqual({ next: slots[0] });
	expect(turns(slots, { ...clock, team_id: 20, next_id: 30 })).toEqual({ now: slots[1], next: slots[2] });
	expect(turns(slots, { ...clock, team_id: 30 })).toEqual({ now: slots[2] });
	expect(turns(slots, { ...clock, is_over: true })).toEqual({});
	expect(turns(slots, { ...clock, is_over: true, next_id: 30 })).toEqual({ next: slots[2] });
	// not in the order as it was read
	expect(turns(slots, { ...clock, next_id: 40 })).toEqual({});
});

test('the organizer is offered what can be done, and nothing that would be refused', () => {
	const offered = (changes: Partial<DemoClock>) =>
		moves({ ...clock, next_id: 10, ...changes }, true).map(({ does }) => does);
	expect(offered({})).toEqual(['start']);
	expect(offered({ next_id: null })).toEqual([]);
	expect(offered({ may_undo: true })).toEqual(['start', 'undo']);
	expect(offered({ team_id: 10 })).toEqual(['start', 'next', 'back']);
	expect(offered({ team_id: 10, is_running: true })).toEqual(['pause', 'next', 'back']);
	expect(offered({ is_over: true })).toEqual(['next']);
	expect(offered({ is_over: true, next_id: null })).toEqual([]);
});

test('the day is begun again only once it has begun', () => {
	expect(mayReset(clock)).toBe(false);
	expect(mayReset({ ...clock, team_id: 10 })).toBe(true);
	expect(mayReset({ ...clock, is_over: true })).toBe(true);
});

test('a message that is not a clock is not taken for one, and an order that changed a moment before is heard too', () => {
	expect(heardClock(null)).toBeNull();
	expect(heardClock({ stage: 'lunch', version: 1, counted_ms: 0, asked_at: '' })).toBeNull();
	expect(heardClock({ ...clock, team_id: 'x' })).toEqual({ clock, isArranged: false });
	expect(heardClock({ ...clock, next_id: 7, may_undo: true })?.clock).toMatchObject({ next_id: 7, may_undo: true });
	expect(heardClock({ ...clock, before: [{ is_arranged: true }] })).toMatchObject({ isArranged: true });
});

test('without questions the button names the next team, and after the last one the end of the day', () => {
	const next = (changes: Partial<DemoClock>, hasQuestions: boolean) =>
		moves({ ...clock, team_id: 10, ...changes }, hasQuestions).find(({ does }) => does === 'next')?.label;
	expect(next({ next_id: 20 }, true)).toBe('Next');
	expect(next({ next_id: 20 }, false)).toBe('Next team');
	expect(next({}, false)).toBe('End the day');
});

test('once the day runs, who waits is expected when those before are through, where that is not as planned', () => {
	const order = [1, 2, 3, 4].map((position) => ({
		...{ team_id: position * 10, position, was_called: position < 2 },
		at: `2026-11-26T19:${String((position - 1) * 5).padStart(2, '0')}:00Z`
	}));
	const minutes = { pitch_minutes: 3, question_minutes: 2 };
	const expected = (changes: Partial<DemoClock>) =>
		[...expectedTimes(order, { ...clock, next_id: 20, team_id: 10, ...changes }, minutes)].map(
			([team, at]) => `${team} ${new Date(at).toISOString().slice(11, 16)}`
		);
	expect(expected({ team_id: null })).toEqual([]);
	// as planned
	expect(expected({ asked_at: '2026-11-26T19:01:00Z', counted_ms: 60_000 })).toEqual([]);
	const late = { asked_at: '2026-11-26T19:20:00Z' };
	expect(expected({ ...late, counted_ms: 60_000 })).toEqual(['20 19:24', '30 19:29', '40 19:34']);
	expect(expected({ ...late, stage: 'questions', counted_ms: 30_000 })).toEqual(['20 19:21', '30 19:26', '40 19:31']);
	// over time: nothing is left, and nobody's turn is in the past
	expect(expected({ ...late, stage: 'questions', counted_ms: 900_000 })).toEqual(['20 19:20', '30 19:25', '40 19:30']);
	expect(expected({ ...late, team_id: 30, next_id: null })).toEqual([]);
});

test('the day ends when the last one in the order has pitched and been asked', () => {
	const order = [{ at: '2026-11-26T19:00:00Z' }, { at: '2026-11-26T23:55:00Z' }];
	const end = plannedEnd(order, { pitch_minutes: 3, question_minutes: 4 });
	expect(end && new Date(end).toISOString()).toBe('2026-11-27T00:02:00.000Z');
	expect(plannedEnd([], { pitch_minutes: 3, question_minutes: 4 })).toBeNull();
});
