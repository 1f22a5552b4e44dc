import type { Enums } from '#lib/database.types.ts';
import { registrationRefusals } from '#lib/events/registration.ts';
import type { Refusals } from '#lib/refusals.ts';

/** Where an event is in its course, by the clock of the database. */
export type Phase = Enums<'event_phase'>;

/** The seven times of an event in their order, with the phase that begins at each and what is done in it. */
export const moments = [
	{ at: 'ideation_at', phase: 'ideation', label: 'Ideas', does: 'People log problems and proposals.' },
	{ at: 'formation_at', phase: 'formation', label: 'Teams', does: 'Mixed teams form on ideas.' },
	{ at: 'build_at', phase: 'build', label: 'Build', does: 'Teams build what shows whether it works.' },
	{ at: 'submission_at', phase: 'submission', label: 'Hand in', does: 'Teams are asked to hand in.' },
	{ at: 'judging_at', phase: 'judging', label: 'Judging', does: 'The deadline: nothing is taken in any more.' },
	{ at: 'voting_at', phase: 'voting', label: 'Voting', does: 'Everybody votes.' },
	{ at: 'results_at', phase: 'results', label: 'Results', does: 'The results are shown.' }
] as const satisfies readonly { at: string; phase: Phase; label: string; does: string }[];

/** The column that holds a time. */
export type Moment = (typeof moments)[number]['at'];

/** What somebody does to run an event; a person may do both, and judge or take part as well. */
export const eventRoles = ['mentor', 'organizer'] as const satisfies readonly Enums<'event_role'>[];
/** One of them. */
export type EventRole = (typeof eventRoles)[number];

/** An event's times as ISO moments. */
export type Schedule = Readonly<Record<Moment, string>>;

/** An event that takes ideas now, with its challenges. */
export type OpenEvent = {
	readonly id: number;
	readonly slug: string;
	readonly name: string;
	readonly is_registered: boolean;
	readonly challenges: readonly { readonly id: number; readonly title: string }[];
};

/** What a phase is called where the event is listed. */
export const phaseNames: Readonly<Record<Phase, string>> = {
	announced: 'Announced',
	ideation: 'Collecting ideas',
	formation: 'Forming teams',
	build: 'Building',
	submission: 'Handing in',
	judging: 'Judging',
	voting: 'Voting',
	results: 'Results'
};

/** What comes next, as the end of "… until". */
export const nextNames: Readonly<Record<Phase, string>> = {
	announced: 'ideas are taken in',
	ideation: 'teams form',
	formation: 'building begins',
	build: 'handing in begins',
	submission: 'the deadline',
	judging: 'voting begins',
	voting: 'the results',
	results: ''
};

/** True from ideation to the deadline: ideas, teams and submissions are taken in. */
export const takesPart = (phase: Phase): boolean =>
	phase === 'ideation' || phase === 'formation' || phase === 'build' || phase === 'submission';

/** How lists group events: what runs comes first. */
export type Standing = 'running' | 'coming' | 'past';

/** The group of a phase. */
export function standing(phase: Phase): Standing {
	if (phase === 'announced') return 'coming';
	return phase === 'results' ? 'past' : 'running';
}

/** Addresses of other pages beside those of events. */
const otherPages: readonly string[] = ['new'];

/** A slug for a name: "Spring hack: less churn!" becomes "spring-hack-less-churn"; never the address of another page. */
export function slugFor(name: string): string {
	const slug = name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/ß/g, 'ss')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60)
		.replace(/-+$/, '');
	return otherPages.includes(slug) ? `${slug}-event` : slug;
}

