import { randomUUID } from 'node:crypto';
import { sql } from './database.ts';
import { post, type Someone } from './people.ts';

const HOUR = 3_600_000;

/** In which phase the event is; each lasts two hours and the event stands in the middle of it. */
const PHASES = ['ideation', 'formation', 'build', 'submission', 'judging', 'voting', 'results'] as const;

/** The fields of an event's form, on the clocks of UTC, so that it is in this phase now. */
export function eventForm(phase: (typeof PHASES)[number], name = `Hack ${randomUUID().slice(0, 8)}`) {
	const form: Record<string, string> = {
		name,
		slug: name.toLowerCase().replaceAll(' ', '-'),
		brief: 'Two days to find out **why people leave**.',
		time_zone: 'UTC',
		// asked for where it moves times that people count on
		reason: 'The schedule of the building changed.',
		passes_at_once: 'true',
		'challenges.0.title': 'The form people leave'
	};
	PHASES.forEach((each, index) => {
		const begins = Date.now() + ((index - PHASES.indexOf(phase)) * 2 - 1) * HOUR;
		form[`${each}_at`] = new Date(begins).toISOString().slice(0, 16);
	});
	return form;
}

/** Plans an event as a leader, through its form. */
export async function plan(leader: Someone, phase: (typeof PHASES)[number]) {
	const form = eventForm(phase);
	const path = (await post(leader.request, '/events/new?/save', form)).replace(/\/setup$/, '');
	return { name: form.name ?? '', path, slug: form.slug ?? '', form };
}

/** Moves an event's times, not the clock, so that it is in this phase now: in life that takes days. */
export async function moveTo({ slug }: { slug: string }, phase: (typeof PHASES)[number]): Promise<void> {
	const times = eventForm(phase);
	await sql`update public.events set ideation_at = ${times.ideation_at}::timestamp at time zone 'UTC',
		formation_at = ${times.formation_at}::timestamp at time zone 'UTC', build_at = ${times.build_at}::timestamp at time zone 'UTC',
		submission_at = ${times.submission_at}::timestamp at time zone 'UTC', judging_at = ${times.judging_at}::timestamp at time zone 'UTC',
		voting_at = ${times.voting_at}::timestamp at time zone 'UTC', results_at = ${times.results_at}::timestamp at time zone 'UTC'
		where slug = ${slug}`;
}

/** Logs an idea in an event, through its form; answers the path of its page. */
export async function logIdea(author: Someone, event: { path: string; slug: string }, title: string): Promise<string> {
	const page = await (await author.request.get(`/ideas/new?event=${event.slug}`)).text();
	const place = /<option value="(\d+)" selected/.exec(page)?.[1];
	if (place === undefined) throw new Error('the form offers no event');
	const problem = 'Four of ten who see the form never finish it.';
	return post(author.request, '/ideas/new?/log', { title, problem, place });
}
