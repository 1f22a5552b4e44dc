import { expect, test } from 'vitest';
import { newsInWords, placeInLine } from '#lib/floor/floor.ts';

test.each([
	[1, 'next in line'],
	[2, '2nd in line'],
	[3, '3rd in line'],
	[4, '4th in line'],
	[11, '11th in line'],
	[12, '12th in line'],
	[21, '21st in line'],
	[112, '112th in line']
])('place %i is said as %s', (place, says) => {
	expect(placeInLine(place)).toBe(says);
});

test('who hears a page is told what is new, in the order it was said, and nothing twice', () => {
	const [coffee, lunch, end] = [
		{ id: 1, says: 'Coffee at ten.' },
		{ id: 2, says: 'Lunch is served.' },
		{ id: 3, says: 'We end at five.' }
	];
	expect(newsInWords([lunch, coffee], [coffee])).toBe('New announcement: Lunch is served.');
	expect(newsInWords([end, lunch, coffee], [coffee])).toBe('2 new announcements: Lunch is served. We end at five.');
	expect(newsInWords([coffee], [lunch, coffee])).toBe('');
});
