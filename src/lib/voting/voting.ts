import type { Enums } from '#lib/database.types.ts';
import type { Refusals } from '#lib/refusals.ts';

/** How an event votes. */
export type VotingMethod = Enums<'voting_method'>;

/** How an event votes and with how much: votes, credits or places; `most_on_one` are votes on one team, for an allowance. */
export type VotingRule = { readonly method: VotingMethod; readonly amount: number; readonly most_on_one: number };

/** The methods with what organizers should know of them. */
export const methods = [
	{
		value: 'allowance',
		label: 'An allowance of votes',
		hint: 'Everybody has the same few votes to give away. Understood at once; says least about how strongly people feel.'
	},
	{
		value: 'quadratic',
		label: 'Quadratic credits',
		hint: 'Everybody has credits; votes for one team cost their square (1, 4, 9 …). Strong feelings count, at a price.'
	},
	{
		value: 'ranked',
		label: 'Ranked teams',
		hint: 'Everybody puts teams in order. The winner is who beats the others one by one (Schulze); splitting votes between two alike teams hurts neither.'
	}
] as const satisfies readonly { value: VotingMethod; label: string; hint: string }[];

/** What a ballot with these votes (or places) uses up of the allowance. */
export function costOf(method: VotingMethod, weights: readonly number[]): number {
	const given = weights.filter((weight) => weight > 0);
	if (method === 'ranked') return given.length;
	return given.reduce((sum, weight) => sum + (method === 'quadratic' ? weight * weight : weight), 0);
}

/** The most that one team can get: votes, or the last place. */
export function mostOn({ method, amount, most_on_one }: VotingRule, teams: number): number {
	if (method === 'allowance') return most_on_one;
	return method === 'quadratic' ? Math.floor(Math.sqrt(amount)) : Math.min(amount, teams);
}

/** "3 votes", "1 credit": what is counted, in words. */
export function amountInWords(method: VotingMethod, count: number): string {
	const unit = { allowance: 'vote', quadratic: 'credit', ranked: 'place' }[method];
	return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** The rule as a voter is told it. */
export function ruleInWords({ method, amount, most_on_one }: VotingRule): string {
	if (method === 'ranked')
		return `Put up to ${amount === 1 ? 'one team' : `${amount} teams`} in order, the best first. Teams that you leave out come after them, all alike.`;
	if (method === 'quadratic')
		return `You have ${amountInWords(method, amount)}. One vote for a team costs 1, two cost 4, three cost 9: spread them, or pay for what you feel strongly about.`;
	const limit = most_on_one === amount ? 'all on one team if you like' : `at most ${most_on_one} on a team`;
	return amount === 1 ? 'You have one vote.' : `You have ${amountInWords(method, amount)}, ${limit}.`;
}

/** What is left of the allowance, in a sentence that a person can act on. */
export function leftInWords({ method, amount }: VotingRule, used: number): string {
	const left = amount - used;
	if (left < 0)
		return `${amountInWords(method, -left)} too many: take ${left === -1 ? 'it' : 'them'} back before you save.`;
	if (left === 0)
		return method === 'ranked' ? 'All places are given.' : `All ${amountInWords(method, amount)} are given.`;
	return `${amountInWords(method, left)} of ${amount} left.`;
}

export const refusals = {
	organizer_only: { says: 'Only its organizer or a leader can change this event. Ask one of them.' },
	voting_has_begun: { says: 'Voting has begun, so how it is done stays as it is.' },
	voting_rules_amount_can_be_overseen: {
		field: 'amount',
		says: 'Give a number from 1 to 20; of credits, up to 100.'
	},
	voting_rules_one_team_gets_a_part: {
		field: 'most_on_one',
		says: 'Give a number from 1 to 10 that is not more than all votes.'
	},
	voting_is_not_open: { says: 'Voting has not begun yet. Come back when it does.' },
	voting_is_over: { says: 'Voting is over, so this was not saved. What you had saved before counts.' },
	voters_are_registered: { says: 'Only people who are registered for the event vote.' },
	votes_are_whole_numbers: { says: 'Give whole numbers of votes, from 0.' },
	votes_count_from_one: { says: 'Give whole numbers of votes, from 0.' },
	places_are_taken_once: { says: 'Two teams have the same place. Give each place once.' },
	votes_are_for_handed_in_teams: { says: 'One of these teams has not handed in. Load the page again, then vote.' },
	votes_are_for_a_team_of_the_event: { says: 'One of these teams is not part of the event. Load the page again.' },
	votes_lie_in_a_ballot: { says: 'Your votes were not saved. Save them again.' },
	own_team_gets_no_vote: { says: 'You are in one of these teams. Give its votes to another one.' },
	votes_fit_the_allowance: { says: 'That is more than you have. Take some back and save again.' },
	one_team_gets_a_part: { says: 'One team got more votes than it may. Give some of them to another one.' }
} satisfies Refusals;
