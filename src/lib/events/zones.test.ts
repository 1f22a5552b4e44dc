import { describe, expect, test } from 'vitest';
import { daysInZone, forReader, inNamedZone, isZone, toInstant, toLocal } from '#lib/events/zones.ts';

describe('a time typed for a zone', () => {
	test('means that time on the clocks of the zone, in winter and in summer', () => {
		expect(toInstant('2026-01-15T09:00', 'Europe/Berlin')).toBe('2026-01-15T08:00:00.000Z');
		expect(toInstant('2026-07-15T09:00', 'Europe/Berlin')).toBe('2026-07-15T07:00:00.000Z');
		expect(toInstant('2026-07-15T09:00', 'America/New_York')).toBe('2026-07-15T13:00:00.000Z');
		expect(toInstant('2026-07-15T09:00', 'Asia/Kolkata')).toBe('2026-07-15T03:30:00.000Z');
		expect(toInstant('2026-07-15T09:00', 'UTC')).toBe('2026-07-15T09:00:00.000Z');
	});

	test('that never happens, because clocks go forward, moves as far as they do', () => {
		expect(toInstant('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
	});

	test('that happens twice, because clocks go back, is the first of the two', () => {
		expect(toInstant('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
		expect(toInstant('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
	});

	test('keeps its hour on both sides of a change of the clocks', () => {
		expect(toInstant('2026-03-28T17:00', 'Europe/Berlin')).toBe('2026-03-28T16:00:00.000Z');
		expect(toInstant('2026-03-29T17:00', 'Europe/Berlin')).toBe('2026-03-29T15:00:00.000Z');
	});

	test('comes back as it was typed', () => {
		for (const zone of ['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC']) {
			for (const local of ['2026-03-28T23:59', '2026-04-05T12:00', '2026-10-31T00:00', '2027-01-01T00:00']) {
				expect(toLocal(toInstant(local, zone) ?? '', zone)).toBe(local);
			}
		}
	});

	test('that is no time is nothing', () => {
		for (const local of ['', 'soon', '2026-13-01T00:00', '2026-03-29', "2026-03-29T02:30'; drop table events"]) {
			expect(toInstant(local, 'Europe/Berlin')).toBeNull();
		}
	});
});

test('a zone is one that can be shown', () => {
	expect(isZone('Europe/Berlin')).toBe(true);
	expect(isZone('Middle/Earth')).toBe(false);
	expect(isZone('')).toBe(false);
});

test('the days of an event are said once', () => {
	expect(daysInZone('2026-03-12T08:00Z', '2026-03-12T20:00Z', 'Europe/Berlin')).toBe('12 Mar 2026');
	expect(daysInZone('2026-03-12T08:00Z', '2026-03-13T20:00Z', 'Europe/Berlin')).toBe('12 to 13 Mar 2026');
	expect(daysInZone('2026-03-31T08:00Z', '2026-04-01T20:00Z', 'Europe/Berlin')).toBe('31 Mar to 1 Apr 2026');
	expect(daysInZone('2026-12-31T08:00Z', '2027-01-01T20:00Z', 'Europe/Berlin')).toBe('31 Dec 2026 to 1 Jan 2027');
});

test('a moment that is written down names its zone', () => {
	expect(inNamedZone('2026-03-12T13:00:00Z', 'America/New_York')).toMatch(
		/^Thu,? 12 Mar,? 09:00 \(America\/New York\)$/
	);
});

describe('beside the time of an event, a reader elsewhere', () => {
	test('reads the own one, with the day only where that is another', () => {
		expect(forReader('2026-03-12T08:00:00Z', 'Europe/Berlin', 'Asia/Tokyo')).toBe('17:00');
		expect(forReader('2026-03-12T20:00:00Z', 'Europe/Berlin', 'Asia/Tokyo')).toMatch(/^Fri,? 13 Mar,? 05:00$/);
		expect(forReader('2026-03-12T23:30:00Z', 'Europe/Berlin', 'America/New_York')).toMatch(/^Thu,? 12 Mar,? 19:30$/);
	});

	test('reads nothing where the clocks show the same', () => {
		expect(forReader('2026-03-12T08:00:00Z', 'Europe/Berlin', 'Europe/Amsterdam')).toBe('');
		expect(forReader('2026-03-12T08:00:00Z', 'Europe/London', 'UTC')).toBe('');
		expect(forReader('2026-06-12T08:00:00Z', 'Europe/London', 'UTC')).toBe('08:00');
	});
});
