import { quoted, says, text, type Details, type Teller } from '#lib/activity/sentences.ts';

const moments: Readonly<Record<string, string>> = {
	ideation_at: 'ideas',
	formation_at: 'teams',
	build_at: 'build',
	submission_at: 'handing in',
	judging_at: 'the deadline',
	voting_at: 'voting',
	results_at: 'results'
};
const audiences: Readonly<Record<string, string>> = {
	everybody: 'everybody',
	without_team: 'people without a team',
	not_handed_in: 'teams that have not handed in',
	marketing: 'marketing',
	it: 'IT',
	not_checked_in: 'people who have not checked in',
	waiting: 'the waiting list',
	judges: 'judges',
	challenge: 'teams of one challenge',
	team: 'one team',
	mentors: 'mentors'
};

/** Which times moved, in words: "the deadline, voting". */
function moved(moves: unknown): string {
	const named = (Array.isArray(moves) ? moves : []).map((move: Details) => moments[text(move.moment)] ?? 'a time');
	return named.join(', ');
}

/** What is said of setting up events, of getting into them, and of what happens on their floor, by its verb. */
export const tellersOfEvents: Readonly<Record<string, Teller>> = {
	'event.created': says('set up the event'),
	'event.changed': says('changed the event'),
	'event.removed': ({ reason }) => ({ before: 'took away the event', after: `because ${quoted(reason)}` }),
	'event.times_moved': ({ reason, moves }) => ({
		before: `moved ${moved(moves)} of`,
		after: `because ${quoted(reason)}`
	}),
	'event.gallery_set': ({ from }) => ({
		before: 'chose when everybody reads what teams hand in at',
		after: from === 'voting_at' ? ': with voting' : ': from the deadline on'
	}),
	'event.role_given': ({ person, role }) => ({
		before: `made ${text(person)} ${role === 'mentor' ? 'a mentor' : 'an organizer'} of`,
		after: ''
	}),
	'event.role_taken': ({ person, role }) => ({
		before: `took the role of ${role === 'mentor' ? 'mentor' : 'organizer'} from ${text(person)} in`,
		after: ''
	}),
	'event.registered': says('registered for'),
	'event.waited': says('joined the waiting list of'),
	'event.cancelled': ({ waited }) => ({
		before: waited === true ? 'left the waiting list of' : 'took back the registration for',
		after: ''
	}),
	'event.registration_removed': ({ person }) => ({
		before: person ? `took back the registration of ${text(person)} for` : 'took somebody off the waiting list of',
		after: ''
	}),
	'event.moved_up': ({ people }) => ({
		before: 'made room, so that',
		after: `has ${Array.isArray(people) ? people.map(text).join(', ') : 'somebody'} from the waiting list`
	}),
	'event.registration_set': says('set limits and questions of'),
	'event.checked_in': ({ person, has_come }) => ({
		before:
			person === undefined ? 'checked in at' : `noted that ${text(person)} ${has_come === false ? 'is not' : 'is'} at`,
		after: ''
	}),
	'event.announced': ({ audience, is_scheduled }) => ({
		before: is_scheduled === true ? 'scheduled an announcement in' : 'announced something in',
		after: `for ${audiences[text(audience)] ?? 'everybody'}`
	}),
	'event.announcement_withdrawn': says('took back an announcement in'),
	'team.asked_for_help': ({ topic }) => ({ before: 'asked for help for', after: `: ${quoted(topic)}` }),
	'team.help_taken': says('came to help'),
	'team.help_given_back': says('put back in line'),
	'team.help_closed': says('closed the request for help of')
};
