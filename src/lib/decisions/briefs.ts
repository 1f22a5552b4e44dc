import type { JobFunction } from '#lib/decisions/decisions.ts';
import type { SignOff } from '#lib/decisions/signOffs.ts';
import type { Refusals } from '#lib/refusals.ts';
import { money } from '#lib/ui/numbers.ts';

/** What the team asks for, and what running it takes. */
export type Ask = {
	readonly words: string;
	readonly money: number | null;
	/** Of the workspace, as its code. */
	readonly currency: string;
	readonly person_days: number | null;
	readonly run_by: string;
	/** A month. */
	readonly run_cost: number | null;
	readonly author: string;
	readonly author_function: JobFunction | null;
	readonly written_at: string;
	readonly earlier: number;
};

/** What the brief shows besides the experiment, and what whoever asks may do to it. */
export type Brief = {
	readonly ask: Ask | null;
	readonly sign_offs: readonly SignOff[];
	/** The decision that ended it: from then on its record is shown. */
	readonly decision_id: number | null;
	readonly may_ask: boolean;
	/** The functions one can sign off for. */
	readonly sides: readonly JobFunction[];
};

/** What somebody can say about a topic. */
export const signOffOptions = [
	{ value: 'signed', label: 'Sign', hint: 'It can run, from this side.' },
	{ value: 'refused', label: 'Refuse', hint: 'Not like this. Say what has to change.' },
	{ value: 'open', label: 'Take back the last word', hint: 'Say why it is open again.' }
] as const;

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** "€12,000 and 15 person-days", or that nothing is asked for. */
export function askInWords({
	money: asked,
	person_days,
	currency
}: Pick<Ask, 'money' | 'person_days' | 'currency'>): string {
	const days =
		person_days === null || person_days === 0
			? null
			: `${whole.format(person_days)} person-${person_days === 1 ? 'day' : 'days'}`;
	const parts = [asked ? money(asked, currency) : null, days].filter((part) => part !== null);
	return parts.length === 0 ? 'No money and no days' : parts.join(' and ');
}

/** "€400 a month"; null where nobody said. */
export function runCostInWords({ run_cost, currency }: Pick<Ask, 'run_cost' | 'currency'>): string | null {
	if (run_cost === null) return null;
	return run_cost === 0 ? 'Nothing a month' : `${money(run_cost, currency)} a month`;
}

/** What is refused about a brief, and what to do about it. */
export const briefRefusals: Refusals = {
	experiment_is_decided: { says: 'This is decided: its brief stays as it was. Read it in the record of the decision.' },
	owners_ask: { says: 'Only the two owners of the experiment say what the team asks for. Ask one of them.' },
	asks_say_what_for: { field: 'words', says: 'Say what the team asks for, in 3 to 2,000 characters.' },
	asks_money_is_an_amount: { field: 'money', says: 'Write the money as an amount from 0 to 1,000,000,000.' },
	asks_person_days_are_counted: { field: 'person_days', says: 'Write the person-days as a number from 0 to 100,000.' },
	asks_run_by_fits: { field: 'run_by', says: 'Shorten who would run it to at most 200 characters.' },
	asks_run_cost_is_an_amount: {
		field: 'run_cost',
		says: 'Write the cost a month as an amount from 0 to 1,000,000,000.'
	},
	side_signs_off: { says: 'Somebody of the function that answers for this signs it off. Ask one of them.' },
	sign_off_for_one_side: {
		says: 'You stand for the other side in this brief. Take that word back first, or ask somebody else to sign this.'
	},
	sign_offs_are_of_the_side_that_answers: {
		says: 'This belongs to the other function. Ask one of them to sign it off.'
	},
	sign_offs_say_why_not: { field: 'words', says: 'Say what has to change, in 3 to 1,000 characters.' },
	sign_offs_words_fit: { field: 'words', says: 'Shorten this to at most 1,000 characters.' }
};
