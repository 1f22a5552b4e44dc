import { toLocal } from '#lib/events/zones.ts';
import type { Terms } from '#lib/reviews/reviews.ts';

/** A review as the fields of its form, by field name. */
export function valuesOf(terms: Terms): Record<string, string> {
	return {
		title: terms.title,
		starts_at: toLocal(terms.starts_at, terms.time_zone),
		time_zone: terms.time_zone,
		rhythm_days: terms.rhythm_days === null ? '' : String(terms.rhythm_days),
		rule: terms.rule,
		quorum_percent: String(terms.quorum_percent),
		ballot_hours: String(terms.ballot_hours),
		minutes: String(terms.minutes),
		reading_days: String(terms.reading_days),
		place: terms.place,
		chair_id: terms.chair_id
	};
}

/** What a new review begins with: two weeks from now at ten, every 90 days, a majority in each function and half the panel. */
export function firstTerms(zone: string, now: number, chair: string): Record<string, string> {
	const soon = toLocal(now + 14 * 86_400_000, zone).slice(0, 10);
	return {
		...{ title: 'Growth board', starts_at: `${soon}T10:00`, time_zone: zone, rhythm_days: '90', rule: 'each_function' },
		...{ quorum_percent: '50', ballot_hours: '1', minutes: '15', reading_days: '3', place: '', chair_id: chair }
	};
}
