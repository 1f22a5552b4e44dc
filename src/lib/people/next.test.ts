import { expect, test } from 'vitest';
import { safeNext, withNext } from '#lib/people/next.ts';

test.each([
	['/ideas', '/ideas'],
	['/ideas?event=spring-sprint&sort=new#top', '/ideas?event=spring-sprint&sort=new#top'],
	['/events/../board', '/board']
])('a path of this site is followed: %s', (wanted, next) => {
	expect(safeNext(wanted)).toBe(next);
});

test.each([
	'//evil.example',
	'/\\evil.example',
	'/\t/evil.example',
	'/.//evil.example',
	'/x/..//evil.example',
	'\\\\evil.example',
	'https://evil.example/',
	'javascript:alert(1)',
	'JaVaScRiPt:alert(1)',
	'data:text/html,x',
	'ideas',
	' /ideas',
	'',
	null,
	undefined,
	`/${'x'.repeat(3000)}`
])('another site, a script or nonsense leads to the first page: %j', (wanted) => {
	expect(safeNext(wanted)).toBe('/');
});

test('a way back to the first page is not written into the address', () => {
	expect(withNext('/sign-in', '/')).toBe('/sign-in');
	expect(withNext('/sign-in', '//evil.example')).toBe('/sign-in');
	expect(withNext('/sign-in', '/ideas?q=a&b')).toBe('/sign-in?next=%2Fideas%3Fq%3Da%26b');
});
