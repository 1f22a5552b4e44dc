import { z } from 'zod';
import { movedInWords } from '#lib/events/moves.ts';
import { finalInWords } from '#lib/judging/finals.ts';
import { asSentence } from '#lib/ui/sentences.ts';

/**
 * Something of one's events that the first page tells: `reason` is why a time moved or a place was taken, where the demo day is now, what
 * was announced, or that finalists were named anew; `id` is the announcement, or one's own team; `times` how many times were moved
 * together, of which one is named.
 */
export const eventNews = z.object({
	kind: z.enum(['moved_up', 'place_taken', 'time_moved', 'demo_moved', 'announced', 'finalist', 'not_finalist']),
	...{ slug: z.string(), name: z.string(), moment: z.string().nullable(), to_at: z.string().nullable() },
	...{ reason: z.string().nullable(), at: z.string(), id: z.number().nullable(), time_zone: z.string() },
	times: z.number().nullable()
});
export type EventNews = z.output<typeof eventNews>;

/** How much of an event the first page does not tell: what was announced, or other times that moved. */
export const moreNews = z.object({
	...{ kind: z.enum(['announced', 'time_moved']), slug: z.string(), name: z.string(), count: z.number() }
});
export type MoreNews = z.output<typeof moreNews>;

type NewsLine = {
	readonly key: string;
	readonly name: string;
	readonly href: string;
	readonly at: string;
	/** The clocks of the event. */
	readonly zone: string;
	readonly says: string;
	/** Whether an organizer wrote it, in Markdown. */
	readonly isWritten?: boolean;
	readonly when?: { readonly at: string; readonly zone: string; readonly then: string };
};

/**
 * A piece of news as a line: what it is about, what it says, and where it names a time, `when` with the zone of the event and
 * what follows it.
 */
export function newsInWords({
	kind,
	slug,
	name,
	moment,
	to_at,
	reason,
	at,
	id,
	times,
	time_zone: zone
}: EventNews): NewsLine {
	const about = { key: `${kind}-${slug}-${moment ?? id ?? ''}`, name, href: `/events/${slug}`, at, zone };
	if (kind === 'moved_up') return { ...about, says: 'A place became free: you are registered.' };
	if (kind === 'place_taken') {
		const says = `An organizer took your place back: ${asSentence(reason ?? '')} Register again there if you can come after all.`;
		return { ...about, says };
	}
	if (kind === 'announced')
		return { ...about, says: reason ?? '', isWritten: true, href: `/events/${slug}/announcements` };
	if (kind === 'finalist' || kind === 'not_finalist') {
		const says = finalInWords(kind === 'finalist', reason === 'changed');
		if (kind === 'not_finalist') return { ...about, says, href: `/teams/${id}` };
		return { ...about, says: `${says} It ends`, when: { at: to_at ?? at, zone, then: '.' }, href: `/teams/${id}` };
	}
	if (kind === 'demo_moved') {
		const then = reason ? `, ${asSentence(reason)}` : '.';
		return {
			...about,
			says: 'The demo day was moved. It begins',
			when: { at: to_at ?? at, zone, then },
			href: `/events/${slug}/demo`
		};
	}
	const what = movedInWords(moment);
	const many = numerals[times ?? 1];
	const says = many ? `${many} times moved, ${what.replace(/^The/, 'the')} to` : `${what} moved to`;
	return { ...about, says, when: { at: to_at ?? at, zone, then: `: ${reason ?? ''}` } };
}

/** An event has seven times. */
const numerals: Readonly<Record<number, string>> = { 2: 'Two', 3: 'Three', 4: 'Four', 5: 'Five', 6: 'Six', 7: 'Seven' };

/** Where what the first page does not tell is read. */
export function moreInWords({ kind, slug, name, count }: MoreNews) {
	const page = `/events/${slug}`;
	return kind === 'announced'
		? {
				says: `${count === 1 ? 'One more announcement' : `${count} more announcements`} of ${name}`,
				href: `${page}/announcements`
			}
		: { says: `More times that moved of ${name}`, href: `${page}#moves` };
}
