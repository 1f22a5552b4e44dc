import { describe, expect, test } from 'vitest';
import type { Criterion, CriterionHit } from '#lib/experiments/criteria.schema.ts';
import {
	criterionInWords,
	seenInWords,
	standingInWords,
	standings,
	valueInWords,
	watchedBy,
	NOT_YET,
	worthOf,
	type CriteriaOf
} from '#lib/experiments/criteria.ts';
import type { Metric, Variant } from '#lib/experiments/experiment.schema.ts';
import { stopOptions } from '#lib/experiments/stopOptions.ts';
import { stopForm } from '#lib/experiments/stops.schema.ts';

const share: Metric = {
	...{ id: 1, kpi_id: 11, role: 'primary', name: 'Sign-up rate', definition: '', unit: '', kind: 'proportion' },
	...{ direction: 'up', minimum_effect: 0.02, target: null, version: 1, is_newest: true }
};
const seconds: Metric = { ...share, id: 2, kpi_id: 12, role: 'guardrail', name: 'Load time', unit: 's', kind: 'mean' };
const arm = (id: number, is_control = false): Variant => ({
	...{ id, is_control, position: id, name: is_control ? 'Control' : `Form ${id}`, description: '', weight: 1 }
});
const kill: Criterion = {
	...{ id: 5, kind: 'kill', metric_id: 1, measure: 'level', comparison: 'at_most', value: 0.08, judged_by: 0.08 },
	...{ is_threshold: false, judged_from: null, side: null, words: '', seen: [], hits: [] }
};
const hit = (is_met: boolean, seen: number, more: Partial<CriterionHit> = {}): CriterionHit => ({
	...{ id: 1, variant_id: 2, is_met, seen, day: '2026-03-05', at: '2026-03-06T09:00:00Z', answer: null, ...more }
});
const world = (criteria: Criterion[], more: Partial<CriteriaOf> = {}): CriteriaOf => ({
	...{ criteria, metrics: [share, seconds], variants: [arm(1, true), arm(2)], design: 'ab_test', ...more }
});
const plain = (text: string) => text.replaceAll('\u202f', ' ');
/** How the only criterion of a world stands, in words. */
const said = (x: CriteriaOf) => standings(x).map((one) => plain(standingInWords(one, x)));

describe('a criterion in words', () => {
	test.each<[string, Partial<Criterion>]>([
		['Sign-up rate is 8 % or less', {}],
		['Sign-up rate is 0.125 % or more', { value: 0.00125, comparison: 'at_least' }],
		['Sign-up rate moved by −5 % or less against control', { measure: 'change', value: -0.05 }],
		[
			'Sign-up rate moved by +2 points or more against control',
			{ measure: 'difference', value: 0.02, comparison: 'at_least' }
		],
		['Load time is 1.9 s or more', { metric_id: 2, value: 1.9, comparison: 'at_least' }],
		[
			'Load time moved by +0.25 s or more against control',
			{ metric_id: 2, measure: 'difference', value: 0.25, comparison: 'at_least' }
		],
		['A metric that is not there any more', { metric_id: 99 }]
	])('%s', (sentence, changes) => {
		const criterion = { ...kill, ...changes };
		expect(plain(criterionInWords(criterion, world([criterion]), criterion.value))).toBe(sentence);
	});

	test('says what a design holds it against', () => {
		const change = { ...kill, measure: 'change' as const, value: -0.05 };
		const against = (design: CriteriaOf['design']) => criterionInWords(change, world([change], { design }), -0.05);
		expect(against('fake_door')).toMatch(/against its target$/);
		expect(against('regions')).toMatch(/against the comparison region$/);
		expect(against('before_after')).toMatch(/against before$/);
	});

	test('names who watches it, and functions where nobody is named', () => {
		expect(watchedBy({ side: null }, { marketing: 'Ann', it: 'Bob' })).toBe('both owners');
		expect(watchedBy({ side: 'it' }, { marketing: 'Ann', it: 'Bob' })).toBe('Bob');
		expect(watchedBy({ side: 'marketing' }, { marketing: null, it: null })).toBe('the marketing owner');
	});

	test('stays readable with numbers nobody expects', () => {
		expect(plain(valueInWords(1e12, 'level', seconds))).toBe('1,000,000,000,000 s');
		expect(plain(valueInWords(1e-9, 'level', seconds))).toMatch(/^0\.000000001/);
		expect(plain(valueInWords(0.1 + 0.2, 'level', share))).toBe('30 %');
	});
});

