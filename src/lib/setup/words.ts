import type { JudgingSetUp } from '#lib/setup/set-ups.ts';
import type { TeamRule } from '#lib/teams/mixing.ts';
import { amountInWords, type VotingRule } from '#lib/voting/voting.ts';

/** "1 field", "3 fields"; "2 criteria" where the plural is another word. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Words behind each other: "Pitch, Problem and Link". */
export function listed(words: readonly string[]): string {
	const [last = '', ...rest] = words.toReversed();
	return rest.length === 0 ? last : `${rest.toReversed().join(', ')} and ${last}`;
}

/** "Teams of 2 to 6, mixed". */
export function teamsInWords({ min_size, max_size, must_mix }: TeamRule): string {
	const size = min_size === max_size ? `${min_size}` : `${min_size} to ${max_size}`;
	return `Teams of ${size}, ${must_mix ? 'mixed' : 'mixed or not'}`;
}

/** "3 fields to hand in: Pitch, Link to a demo and Next step". */
export const fieldsInWords = (labels: readonly string[]): string =>
	`${counted(labels.length, 'field')} to hand in: ${listed(labels)}`;

/** "Marks from 1 to 5 by a rubric of 4 criteria, each project seen by 3 judges". */
export function judgingInWords(
	{ method, seats, looks, most }: Omit<JudgingSetUp, 'criteria'>,
	criteria: number
): string {
	if (method === 'pairs')
		return `Two projects at a time, by ${counted(criteria, 'criterion', 'criteria')}, each compared ${looks} times`;
	return `Marks from 1 to ${most} by a rubric of ${counted(criteria, 'criterion', 'criteria')}, each project seen by ${counted(seats, 'judge')}`;
}

/** "3 votes each, at most 1 on a team". */
export function votingInWords({ method, amount, most_on_one }: VotingRule): string {
	if (method === 'ranked') return `Everybody puts up to ${counted(amount, 'team')} in order`;
	const each = `${amountInWords(method, amount)} each`;
	if (method === 'quadratic') return `${each}, votes for one team cost their square`;
	return amount === 1 ? each : `${each}, at most ${most_on_one} on a team`;
}

type DemoDay = {
	readonly pitch_minutes: number;
	readonly question_minutes: number;
	readonly place: string;
};

/** "before the deadline, the canteen, 3 min to pitch and 2 min for questions": what is said of a demo day behind its time. */
export function demoInWords({ pitch_minutes, question_minutes, place }: DemoDay, lies = ''): string {
	const questions = question_minutes > 0 ? ` and ${question_minutes} min for questions` : '';
	return `${lies && `${lies}, `}${place ? `${place}, ` : ''}${pitch_minutes} min to pitch${questions}`;
}
