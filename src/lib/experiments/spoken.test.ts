import { expect, test } from 'vitest';
import { spoken } from '#lib/experiments/spoken.ts';

test.each([
	['In October four in ten left', 'in October four in ten left'],
	['The phone number scares people', 'the phone number scares people'],
	['Four in ten visitors leave', 'four in ten visitors leave'],
	['A quarter of them asks for it', 'a quarter of them asks for it'],
	['Asking for one field less', 'asking for one field less'],
	['We saw it in three calls', 'we saw it in three calls'],
	['It’s slow on a phone', 'it’s slow on a phone'],
	['Many people don’t finish', 'many people don’t finish'],
	['Visitors leave at the phone number', 'visitors leave at the phone number'],
	['First-time visitors on a phone', 'first-time visitors on a phone'],
	['Im Oktober gingen vier von zehn', 'im Oktober gingen vier von zehn'],
	['De helft vertrekt bij het telefoonnummer', 'de helft vertrekt bij het telefoonnummer']
])('inside a sentence “%s” goes on in small letters', (text, sentence) => expect(spoken(text)).toBe(sentence));

test.each([
	'IT answers twice as fast',
	'I saw it myself',
	'I’ve seen three of them',
	'Google sends half of them',
	'Anna and her team asked for it',
	'October was the worst month',
	'May was the worst month',
	'Black Friday brings half of the orders',
	'New York orders twice as much',
	'First National customers pay late',
	'iPhone users leave',
	'B2B customers call first',
	'A/B tests are run too short',
	'US visitors leave',
	'Boeing buys twice a year',
	'Kunden brechen ab',
	'four in ten leave',
	'40 % leave',
	'“The form is long”, they say',
	'ÖBB customers change trains',
	''
])('“%s” keeps its first letter', (text) => expect(spoken(text)).toBe(text));

test('a word that the plan writes small elsewhere is no name', () => {
	expect(spoken('Nurses leave', 'more of the nurses to stay')).toBe('nurses leave');
	expect(spoken('Nurses leave', 'more of the Nurses to stay')).toBe('Nurses leave');
});
