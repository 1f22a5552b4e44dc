import { expect, test } from 'vitest';
import { newsInWords } from '#lib/impact/eventNews.ts';

const news = { slug: 'tokyo', name: 'Tokyo', moment: null, reason: null, at: '2026-11-27T03:00:00Z', id: 7 };
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

test('who lost a place is told why, and where to ask for one again', () => {
	const told = newsInWords({ ...news, kind: 'place_taken', to_at: null, reason: 'You are ill.', time_zone: zone });
	expect(told).toMatchObject({
		href: '/events/tokyo',
		says: expect.stringContaining('took your place back: You are ill. Register again')
	});
});
