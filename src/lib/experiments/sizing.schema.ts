import { z } from 'zod';
import { number, percentage, text } from '#lib/experiments/fields.schema.ts';
import { DEFAULT_INPUTS } from '#lib/experiments/sizing.ts';

/** The answer of `read_experiment` about the sizing of a draft. */
export const savedSizing = z.object({
	visitors_per_day: z.number().nullable(),
	baseline: z.number().nullable(),
	sd: z.number().nullable(),
	alpha: z.number(),
	power: z.number(),
	days: z.number().nullable(),
	detectable: z.number().nullable(),
	/** Days from before the start, and how much each day resembles the one before, where days are held against days. */
	days_before: z.number().nullable().default(null),
	correlation: z.number().nullable().default(null),
	/** Half of the interval that was planned, as a part of the target or of the value before. */
	half_width: z.number().nullable().default(null),
	formula: z.string().nullable(),
	is_knowing: z.boolean(),
	reason: z.string()
});

/** The sizing as a registration keeps it. */
export const registeredSizing = savedSizing
	.omit({ is_knowing: true })
	.extend({ is_undersized: z.boolean(), needed: z.number().nullable() });

/** For the page of a draft: whether approval is asked for, and who has given it. */
export const startState = z.object({
	needs_approval: z.boolean(),
	plan_hash: z.string(),
	approvals: z.array(
		z.object({ side: z.enum(['marketing', 'it', 'other']), name: z.string(), approved_at: z.string() })
	)
});

export type SavedSizing = z.output<typeof savedSizing>;
export type RegisteredSizing = z.output<typeof registeredSizing>;
export type StartState = z.output<typeof startState>;

const positive = number.refine((value) => value === null || value > 0, 'Write a number above 0.');

/** Visitors are many and whole: in 1,200 and 1.200 the sign groups thousands, where elsewhere it would be a decimal one. */
const visitors = z.preprocess(
	(typed) =>
		typeof typed === 'string' && /^\s*\d{1,3}([.,]\d{3})+\s*$/.test(typed) ? typed.replace(/[.,]/g, '') : typed,
	positive.refine((value) => value === null || value <= 1e9, 'Write a number up to 1,000,000,000.')
);

/** The part of the plan's form that sizes it. The baseline is as typed: per cent or not depends on the KPI. */
export const sizingForm = z.object({
	visitors_per_day: visitors,
	baseline: positive,
	sd: positive,
	power: percentage
		.refine((value) => value === null || (value >= 0.5 && value <= 0.9999), 'Write a chance between 50 and 99.99.')
		.transform((value) => value ?? DEFAULT_INPUTS.power),
	days_before: number.refine(
		(value) => value === null || (Number.isInteger(value) && value >= 2 && value <= 90),
		'Write whole days, 2 to 90.'
	),
	correlation: number.refine(
		(value) => value === null || (value >= 0 && value <= 0.95),
		'Write a number from 0 to 0.95.'
	),
	is_knowing: z.literal('on').optional(),
	undersized_reason: text(500, 'Shorten the reason to 500 characters.')
});

export type SizingForm = z.output<typeof sizingForm>;

/** The page that sizes without a plan changes these as well. */
export const sizingQuestion = sizingForm.extend({
	days: number.refine(
		(value) => value === null || (Number.isInteger(value) && value >= 1 && value <= 366),
		'Write whole days, 1 to 366.'
	),
	minimum_effect: percentage.refine(
		(value) => value === null || (value > 0 && value <= 10),
		'Write a number above 0 and up to 1,000.'
	),
	/** In points of a share, else in the unit of the metric; in per cent where days are held against days. */
	precision: positive
});
