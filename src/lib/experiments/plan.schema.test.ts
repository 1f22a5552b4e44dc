import { describe, expect, it } from 'vitest';
import { checklist, missingFrom } from '#lib/experiments/plan.ts';
import { refusals } from '#lib/experiments/planRefusals.ts';
import { planOf } from '#lib/experiments/plan.schema.ts';

/** A share, an average in seconds, one in per cent, and one without a unit. */
const plan = planOf(
	new Map([
		[1, { kind: 'proportion', unit: '' }],
		[2, { kind: 'mean', unit: 's' }],
		[3, { kind: 'mean', unit: '%' }],
		[4, { kind: 'ratio', unit: '' }]
	])
);

const errorsOf = (form: Record<string, unknown>) => {
	const { error } = plan.safeParse({ title: 'A draft', variants: [{ name: 'Control' }], ...form });
	return error?.issues.map(({ path }) => path.join('.')) ?? [];
};

describe('the form of a plan', () => {
	it('takes a draft with nothing but a title and a control', () => {
		expect(plan.parse({ title: ' A draft ', variants: [{ name: 'Control' }] })).toMatchObject({
			title: 'A draft',
			insight: '',
			success_threshold: null,
			ends_on: null,
			it_owner_id: null,
			variants: [{ name: 'Control', is_control: true }],
			metrics: []
		});
	});

	it('reads per cent as people type it', () => {
		const typed = (success_threshold: string) =>
			plan.parse({ title: 'A draft', variants: [{ name: 'Control' }], success_threshold }).success_threshold;
		expect(['5', '5 %', '5,5', ' 0.1 ', '−3', '7.1'].map(typed)).toEqual([0.05, 0.05, 0.055, 0.001, -0.03, 0.071]);
		expect(errorsOf({ success_threshold: 'five' })).toEqual(['success_threshold']);
		expect(errorsOf({ success_threshold: '5 5 x' })).toEqual(['success_threshold']);
	});

	it('reads what a share is held against in per cent, and anything else in its unit', () => {
		const draft = { title: 'A draft', variants: [{ name: 'Pilot' }] };
		const target = (primary_kpi_id: string, primary_target: string) => {
			const { data, error } = plan.safeParse({ ...draft, primary_kpi_id, primary_target });
			return data ? data.metrics[0]?.target : error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
		};
		expect(['9', '9 %', '0,09', '0.8'].map((typed) => target('1', typed))).toEqual([0.09, 0.09, 0.0009, 0.008]);
		expect([target('2', '3.5'), target('3', '12'), target('3', '12 %'), target('2', '')]).toEqual([3.5, 12, 12, null]);
		const unit = (named: string) => [`primary_target: Write it in ${named}, without a per cent sign: it is no share.`];
		expect(target('2', '12 %')).toEqual(unit('s'));
		expect(target('4', '12 %')).toEqual(unit('its own unit'));
		expect(target('1', '-5')).toEqual(['primary_target: Write a number above 0.']);
		expect(errorsOf({ primary_target: 'twelve' })).toEqual(['primary_target']);
		const rows = { secondaries: [{ kpi_id: '1', target: '9' }], guardrails: [{ kpi_id: '2', target: '9' }] };
		const more = plan.parse({ ...draft, guardrail_kpi_id: '3', guardrail_target: '9', ...rows });
		expect(more.metrics.map((one) => one.target)).toEqual([0.09, 9, 9]);
		expect(errorsOf({ guardrails: [{ kpi_id: '2', target: '9 %' }] })).toEqual(['guardrails.0.target']);
	});

	it('drops treatments without a name, and keeps the first place for control', () => {
		const variants = [{ name: 'Today' }, { name: '' }, undefined, { name: 'B', description: 'shorter' }];
		expect(plan.parse({ title: 'A draft', variants }).variants).toEqual([
			{ name: 'Today', description: '', is_control: true, weight: 1 },
			{ name: 'B', description: 'shorter', is_control: false, weight: 1 }
		]);
	});

	it('puts what is wrong beside the field where it is wrong', () => {
		expect(errorsOf({ variants: [{ name: '' }] })).toEqual(['variants.0.name']);
		expect(errorsOf({ variants: [{ name: 'A' }, { name: 'a' }] })).toEqual(['variants.1.name']);
		expect(errorsOf({ variants: [{ name: 'A' }, { name: '', description: 'x' }] })).toEqual(['variants.1.name']);
		expect(errorsOf({ primary_kpi_id: '1', guardrail_kpi_id: '1' })).toEqual(['guardrail_kpi_id']);
		expect(errorsOf({ minimum_effect: '2' })).toEqual(['primary_kpi_id']);
		expect(errorsOf({ primary_kpi_id: '1', minimum_effect: '0' })).toEqual(['minimum_effect']);
		expect(errorsOf({ starts_on: '2026-03-05', ends_on: '2026-03-05' })).toEqual(['ends_on']);
		expect(errorsOf({ ends_on: '2026-03-05', kill_on: '2026-03-06' })).toEqual(['kill_on']);
		expect(errorsOf({ ends_on: '2026-02-30' })).toEqual(['ends_on']);
		expect(errorsOf({ it_owner_id: 'somebody' })).toEqual(['it_owner_id']);
	});
});

