import { expect, test } from 'vitest';
import { moreInWords, newsInWords } from '#lib/impact/eventNews.ts';

const news = {
	slug: 'tokyo',
	name: 'Tokyo',
	moment: null,
	reason: null,
	at: '2026-11-27T03:00:00Z',
	id: 7,
	times: null
};
const zone = 'Asia/Tokyo';

test('a time that moved is told with the zone of the event, for its clocks and those of the reader', () => {
	const to_at = '2026-11-27T12:30:00Z';
	const moved = {
		...news,
		kind: 'time_moved',
		moment: 'judging_at',
		to_at,
		reason: 'Trains.',
		time_zone: zone
	} as const;
	expect(newsInWords(moved)).toMatchObject({
		says: 'The deadline moved to',
		when: { at: to_at, zone, then: ': Trains.' }
	});
});

test('finalists are told when the final ends in the same way, and who is none is told no time', () => {
	const final = { ...news, to_at: '2026-11-27T12:30:00Z', time_zone: zone };
	expect(newsInWords({ ...final, kind: 'finalist' }).when).toMatchObject({ at: final.to_at, zone });
	expect(newsInWords({ ...final, kind: 'not_finalist' })).not.toHaveProperty('when');
});

test('what an organizer announced is drawn as it was written, and nothing else is', () => {
	const told = { ...news, to_at: null, reason: 'Lunch is **ready**.', time_zone: zone };
	expect(newsInWords({ ...told, kind: 'announced' })).toMatchObject({ says: 'Lunch is **ready**.', isWritten: true });
	expect(newsInWords({ ...told, kind: 'place_taken' })).not.toHaveProperty('isWritten');
});

test('who lost a place is told why, and where to ask for one again', () => {
	const told = newsInWords({ ...news, kind: 'place_taken', to_at: null, reason: 'You are ill.', time_zone: zone });
	expect(told).toMatchObject({
		href: '/events/tokyo',
		says: expect.stringContaining('took your place back: You are ill. Register again')
	});
});

test('times that were moved together are told in one line, which names the deadline where it is among them', () => {
	const moved = { ...news, kind: 'time_moved', to_at: news.at, reason: 'Trains.', time_zone: zone } as const;
	const line = (moment: string, times: number) => newsInWords({ ...moved, moment, times }).says;
	expect(line('judging_at', 7)).toBe('Seven times moved, the deadline to');
	expect(line('voting_at', 2)).toBe('Two times moved, “Voting” to');
	expect(line('voting_at', 1)).toBe('“Voting” moved to');
});

test('what the first page has no room for is named, with where it is read', () => {
	const more = { slug: 'tokyo', name: 'Tokyo' };
	expect(moreInWords({ ...more, kind: 'announced', count: 3 })).toEqual({
		says: '3 more announcements of Tokyo',
		href: '/events/tokyo/announcements'
	});
	expect(moreInWords({ ...more, kind: 'time_moved', count: 1 }).href).toBe('/events/tokyo#moves');
});

test('a demo day that was moved says when and where it is now', () => {
	const moved = { ...news, kind: 'demo_moved', to_at: news.at, reason: 'Hall B', time_zone: zone } as const;
	expect(newsInWords(moved)).toMatchObject({
		says: 'The demo day was moved. It begins',
		when: { at: news.at, then: ', Hall B.' },
		href: '/events/tokyo/demo'
	});
	expect(newsInWords({ ...moved, reason: '' }).when?.then).toBe('.');
	expect(newsInWords({ ...moved, reason: 'Hall B, 2nd fl.' }).when?.then).toBe(', Hall B, 2nd fl.');
});
