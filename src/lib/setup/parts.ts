import type { Phase } from '#lib/events/events.ts';
import { outsideInWords } from '#lib/events/agenda.ts';
import { placesInWords, type Limits } from '#lib/events/registration.ts';
import { daysInZone, toLocal } from '#lib/events/zones.ts';
import type { JudgingSetUp } from '#lib/setup/set-ups.ts';
import {
	counted,
	demoInWords,
	fieldsInWords,
	judgingInWords,
	listed,
	teamsInWords,
	votingInWords
} from '#lib/setup/words.ts';
import type { GalleryMoment } from '#lib/events/access.ts';
import type { TeamRule } from '#lib/teams/mixing.ts';
import type { VotingRule } from '#lib/voting/voting.ts';

/** All that an event is set to, as its organizers read it. */
export type Setup = {
	readonly id: number;
	readonly slug: string;
	readonly name: string;
	readonly time_zone: string;
	readonly phase: Phase;
	readonly ideation_at: string;
	readonly judging_at: string;
	readonly results_at: string;
	readonly gallery_from: GalleryMoment;
	/** The event that this one began as a copy of. */
	readonly copied_from: { readonly slug: string; readonly name: string } | null;
	/** Nobody but who looks at it has taken part. */
	readonly is_untouched: boolean;
	readonly has_brief: boolean;
	readonly agenda: number;
	/** Points of the agenda on no day of the event, by title. */
	readonly outside: readonly string[];
	readonly challenges: { readonly count: number; readonly owned: number };
	readonly limits: Limits | null;
	readonly questions: number;
	readonly registered: number;
	readonly team_rule: TeamRule;
	readonly has_team_rule: boolean;
	/** What teams are asked for, by the names of the fields. */
	readonly fields: readonly string[];
	readonly has_fields: boolean;
	readonly demo: (Parameters<typeof demoInWords>[0] & { readonly starts_at: string }) | null;
	readonly judging: Omit<JudgingSetUp, 'criteria'>;
	readonly criteria: readonly string[];
	/** `short_links`: how many guests have a link that ends before the judging does. */
	readonly judges: { readonly people: number; readonly guests: number; readonly short_links: number };
	readonly voting_rule: VotingRule;
	readonly has_voting_rule: boolean;
	/** Beside the one who is named on the event. */
	readonly organizers: number;
	readonly mentors: number;
	readonly announcements: { readonly said: number; readonly to_come: number };
};

/** One thing to set: what holds now, whether that is the default, and what still must be done before when. */
export type Part = {
	readonly label: string;
	readonly says: string;
	/** A moment that stands before what is said. */
	readonly at: string | null;
	readonly isDefault: boolean;
	/** Its page, behind the address of the event. */
	readonly path: string;
	readonly todo: { readonly says: string; readonly before: 'start' | 'judging' } | null;
};

const part = (label: string, path: string, more: Pick<Part, 'says'> & Partial<Part>): Part => ({
	...{ label, path, at: null, isDefault: false, todo: null, ...more }
});

/** Every thing to set, in the order in which an event needs them. */
export function partsOf(setup: Setup): readonly Part[] {
	const { criteria, demo, fields, judges, judging, time_zone: zone } = setup;
	const todo = (says: string | null, before: 'start' | 'judging') => (says === null ? null : { says, before });
	return [
		part('Times and agenda', '/edit', {
			says: `${daysInZone(setup.ideation_at, setup.results_at, zone)}, ${agendaInWords(setup)}`,
			todo: todo(setup.outside.length > 0 ? 'Bring the agenda to the days of the event' : null, 'start')
		}),
		part('Brief and challenges', '/edit', { says: challengesInWords(setup), todo: todo(lacksOf(setup), 'start') }),
		part('Registration', '/registration', {
			says: registrationInWords(setup),
			isDefault: setup.limits === null && setup.questions === 0
		}),
		part('Team size and mix', '/teams/place#rule', {
			says: teamsInWords(setup.team_rule),
			isDefault: !setup.has_team_rule
		}),
		part('What teams hand in', '/submissions/form', { says: fieldsInWords(fields), isDefault: !setup.has_fields }),
		part('Judging', '/judging/setup#rubric', {
			says:
				criteria.length === 0 ? 'No rubric yet' : `${judgingInWords(judging, criteria.length)}: ${listed(criteria)}`,
			todo: todo(criteria.length === 0 ? 'Save a rubric' : null, 'judging')
		}),
		part('Judges', '/judging/setup#judges', {
			says: judgesInWords(setup),
			todo: todo(lacksJudges(setup), 'judging')
		}),
		part('Guest judges', '/judging/guests', {
			says: guestsInWords(judges),
			todo: todo(judges.short_links > 0 ? 'Make a new link where one ends before the judging does' : null, 'judging')
		}),
		part('Demo day', '/demo', {
			at: demo?.starts_at ?? null,
			says: demo ? demoInWords(demo, demoLies(setup)) : 'Not planned yet',
			todo: todo(demoLies(setup) ? 'Bring the demo day to the times of the event' : null, 'judging')
		}),
		part('People’s choice', '/vote/setup', {
			says: votingInWords(setup.voting_rule),
			isDefault: !setup.has_voting_rule
		}),
		part('Organizers and mentors', '/people#crew', { says: crewInWords(setup) }),
		part('Who sees what', '/access', {
			says: `Everybody reads what teams hand in ${setup.gallery_from === 'voting_at' ? 'with voting, judges from the deadline on' : 'from the deadline on'}`,
			isDefault: setup.gallery_from === 'judging_at'
		}),
		part('Announcements', '/announcements', { says: announcementsInWords(setup) })
	];
}

