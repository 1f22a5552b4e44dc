import { describe, expect, test } from 'vitest';
import { findingsOf, isWritten, openBlank, type Claim } from '#lib/experiments/falsifiability.ts';
import type { NumberClaim } from '#lib/experiments/numberClaims.ts';

const sound: Claim = {
	insight: 'four in ten leave at the phone number',
	change: 'asking for one field less',
	audience: 'first-time visitors',
	expected_outcome: 'more of them to finish',
	kill_state: 'fewer than 200 sign-ups',
	numbers: [],
	kill_on: '2026-03-08',
	starts_on: null,
	ends_on: '2026-03-15',
	today: '2026-03-01',
	hasTarget: false,
	direction: 'up',
	decision_rule: 'superiority',
	metric: 'Sign-up rate',
	minimum_effect: 0.02,
	success_threshold: 0.05
};
const kill: NumberClaim = {
	...{ kind: 'kill', measure: 'change', comparison: 'at_most', value: -0.05, judged_from: null, is_threshold: false },
	field: 'kills.0.value',
	metric: {
		...{ kpi_id: 1, name: 'Sign-up rate', kind: 'proportion', unit: '', direction: 'up' },
		...{ target: null, today: null, bearable: null }
	}
};
const found = (changes: Partial<Claim>) => findingsOf({ ...sound, ...changes });
const fields = (changes: Partial<Claim>) => found(changes).map(({ field }) => field);

describe('a plan that can turn out wrong is left alone', () => {
	test.each([
		'more of them to finish',
		'the sign-up rate to rise from 12 % to 13 %',
		'at least 30 of 100 to click',
		'pages to open faster',
		'fewer calls about invoices',
		'better conversion: 5 % instead of 4 %',
		'the share of returning visitors not to fall',
		'more orders in May than in April',
		'mehr Anmeldungen pro Tag',
		'weniger Anrufe zu Rechnungen',
		'meer aanmeldingen per dag',
		'the number of overdue invoices drops within 7 days'
	])('“%s”', (expected_outcome) => expect(found({ expected_outcome })).toEqual([]));

	test.each([
		'fewer than 200 sign-ups',
		'the error rate is above 2 %',
		'more complaints than in February',
		'load time exceeds 3 s'
	])('stopped when %s', (kill_state) => expect(found({ kill_state })).toEqual([]));

	test('a plan that is not written yet is not found fault with', () => {
		const empty = { insight: '', change: '', audience: '', expected_outcome: '', kill_state: '' };
		const nothing = { kill_on: null, ends_on: null, metric: null, minimum_effect: null, success_threshold: null };
		expect(found({ ...empty, ...nothing })).toEqual([]);
	});
});

