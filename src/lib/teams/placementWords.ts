import type { Gaps, TeamRule } from '#lib/teams/mixing.ts';
import type { NoSeat, Placement, Proposal } from '#lib/teams/placements.ts';

/** Why nobody more has a seat, said to who organizes. */
export function noSeatInWords(why: NoSeat, { max_size }: TeamRule): string {
	if (why.kind === 'no_team') return 'There is no team yet.';
	if (why.kind === 'full') return `Every team is full: ${max_size} people are the most.`;
	const sides = { marketing: 'marketing', it: 'IT', both: 'marketing and IT' }[why.sides];
	return `The seats that are free are kept for ${sides}: without them those teams are not mixed.`;
}

/** What another rule would mean for teams that meet the one there is, in sentences. */
export function ruleWeightInWords({ waits, keeps }: { readonly waits: number; readonly keeps: number }): string[] {
	const says: string[] = [];
	if (waits)
		says.push(`${waits === 1 ? '1 team' : `${waits} teams`} could hand in now, and not until the new rule is met.`);
	if (keeps)
		says.push(
			keeps === 1
				? '1 team has handed in with less. It keeps what it handed in and may hand in again as it is.'
				: `${keeps} teams have handed in with less. They keep what they handed in and may hand in again as they are.`
		);
	return says;
}

/** What cannot be met, in sentences; none where all is well. */
export function unmetInWords({ left, unmixed, small }: Proposal, rule: TeamRule): string[] {
	const says: string[] = [];
	const lacks = (need: Gaps['needs']) => unmixed.filter(({ needs }) => needs === need).length;
	const teamsThat = (count: number) => (count === 1 ? '1 team stays' : `${count} teams stay`);
	if (lacks('it')) says.push(`${teamsThat(lacks('it'))} without IT: nobody from IT is left to place.`);
	if (lacks('marketing'))
		says.push(`${teamsThat(lacks('marketing'))} without marketing: nobody from marketing is left to place.`);
	const other = lacks('both') + lacks('either');
	if (other) says.push(`${teamsThat(other)} unmixed: too few people from marketing and IT are left.`);
	if (small.length) {
		const have = small.length === 1 ? '1 team has' : `${small.length} teams have`;
		says.push(`${have} fewer than ${rule.min_size} people.`);
	}
	if (left.length) {
		const find = left.length === 1 ? '1 person finds' : `${left.length} people find`;
		const more = Math.ceil(left.length / rule.max_size);
		says.push(`${find} no seat. Form ${more === 1 ? 'one more team' : `${more} more teams`}, or allow larger ones.`);
	}
	return says;
}

/** Why somebody is proposed for a team, said to who organizes; the room there is where nothing else speaks for it. */
export function whyInWords({ reasons, asked }: Pick<Placement, 'reasons' | 'asked'>): string {
	if (asked) return asked === 'invitation' ? 'The team has invited this person.' : 'This person has asked to join.';
	const [reason] = reasons;
	switch (reason?.kind) {
		case 'gap':
			return reason.needs === 'marketing'
				? 'The team needs marketing.'
				: reason.needs === 'it'
					? 'The team needs IT.'
					: 'The team is not mixed yet.';
		case 'skills':
			return 'Knows what a seat asks for.';
		case 'seat':
			return 'Fits an open seat.';
		case 'bridge':
			return 'Nobody in the team works on both sides.';
		case 'size':
			return `The team has ${reason.size} of at least ${reason.min} people.`;
		default:
			return 'The team has room.';
	}
}
