import { expect, test } from 'vitest';
import { daysUntilResults, linkInWords } from '#lib/judging/guests.ts';

test('a link that is made now lasts until a day after the results, and never longer than is allowed', () => {
	expect(daysUntilResults('2026-11-26T10:00:00Z', '2026-11-28T09:00:00Z')).toBe(3);
	expect(daysUntilResults('2026-11-26T10:00:00Z', '2027-03-28T10:00:00Z')).toBe(123);
	expect(daysUntilResults('2026-11-26T10:00:00Z', '2026-11-20T09:00:00Z')).toBe(1);
	expect(daysUntilResults('2026-11-26T10:00:00Z', '2028-11-28T09:00:00Z')).toBe(366);
});

test('a link is revoked before it ran out, and opened only while it opens', () => {
	const link = { expires_at: '', opens: true, revoked_at: null, opened_at: null };
	expect(linkInWords(link)).toBe('Has not opened the link');
	expect(linkInWords({ ...link, opened_at: '2026-11-26' })).toBe('Opened the link');
	expect(linkInWords({ ...link, opens: false, opened_at: '2026-11-26' })).toBe('Link ran out');
	expect(linkInWords({ ...link, opens: false, revoked_at: '2026-11-26' })).toBe('Link revoked');
});
