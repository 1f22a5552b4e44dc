import { expect, test } from 'vitest';
import { clockFace, heardClock, mayReset, moves, turns, type DemoClock } from '#lib/submissions/demo.ts';

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
	const offered = (changes: Partial<DemoClock>) => moves({ ...clock, next_id: 10, ...changes }).map(({ does }) => does);
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
