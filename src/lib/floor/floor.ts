import type { Enums } from '#lib/database.types.ts';
import type { Refusals } from '#lib/refusals.ts';
import { ordinal } from '#lib/ui/ordinal.ts';

/** Whom an announcement is for. */
export type Audience = Enums<'audience'>;

/** The audiences, as the form offers them. */
export const audiences = [
	{
		value: 'everybody',
		label: 'Everybody',
		hint: 'Whoever opens the event, guest judges too. Who is in, waits or judges reads it on the first page.'
	},
	{ value: 'without_team', label: 'People without a team', hint: 'Registered and in no team.' },
	{ value: 'not_handed_in', label: 'Teams that have not handed in', hint: 'Their members, until they hand in.' },
	{ value: 'marketing', label: 'Marketing', hint: 'Registered people of this function.' },
	{ value: 'it', label: 'IT', hint: 'Registered people of this function.' },
	{ value: 'not_checked_in', label: 'People who have not checked in', hint: 'Registered, until they check in.' },
	{ value: 'waiting', label: 'The waiting list', hint: 'Until a place becomes free for them.' },
	{ value: 'mentors', label: 'Mentors', hint: 'Whom this event names as mentors.' },
	{ value: 'judges', label: 'Judges', hint: 'Guest judges read it on the pages of their link.' },
	{ value: 'challenge', label: 'One challenge', hint: 'Members of teams whose idea is for it.' },
	{ value: 'team', label: 'One team', hint: 'Its members.' }
] as const satisfies readonly { value: Audience; label: string; hint: string }[];

const audienceNames: Readonly<Record<Exclude<Audience, 'challenge' | 'team'>, string>> = {
	everybody: 'everybody',
	without_team: 'people without a team',
	not_handed_in: 'teams that have not handed in',
	marketing: 'marketing',
	it: 'IT',
	not_checked_in: 'people who have not checked in',
	waiting: 'the waiting list',
	mentors: 'mentors',
	judges: 'judges'
};

/** Whom an announcement is for, as the end of "for …". `about`: the challenge or the team, where it is for those of one. */
export function audienceInWords(audience: Audience, about: string | null): string {
	if (audience === 'challenge') return `teams working on “${about}”`;
	if (audience === 'team') return `the team ${about}`;
	return audienceNames[audience];
}

/** So many people, in words. */
export const peopleInWords = (count: number): string =>
	count === 0 ? 'nobody' : count === 1 ? '1 person' : `${count} people`;

/** A place in a line: 1 is "next", 2 is "2nd in line". */
export function placeInLine(place: number): string {
	if (place === 1) return 'next in line';
	return `${ordinal(place)} in line`;
}

type Heard = { readonly id: number; readonly says: string };

/** What was announced since what is known, the oldest first, as it is spoken to who hears a page; empty where nothing was. */
export function newsInWords(now: readonly Heard[], known: readonly Heard[]): string {
	const fresh = now.filter(({ id }) => !known.some((one) => one.id === id)).toReversed();
	if (fresh.length === 0) return '';
	const said = fresh.map(({ says }) => says).join(' ');
	return fresh.length === 1 ? `New announcement: ${said}` : `${fresh.length} new announcements: ${said}`;
}

export const refusals = {
	organizer_only: { says: 'Only the organizers of this event and leaders can do this. Ask one of them.' },
	announcements_say_something: { field: 'says', says: 'Say it in 3 to 2,000 characters.' },
	announcement_time_has_passed: {
		field: 'due_at',
		says: 'This time has passed. Choose a later one, or leave it empty to say it now.'
	},
	announcements_come_within_a_year: { field: 'due_at', says: 'Choose a time within a year from now.' },
	announcements_name_whom_they_are_for: {
		field: 'audience',
		says: 'Choose the challenge or the team below, where it is for those of one; otherwise choose none.'
	},
	announcements_challenge_is_of_the_event: { field: 'challenge', says: 'Choose a challenge from the list.' },
	announcements_team_is_of_the_event: { field: 'team', says: 'Choose a team from the list.' },
	mentors_only: { says: 'Only mentors and organizers take requests. Ask an organizer to make you a mentor.' },
	help_is_not_open: { says: 'Help can be asked for from the first phase until the deadline of your team.' },
	help_requests_team_waits_once: {
		field: 'topic',
		says: 'Your team is in the line already. Close that request first.'
	},
	help_is_taken: { says: 'Another mentor has taken this request. Take the next one.' },
	help_is_closed: { says: 'This request was closed in the meantime.' },
	help_is_closed_by_its_people: { says: 'Only the team, its mentor and organizers close a request.' },
	team_members_only: { says: 'Only members of the team can do this.' },
	help_requests_topic_is_said: { field: 'topic', says: 'Say in 3 to 300 characters what you need.' },
	help_requests_place_fits: { field: 'place', says: 'Shorten the place to 120 characters.' },
	help_requests_are_of_the_event: { says: 'This team is not in this event any more.' },
	help_requests_are_taken_by_somebody: { says: 'A request is taken by a mentor. Take it again.' },
	help_requests_are_closed_by_somebody: { says: 'A request is closed by somebody. Close it again.' }
} satisfies Refusals;
