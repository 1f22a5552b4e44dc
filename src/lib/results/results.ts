import type { Refusals } from '#lib/refusals.ts';
import type { Side } from '#lib/ui/sides.ts';
import type { Outcome } from '#lib/voting/outcome.ts';
import { marginInWords } from '#lib/voting/outcomeWords.ts';

/** A team that handed in, with its people. */
export type AwardedTeam = {
	readonly id: number;
	readonly name: string;
	readonly idea: string;
	readonly idea_id: number;
	readonly people: readonly {
		readonly id: string;
		readonly name: string;
		readonly function: Side | null;
		readonly is_bridging: boolean;
	}[];
};

/** What was wrong with an award before, where it was corrected after the results. */
export type Corrected = { readonly corrected_at: string | null; readonly correction: string };

/** An award as organizers prepare it. */
export type Award = Corrected & {
	readonly id: number;
	readonly name: string;
	readonly reason: string;
	readonly team_id: number;
};

/** An award as everybody sees it: the people's choice goes to several teams where the votes do not tell them apart. */
export type GivenAward = Corrected & {
	/** The last but one part of a certificate's address. */
	readonly key: string;
	readonly name: string;
	readonly reason: string;
	readonly teams: readonly AwardedTeam[];
};

/** What organizers say with the results. What was corrected is the people's choice as an award. */
export type ResultWords = Corrected & {
	readonly thanks: string;
	readonly has_choice: boolean;
	readonly choice_name: string;
};

type Results = {
	readonly awards: readonly Award[];
	readonly teams: readonly AwardedTeam[];
	readonly words: ResultWords | null;
};

/** Without words of their own, the people's choice is an award. */
export const usualWords: ResultWords = {
	...{ thanks: '', has_choice: true, choice_name: 'People’s choice' },
	...{ corrected_at: null, correction: '' }
};

/** The address of the people's choice among the awards. */
export const CHOICE = 'peoples-choice';

/** Names that organizers often give. */
export const usualNames = [
	'First place',
	'Best mixed team',
	'Most likely to go live',
	'Boldest idea',
	'Best use of data'
];

/** All awards in their order: those of the organizers, then what people chose. */
export function givenAwards({ awards, teams, words }: Results, outcome: Outcome | null): GivenAward[] {
	const byId = new Map(teams.map((team) => [team.id, team]));
	const given = awards.flatMap(({ id, team_id, name, reason, corrected_at, correction }): GivenAward[] => {
		const team = byId.get(team_id);
		return team ? [{ key: String(id), name, reason, teams: [team], corrected_at, correction }] : [];
	});
	const { has_choice, choice_name, corrected_at, correction } = words ?? usualWords;
	const chosen = outcome?.winners.flatMap(({ id }) => byId.get(id) ?? []) ?? [];
	if (!has_choice || !outcome || chosen.length === 0) return given;
	const choice = { key: CHOICE, name: choice_name, reason: marginInWords(outcome), teams: chosen };
	return [...given, { ...choice, corrected_at, correction }];
}

/** An event in numbers. */
export type EventNumbers = {
	readonly people: {
		readonly marketing: number;
		readonly it: number;
		readonly other: number;
		readonly bridging: number;
	};
	readonly ideas: number;
	readonly teams: number;
	readonly mixed: number;
	readonly submissions: number;
	readonly voters: number;
};

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** The numbers as a thank-you says them: who came, and what they made of the time. */
export function numbersInWords({ people, ideas, teams, mixed, submissions, voters }: EventNumbers): string {
	const all = people.marketing + people.it + people.other;
	const sides = [
		people.marketing && `${people.marketing} from marketing`,
		people.it && `${people.it} from IT`,
		people.other && `${people.other} from elsewhere`
	].filter(Boolean);
	if (all === 0) return 'Nobody registered.';
	const came = `${plural(all, 'person', 'people')} registered (${sides.join(', ')})`;
	const share =
		teams === 0
			? ''
			: teams === 1
				? `, which is ${mixed === 1 ? '' : 'not '}mixed`
				: `, ${mixed === teams ? 'all' : mixed} of them mixed`;
	return `${came}, logged ${plural(ideas, 'idea')} and formed ${plural(teams, 'team')}${share}. ${submissions === 0 ? 'None' : submissions} handed in, and ${voters === 0 ? 'nobody' : voters} voted.`;
}

export const refusals = {
	organizer_only: { says: 'Only who organizes this event prepares its awards.' },
	awards_are_for_handed_in_teams: { field: 'team', says: 'Choose a team that has handed in.' },
	awards_are_for_a_team_of_the_event: { field: 'team', says: 'Choose a team of this event.' },
	awards_name_is_short: { field: 'name', says: 'Give the award a name of 3 to 80 characters.' },
	awards_reason_is_told: { field: 'reason', says: 'Say in 10 to 1,000 characters why this team gets it.' },
	awards_correction_fits: { field: 'correction', says: 'Shorten this to 500 characters.' },
	awards_have_a_place: { says: 'Somebody else arranged the awards at the same moment. Load the page again.' },
	events_have_thirty_awards: { says: 'This event has thirty awards. Take one away before you add another.' },
	correction_says_why: {
		field: 'correction',
		says: 'The results are out. Say in 10 characters or more what was wrong: it is shown beside the award.'
	},
	award_is_given: { says: 'The results are out, so this award stays. Correct it instead, and say what was wrong.' },
	result_words_thanks_fit: { field: 'thanks', says: 'Shorten this to 4,000 characters.' },
	result_words_correction_fits: { field: 'correction', says: 'Shorten this to 500 characters.' },
	result_words_choice_is_short: { field: 'choice_name', says: 'Give it a name of 3 to 80 characters.' }
} satisfies Refusals;

/** An award as the fields of its form. */
export const awardValues = ({ name, team_id, reason }: Pick<Award, 'name' | 'team_id' | 'reason'>) => ({
	...{ name, team: String(team_id), reason }
});
