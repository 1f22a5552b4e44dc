import { expect, test } from 'vitest';
import {
	checkInAddress,
	checkInAt,
	checksIn,
	codeIn,
	placeInWords,
	placesInWords,
	type Question
} from '#lib/events/registration.ts';
import { limitsForm, limitValues, registrationForm } from '#lib/events/registration.server.ts';

const none = { most: null, most_marketing: null, most_it: null, most_other: null };

test('places are said in words, and nothing where there is no limit', () => {
	expect(placesInWords(null, 5)).toBe('');
	expect(placesInWords(none, 5)).toBe('');
	expect(placesInWords({ ...none, most: 8 }, 5)).toBe('3 of 8 places are free.');
	expect(placesInWords({ ...none, most: 4, most_it: 2 }, 5)).toBe('All 4 places are taken. At most 2 from IT.');
});

test('whoever finds the own side full reads that, and not how many places are free for others', () => {
	const limits = { ...none, most: 230, most_marketing: 100, most_it: 1, most_other: 0 };
	expect(placesInWords(limits, 210, 'marketing')).toBe(
		'All 100 places for marketing are taken. The 20 that are free are for others.'
	);
	expect(placesInWords({ ...limits, most: null }, 210, 'it')).toBe('The one place for IT is taken.');
	expect(placesInWords({ ...limits, most: null }, 210, 'other')).toBe('No place is for people of neither function.');
	expect(placesInWords(limits, 230, 'marketing')).toContain('All 230 places are taken.');
});

test('a place is said to be of another side where the event counts sides and the profile has changed', () => {
	const limits = { ...none, most_marketing: 2 };
	expect(placeInWords(limits, 'marketing', 'it')).toBe('has a place for marketing');
	expect(placeInWords(limits, 'it', 'marketing')).toBe('has a place for IT');
	for (const nothing of [
		placeInWords(limits, 'it', 'it'),
		placeInWords(limits, null, 'it'),
		placeInWords({ ...none, most: 4 }, 'marketing', 'it'),
		placeInWords(null, 'marketing', 'it')
	])
		expect(nothing).toBe('');
});

const eats: Question = {
	id: 7,
	asks: 'What do you eat?',
	kind: 'choice',
	options: ['All', 'No meat'],
	is_required: true,
	answer: null
};
const more: Question = { id: 8, asks: 'More?', kind: 'text', options: [], is_required: false, answer: null };

test('answers are read by the id of their question; nothing is no answer', () => {
	const form = registrationForm([eats, more]);
	expect(form.parse({ answers: { q7: 'No meat', q8: ' ', q99: 'x' } })).toEqual({ '7': 'No meat' });
	expect(form.safeParse({}).error?.issues[0]?.path).toEqual(['answers', 'q7']);
	expect(form.safeParse({ answers: { q7: 'Stones' } }).error?.issues[0]?.message).toBe('Choose one of these.');
});

test('limits and questions come back to their form as they were saved', () => {
	const values = limitValues({ ...none, most: 40 }, [eats, more]);
	expect(values).toMatchObject({ most: '40', 'questions.0.options': 'All\nNo meat', 'questions.1.is_required': '' });
});

test('a question with answers to choose from is a choice, an emptied one is gone', () => {
	const typed = {
		most: '',
		questions: [
			{ id: '7', asks: 'Which?', options: 'A\nB\nA' },
			{ asks: '', options: '' }
		]
	};
	expect(limitsForm.parse(typed)).toMatchObject({
		limits: none,
		questions: [{ id: 7, kind: 'choice', options: ['A', 'B'] }]
	});
	expect(limitsForm.safeParse({ most: 'many' }).success).toBe(false);
	expect(limitsForm.safeParse({ most: '0' }).success).toBe(false);
	expect(limitsForm.safeParse({ questions: [{ asks: 'Which?', options: 'A' }] }).success).toBe(false);
});

test('the code of the room leads to the event and is read from the address again', () => {
	const address = checkInAddress('https://ground.example', 'the-second-visit', 'AB2 &C');
	expect(address).toBe('https://ground.example/events/the-second-visit?code=AB2+%26C');
	expect(codeIn(new URL(address))).toBe('AB2 &C');
	expect(codeIn(new URL('https://ground.example/events/x'))).toBe('');
	// what no field of the form would take is cut
	expect(codeIn(new URL(`https://ground.example/events/x?code=${'A'.repeat(99)}`))).toBe('A'.repeat(20));
});

test('checking in opens a day before the event and ends with the results', () => {
	const event = { phase: 'announced', ideation_at: '2026-11-27T09:00:00Z', asked_at: '2026-11-26T08:59:59Z' };
	expect(checkInAt(event)).toBe('2026-11-26T09:00:00.000Z');
	expect(checksIn(event)).toBe(false);
	expect(checksIn({ ...event, asked_at: '2026-11-26T09:00:00Z' })).toBe(true);
	expect(checksIn({ ...event, phase: 'results', asked_at: '2026-11-28T09:00:00Z' })).toBe(false);
});
