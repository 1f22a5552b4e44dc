import { expect, test } from 'vitest';
import { zoneIn } from './readersZone.ts';

test.each([
	['Europe/Berlin', 'Europe/Berlin'],
	['europe/berlin', 'Europe/Berlin'],
	['UTC', 'UTC'],
	['Mars/Olympus', null],
	['"><script>', null],
	['', null],
	[undefined, null]
])('a cookie that says %s names %s', (cookie, zone) => {
	expect(zoneIn(cookie)).toBe(zone);
	expect(zoneIn(cookie)).toBe(zone);
});
