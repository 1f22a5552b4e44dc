import { z } from 'zod';
import type {
	BudgetForm,
	FundingFilter,
	ReviewBudgetForm,
	SpendForm,
	TrancheForm
} from '#lib/funding/funding.schema.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const figures = {
	...{ released: z.number(), released_days: z.number(), spent: z.number() },
	...{ spent_days: z.number(), freed: z.number(), freed_days: z.number() }
};
/** What of the freed went to bills that were written down after the kill. */
const late = { late: z.number(), late_days: z.number() };
const state = z.enum(['draft', 'running', 'iterating', 'due', 'deciding', 'promoted', 'killed']);
const entry = { id: z.number(), amount: z.number(), days: z.number(), by: z.string(), at: z.string() };
const line = { ...entry, replaces: z.number().nullable(), is_current: z.boolean() };

const budget = { amount: z.number(), days: z.number(), left: z.number(), left_days: z.number() };
const ofReview = z.object({
	...{ id: z.number(), title: z.string(), currency: z.string(), released: z.number(), released_days: z.number() },
	...{ freed: z.number(), freed_days: z.number(), budget: z.object(budget).nullable() }
});
/** What a review may release, and what its decisions released. */
export type ReviewMoney = z.output<typeof ofReview>;

const ofOne = z.object({
	...figures,
	...late,
	...{ title: z.string(), marketing_owner_id: z.string().nullable(), it_owner_id: z.string().nullable() },
	ended_as: z.enum(['promoted', 'killed']).nullable(),
	currency: z.string(),
	today: z.string(),
	is_started: z.boolean(),
	/** What it may cost, as registered; null of a draft and where nobody was asked. */
	promised: z.object({ amount: z.number().nullable(), days: z.number().nullable(), currency: z.string() }).nullish(),
	priority: z.object({ id: z.number(), name: z.string() }).nullable(),
	budget: z.object({ quarter: z.string(), ...budget }).nullable(),
	review: ofReview.nullable(),
	tranche_list: z.array(
		z.object({
			...{ ...line, reason: z.string(), outcome: z.enum(['promote', 'iterate', 'kill']).nullable() },
			/** Where its corrections began, and what was paid from it; null where it was corrected. */
			...{ first: z.number().nullable(), spent: z.number().nullable(), spent_days: z.number().nullable() }
		})
	),
	spend_list: z.array(z.object({ ...line, day: z.string(), what: z.string(), tranche: z.number().nullable() }))
});

/** The money of one experiment: its tranches, what was spent, what is left, and the budget they count against. */
export type Money = z.output<typeof ofOne>;

const row = z.object({
	...figures,
	...late,
	priority_id: z.number().nullable(),
	priority: z.string().nullable(),
	budget: z.number().nullable(),
	budget_days: z.number().nullable(),
	experiments: z.number()
});
/** A quarter of one priority; without one, of what names none. */
export type PriorityRow = z.output<typeof row>;

const experiment = z.object({
	...figures,
	...{ id: z.number(), title: z.string(), state, priority: z.string().nullable() },
	...{ released_in_all: z.number(), released_days_in_all: z.number() },
	...{ spent_in_all: z.number(), spent_days_in_all: z.number() }
});
/** What moved for one experiment in a quarter, and in all. */
export type ExperimentRow = z.output<typeof experiment>;

const whole = z.object({
	currency: z.string(),
	today: z.string(),
	/** Its first day; null is all time. */
	quarter: z.string().nullable(),
	quarters: z.array(z.string()),
	rows: z.array(row),
	experiments: z.array(experiment)
});

/** The money of one experiment. Throws 404 when there is none. */
export async function ofExperiment(supabase: Supabase, id: number): Promise<Money> {
	return ofOne.parse(answer(await supabase.rpc('read_money', { p_experiment: id })));
}

/** A quarter (the one that runs, or all time) by priority and by experiment. */
export async function read(supabase: Supabase, { quarter, priority, state: only }: FundingFilter) {
	const found = await supabase.rpc('read_funding', {
		p_quarter: quarter === 'all' ? undefined : (quarter ?? undefined),
		p_is_all: quarter === 'all',
		p_priority: priority ?? undefined,
		p_state: only ?? undefined
	});
	return whole.parse(answer(found));
}

/** Releases a tranche, or corrects one. Answers the refusal, or null. */
export async function release(supabase: Supabase, id: number, form: TrancheForm): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('release_tranche', {
		...{ p_experiment: id, p_amount: form.amount, p_days: form.days, p_reason: form.reason },
		...{ p_replaces: form.replaces, p_key: form.key }
	});
	return error;
}

/** Writes down what was spent, or corrects it. Answers the refusal, or null. */
export async function spend(supabase: Supabase, id: number, form: SpendForm): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('record_spend', {
		...{ p_experiment: id, p_day: form.day, p_amount: form.amount, p_days: form.days, p_what: form.what },
		...{ p_replaces: form.replaces, p_key: form.key, p_tranche: form.tranche ?? undefined }
	});
	return error;
}

/** Sets the budget of a priority in a quarter. Answers the refusal, or null. */
export async function setBudget(supabase: Supabase, form: BudgetForm): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('set_budget', {
		...{ p_quarter: form.quarter, p_amount: form.amount, p_days: form.days },
		p_priority: form.priority ?? undefined
	});
	return error;
}

/** The money of a review: its budget, and what its decisions released. 404 where there is none. */
export async function ofReviewed(supabase: Supabase, review: number): Promise<ReviewMoney> {
	return ofReview.parse(answer(await supabase.rpc('read_review_money', { p_review: review })));
}

/** Sets the budget of a review; leaders only. Answers the refusal, or null. */
export async function budgetReview(
	supabase: Supabase,
	review: number,
	form: ReviewBudgetForm
): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('set_review_budget', {
		...{ p_review: review, p_amount: form.amount, p_days: form.days }
	});
	return error;
}

/** The currency of this workspace, as its code. */
export async function currency(supabase: Supabase): Promise<string> {
	const found = await supabase.from('funding_settings').select('currency').single();
	return answer<{ currency: string }>(found).currency;
}

/** Sets the currency; admins only. Answers the refusal, or null. */
export async function setCurrency(supabase: Supabase, code: string): Promise<DatabaseError | null> {
	return (await supabase.rpc('set_currency', { p_currency: code })).error;
}
