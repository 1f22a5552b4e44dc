import { expect, test } from 'vitest';
import { pieces } from '#lib/people/mailed.ts';

test('the addresses of a mail can be followed, its words cannot', () => {
	expect(pieces('Choose a password: http://localhost:3000/auth/confirm?a=1&b=2\nThis works once.')).toEqual([
		{ text: 'Choose a password: ', isLink: false },
		{ text: 'http://localhost:3000/auth/confirm?a=1&b=2', isLink: true },
		{ text: '\nThis works once.', isLink: false }
	]);
});

test('a script in a mail is only words', () => {
	expect(pieces('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)', isLink: false }]);
});
