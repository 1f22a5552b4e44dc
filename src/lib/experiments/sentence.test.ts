import { describe, expect, test } from 'vitest';
import { days, once, only, plain, told } from '#lib/experiments/result.fixture.ts';

describe('what is told', () => {
	test('before the start', () => {
		expect(told([], { today: '2026-02-20' })).toBe('It has not started yet; it is planned to run for 21 days.');
	});

	test('on the first day without readings', () => {
		expect(told([], { today: '2026-03-01' })).toBe(
			'On the first day there are no readings, so nothing is known about sign-up rate. 21 days are left.'
		);
	});

	test('after the end without readings', () => {
		expect(told([], { today: '2026-04-01' })).toBe(
			'After all 21 days there are no readings, so nothing is known about sign-up rate.'
		);
	});

	test('while only control was measured, or too little', () => {
		const says =
			'After 1 of 21 days there are too few readings to say what treatment B does to sign-up rate. 20 days are left.';
		expect(told(days(1, { control: [10, 100] }), { today: '2026-03-02' })).toBe(says);
		expect(told(days(1, { control: [10, 100], treatment: [14, 100] }), { today: '2026-03-02' })).toBe(says);
	});

	test('while it runs and the effect may be anything: the always-valid interval', () => {
		const result = only(days(12, { control: [100, 1000], treatment: [104, 1000] }), { today: '2026-03-13' });
		expect(result.finding).toBe('unclear');
		expect(result.primary.believed.interval).toEqual(result.primary.comparison?.alwaysValidInterval);
		expect(plain(result.sentence)).toMatch(
			/^After 12 of 21 days treatment B moved sign-up rate by \+4\.0 % \(between −\d+\.\d % and \+\d+\.\d %\); it is not yet clear that it helps\. 9 days are left\.$/
		);
	});

	test('where one look was promised nothing is concluded before it, and what it says holds after', () => {
		const readings = days(20, { control: [100, 1000], treatment: [107, 1000] });
		const [running, over] = ['2026-03-21', '2026-03-22'].map((today) => only(readings, { today, registration: once }));
		expect(running?.primary.comparison?.p).toBeLessThan(0.05);
		expect(running?.finding).toBe('waiting');
		expect(plain(running?.sentence ?? '')).toBe(
			'After 20 of 21 days treatment B moved sign-up rate by +7.0 % so far; one look at the end was promised, so nothing can be concluded yet. The day to check the kill criterion has come: sign-ups fall below 8 %. 1 day is left.'
		);
		expect(over?.finding).toBe('helps');
		expect(over?.primary.believed.interval).toEqual(over?.primary.comparison?.liftInterval);
		expect(plain(over?.sentence ?? '')).toMatch(
			/^After all 21 days .* it helps, but it is not clear that it reaches the success threshold of \+5\.0 %\.$/
		);
	});

	test.each([
		{
			treatment: [1300, 10_000],
			finding: 'succeeds',
			strength: 'strong',
			says: 'it reaches the success threshold of +5.0 %'
		},
		{
			treatment: [1028, 10_000],
			finding: 'helps',
			strength: 'moderate',
			says: 'it helps, but stays short of the success threshold of +5.0 %'
		},
		{
			treatment: [1002, 10_000],
			finding: 'negligible',
			strength: 'moderate',
			says: 'whatever it does, it is less than the +3.0 % worth having'
		},
		{ treatment: [900, 10_000], finding: 'hurts', strength: 'strong', says: 'it makes things worse' }
	] as const)('after the end of a large test: $finding', ({ treatment: arm, finding, strength, says }) => {
		const result = only(days(21, { control: [1000, 10_000], treatment: arm }), {
			today: '2026-03-22',
			registration: once
		});
		expect(result).toMatchObject({ finding, strength });
		expect(plain(result.sentence)).toContain(says);
	});

	test('no effect at the end of a small test stays unclear', () => {
		const sentence = told(days(21, { control: [10, 100], treatment: [10, 100] }), { today: '2026-03-22' });
		expect(plain(sentence)).toMatch(/moved sign-up rate by 0\.0 % \(.*\); it stays unclear whether it helps\.$/);
	});

	test('a control at zero has no relative change', () => {
		const sentence = told(days(21, { control: [0, 100], treatment: [9, 100] }), { today: '2026-03-22' });
		expect(sentence).toContain('control is at zero, so there is no relative change');
	});

	test('the day of the kill criterion has come', () => {
		const readings = days(14, { control: [100, 1000], treatment: [101, 1000] });
		expect(told(readings, { today: '2026-03-14' })).not.toContain('kill');
		expect(told(readings, { today: '2026-03-15' })).toContain(
			'The day to check the kill criterion has come: sign-ups fall below 8 %. 7 days are left.'
		);
		expect(told(readings, { today: '2026-03-22' })).not.toContain('kill');
	});
});