/** Where a demo day lies that is not where one belongs, with its year where that is another one; '' where nothing is wrong. */
function demoLies({ demo, judging_at, results_at, time_zone: zone }: Setup): string {
	if (!demo) return '';
	const at = Date.parse(demo.starts_at);
	const lies =
		at < Date.parse(judging_at) ? 'before the deadline' : at > Date.parse(results_at) ? 'after the results' : '';
	const [year, itsYear] = [demo.starts_at, results_at].map((moment) => toLocal(moment, zone).slice(0, 4));
	return lies && year !== itsYear ? `in ${year}, ${lies}` : lies;
}

function announcementsInWords({ announcements: { said, to_come } }: Setup): string {
	return said + to_come === 0 ? 'Nothing said yet' : `${said} said, ${to_come} to come`;
}

function agendaInWords({ agenda, outside }: Setup): string {
	if (agenda === 0) return 'no agenda';
	const says = outsideInWords(outside);
	return `${counted(agenda, 'point')} on the agenda${says && `; ${says}`}`;
}

const lacking = ({ judges, judging }: Setup): number =>
	// of two at a time one judge can compare all
	Math.max(0, (judging.method === 'pairs' ? 1 : judging.seats) - judges.people - judges.guests);

function lacksJudges(setup: Setup): string | null {
	const { people, guests } = setup.judges;
	if (people + guests === 0) return 'Name the judges';
	const more = lacking(setup);
	return more === 0 ? null : `Name ${counted(more, 'more judge')}`;
}

function judgesInWords(setup: Setup): string {
	const { people, guests } = setup.judges;
	const named = people === 0 ? 'Nobody named yet' : `${counted(people, 'person', 'people')} named`;
	if (people + guests === 0 || lacking(setup) === 0) return named;
	return `${named}: ${guests > 0 ? 'with guests ' : ''}${counted(people + guests, 'judge')} for ${counted(setup.judging.seats, 'look')} at each project`;
}

function guestsInWords({ guests, short_links }: Setup['judges']): string {
	if (guests === 0) return 'Nobody from outside';
	const ends = short_links === 1 ? 'one link ends' : `${short_links} links end`;
	return `${counted(guests, 'guest')} by a link${short_links === 0 ? '' : `, ${ends} before the judging does`}`;
}

function challengesInWords({ has_brief, challenges }: Setup): string {
	const brief = has_brief ? 'Brief written' : 'No brief yet';
	if (challenges.count === 0) return `${brief}, no challenge`;
	const owned = challenges.owned === challenges.count ? 'each' : challenges.owned || 'none';
	return `${brief}, ${counted(challenges.count, 'challenge')}, ${owned} with an owner`;
}

function lacksOf({ has_brief, challenges }: Setup): string | null {
	const lacks = [!has_brief && 'write the brief', challenges.count === 0 && 'name a challenge'].filter(
		(one) => one !== false
	);
	const says = listed(lacks);
	return says === '' ? null : `${says.charAt(0).toUpperCase()}${says.slice(1)}`;
}

function registrationInWords({ limits, questions, registered }: Setup): string {
	const asked = questions === 0 ? 'nothing asked' : counted(questions, 'question');
	const places = placesInWords(limits, registered).replace(/\.$/, '');
	return places ? `${places}, then a waiting list; ${asked}` : `Open to everybody, ${asked}`;
}

function crewInWords({ organizers, mentors }: Setup): string {
	if (organizers + mentors === 0) return 'Nobody beside the organizer';
	return `${counted(organizers, 'more organizer')}, ${counted(mentors, 'mentor')}`;
}

/** What must still be done, what comes first first; nothing once there is nothing to prepare any more. */
export function todoOf(setup: Setup): readonly Part[] {
	if (setup.phase === 'voting' || setup.phase === 'results') return [];
	const open = partsOf(setup).filter(({ todo }) => todo !== null);
	return [
		...open.filter(({ todo }) => todo?.before === 'start'),
		...open.filter(({ todo }) => todo?.before === 'judging')
	];
}

/** The one thing to do now, with where it is done; null when all is there and people were told. */
export function nextOf(setup: Setup): { readonly says: string; readonly path: string } | null {
	const [first] = todoOf(setup);
	if (first?.todo) return { says: first.todo.says, path: first.path };
	const { said, to_come } = setup.announcements;
	if (setup.phase !== 'announced' || said + to_come > 0) return null;
	return { says: 'Tell people about it', path: '/announcements' };
}
