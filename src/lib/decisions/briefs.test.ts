import { expect, test } from 'vitest';
import { askForm, signOffForm } from '#lib/decisions/briefs.schema.ts';
import { askInWords, runCostInWords } from '#lib/decisions/briefs.ts';
import { signOffsInWords, topics, type SignOffState } from '#lib/decisions/signOffs.ts';

test.each([
	[{ money: 12000, person_days: 15 }, '€12,000 and 15 person-days'],
	[{ money: 0.5, person_days: 1 }, '€0.50 and 1 person-day'],
	[{ money: null, person_days: 2.5 }, '2.5 person-days'],
	[{ money: 0, person_days: null }, 'No money and no days']
])('what is asked for is told in words: %j', (ask, says) => {
	expect(askInWords({ ...ask, currency: 'EUR' })).toBe(says);
});

test('running it costs something, nothing, or nobody knows', () => {
	expect([400, 0, null].map((run_cost) => runCostInWords({ run_cost, currency: 'EUR' }))).toEqual([
		'€400 a month',
		'Nothing a month',
		null
	]);
});

const all = (...states: SignOffState[]) =>
	(['security', 'privacy', 'operations', 'brand'] as const).map((topic, at) => ({
		topic,
		state: states[at] ?? 'open'
	}));

test('how far the sign-offs are is one sentence, what is refused first', () => {
	expect(signOffsInWords(all())).toBe('Security, privacy, operations and brand open.');
	expect(signOffsInWords(all('signed', 'signed', 'refused', 'signed'))).toBe('Operations refused.');
	expect(signOffsInWords(all('refused', 'signed', 'refused', 'open'))).toBe(
		'Security and operations refused; brand open.'
	);
	expect(signOffsInWords(all('signed', 'signed', 'signed', 'signed'))).toBe(
		'Both functions have signed everything off.'
	);
	expect(Object.keys(topics)).toHaveLength(4);
});

test.each([
	['', null],
	['12000', 12000],
	[' 12,000 ', 12000],
	['1,250.50', 1250.5]
])('an amount is read as people write it: %j', (money, read) => {
	expect(askForm.parse({ words: 'A tablet.', money }).money).toBe(read);
});

test.each(['twelve', '-5', '1e9', '1,2', '€ 5', '1.234', 'NaN', '<script>'])('%j is no amount', (money) => {
	expect(askForm.safeParse({ words: 'A tablet.', money }).success).toBe(false);
});

test('a word on a topic names one that there is', () => {
	expect(signOffForm.safeParse({ topic: 'weather', state: 'signed' }).success).toBe(false);
	expect(signOffForm.safeParse({ topic: 'brand', state: 'maybe' }).success).toBe(false);
	expect(signOffForm.parse({ topic: 'brand', state: 'signed' })).toEqual({
		topic: 'brand',
		state: 'signed',
		words: ''
	});
});
