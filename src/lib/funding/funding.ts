import { money, plain } from '#lib/ui/numbers.ts';
import type { Refusals } from '#lib/refusals.ts';

/** Released, spent and freed, in whole units of the workspace's currency and in person-days. */
export type Figures = {
	readonly released: number;
	readonly released_days: number;
	readonly spent: number;
	readonly spent_days: number;
	readonly freed: number;
	readonly freed_days: number;
};

/** What of the freed went to bills that were written down after the kill. */
export type Late = { readonly late: number; readonly late_days: number };

/** Money and person-days, both exact. */
export type Stage = { readonly amount: number; readonly days: number };

/** "12 days", "1 day", "2.5 days". */
export function personDays(days: number): string {
	return `${plain(days, { digits: Number.isInteger(days) ? 0 : 1 })} ${days === 1 ? 'day' : 'days'}`;
}

/** "€5,000 and 12 days"; what is zero is left out, and all zero is "nothing". */
export function stageInWords({ amount, days }: Stage, currency: string): string {
	const said = [amount !== 0 && money(amount, currency), days !== 0 && personDays(days)].filter(Boolean);
	return said.length > 0 ? said.join(' and ') : 'nothing';
}

/** What is still there of what was released; below zero where more was spent. */
export function leftOf({ released, released_days, spent, spent_days }: Omit<Figures, 'freed' | 'freed_days'>): Stage {
	return { amount: released - spent, days: released_days - spent_days };
}

/** What an experiment costs so far: "€5,000 and 12 days released, €3,000 of it spent". Empty where nothing was released or spent. */
export function costInWords(figures: Omit<Figures, 'freed' | 'freed_days'>, currency: string): string {
	const released = { amount: figures.released, days: figures.released_days };
	const spent = { amount: figures.spent, days: figures.spent_days };
	if ([released, spent].every(({ amount, days }) => amount === 0 && days === 0)) return '';
	return `${stageInWords(released, currency)} released, ${stageInWords(spent, currency)} spent so far`;
}

/** What somebody should know: that more was spent than released. Null where all is well. */
export function overspentInWords(figures: Figures, currency: string): string | null {
	const { amount, days } = leftOf(figures);
	if (amount >= 0 && days >= 0) return null;
	return `${stageInWords({ amount: Math.max(-amount, 0), days: Math.max(-days, 0) }, currency)} more was spent than released.`;
}

/** What a kill freed: "The kill freed €3,000 and 4 days." */
export function freedInWords({ freed, freed_days }: Figures, currency: string): string {
	return `The kill freed ${stageInWords({ amount: freed, days: freed_days }, currency)}.`;
}

/** "Bills that were written down since took €800 and 2 days of it." Null where none did. */
export function lateInWords({ late, late_days }: Late, currency: string): string | null {
	if (late === 0 && late_days === 0) return null;
	return `Bills that were written down since took ${stageInWords({ amount: late, days: late_days }, currency)} of it.`;
}

/** The budget of a priority in a quarter, and what releases have left of it; below zero it is over budget. */
export type Budget = Stage & { readonly quarter: string; readonly left: number; readonly left_days: number };

/** What the decisions of a review may release, and what they left of it. */
export type ReviewBudget = {
	readonly id: number;
	readonly title: string;
	readonly budget: Omit<Budget, 'quarter'> | null;
};

/** What is over budget, in words; null where nothing is. */
export function overBudgetInWords({ left, left_days }: Pick<Budget, 'left' | 'left_days'>, currency: string) {
	if (left >= 0 && left_days >= 0) return null;
	return `${stageInWords({ amount: Math.max(-left, 0), days: Math.max(-left_days, 0) }, currency)} over budget`;
}

type Budgeted = Figures & Late & { readonly budget: number | null; readonly budget_days: number | null };

/** What a budget still holds: what kills freed is there again, but for what late bills took of it. Null where none is set. */
export function leftOfBudget({ budget, budget_days, ...row }: Budgeted): Stage | null {
	if (budget === null) return null;
	return {
		amount: budget - row.released + row.freed - row.late,
		days: (budget_days ?? 0) - row.released_days + row.freed_days - row.late_days
	};
}

/** All rows together, budgets that are set included. */
export function together(rows: readonly Budgeted[]): Budgeted {
	const sum = (of: (row: Budgeted) => number | null) => rows.reduce((total, row) => total + (of(row) ?? 0), 0);
	const isSet = rows.some(({ budget }) => budget !== null);
	return {
		...{ budget: isSet ? sum((row) => row.budget) : null, budget_days: isSet ? sum((row) => row.budget_days) : null },
		...{ released: sum((row) => row.released), released_days: sum((row) => row.released_days) },
		...{ spent: sum((row) => row.spent), spent_days: sum((row) => row.spent_days) },
		...{ freed: sum((row) => row.freed), freed_days: sum((row) => row.freed_days) },
		...{ late: sum((row) => row.late), late_days: sum((row) => row.late_days) }
	};
}

/** "Q4 2026" of its first day. */
export function quarterName(quarter: string): string {
	return `Q${Math.ceil(Number(quarter.slice(5, 7)) / 3)} ${quarter.slice(0, 4)}`;
}

const AMOUNT = 'Write the money as a whole number from 0 to 100 billion.';
const DAYS = 'Write person-days in halves, from 0 to 100,000, like 2 or 2.5.';