export const refusals = {
	...registrationRefusals,
	no_such_event: { says: 'This event is not there any more. Go back to the list of events.' },
	organizer_only: { says: 'Only its organizers and leaders can change this event. Ask one of them.' },
	event_has_not_begun: { says: 'The event has not begun yet. Come back when ideas are taken in.' },
	event_is_over: { says: 'The deadline of this event has passed, so nothing can be added to it.' },
	events_keep_used_challenges: { says: 'A challenge that has ideas has to stay. Rename it, or move its ideas first.' },
	event_removals_say_why: {
		field: 'reason',
		says: 'Say why it goes in 5 to 300 characters. Everybody reads it in the log.'
	},
	event_is_taken_part_in: {
		says: 'Somebody registered, logged an idea or formed a team meanwhile, so the event stays. Move its times, or say to everybody what happens with it.'
	},
	events_time_zone_exists: { field: 'time_zone', says: 'Choose a time zone from the list, such as Europe/Berlin.' },
	events_time_zone_is_a_place: { field: 'time_zone', says: 'Choose a time zone from the list, such as Europe/Berlin.' },
	events_slug_is_unique: { field: 'slug', says: 'Another event has this address. Choose a different one.' },
	events_slug_is_a_word: { field: 'slug', says: 'Use lower-case letters, digits and single hyphens, at most 60.' },
	events_slug_is_no_other_page: {
		field: 'slug',
		says: 'Another page has this address: “new” is where events are planned. Choose a different one, such as new-event.'
	},
	events_name_is_short: { field: 'name', says: 'Give the event a name of 3 to 80 characters.' },
	events_brief_fits: { field: 'brief', says: 'Shorten the brief to 10,000 characters.' },
	events_phases_follow_each_other: {
		field: 'ideation_at',
		says: 'Put the times in order: each phase begins after the one before it.'
	},
	events_past_times_stay: {
		field: 'reason',
		says: 'Voting has begun, or the results are out: what was shown stays shown. Leave these times as they were.'
	},
	deadline_would_pass_at_once: {
		field: 'passes_at_once',
		says: 'The deadline would lie in the past, so handing in would be over at once. Change the time, or tick that this is meant.'
	},
	moved_times_need_a_reason: {
		field: 'reason',
		says: 'People count on these times: say why they move, in at least five characters. Everybody reads it.'
	},
	voting_begins_after_more_time: {
		field: 'voting_at',
		says: 'A team has more time than that for handing in. Let the voting begin later, or give that team less time first.'
	},
	moved_times_reason_fits: { field: 'reason', says: 'Say why in 5 to 500 characters.' },
	gallery_is_settled: {
		field: 'gallery_from',
		says: 'The deadline has passed: from when on everybody reads what was handed in stays as it was.'
	},
	events_gallery_opens_after_the_deadline: { field: 'gallery_from', says: 'Choose one of the moments in the list.' },
	event_beginnings_have_one_source: { says: 'Begin from a template or from an earlier event, not from both.' },
	event_beginnings_set_up_fits: { says: 'Send less of a set-up: this is more than an event can begin with.' },
	event_role_needs_somebody_here: { says: 'Choose somebody who has an account with a profile and is still here.' },
	agenda_has_a_hundred_points: {
		field: 'agenda.0.title',
		says: 'An agenda has at most 100 points. Take some out first.'
	},
	agenda_items_title_is_short: { field: 'agenda.0.title', says: 'Give each point a title of 2 to 120 characters.' },
	agenda_items_place_fits: { field: 'agenda.0.place', says: 'Shorten the place to 120 characters.' },
	agenda_items_note_fits: { field: 'agenda.0.note', says: 'Shorten the note to 500 characters.' },
	challenges_resources_are_links: {
		field: 'challenges.0.resources',
		says: 'Give at most ten links, each with a web address and at most 120 characters of title.'
	},
	challenges_title_is_short: {
		field: 'challenges.0.title',
		says: 'Give each challenge a title of 3 to 120 characters.'
	},
	challenges_brief_fits: { field: 'challenges.0.brief', says: 'Shorten what a challenge says to 4,000 characters.' },
	challenges_have_a_place: { says: 'Two challenges have the same place. Save again.' }
} satisfies Refusals;
