import { expect, test } from 'vitest';
import { beginnings } from '#lib/ledger/beginnings.ts';

const field = (key: string, label: string, kind = 'long') => ({ key, label, kind });
const usual = [
	field('pitch', 'Pitch'),
	field('problem', 'Problem'),
	field('built', 'What was built'),
	field('next', 'Next step', 'short'),
	field('link', 'Link to a demo', 'link')
];
const idea = { problem: 'The idea’s problem.', proposal: 'The idea’s proposal.' };
const nothing = { value: '', from: null };

test('what was handed in comes before what the idea says, and each part says where it is from', () => {
	const answers = { pitch: 'One field less.', problem: 'Four of ten leave.', built: 'A form.', next: '', link: '' };
	expect(beginnings({ fields: usual, answers, ...idea })).toEqual({
		insight: { value: 'Four of ten leave.', from: '“Problem” in the submission' },
		change: { value: 'One field less.', from: '“Pitch” in the submission' },
		audience: nothing,
		expected_outcome: nothing
	});
});

test('the idea speaks only where the submission is silent', () => {
	const answers = { pitch: 'One field less.', problem: '  ' };
	expect(beginnings({ fields: usual, answers, ...idea })).toMatchObject({
		insight: { value: 'The idea’s problem.', from: 'the problem of the idea' },
		change: { value: 'One field less.' }
	});
	expect(beginnings({ fields: usual, answers: {}, ...idea }).change.value).toBe('The idea’s proposal.');
});

test('fields that an organizer named fill the parts they ask for, each once', () => {
	const fields = [
		field('pitch', 'In a minute'),
		field('who', 'For whom', 'short'),
		field('change', 'Your solution'),
		field('gain', 'Expected impact', 'choice'),
		field('why', 'Why this problem'),
		field('page', 'Impact page', 'link')
	];
	const answers = {
		pitch: 'P',
		who: 'First-time visitors',
		change: 'It goes',
		gain: 'More orders',
		why: 'They leave',
		page: 'https://x.test'
	};
	const begun = beginnings({ fields, answers, ...idea });
	expect(Object.values(begun).map(({ value }) => value)).toEqual([
		'They leave',
		'First-time visitors',
		'More orders',
		'It goes'
	]);
	const twice = beginnings({
		fields: [field('a', 'Problem and impact')],
		answers: { a: 'Both' },
		problem: '',
		proposal: ''
	});
	expect(twice).toMatchObject({ insight: { value: 'Both' }, expected_outcome: nothing });
});

test('nothing is made up where nothing was written, and a long answer is cut and says so', () => {
	const none = beginnings({ fields: [], answers: {}, problem: '', proposal: '' });
	expect(new Set(Object.values(none))).toEqual(new Set([nothing]));
	const long = beginnings({ fields: usual, answers: { pitch: 'word '.repeat(200) }, ...idea }).change.value;
	expect(long.length).toBeLessThanOrEqual(500);
	expect(long.endsWith('…')).toBe(true);
});