export const refusals = {
	funding_settings_are_one: { says: 'A workspace has one currency. Change that one.' },
	funding_currency_is_a_code: { field: 'currency', says: 'Write the currency as its code of three letters, like EUR.' },
	admins_set_the_currency: { says: 'Only admins can set the currency. Ask one of them.' },
	currency_is_in_use: {
		field: 'currency',
		says: 'There are amounts in the currency already, and they would mean something else. It stays.'
	},
	tranches_one_per_decision: { says: 'This decision has released its tranche already.' },
	tranches_are_replaced_once: { says: 'Somebody has corrected this tranche meanwhile. Reload the page.' },
	tranches_are_released_once: { says: 'This tranche is released already. Reload the page to see it.' },
	tranches_amount_is_money: { field: 'amount', says: AMOUNT },
	tranches_days_are_half_days: { field: 'days', says: DAYS },
	tranches_are_of_something: { field: 'amount', says: 'Write what is released: money, person-days or both.' },
	tranches_reason_is_told: { field: 'reason', says: 'Give the reason in 10 to 500 characters.' },
	tranche_is_replaced: { says: 'This tranche was corrected meanwhile. Reload the page and correct the newest.' },
	tranche_needs_a_start: { says: 'Money is released for what has started. Start the experiment first.' },
	killed_gets_nothing: {
		says: 'This experiment is killed, and what it had left is freed: nothing is released or corrected any more. Take it up again first.'
	},
	tranche_amount_was_spent: {
		field: 'amount',
		says: 'More money than that is spent from this tranche. Leave at least as much in it, or correct what was spent first.'
	},
	tranche_days_were_spent: {
		field: 'days',
		says: 'More days than that are spent from this tranche. Leave at least as many in it, or correct what was spent first.'
	},
	spends_are_replaced_once: { says: 'Somebody has corrected this entry meanwhile. Reload the page.' },
	spends_are_recorded_once: { says: 'This is written down already. Reload the page to see it.' },
	spends_amount_is_money: { field: 'amount', says: AMOUNT },
	spends_days_are_half_days: { field: 'days', says: DAYS },
	spends_are_of_something: { field: 'amount', says: 'Write what was spent: money, person-days or both.' },
	spends_what_is_told: { field: 'what', says: 'Say what it was spent on, in 3 to 200 characters.' },
	spends_day_is_a_day: { field: 'day', says: 'Choose a day from the year 2000 on.' },
	spend_is_replaced: { says: 'This entry was corrected meanwhile. Reload the page and correct the newest.' },
	spend_is_of_its_tranches: { field: 'tranche', says: 'Choose a tranche of this experiment from the list.' },
	spend_is_in_the_future: { field: 'day', says: 'Choose the day on which it was spent: today or before.' },
	spend_needs_a_start: { says: 'What is spent is written down from the start on. Start the experiment first.' },
	owners_spend: { says: 'Only the two owners and leaders write down what was spent. Tell one of them.' },
	budgets_begin_with_a_quarter: { field: 'quarter', says: 'Choose a quarter from the list.' },
	budgets_amount_is_money: { field: 'amount', says: AMOUNT },
	budgets_days_are_half_days: { field: 'days', says: DAYS },
	review_budgets_amount_is_money: { field: 'amount', says: AMOUNT },
	review_budgets_days_are_half_days: { field: 'days', says: DAYS },
	priority_is_gone: { field: 'priority', says: 'This priority is not there. Choose from the list.' }
} satisfies Refusals;

/** What is refused about the tranche of a decision, beside the fields of its form. */
export const decisionRefusals = {
	tranches_amount_is_money: { field: 'tranche.amount', says: AMOUNT },
	tranches_days_are_half_days: { field: 'tranche.days', says: DAYS },
	tranche_is_a_number: { field: 'tranche.amount', says: 'Write the money and the days of the tranche as numbers.' },
	kill_releases_nothing: { field: 'tranche.amount', says: 'A kill releases nothing. Leave the tranche empty.' }
} satisfies Refusals;

type Narrowing = { readonly quarter: string | null; readonly priority: number | null; readonly state: string | null };

/** The address of the page of funding, or of its export, narrowed. */
export function fundingAddress({ quarter, priority, state }: Narrowing, path = '/funding'): string {
	const asked = new URLSearchParams();
	if (quarter) asked.set('quarter', quarter);
	if (priority !== null) asked.set('priority', String(priority));
	if (state) asked.set('state', state);
	return asked.size > 0 ? `${path}?${asked}` : path;
}

type Exported = Figures & {
	readonly id: number;
	readonly title: string;
	readonly state: string;
	readonly priority: string | null;
};

/** Experiments with their money as rows of a table, the head first. */
export function exportRows(
	experiments: readonly Exported[],
	{ currency, quarter }: { readonly currency: string; readonly quarter: string | null }
): (string | number | null)[][] {
	const head = ['experiment', 'title', 'state', 'priority', 'quarter', 'currency', 'released', 'released_days'];
	return [
		[...head, 'spent', 'spent_days', 'freed', 'freed_days'],
		...experiments.map((x) => [
			...[x.id, x.title, x.state, x.priority, quarter, currency, x.released, x.released_days],
			...[x.spent, x.spent_days, x.freed, x.freed_days]
		])
	];
}
