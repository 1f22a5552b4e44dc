import { moments, type Moment } from '#lib/events/events.ts';

/** In what part people take in an event; a guest is somebody who is not signed in. */
export const parts = ['organizer', 'judge', 'mentor', 'participant', 'guest'] as const;
/** One of them. */
export type Part = (typeof parts)[number];

/** From when on somebody sees a thing: at a moment of the event, always, or in other words; null is never. */
type From = Moment | 'always' | 'due' | null;
/** What is seen of one's own before (or instead of) everything; `own` says what that is. */
type Sight = { readonly from: From; readonly own?: string };

type Thing = { readonly thing: string; readonly sight: Readonly<Record<Part, Sight>> };

const nobody = { from: null } as const;
const always = { from: 'always' } as const;
const own = (what: string): Sight => ({ from: null, own: what });
const from = (moment: From, what?: string): Sight =>
	what === undefined ? { from: moment } : { from: moment, own: what };
/** All who are signed in see it alike. */
const alike = (sight: Sight) => ({ organizer: sight, judge: sight, mentor: sight, participant: sight, guest: nobody });
/** Organizers see it in one way, everybody else who is signed in in another. */
const organizersAnd = (organizer: Sight, others: Sight) => ({ ...alike(others), organizer });

/** Who sees what from when on, as the policies of the database have it. Leaders and admins see what organizers see. */
export const access: readonly Thing[] = [
	{ thing: 'Brief, challenges, agenda, phases, times that moved', sight: alike(always) },
	{ thing: 'Ideas, comments and teams', sight: alike(always) },
	{ thing: 'Who is registered, who organizes, who mentors', sight: alike(always) },
	{ thing: 'Answers given at registration', sight: organizersAnd(always, own('your own')) },
	{ thing: 'The waiting list', sight: organizersAnd(always, own('your own place')) },
	{ thing: 'The code to check in with', sight: organizersAnd(always, nobody) },
	{ thing: 'Announcements', sight: { ...organizersAnd(always, from('due')) } },
	{ thing: 'The line for mentors’ help', sight: alike(always) },
	{ thing: 'What teams hand in', sight: organizersAnd(always, from('judging_at', 'your own team’s')) },
	{
		thing: 'Scores of the judges, without names but to organizers',
		sight: { ...alike(from('results_at')), organizer: from('voting_at'), judge: from('results_at', 'your own') }
	},
	{ thing: 'Votes for the people’s choice', sight: alike(own('your own')) },
	{ thing: 'How the people’s choice came out', sight: alike(from('results_at')) },
	{ thing: 'Awards', sight: organizersAnd(always, from('results_at')) }
];

/** Since when, in words: "from voting on". */
export function sightInWords({ from: since, own: what }: Sight): string {
	if (since === null) return what === undefined ? 'never' : `only ${what}`;
	if (since === 'always') return 'always';
	const label =
		since === 'due'
			? 'when due, if for you'
			: `from ${since === 'judging_at' ? 'the deadline' : (moments.find(({ at }) => at === since)?.label.toLowerCase() ?? since)} on`;
	return what === undefined ? label : `${what}, everything ${label}`;
}
