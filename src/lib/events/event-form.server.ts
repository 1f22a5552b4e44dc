import { z } from 'zod';
import { linksIn, linksAsText } from '#lib/events/links.ts';
import { moments, slugFor, type Schedule } from '#lib/events/events.ts';
import type { AgendaDraft } from '#lib/events/templates.ts';
import { isZone, toInstant, toLocal } from '#lib/events/zones.ts';
import type { FormParts } from '#lib/server/meanwhile.ts';

const time = z.string('Say when.').trim().min(1, 'Say when.');
const id = z.coerce.number().int().positive();
const nothing = z.literal('').transform(() => undefined);

const challenge = z.object({
	id: id.optional().or(nothing),
	title: z.string().trim().max(120, 'Shorten the title to 120 characters.').default(''),
	brief: z.string().trim().max(4000, 'Shorten this to 4,000 characters.').default(''),
	owner_id: z.uuid('Choose somebody from the list.').optional().or(nothing),
	resources: z.string().default('')
});

const agendaItem = z.object({
	at: z.string().trim().default(''),
	title: z.string().trim().max(120, 'Shorten the title to 120 characters.').default(''),
	place: z.string().trim().max(120, 'Shorten the place to 120 characters.').default(''),
	note: z.string().trim().max(500, 'Shorten the note to 500 characters.').default('')
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
		reason: z.string().trim().max(500, 'Shorten the reason to 500 characters.').default(''),
		passes_at_once: z.enum(['true']).optional(),
		agenda_moves: z.enum(['true']).optional(),
		copy_of: id.optional().or(nothing),
		template: z.string().max(40).default(''),
		challenges: z.array(challenge).max(30, 'Keep it to 30 challenges.').default([]),
		agenda: z.array(agendaItem).max(100, 'Keep it to 100 points.').optional()
	})
	.transform(({ challenges, agenda, template, ...event }, context) => {
		const complain = (path: (string | number)[], message: string) =>
			context.addIssue({ code: 'custom', path, message });
		let before = '';
		for (const { at } of moments) {
			const instant = toInstant(event[at], event.time_zone);
			if (instant === null) complain([at], 'Say when, as day and time.');
			else if (instant < before) complain([at], 'This begins before the phase above it.');
			before = event[at] = instant ?? before;
		}
		challenges.forEach(({ title, brief, resources }, index) => {
			if (title.length < 3 && (title || brief))
				complain(['challenges', index, 'title'], 'Give the challenge a title of 3 to 120 characters.');
			const wrong = linksIn(resources).wrong;
			if (wrong) complain(['challenges', index, 'resources'], wrong);
		});
		const points = agenda?.map(({ at, ...item }, index) => {
			const instant = toInstant(at, event.time_zone);
			const isEmpty = !item.title && !item.place && !item.note;
			if (!isEmpty && item.title.length < 2)
				complain(['agenda', index, 'title'], 'Say what it is, in 2 to 120 characters.');
			if (!isEmpty && instant === null) complain(['agenda', index, 'at'], 'Say when, as day and time.');
			return { ...item, at: instant ?? '' };
		});
		return {
			/** The template it begins with, by name; the area of set-ups knows what that brings. */
			template,
			event: {
				...event,
				slug: event.slug || slugFor(event.name),
				...(points && { agenda: points.filter(({ title }) => title !== '') })
			},
			// a row left empty is a challenge taken away
			challenges: challenges
				.filter(({ title }) => title !== '')
				.map((one) => ({ ...one, resources: linksIn(one.resources).links.map((link) => ({ ...link })) }))
		};
	});

/** The fields of its form that name the owner of a challenge. */
export const ownersIn = (form: FormData): string[] =>
	[...form.keys()].filter((name) => /^challenges\.\d{1,3}\.owner$/.test(name));

/** What the database is told of an event. */
export type EventDraft = z.output<typeof eventForm>;

type Planned = Schedule & {
	readonly name: string;
	readonly slug: string;
	readonly brief: string;
	readonly time_zone: string;
	readonly challenges: readonly Challenge[];
	readonly agenda: readonly AgendaDraft[];
};
type Challenge = {
	readonly id: number;
	readonly title: string;
	readonly brief: string;
	readonly owner: { readonly id: string; readonly name: string } | null;
	readonly resources: readonly { readonly title: string; readonly url: string }[];
};

/** An event as the fields of its form, by field name. */
export function valuesOf(event: Planned): Record<string, string> {
	const { name, slug, brief, time_zone } = event;
	const values: Record<string, string> = { name, slug, brief, time_zone, ...challengeValues(event.challenges, true) };
	for (const { at } of moments) values[at] = toLocal(event[at], time_zone);
	return {
		...values,
		...agendaValues(event.agenda.map((item) => ({ ...item, at: toLocal(item.at, time_zone) })))
	};
}

const times = ['time_zone', ...moments.map(({ at }) => at)];

/** The parts of that form, each of which two organizers change apart from each other. */
export const eventParts: FormParts = {
	labels: {
		...{ name: 'Name', slug: 'Address', brief: 'Brief', time_zone: 'Time zone' },
		...{ challenges: 'Challenges', agenda: 'Agenda' },
		...Object.fromEntries(moments.map(({ at, label }) => [at, label]))
	},
	// times are as the clocks of the zone show them: in another zone each of them is another moment
	together: (...states) => (new Set(states.map(({ time_zone }) => time_zone)).size > 1 ? [...times, 'agenda'] : [])
};

/** Challenges as fields; without their ids they are new ones of another event. */
export function challengeValues(challenges: readonly Challenge[], keepsIds: boolean): Record<string, string> {
	const values: Record<string, string> = {};
	challenges.forEach((challenge, index) => {
		if (keepsIds) values[`challenges.${index}.id`] = String(challenge.id);
		values[`challenges.${index}.title`] = challenge.title;
		values[`challenges.${index}.brief`] = challenge.brief;
		values[`challenges.${index}.owner`] = challenge.owner?.name ?? '';
		values[`challenges.${index}.owner_id`] = challenge.owner?.id ?? '';
		values[`challenges.${index}.resources`] = linksAsText(challenge.resources);
	});
	return values;
}

/** The points of an agenda as fields. */
export function agendaValues(agenda: readonly AgendaDraft[]): Record<string, string> {
	const values: Record<string, string> = {};
	agenda.forEach(({ at, title, place, note }, index) => {
		Object.assign(values, { [`agenda.${index}.title`]: title, [`agenda.${index}.at`]: at });
		Object.assign(values, { [`agenda.${index}.place`]: place, [`agenda.${index}.note`]: note });
	});
	return values;
}
