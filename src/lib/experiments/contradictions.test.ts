import { describe, expect, test } from 'vitest';
import { contradictionsOf, refusedFields } from '#lib/experiments/contradictions.ts';
import { thresholdOf, type Measured, type NumberClaim } from '#lib/experiments/numberClaims.ts';

const share: Measured = {
	...{ kpi_id: 1, name: 'Sign-up rate', kind: 'proportion', unit: '', direction: 'up' },
	...{ target: null, today: null, bearable: null }
};
const seconds: Measured = { ...share, kpi_id: 2, name: 'Load time', kind: 'mean', unit: 's', direction: 'down' };
const orders: Measured = { ...share, kpi_id: 3, name: 'Orders', kind: 'count' };

type Short = readonly [
	measure: NumberClaim['measure'],
	value: number,
	side: 'or less' | 'or more',
	more?: Partial<NumberClaim>
];
const claim = (kind: 'kill' | 'success', [measure, value, side, more]: Short, metric: Measured): NumberClaim => ({
	...{ kind, measure, value, metric, judged_from: null, is_threshold: false, field: `${kind}.${value}` },
	comparison: side === 'or less' ? 'at_most' : 'at_least',
	...more
});
type Plan = {
	readonly kills?: readonly Short[];
	readonly successes?: readonly Short[];
	readonly threshold?: number;
	readonly metric?: Measured;
};
/** What is found in a plan that is a success from +5 %, unless said otherwise. */
const found = ({ kills = [], successes = [], threshold = 0.05, metric = share }: Plan) =>
	contradictionsOf(
		[
			...thresholdOf(metric, threshold),
			...kills.map((one) => claim('kill', one, metric)),
			...successes.map((one) => claim('success', one, metric))
		],
		'2026-03-01'
	);
const says = (plan: Plan) => found(plan).map((one) => one.says.replaceAll('\u202f', ' '));
const refusals = (plan: Plan) => found(plan).map(({ refusal }) => refusal);

describe('numbers that leave each other room are left alone', () => {
	test.each<[string, Plan]>([
		['a fall that stops, a rise that succeeds', { kills: [['change', -0.05, 'or less']] }],
		['a fall in points', { kills: [['difference', -0.02, 'or less']] }],
		['a level, while nobody says what control shows', { kills: [['level', 0.08, 'or less']] }],
		['a level under what control shows', { kills: [['level', 0.08, 'or less']], metric: { ...share, today: 0.1 } }],
		['a level under the target', { kills: [['level', 0.3, 'or less']], metric: { ...share, target: 0.4 } }],
		['a rise that stops where less is better', { kills: [['change', 0.1, 'or more']], metric: seconds }],
		['a level of an average under 0', { kills: [['level', -3, 'or less']], metric: { ...seconds, direction: 'up' } }],
		[
			'no progress by a later day',
			{ kills: [['change', 0, 'or less', { judged_from: '2026-03-10' }]], threshold: 0.05 }
		],
		['a loss beyond the bearable one', { kills: [['change', -0.06, 'or less']], metric: { ...share, bearable: 0.05 } }],
		['nothing at all', {}]
	])('%s', (_, plan) => expect(says(plan)).toEqual([]));
});

describe('a kill and a success number that one reading meets are named, both of them', () => {
	test('from the two sides, up to the very number', () => {
		const [overlap, unmoved] = says({ kills: [['change', 1.5, 'or less']] });
		expect(overlap).toBe(
			'Sign-up rate: it stops at +150 % or less and is a success at +5 % or more, so that +5 % is both.'
		);
		expect(found({ kills: [['change', 1.5, 'or less']] })[0]?.instead.replaceAll('\u202f', ' ')).toBe(
			'Write a number under +5 %, where success begins.'
		);
		expect(unmoved).toBe('Sign-up rate: it stops at +150 % or less, and no change at all (0) meets it.');
		expect(says({ kills: [['change', 0.05, 'or less', { judged_from: '2026-03-10' }]] })).toHaveLength(1);
		expect(refusals({ kills: [['change', 1.5, 'or less']] })).toEqual([undefined, undefined]);
	});

	test('where less is better', () => {
		expect(says({ kills: [['change', -0.1, 'or more']], metric: seconds })[0]).toBe(
			'Load time: it stops at −10 % or more and is a success at −5 % or less, so that −5 % is both.'
		);
	});

	test('every success meets the kill number, which no start takes', () => {
		const plan: Plan = { kills: [['change', 0.03, 'or more']] };
		expect(says(plan)).toEqual([
			'Sign-up rate: it stops at +3 % or more, and so at every success, which is +5 % or more.'
		]);
		expect(refusals(plan)).toEqual(['kill_spares_success']);
		expect(refusals({ kills: [['change', -0.03, 'or less']], metric: seconds })).toEqual(['kill_spares_success']);
	});

	test('success is nearer than the number that stops it', () => {
		expect(says({ kills: [['change', 0.1, 'or more']] })).toEqual([
			'Sign-up rate: success is nearer. It stops at +10 % or more, and was a success before, at +5 % or more: a bad result never stops it.'
		]);
	});

	test('in two measures, where a target or what control shows tells what they come to', () => {
		const kills: readonly Short[] = [['level', 0.45, 'or less']];
		expect(says({ kills })).toEqual([]);
		expect(says({ kills, metric: { ...share, target: 0.4 } })).toEqual([
			'Sign-up rate: it stops at 45 % or less and is a success at +5 % or more (42 %), so that 42 % is both.',
			'Sign-up rate: it stops at 45 % or less, and what only just reaches its target of 40 % meets it.'
		]);
		expect(says({ kills, metric: { ...share, today: 0.4 } })[1]).toBe(
			'Sign-up rate: it stops at 45 % or less, and it is met by what control shows today, 40 %.'
		);
		expect(refusals({ kills: [['level', 0.41, 'or more']], metric: { ...share, target: 0.4 } })).toEqual([
			'kill_spares_success'
		]);
		// what control shows is a guess, and refuses nothing
		expect(refusals({ kills: [['level', 0.41, 'or more']], metric: { ...share, today: 0.4 } })[0]).toBeUndefined();
	});

	test('with a further success criterion, of the same KPI only', () => {
		const plan: Plan = { kills: [['level', 0.12, 'or less']], successes: [['level', 0.1, 'or more']] };
		expect(says(plan)).toHaveLength(1);
		const other = [
			claim('kill', ['level', 0.12, 'or less'], share),
			claim('success', ['level', 0.1, 'or more'], orders)
		];
		expect(contradictionsOf(other, '2026-03-01')).toEqual([]);
	});
});

