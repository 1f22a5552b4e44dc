import { z } from 'zod';
import { moments } from '#lib/events/events.ts';
import { finalInWords } from '#lib/judging/finals.ts';
import { inWords } from '#lib/ui/moments.ts';

/**
 * Something of one's events that the first page tells: `reason` is why a time moved, what was announced, or that finalists were named
 * anew; `id` is the announcement, or one's own team.
 */
export const eventNews = z.object({
	kind: z.enum(['moved_up', 'time_moved', 'announced', 'finalist', 'not_finalist']),
	...{ slug: z.string(), name: z.string(), moment: z.string().nullable(), to_at: z.string().nullable() },
	...{ reason: z.string().nullable(), at: z.string(), id: z.number().nullable() }
});
export type EventNews = z.output<typeof eventNews>;

/** A piece of news as a line: what it is about, what it says. */
export function newsInWords({ kind, slug, name, moment, to_at, reason, at, id }: EventNews) {
	const about = { key: `${kind}-${slug}-${moment ?? id ?? ''}`, name, href: `/events/${slug}`, at };
	if (kind === 'moved_up') return { ...about, says: 'A place became free: you are registered.' };
	if (kind === 'announced') return { ...about, says: reason ?? '', href: `/events/${slug}/announcements` };
	if (kind === 'finalist' || kind === 'not_finalist') {
		const says = finalInWords(kind === 'finalist', reason === 'changed');
		const until = kind === 'finalist' ? ` It ends ${inWords(new Date(to_at ?? at), 'moment', 'UTC')} UTC.` : '';
		return { ...about, says: `${says}${until}`, href: `/teams/${id}` };
	}
	const what =
		moment === 'judging_at' ? 'The deadline' : `“${moments.find(({ at: one }) => one === moment)?.label ?? ''}”`;
	return { ...about, says: `${what} moved to ${inWords(new Date(to_at ?? at), 'moment', 'UTC')} UTC: ${reason ?? ''}` };
}
