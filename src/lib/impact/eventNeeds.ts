import type { Need } from '#lib/impact/today.ts';

/** What a team still lacks to be mixed; `either` is one bridging person alone. */
export type Missing = 'marketing' | 'it' | 'either' | 'both' | null;

/** Who a team still looks for. */
export function lacking(missing: Missing): string {
	if (missing === 'marketing') return 'somebody from marketing';
	if (missing === 'it') return 'somebody from IT';
	if (missing === 'both') return 'somebody from marketing and somebody from IT';
	return missing === 'either' ? 'one more person from marketing or IT' : 'nobody';
}

/** A team that lacks a side. */
export type OpenTeam = {
	readonly id: number;
	readonly name: string;
	readonly event_name: string;
	readonly missing: Missing;
};

/** A team that the person could complete. */
export const ofOpenTeam = ({ id, name, event_name, missing }: OpenTeam): Need => ({
	key: `team-${id}`,
	says: `In ${event_name}, ${lacking(missing)} is wanted by`,
	name,
	href: `/teams/${id}`,
	until: null
});

/** An event in which so many teams wait for the person to help. */
export type HelpWanted = { readonly slug: string; readonly name: string; readonly teams: number };

/** Teams that wait for a mentor, as something to do. */
export const ofHelp = ({ slug, name, teams }: HelpWanted): Need => ({
	key: `help-${slug}`,
	says: `Help ${teams === 1 ? 'the team that waits' : `the ${teams} teams that wait`} for a mentor in`,
	name,
	href: `/events/${slug}/help`,
	until: null
});

/** An event whose organizers ask something that the person has to answer. */
export type Unanswered = { readonly slug: string; readonly name: string; readonly questions: number };

/** Questions asked at registration that have to be answered, as something to do. */
export const ofUnanswered = ({ slug, name, questions }: Unanswered): Need => ({
	key: `answer-${slug}`,
	says: `Answer ${questions === 1 ? 'a question' : `${questions} questions`} of the organizers of`,
	name,
	href: `/events/${slug}#registration`,
	until: null
});

/** An event that people vote in and the person organizes, where something is to be done before everybody sees the results. */
export type ToAward = {
	readonly slug: string;
	readonly name: string;
	readonly results_at: string;
	readonly time_zone: string;
	/** Whether the judges’ scores wait to be opened. */
	readonly is_sealed: boolean;
	/** Whether no award is prepared. */
	readonly is_unprepared: boolean;
};

/** Scores to open and awards to prepare, as things to do. Whoever opens scores reads there whom the judges put first. */
export function ofAwards({ slug, name, results_at, time_zone, is_sealed, is_unprepared }: ToAward): Need[] {
	const of = { name, until: results_at, zone: time_zone };
	const open = {
		...{ key: `open-${slug}`, says: 'Open the judges’ scores, to see whom they put first, of' },
		href: `/events/${slug}/judging/setup#open`
	};
	const prepare = {
		...{ key: `awards-${slug}`, says: 'Prepare the awards, before everybody sees the results, of' },
		href: `/events/${slug}/results/awards`
	};
	return [...(is_sealed ? [{ ...open, ...of }] : []), ...(is_unprepared ? [{ ...prepare, ...of }] : [])];
}
