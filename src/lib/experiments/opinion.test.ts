import { expect, test } from 'vitest';
import { callWords } from '#lib/experiments/recommendation.ts';
import { days, once, only, signUps } from '#lib/experiments/result.fixture.ts';

const called = (design: 'survey' | 'fake_door' | 'target', did: number) =>
	only(days(21, { treatment: [did, 100] }), {
		today: '2026-03-22',
		registration: { ...once, design, successThreshold: 0, metrics: [{ ...signUps, target: 0.2 }] }
	}).recommendation;

test('what people say or click on is never called ready for promotion, only for a test of what they do', () => {
	for (const design of ['survey', 'fake_door'] as const) {
		const { call, reasons } = called(design, 23);
		expect(call).toBe('test');
		expect(`${callWords[call]} ${reasons.join(' ')}`).not.toMatch(/^Promote|Promote\b/);
		expect(callWords[call]).toBe('Build the smallest version and test it');
		expect(reasons.at(-1)).toContain('interest only');
	}
	expect(called('target', 23).call).toBe('promote');
});

test('what misses its target is called the same as anywhere', () => {
	expect(called('survey', 18).call).toBe('kill');
});