describe('how it stands', () => {
	const seen = (value: number, day = '2026-03-07') => [{ variant_id: 2, seen: value, day }];

	test('without a reading there is nothing to judge by', () => {
		expect(said(world([kill]))).toEqual(['Nothing to judge by yet']);
	});

	test('met since a day, with the number then and now', () => {
		expect(said(world([{ ...kill, hits: [hit(true, 0.075)], seen: seen(0.0712) }]))).toEqual([
			'Met since Thu, 5 Mar 2026, 7.5 % then: 7.12 % now'
		]);
		expect(said(world([{ ...kill, hits: [hit(true, 0.075)], seen: seen(0.075) }]))).toEqual([
			'Met since Thu, 5 Mar 2026: 7.5 % now'
		]);
	});

	test('not met, no longer met, or not judged yet', () => {
		expect(said(world([{ ...kill, seen: seen(0.0912345) }]))).toEqual(['Not met: 9.12 % so far']);
		expect(said(world([{ ...kill, seen: seen(0.09), hits: [hit(true, 0.07), hit(false, 0.09, { id: 2 })] }]))).toEqual([
			'No longer met since Thu, 5 Mar 2026: 9 % so far'
		]);
		expect(said(world([{ ...kill, seen: seen(0.01), judged_from: '2026-03-10' }]))).toEqual([
			'Not judged yet: 1 % so far'
		]);
	});

	test('a success is reached, which is no proof', () => {
		const success = { ...kill, kind: 'success' as const };
		expect(said(world([{ ...success, seen: seen(0.09) }]))).toEqual(['Not reached: 9 % so far']);
		const once = worthOf({ rule: 'once', looks: null }, 'success');
		expect(once).toContain('a number that is met before is no result');
		expect(worthOf({ rule: 'looks', looks: 4 }, 'kill')).toMatch(/reason to look.* 4 looks/);
		expect(worthOf({ rule: 'always', looks: null }, 'kill')).toContain('always-valid');
	});

	test('a number that rounds to the other is written so that it is told from it', () => {
		expect(plain(seenInWords(0.08004, kill, share))).toBe('8.004 %');
		expect(plain(seenInWords(0.08, kill, share))).toBe('8 %');
	});

	test('each treatment stands for itself, and control for none', () => {
		const x = world([{ ...kill, seen: seen(0.07), hits: [hit(true, 0.07)] }], {
			variants: [arm(1, true), arm(2), arm(3)]
		});
		expect(standings(x).map(({ variant, isMet }) => [variant.id, isMet])).toEqual([
			[2, true],
			[3, false]
		]);
	});
});

describe('the forms beside it', () => {
	test('a stop offers the criteria with how they stand, and begins with a met one', () => {
		const x = { ...world([kill, { ...kill, id: 6, hits: [hit(true, 0.07)] }]), registration: null };
		const { all, met } = stopOptions(x);
		expect(met).toBe('kill_criterion:6');
		expect(all.map(({ value }) => value)).toEqual([
			...['kill_criterion:5', 'kill_criterion:6'],
			...['guardrail', 'success_threshold', 'outside']
		]);
		expect(stopOptions({ ...world([]), registration: null })).toMatchObject({ met: undefined, all: { length: 4 } });
	});

	test('a stop begins with a success that is reached for sure, not with one that chance may have brought', () => {
		const success = { ...kill, id: 7, kind: 'success' as const, hits: [hit(true, 0.09)] };
		const x = { ...world([success]), registration: null };
		expect(stopOptions(x).met).toBeUndefined();
		expect(stopOptions(x).all[0]?.hint).toContain(NOT_YET);
		expect(stopOptions(x, [7]).met).toBe('success_threshold:7');
		expect(stopOptions(x, [7]).all[0]?.hint).not.toContain(NOT_YET);
		expect(worthOf({ rule: 'looks', looks: 3 }, 'success', false)).toContain(NOT_YET);
		expect(worthOf({ rule: 'looks', looks: 3 }, 'success', true)).toBe(
			'The interval that may be believed now says so too.'
		);
	});

	test('a stop is read as its reason and the criterion it was', () => {
		const read = (criterion: unknown) =>
			stopForm.safeParse({ criterion, reason: 'two in a hundred', sure: 'yes' }).data?.criterion;
		expect(read('kill_criterion:12')).toEqual({ reason: 'kill_criterion', by: 12 });
		expect(read('outside')).toEqual({ reason: 'outside', by: undefined });
		for (const wrong of ['boredom', 'outside:x', '', undefined]) expect(read(wrong)).toBe(undefined);
	});
});
