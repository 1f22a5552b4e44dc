import { moments, type Moment } from '#lib/events/events.ts';

/** In what part people take in an event; `stranger` is somebody who is not signed in, `guest` a guest judge, by a link. */
export const parts = ['organizer', 'judge', 'guest', 'mentor', 'participant', 'stranger'] as const;
/** One of them. */
export type Part = (typeof parts)[number];

/** The moments from which on everybody can read what teams handed in; organizers choose one of them. */
export const galleryMoments = [
	{ value: 'judging_at', label: 'From the deadline on' },
	{ value: 'voting_at', label: 'With voting; only judges from the deadline on' }
] as const satisfies readonly { value: Moment; label: string }[];
/** One of them. */
export type GalleryMoment = (typeof galleryMoments)[number]['value'];

/** From when on somebody sees a thing: at a moment of the event, always, or when something is done; null is never. */
type From = Moment | 'always' | 'due' | 'closed' | 'announced' | null;
/** What is seen of one's own before (or instead of) everything; `own` says what that is. */
type Sight = { readonly from: From; readonly own?: string; readonly ownFrom?: 'results_at' };

type Thing = { readonly thing: string; readonly sight: Readonly<Record<Part, Sight>> };

const nobody = { from: null } as const;
const always = { from: 'always' } as const;
const own = (what: string): Sight => ({ from: null, own: what });
const from = (moment: From, what?: string): Sight =>
	what === undefined ? { from: moment } : { from: moment, own: what };
/** All who are signed in see it alike; a guest judge sees what is given to judge, and somebody not signed in nothing. */
const alike = (sight: Sight) => ({
	...{ organizer: sight, judge: sight, mentor: sight, participant: sight },
	...{ guest: nobody, stranger: nobody }
});
/** Organizers see it in one way, everybody else who is signed in in another. */
const organizersAnd = (organizer: Sight, others: Sight) => ({ ...alike(others), organizer });

/**
 * Who sees what from when on, as the policies of the database have it, where everybody reads what teams handed in from the given
 * moment on. Leaders and admins see what organizers see.
 */
export const accessTo = (gallery: GalleryMoment): readonly Thing[] => [
	{
		thing: 'Brief, challenges, agenda, phases, times that moved',
		sight: { ...alike(always), guest: own('times and rubric') }
	},
	{ thing: 'Ideas, comments and teams', sight: alike(always) },
	{ thing: 'Who is registered, who organizes, mentors and judges', sight: alike(always) },
	{ thing: 'Answers given at registration', sight: organizersAnd(always, own('your own')) },
	{ thing: 'The waiting list', sight: organizersAnd(always, own('your own place')) },
	{ thing: 'Why a place was taken away', sight: organizersAnd(always, own('what is said of yours')) },
	{ thing: 'The code to check in with', sight: organizersAnd(always, nobody) },
	{ thing: 'Announcements', sight: { ...organizersAnd(always, from('due')), guest: from('due') } },
	{ thing: 'The line for mentors’ help', sight: alike(always) },
	{ thing: 'Notes, tasks and drafts of a team', sight: alike(own('your own team’s')) },
	{
		thing: 'What teams hand in',
		sight: {
			...organizersAnd(always, from(gallery, 'your own team’s')),
			judge: from('judging_at', 'your own team’s'),
			guest: from('judging_at', 'what is given to you')
		}
	},
	{
		thing: 'Scores of the judges, without names but to organizers',
		sight: {
			...alike(from('results_at')),
			organizer: from('closed'),
			judge: from('results_at', 'your own'),
			guest: own('your own')
		}
	},
	{
		thing: 'What judges write to a team, where that is switched on',
		sight: organizersAnd(from('closed'), { ...own('your own team’s'), ownFrom: 'results_at' })
	},
	{
		thing: 'Who is in the final',
		sight: { ...organizersAnd(always, from('announced')), guest: own('what is given to you') }
	},
	{ thing: 'Votes for the people’s choice', sight: alike(own('your own')) },
	{ thing: 'How the people’s choice came out', sight: alike(from('results_at')) },
	{ thing: 'Awards', sight: organizersAnd(always, from('results_at')) }
];

const conditions: Readonly<Record<'due' | 'closed' | 'announced', string>> = {
	due: 'when due, if for you',
	closed: 'once judging or its round is closed',
	announced: 'once it is announced'
};

/** Since when, in words: "from voting on". */
export function sightInWords({ from: since, own: what, ownFrom }: Sight): string {
	if (since === null)
		return what === undefined ? 'never' : `only ${what}${ownFrom === undefined ? '' : ', with the results'}`;
	if (since === 'always') return 'always';
	const label =
		since === 'due' || since === 'closed' || since === 'announced'
			? conditions[since]
			: `from ${since === 'judging_at' ? 'the deadline' : (moments.find(({ at }) => at === since)?.label.toLowerCase() ?? since)} on`;
	return what === undefined ? label : `${what}, everything ${label}`;
}

/** The stretches of an event between which what is seen changes, in order. */
export const stretches = [
	{ from: null, label: 'Until the deadline' },
	{ from: 'judging_at', label: 'Judging' },
	{ from: 'voting_at', label: 'Voting' },
	{ from: 'results_at', label: 'Results' }
] as const satisfies readonly { from: Moment | null; label: string }[];

/** What is seen of a thing in each stretch, in words: "nothing", "only your own", "all". */
export function sightInStretches({ from: since, own: what, ownFrom }: Sight): readonly string[] {
	const begin = (moment: From | undefined) => stretches.findIndex((stretch) => stretch.from === moment);
	const mine = (at: number) => (what !== undefined && at >= begin(ownFrom ?? null) ? `only ${what}` : 'nothing');
	return stretches.map((_, at) => {
		if (since === null) return mine(at);
		if (since === 'always') return 'all';
		if (since === 'due') return `all, ${conditions.due}`;
		if (since === 'closed' || since === 'announced')
			return at < begin('judging_at') ? mine(at) : at === begin('results_at') ? 'all' : `all, ${conditions[since]}`;
		return at >= begin(since) ? 'all' : mine(at);
	});
}
