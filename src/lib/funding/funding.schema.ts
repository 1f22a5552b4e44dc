import { z } from 'zod';

const AMOUNT = 'Write the money in whole units, like 5000 or 5,000.';
const DAYS = 'Write person-days in halves, like 2 or 2.5.';

/** Whole money as people type it: blanks and marks between thousands are theirs. Nothing is zero. */
export const amountField = z
	.string()
	.default('')
	.transform((typed) => typed.replace(/\s/g, ''))
	.refine((typed) => /^(\d{0,12}|\d{1,3}([.,’']\d{3}){1,3})$/.test(typed), AMOUNT)
	.transform((typed) => Number(typed.replace(/\D/g, '')));

/** Person-days in halves; a comma is a point. Nothing is zero. */
export const daysField = z
	.string()
	.default('')
	.transform((typed) => typed.trim().replace(',', '.'))
	.refine((typed) => /^(\d{1,6}(\.[05]0?)?)?$/.test(typed), DAYS)
	.transform(Number);

/** The tranche that a decision releases. */
export const trancheOfDecision = z.object({ amount: amountField, days: daysField }).default({ amount: 0, days: 0 });

const replaces = z.coerce.number().int().positive().optional();
const key = z.uuid().optional().catch(undefined);

/** A tranche outside a decision, or the correction of one. */
export const trancheForm = z
	.object({
		amount: amountField,
		days: daysField,
		reason: z
			.string()
			.trim()
			.min(10, 'Give the reason in at least 10 characters.')
			.max(500, 'Shorten the reason to 500 characters.'),
		replaces,
		key
	})
	.refine(({ amount, days, replaces: corrected }) => amount > 0 || days > 0 || corrected !== undefined, {
		path: ['amount'],
		message: 'Write what is released: money, person-days or both.'
	});
export type TrancheForm = z.output<typeof trancheForm>;

/** What was spent, or the correction of it. */
export const spendForm = z.object({
	amount: amountField,
	days: daysField,
	what: z
		.string()
		.trim()
		.min(3, 'Say what it was spent on, in at least 3 characters.')
		.max(200, 'Shorten this to 200 characters.'),
	day: z.iso
		.date('Write the day as a date.')
		.refine((day) => day >= '2000' && day < '2200', 'Choose a day from the year 2000 on.'),
	/** What it is paid from; none is the newest that has something left. */
	tranche: z
		.string()
		.regex(/^(\d{1,15})?$/, 'Choose a tranche from the list.')
		.default('')
		.transform((chosen) => (chosen === '' ? null : Number(chosen))),
	replaces,
	key
});
export type SpendForm = z.output<typeof spendForm>;

/** The first day of a quarter, of this century or the next. */
const QUARTER = /^2[01]\d\d-(01|04|07|10)-01$/;

/** Nothing typed is no budget of zero. */
const budgetField = z
	.preprocess((typed) => (typeof typed === 'string' && typed.trim() === '' ? null : typed), amountField.nullable())
	.refine((amount) => amount !== null, 'Write the budget. 0 is one too.')
	.transform(Number);

/** The budget of a priority (none: of what names no priority) in a quarter. */
export const budgetForm = z.object({
	quarter: z.string().regex(QUARTER, 'Choose a quarter from the list.'),
	priority: z
		.string()
		.regex(/^(\d{1,15})?$/, 'Choose from the list.')
		.default('')
		.transform((chosen) => (chosen === '' ? null : Number(chosen))),
	amount: budgetField,
	days: daysField
});

/** What the decisions of a review may release together. */
export const reviewBudgetForm = budgetForm.pick({ amount: true, days: true });
export type ReviewBudgetForm = z.output<typeof reviewBudgetForm>;
export type BudgetForm = z.output<typeof budgetForm>;

const states = ['running', 'iterating', 'due', 'deciding', 'promoted', 'killed'] as const;

/** What the page is narrowed to, as it stands in the address; what makes no sense is left out. */
export const fundingFilter = z.object({
	quarter: z
		.string()
		.refine((quarter) => quarter === 'all' || QUARTER.test(quarter))
		.nullable()
		.catch(null),
	/** 0 is what names no priority. */
	priority: z.coerce.number().int().min(0).max(1e15).nullable().catch(null),
	state: z.enum(states).nullable().catch(null)
});
export type FundingFilter = z.output<typeof fundingFilter>;
