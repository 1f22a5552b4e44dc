import { expect, test } from 'vitest';
import { sinceInWords } from '#lib/decisions/records.ts';

test.each([
	[{ readings: 0, amendments: 0 }, null],
	[{ readings: 1, amendments: 0 }, 'Since then one reading was entered. It does not change what this page shows.'],
	[
		{ readings: 14, amendments: 1 },
		'Since then 14 readings and one amendment were entered. They do not change what this page shows.'
	],
	[{ readings: 0, amendments: 2 }, 'Since then 2 amendments were entered. They do not change what this page shows.']
])('what came after a decision is told: %j', (since, says) => {
	expect(sinceInWords(since)).toBe(says);
});