describe('what no result could contradict is named, with what to write instead', () => {
	test.each([
		['improve the experience', 'improve'],
		['optimised onboarding', 'optimised'],
		['a better feeling about the brand', 'better'],
		['das Erlebnis verbessern', 'verbessern'],
		['een betere ervaring, geoptimaliseerd en verbeterd', 'verbeterd']
	])('words without a measure: “%s”', (expected_outcome, word) => {
		const [finding] = found({ expected_outcome });
		expect(finding?.field).toBe('expected_outcome');
		expect(finding?.says).toContain(word);
		expect(finding?.instead).toContain('a higher sign-up rate');
	});

	test('an outcome without a direction', () => {
		expect(found({ expected_outcome: 'a different conversion' })[0]?.says).toContain('which way');
	});

	test('an outcome without any number, while no KPI says how much', () => {
		const [finding] = found({ metric: null, minimum_effect: null, success_threshold: null });
		expect(finding?.says).toContain('No number');
	});

	test.each([
		'sign-ups may rise',
		'more people could finish',
		'vielleicht mehr Anmeldungen',
		'misschien meer aanmeldingen'
	])('what is true whatever happens: “%s”', (expected_outcome) =>
		expect(found({ expected_outcome })[0]?.says).toContain('whatever happens')
	);

	test('an outcome that only repeats the change', () => {
		expect(found({ change: 'Fewer fields.', expected_outcome: 'fewer fields' })[0]?.says).toContain('repeats');
	});

	test.each(['everybody', 'All customers', 'users.', 'alle Kunden', 'iedereen'])('an audience of %s', (audience) =>
		expect(fields({ audience })).toEqual(['audience'])
	);
	test.each(['customers who bought twice', 'users of the app on a phone', 'Kunden in Bayern'])(
		'%s is an audience',
		(audience) => expect(fields({ audience })).toEqual([])
	);

	test.each(['We think it is too long', 'I believe people are annoyed', 'everybody knows it'])(
		'a reason that is an opinion: “%s”',
		(insight) => expect(fields({ insight })).toEqual(['insight'])
	);

	test.each([
		'more orders within 6 months',
		'more revenue per year',
		'a higher customer lifetime value',
		'fewer yearly cancellations',
		'more loyalty'
	])('what cannot be seen by the last day: “%s”', (expected_outcome) => {
		expect(found({ expected_outcome }).at(-1)?.says).toContain('cannot be seen by the last day');
		expect(found({ expected_outcome, ends_on: null, kill_on: null })).toEqual([]);
	});

	test('a smallest change that is missing or zero', () => {
		expect(fields({ minimum_effect: null })).toEqual(['minimum_effect']);
		expect(fields({ minimum_effect: 0 })).toEqual(['minimum_effect']);
	});

	test('a success that begins at no change, or below what is worth having', () => {
		expect(fields({ success_threshold: 0 })).toEqual(['success_threshold']);
		expect(fields({ success_threshold: 0.01 })).toEqual(['success_threshold']);
		expect(fields({ success_threshold: 0, decision_rule: 'no_harm' })).toEqual([]);
		expect(fields({ success_threshold: 0, hasTarget: true })).toEqual([]);
		expect(fields({ success_threshold: -0.05, direction: 'down' })).toEqual([]);
		expect(fields({ success_threshold: -0.05 })).toEqual(['success_threshold']);
	});

	test.each([
		'the share of orders is below 0',
		'fewer than zero sign-ups',
		'more than 100 % of visitors leave',
		'the error rate is above 120 per cent'
	])('a kill criterion that is never met: “%s”', (kill_state) =>
		expect(found({ kill_state })[0]?.says).toContain('never met')
	);
	test('below 0.5 can be met', () => expect(fields({ kill_state: 'the rate is below 0.5' })).toEqual([]));

	test.each(['it does not work', 'results are worse than enough', 'customers are unhappy'])(
		'a kill criterion that nobody could check: “%s”',
		(kill_state) => expect(fields({ kill_state })).toEqual(['kill_state'])
	);

	test('a kill criterion that is checked too late or too early', () => {
		expect(found({ kill_on: sound.ends_on })[0]?.says).toContain('last day');
		expect(found({ kill_on: sound.today })[0]?.says).toContain('before anything');
		expect(found({ starts_on: '2026-03-10' })[0]?.says).toContain('before anything');
	});
});

test('numbers that contradict each other are findings, and the day it starts on is that of the plan', () => {
	expect(found({ numbers: [kill] })).toEqual([]);
	const still = { ...kill, value: 0, judged_from: '2026-03-05' };
	expect(found({ numbers: [still] })).toEqual([]);
	expect(fields({ numbers: [still], starts_on: '2026-03-05', kill_on: '2026-03-08' })).toEqual(['kills.0.value']);
	expect(found({ numbers: [{ ...kill, value: -1.5 }] })).toMatchObject([{ refusal: 'criteria_can_be_met' }]);
});

test('blanks of a template are one finding, at the first of them', () => {
	expect(found({ change: 'showing [the new one…]', kill_state: 'fewer than [number…]' })).toMatchObject([
		{ field: 'change', says: '2 parts have open blanks of the template.' }
	]);
	expect(fields({ kill_state: 'fewer than [number…]' })).toEqual(['kill_state']);
});

test('a plan is written when every part of it is', () => {
	expect(isWritten(sound)).toBe(true);
	expect(isWritten({ ...sound, kill_state: ' . ' })).toBe(false);
	expect(isWritten({ ...sound, kill_state: '' })).toBe(false);
	expect(isWritten({ ...sound, kill_state: '', numbers: [kill] })).toBe(true);
});

test('a blank of a template is told from brackets that somebody wrote', () => {
	expect(openBlank('because [what you saw…], we')).toBe('[what you saw…]');
	expect(openBlank('as in [1] and [the study of 2025]')).toBeNull();
});

test('every finding is two sentences for people', () => {
	const bad = findingsOf({
		...sound,
		insight: 'we think so',
		audience: 'everybody',
		expected_outcome: 'may improve loyalty',
		kill_state: 'it fails',
		kill_on: sound.ends_on,
		minimum_effect: null,
		success_threshold: -0.1
	});
	expect(bad.length).toBeGreaterThan(6);
	for (const { says, instead } of bad) {
		expect(says).toMatch(/^[A-Z“].*[.]$/);
		expect(instead).toMatch(/^[A-Z].*[.]$/);
	}
});
