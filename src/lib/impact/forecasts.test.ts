import { expect, test } from 'vitest';
import { skillIn } from '#lib/impact/forecasts.ts';
import { nothing, reviewed } from '#lib/impact/impact.fixture.ts';
import { reportOf } from '#lib/impact/report.ts';
import * as words from '#lib/impact/words.server.ts';

test('forecasts of all reviews are averaged as if each were given alone, and beside a coin', () => {
	const forecasts = [reviewed(0.1, 4), reviewed(0.4, 12), reviewed(0.9, 9, { decided_on: '2026-02-01' })];
	const { now, before } = reportOf({ ...nothing, forecasts }).forecasts;
	expect(now).toMatchObject({ forecasts: 16, items: 4 });
	expect(now.score).toBeCloseTo((0.1 * 4 + 0.4 * 12) / 16, 12);
	expect(before?.score).toBeCloseTo(0.9, 12);
	expect(words.forecastsInWords(reportOf({ ...nothing, forecasts }))).toBe(
		'0.33 over 16 forecasts of 4 decisions, no better than always saying 50 in 100 (0.25). Before: 0.90.'
	);
	const good = reportOf({ ...nothing, forecasts: [reviewed(0.1, 4)] });
	expect(words.forecastsInWords(good)).toContain('0.10 over 4 forecasts of 2 decisions, better than');
	expect(skillIn({ forecasts: [] }, { from: null, to: '2026-06-30' }).score).toBeNull();
});
