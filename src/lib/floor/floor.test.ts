import { expect, test } from 'vitest';
import { placeInLine } from '#lib/floor/floor.ts';

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