describe('what a draft lacks', () => {
	const empty = {
		title: 'A draft',
		insight: '',
		change: '',
		audience: '',
		expected_outcome: '',
		riskiest_assumption: '',
		design: 'ab_test' as const,
		decision_rule: 'superiority' as const,
		own_rule: '',
		success_threshold: null,
		kill_state: '',
		kill_on: null,
		starts_on: null,
		ends_on: null,
		marketing_owner_id: null,
		it_owner_id: null,
		variants: [],
		metrics: []
	};

	it('is told in the order of the form, each by its field', () => {
		expect(missingFrom(empty).map(({ field }) => field)).toEqual([
			'insight',
			'riskiest_assumption',
			'variants.1.name',
			'primary_kpi_id',
			'guardrail_kpi_id',
			'success_threshold',
			'kill_state',
			'ends_on',
			'promised_amount',
			'marketing_owner_id',
			'it_owner_id'
		]);
	});

	it('asks for a size once a KPI is chosen, in the words of the database’s refusal', () => {
		const metrics = [{ role: 'primary' as const, kpi_id: 1, minimum_effect: null, target: null }];
		expect(missingFrom({ ...empty, metrics })).toContainEqual(refusals.start_needs_a_minimum_effect);
	});

	it('is a target of a share from 100 % on', () => {
		const held = (kind: 'proportion' | 'mean', target: number | null) =>
			missingFrom({
				...empty,
				design: 'target' as const,
				metrics: [{ role: 'primary' as const, kpi_id: 1, minimum_effect: 0.1, kind, target }]
			}).some(({ field }) => field === 'primary_target');
		expect([held('proportion', 12), held('proportion', 0.12), held('mean', 12), held('mean', null)]).toEqual([
			true,
			false,
			false,
			true
		]);
	});

	it('is the hypothesis, the assumption and the kill criterion while blanks of the template are open in them', () => {
		const written = { insight: 'a', change: 'b', audience: 'c', expected_outcome: 'd', riskiest_assumption: 'e' };
		const words = { ...empty, ...written, kill_state: 'fewer than 40', kill_on: '2026-03-08' };
		const toDo = (changes: object) =>
			checklist({ ...words, ...changes }).flatMap(({ field, isDone }) => (isDone ? [] : [field]));
		expect(toDo({})).not.toContain('insight');
		// once for the part itself, once for its blanks
		expect(toDo({ change: 'showing [the new version…]' }).filter((field) => field === 'insight')).toHaveLength(2);
		expect(toDo({ riskiest_assumption: 'People [do something…].' })).toContain('riskiest_assumption');
		expect(toDo({ kill_state: 'fewer than [number…]' })).toContain('kill_state');
		const criteria = [{ kind: 'kill' as const }];
		expect(toDo({ kill_state: 'fewer than [number…]', criteria })).not.toContain('kill_state');
	});

	it('is a number that no reading could contradict, in the sentence of the database', () => {
		const primary = { ...{ id: 7, role: 'primary' as const, kpi_id: 1, minimum_effect: 0.1, target: null } };
		const kill = { kind: 'kill' as const, metric_id: 7, measure: 'level' as const, comparison: 'at_most' as const };
		const asked = (value: number) =>
			missingFrom({
				...empty,
				metrics: [{ ...primary, kind: 'proportion', direction: 'up' }],
				criteria: [{ ...kill, value }]
			});
		expect(asked(1)).toContainEqual(refusals.criteria_can_be_missed);
		expect(asked(0.08)).not.toContainEqual(refusals.criteria_can_be_missed);
	});

	it('is nothing when everything is there', () => {
		const whole = {
			...empty,
			insight: 'a',
			change: 'b',
			audience: 'c',
			expected_outcome: 'd',
			riskiest_assumption: 'e',
			success_threshold: 0.05,
			kill_state: 'f',
			kill_on: '2026-03-01',
			ends_on: '2026-03-02',
			promised_days: 0,
			marketing_owner_id: 'm',
			it_owner_id: 'i',
			variants: [
				{ name: 'A', is_control: true },
				{ name: 'B', is_control: false }
			],
			metrics: (['primary', 'guardrail'] as const).map((role, kpi_id) => ({
				role,
				kpi_id,
				minimum_effect: 0.1,
				target: null
			}))
		};
		expect(missingFrom(whole)).toEqual([]);
		const asked = (changes: object, direction: 'up' | 'down' = 'up') =>
			missingFrom({ ...whole, metrics: whole.metrics.map((one) => ({ ...one, direction })), ...changes }).map(
				({ field }) => field
			);
		// a loss is no success, and nothing is one only where that was promised
		expect(asked({ success_threshold: -0.05 })).toEqual(['success_threshold']);
		expect(asked({ success_threshold: -0.05 }, 'down')).toEqual([]);
		expect(asked({ success_threshold: 0 })).toEqual(['success_threshold']);
		expect(asked({ success_threshold: 0, decision_rule: 'no_harm' })).toEqual([]);
		expect(asked({ success_threshold: -0.01, decision_rule: 'no_harm' })).toEqual(['success_threshold']);
	});
});
