import { expect, test } from 'vitest';
import { provenIn } from '#lib/experiments/proof.ts';
import { days, once, only, registration, signUps } from '#lib/experiments/result.fixture.ts';

const success = { id: 9, metric_id: 1, measure: 'change', comparison: 'at_least', judged_by: 0.05 } as const;
const proof = [{ criterion: 9, variant: 2 }];
const read = (did: number, count: number, promised = registration) =>
	only(days(count, { control: [1000, 10_000], treatment: [did, 10_000] }), {
		today: `2026-03-${String(count + 1).padStart(2, '0')}`,
		registration: { ...promised, metrics: [signUps] }
	});

test('a success is proven by the interval that may be believed, not by a number that is reached', () => {
	expect(provenIn([success], [read(1060, 12)])).toEqual([]);
	expect(provenIn([success], [read(1150, 12)])).toEqual(proof);
});

test('before the promised look nothing is, however large', () => {
	expect(provenIn([success], [read(1150, 12, once)])).toEqual([]);
	expect(provenIn([success], [read(1150, 21, once)])).toEqual(proof);
	const looks = { ...registration, looking: { rule: 'looks', looks: 3 } } as const;
	expect(provenIn([success], [read(1150, 6, looks)])).toEqual([]);
});

test('nothing is where a check failed', () => {
	expect(provenIn([success], [read(1150, 3)])).toEqual([]);
});

test('a difference and a level against a target have intervals too, a level under a control has none', () => {
	const results = [read(1150, 12)];
	expect(provenIn([{ ...success, measure: 'difference', judged_by: 0.01 }], results)).toEqual(proof);
	expect(provenIn([{ ...success, measure: 'difference', judged_by: 0.014 }], results)).toEqual([]);
	expect(provenIn([{ ...success, measure: 'level', judged_by: 0.05 }], results)).toEqual([]);
	const held = only(days(21, { treatment: [1150, 10_000] }), {
		today: '2026-03-22',
		registration: { ...once, design: 'target', metrics: [{ ...signUps, target: 0.1 }] }
	});
	expect(provenIn([{ ...success, measure: 'level', judged_by: 0.11 }], [held])).toEqual(proof);
	expect(provenIn([{ ...success, measure: 'level', judged_by: 0.115 }], [held])).toEqual([]);
	expect(provenIn([{ ...success, comparison: 'at_most', measure: 'level', judged_by: 0.12 }], [held])).toEqual(proof);
});
