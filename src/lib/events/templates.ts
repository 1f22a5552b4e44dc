import { moments, type Moment, type Schedule } from '#lib/events/events.ts';
import { toLocal } from '#lib/events/zones.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** A point of an agenda as its form has it: the time as the clocks of the event's zone show it. */
export type AgendaDraft = {
	readonly at: string;
	readonly title: string;
	readonly place: string;
	readonly note: string;
};

type Template = {
	readonly name: string;
	readonly label: string;
	readonly hint: string;
	/** When it usually begins, and in how many days from today. */
	readonly begins: string;
	/** Minutes after the beginning, on the clocks of the zone. */
	readonly phases: Readonly<Record<Moment, number>>;
	readonly agenda: readonly { readonly after: number; readonly title: string; readonly note?: string }[];
};

export const templates: readonly Template[] = [
	{
		name: 'two-days',
		label: 'Two days on site',
		hint: 'Ideas and teams in the first morning, the deadline on the second day at two, results at half past four.',
		begins: '09:00',
		phases: {
			ideation_at: 0,
			formation_at: 2 * HOUR,
			build_at: 4 * HOUR,
			submission_at: DAY + 3 * HOUR,
			judging_at: DAY + 5 * HOUR,
			voting_at: DAY + 6 * HOUR + 30,
			results_at: DAY + 7 * HOUR + 30
		},
		agenda: [
			{ after: 0, title: 'Welcome and the challenges', note: 'Their owners tell what is known.' },
			{ after: 2 * HOUR, title: 'Pitches of ideas, teams form' },
			{ after: 3 * HOUR, title: 'Lunch' },
			{ after: DAY, title: 'Stand-up: what each team needs' },
			{ after: DAY + 5 * HOUR, title: 'Demos' },
			{ after: DAY + 7 * HOUR + 30, title: 'Results and what happens next' }
		]
	},
	{
		name: 'week',
		label: 'One week remote',
		hint: 'Ideas on the first day, teams on the second, time beside the daily work, demos on the fifth afternoon.',
		begins: '09:00',
		phases: {
			ideation_at: 0,
			formation_at: DAY,
			build_at: DAY + 4 * HOUR,
			submission_at: 4 * DAY,
			judging_at: 4 * DAY + 4 * HOUR,
			voting_at: 4 * DAY + 6 * HOUR + 30,
			results_at: 4 * DAY + 7 * HOUR + 30
		},
		agenda: [
			{ after: 0, title: 'Opening call: the challenges' },
			{ after: DAY, title: 'Call: pitches of ideas, teams form' },
			{ after: 2 * DAY, title: 'Open hour with the mentors' },
			{ after: 3 * DAY, title: 'Open hour with the mentors' },
			{ after: 4 * DAY + 4 * HOUR, title: 'Demo call' },
			{ after: 4 * DAY + 7 * HOUR + 30, title: 'Closing call: results' }
		]
	},
	{
		name: 'evening',
		label: 'Evening sprint',
		hint: 'Half an hour for ideas, half an hour for teams, two and a half hours to build, results before ten.',
		begins: '17:00',
		phases: {
			ideation_at: 0,
			formation_at: 30,
			build_at: HOUR,
			submission_at: 3 * HOUR,
			judging_at: 3 * HOUR + 30,
			voting_at: 4 * HOUR,
			results_at: 4 * HOUR + 30
		},
		agenda: [
			{ after: 0, title: 'Welcome and the challenges' },
			{ after: HOUR, title: 'Food arrives' },
			{ after: 3 * HOUR + 30, title: 'Demos, three minutes each' },
			{ after: 4 * HOUR + 30, title: 'Results' }
		]
	}
];

/** A local time so many minutes later on the same clocks: a change of the clocks in between does not show. */
export function later(local: string, minutes: number): string {
	return new Date(Date.parse(`${local}Z`) + minutes * 60_000).toISOString().slice(0, 16);
}

/** Minutes between two local times of the same clocks. */
export const between = (from: string, to: string): number =>
	Math.round((Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000);

/** When an event planned today usually begins: in two weeks, at the hour of its kind. */
export function usualStart(now: number, zone: string, clock = '09:00'): string {
	return `${toLocal(now + 14 * DAY * 60_000, zone).slice(0, 10)}T${clock}`;
}

/** The times and the agenda of a template that begins then, as the clocks of its zone show them. */
export function fromTemplate(template: Template, start: string) {
	const times = moments.map(({ at }): [Moment, string] => [at, later(start, template.phases[at])]);
	const agenda = template.agenda.map(({ after, title, note = '' }): AgendaDraft => ({
		at: later(start, after),
		title,
		place: '',
		note
	}));
	return { times: Object.fromEntries(times), agenda };
}

type Source = Schedule & {
	readonly time_zone: string;
	readonly agenda: readonly {
		readonly at: string;
		readonly title: string;
		readonly place: string;
		readonly note: string;
	}[];
};

/** The times and the agenda of an earlier event, moved so that it begins then: every hour of the day stays. */
export function movedTo(event: Source, start: string) {
	const began = toLocal(event.ideation_at, event.time_zone);
	const moved = (at: string) => later(start, between(began, toLocal(at, event.time_zone)));
	const times = moments.map(({ at }): [Moment, string] => [at, moved(event[at])]);
	const agenda = event.agenda.map(({ at, title, place, note }): AgendaDraft => ({ at: moved(at), title, place, note }));
	return { times: Object.fromEntries(times), agenda };
}