describe('a number that nothing or everything meets', () => {
	test.each<[string, Plan, string]>([
		['a share over 100 %', { kills: [['level', 1.2, 'or more']] }, 'criteria_can_be_met'],
		['a fall of more than all', { kills: [['change', -1.2, 'or less']] }, 'criteria_can_be_met'],
		['more than 100 points', { kills: [['difference', 1.2, 'or more']] }, 'criteria_can_be_met'],
		['a count under 0', { kills: [['level', -1, 'or less']], metric: orders }, 'criteria_can_be_met'],
		['a success over 100 % of a target', { threshold: 2, metric: { ...share, target: 0.4 } }, 'success_can_be_reached'],
		[
			'less than nothing of a share',
			{ threshold: 1.2, metric: { ...share, direction: 'down' } },
			'success_can_be_reached'
		],
		['every share', { kills: [['level', 1, 'or less']] }, 'criteria_can_be_missed'],
		['every success criterion', { successes: [['change', -1, 'or more']] }, 'criteria_can_be_missed'],
		[
			'a change up to over 100 % of a target',
			{ kills: [['change', 2, 'or less']], metric: { ...share, target: 0.4 } },
			'criteria_can_be_missed'
		]
	])('%s is refused by name', (_, plan, name) => expect(refusals(plan)).toEqual([name]));

	test('by what control shows now it is advice', () => {
		const metric = { ...share, today: 0.5 };
		expect(says({ kills: [['change', -0.1, 'or less']], threshold: 1.5, metric })).toEqual([
			'Nothing reads as Sign-up rate moved by +150 % or more: from 50 % today that is 125 %, and a share lies between 0 % and 100 %.'
		]);
		expect(says({ kills: [['change', 1.5, 'or less']], metric })[0]).toBe(
			'Whatever is read, Sign-up rate moved by +150 % or less: from 50 % today that is 125 %, and a share lies between 0 % and 100 %.'
		);
		expect(refusals({ kills: [['change', 1.5, 'or less']], metric })).toEqual([undefined]);
	});

	test('two kill numbers that leave nothing between them', () => {
		const plan: Plan = {
			kills: [
				['change', -0.01, 'or less'],
				['change', -0.02, 'or more', { judged_from: '2026-03-10' }]
			]
		};
		expect(says(plan).at(-1)).toBe('Sign-up rate: it stops at −1 % or less and at −2 % or more, so whatever is read.');
		expect(refusals(plan)).toContain('criteria_can_be_missed');
	});
});

describe('a guardrail', () => {
	test('does not stop at a loss that the plan calls bearable', () => {
		const metric = { ...seconds, bearable: 0.05 };
		const of = (one: Short) =>
			contradictionsOf([claim('kill', one, metric)], '2026-03-01').map((item) => item.says.replaceAll('\u202f', ' '));
		expect(of(['change', 0.02, 'or more'])).toEqual([
			'Load time: it stops at +2 % or more, and up to +5 % is called bearable, so that one loss is both.'
		]);
		expect(of(['change', 0.05, 'or more'])).toEqual([]);
	});

	test('does not stop at what is better, which is mostly a side left as it stood', () => {
		const [one] = contradictionsOf([claim('kill', ['level', 3, 'or less'], seconds)], '2026-03-01');
		expect(one?.says.replaceAll('\u202f', ' ')).toBe('Load time: less is better, and it stops at 3 s or less.');
		expect(one?.instead).toContain('“or more”');
	});
});

test('every sentence says what to do and points to its field', () => {
	for (const kills of [
		[['change', 1.5, 'or less']],
		[['change', 0.03, 'or more']],
		[['change', 0.1, 'or more']],
		[['level', 1, 'or less']]
	] satisfies Short[][])
		for (const { field, says: what, instead } of found({ kills })) {
			expect(field).toBe(`kill.${kills[0]?.[1]}`);
			expect(what).toMatch(/^[A-Z].*\.$/);
			expect(instead).toMatch(/^[A-Z].*\.$/);
		}
});

test('what the start refuses of a saved plan is named by the row it stands in', () => {
	const metric = { ...share, id: 9, role: 'primary' as const, minimum_effect: 0.02 };
	const row = { metric_id: 9, measure: 'level' as const, comparison: 'at_most' as const };
	const plan = {
		...{ design: 'ab_test' as const, success_threshold: 0.05, metrics: [metric] },
		criteria: [
			{ ...row, kind: 'kill' as const, value: 0.08 },
			{ ...row, kind: 'kill' as const, value: 1 },
			{ ...row, kind: 'success' as const, comparison: 'at_least' as const, value: 1.2 }
		]
	};
	expect([...refusedFields(plan)].toSorted()).toEqual([
		['criteria_can_be_met', 'successes.0.value'],
		['criteria_can_be_missed', 'kills.1.value']
	]);
	expect(refusedFields({ ...plan, criteria: [] }).size).toBe(0);
});
