import { expect, test } from 'vitest';
import { access, parts, sightInWords } from '#lib/events/access.ts';

test('who sees what is said in words', () => {
	expect(sightInWords({ from: 'always' })).toBe('always');
	expect(sightInWords({ from: null })).toBe('never');
	expect(sightInWords({ from: null, own: 'your own' })).toBe('only your own');
	expect(sightInWords({ from: 'judging_at' })).toBe('from the deadline on');
	expect(sightInWords({ from: 'voting_at', own: 'your own' })).toBe('your own, everything from voting on');
});

test('somebody who is not signed in sees nothing of an event', () => {
	expect(access.filter(({ sight }) => sight.guest.from !== null || sight.guest.own)).toEqual([]);
	expect(parts).toContain('guest');
});
