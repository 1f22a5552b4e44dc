import { z } from 'zod';
import { moments, slugFor, type Moment, type Schedule } from '#lib/events/events.ts';
import { isZone, toInstant, toLocal } from '#lib/events/zones.ts';

const time = z.string('Say when.').trim().min(1, 'Say when.');

const challenge = z.object({
	id: z.coerce
		.number()
		.int()
		.positive()
		.optional()
		.or(z.literal('').transform(() => undefined)),
	title: z.string().trim().max(120, 'Shorten the title to 120 characters.').default(''),
	brief: z.string().trim().max(4000, 'Shorten this to 4,000 characters.').default('')
});

/** An event as its form sends it: times as the clocks of its zone show them. Gives them back as moments. */
export const eventForm = z
	.object({
		name: z
			.string()
			.trim()
			.min(3, 'Give the event a name of 3 to 80 characters.')
			.max(80, 'Shorten the name to 80 characters.'),
		slug: z.string().trim().toLowerCase().max(60, 'Shorten the address to 60 characters.').default(''),
		brief: z.string().trim().max(10_000, 'Shorten the brief to 10,000 characters.').default(''),
		time_zone: z.string().refine(isZone, 'Choose a time zone from the list, such as Europe/Berlin.'),
		ideation_at: time,
		formation_at: time,
		build_at: time,
		submission_at: time,
		judging_at: time,
		voting_at: time,
		results_at: time,
		challenges: z.array(challenge).max(30, 'Keep it to 30 challenges.').default([])
	})
	.transform(({ challenges, ...event }, context) => {
		let before = '';
		for (const { at } of moments) {
			const instant = toInstant(event[at], event.time_zone);
			if (instant === null) context.addIssue({ code: 'custom', path: [at], message: 'Say when, as day and time.' });
			else if (instant < before)
				context.addIssue({ code: 'custom', path: [at], message: 'This begins before the phase above it.' });
			before = event[at] = instant ?? before;
		}
		challenges.forEach(({ title, brief }, index) => {
			if (title.length < 3 && (title || brief)) {
				const message = 'Give the challenge a title of 3 to 120 characters.';
				context.addIssue({ code: 'custom', path: ['challenges', index, 'title'], message });
			}
		});
		return {
			event: { ...event, slug: event.slug || slugFor(event.name) },
			// a row left empty is a challenge taken away
			challenges: challenges.filter(({ title }) => title !== '')
		};
	});

/** What the database is told of an event. */
export type EventDraft = z.output<typeof eventForm>;

/**
 * The times of a two-day event that begins two weeks from now at nine, as the clocks of the zone show them: ideas in the
 * morning, teams at eleven, a working day later the deadline, results in the afternoon.
 */
export function twoDays(zone: string, now: number): Record<Moment, string> {
	const day = (days: number) => toLocal(now + days * 86_400_000, zone).slice(0, 10);
	const [first, second] = [day(14), day(15)];
	return {
		ideation_at: `${first}T09:00`,
		formation_at: `${first}T11:00`,
		build_at: `${first}T13:00`,
		submission_at: `${second}T12:00`,
		judging_at: `${second}T14:00`,
		voting_at: `${second}T15:30`,
		results_at: `${second}T16:30`
	};
}

type Planned = Schedule & {
	readonly name: string;
	readonly slug: string;
	readonly brief: string;
	readonly time_zone: string;
	readonly challenges: readonly { readonly id: number; readonly title: string; readonly brief: string }[];
};

/** An event as the fields of its form, by field name. */
export function valuesOf(event: Planned): Record<string, string> {
	const { name, slug, brief, time_zone } = event;
	const values: Record<string, string> = { name, slug, brief, time_zone };
	for (const { at } of moments) values[at] = toLocal(event[at], time_zone);
	event.challenges.forEach((challenge, index) => {
		values[`challenges.${index}.id`] = String(challenge.id);
		values[`challenges.${index}.title`] = challenge.title;
		values[`challenges.${index}.brief`] = challenge.brief;
	});
	return values;
}
