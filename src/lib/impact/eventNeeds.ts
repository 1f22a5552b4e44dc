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

/** An event that people vote in, without an award that its organizers prepared. */
export type ToAward = {
	readonly slug: string;
	readonly name: string;
	readonly results_at: string;
	readonly time_zone: string;
};

/** Awards to prepare, as something to do. */
export function ofAwards({ slug, name, results_at, time_zone }: ToAward): Need {
	return {
		key: `awards-${slug}`,
		says: 'Prepare the awards, before everybody sees the results, of',
		name,
		href: `/events/${slug}/results/awards`,
		until: results_at,
		zone: time_zone
	};
}
