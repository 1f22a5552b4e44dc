import { z } from 'zod';
import { criterion } from '#lib/experiments/criteria.schema.ts';
import { registeredSizing, savedSizing, startState } from '#lib/experiments/sizing.schema.ts';

const side = z.enum(['marketing', 'it', 'other']);
const direction = z.enum(['up', 'down']);
const kind = z.enum(['proportion', 'mean', 'count', 'ratio', 'value']);
const role = z.enum(['primary', 'secondary', 'guardrail']);
const lookRule = z.enum(['once', 'looks', 'always']);
const design = z.enum(['ab_test', 'before_after', 'target', 'regions', 'fake_door', 'survey']);
const state = z.enum(['draft', 'running', 'iterating', 'due', 'deciding', 'promoted', 'killed']);

const variant = z.object({
	id: z.number(),
	position: z.number(),
	name: z.string(),
	description: z.string(),
	is_control: z.boolean(),
	weight: z.number(),
	picture: z.object({ id: z.number(), alt: z.string(), hash: z.string() }).optional()
});

const metric = z.object({
	id: z.number(),
	kpi_id: z.number(),
	role,
	minimum_effect: z.number().nullable(),
	target: z.number().nullable(),
	name: z.string(),
	definition: z.string(),
	unit: z.string(),
	kind,
	direction,
	version: z.number(),
	is_newest: z.boolean()
});

const planField = z.object({
	id: z.number(),
	name: z.string(),
	help: z.string(),
	kind: z.enum(['text', 'number', 'choice', 'date', 'link']),
	options: z.array(z.string()),
	is_required: z.boolean(),
	is_retired: z.boolean(),
	value: z.string().nullable()
});

const amendment = z.object({
	id: z.number(),
	field: z.string(),
	/** Of a criterion: which. */
	criterion_id: z.number().nullable().default(null),
	registered_value: z.string().nullable(),
	amended_value: z.string(),
	reason: z.string(),
	amended_at: z.string(),
	author: z.string(),
	author_function: side.nullable()
});

const earlyStop = z.object({
	time_box: z.number(),
	criterion: z.enum(['kill_criterion', 'guardrail', 'success_threshold', 'outside']),
	/** Where the reason was a criterion in numbers: which. */
	criterion_id: z.number().nullable().default(null),
	reason: z.string(),
	planned_end: z.string(),
	ended_on: z.string(),
	stopped_at: z.string(),
	author: z.string(),
	author_function: side.nullable()
});

/** Somebody who took the place of an owner after the start; the registration keeps who it was. */
const ownerChange = z.object({
	...{ id: z.number(), side: z.enum(['marketing', 'it']), from: z.string(), to: z.string(), reason: z.string() },
	...{ author: z.string(), author_function: side.nullable(), changed_at: z.string() }
});

export const reading = z.object({
	id: z.number(),
	metric_id: z.number(),
	variant_id: z.number(),
	day: z.string(),
	n: z.number(),
	successes: z.number().nullable(),
	mean: z.number().nullable(),
	sd: z.number().nullable(),
	/** What a ratio is divided by, or what an average was before the start: of the same n; absent where there is none. */
	second_mean: z.number().nullish(),
	second_sd: z.number().nullish(),
	correlation: z.number().nullish(),
	source: z.string(),
	author: z.string(),
	entered_at: z.string(),
	replaces_id: z.number().nullable(),
	/** Why what it replaces does not count any more; its numbers are those that were withdrawn. */
	withdrawal: z.string().nullish()
});

const segment = z.object({
	metric_id: z.number(),
	variant_id: z.number(),
	dimension: z.string(),
	segment: z.string(),
	days: z.number(),
	n: z.number(),
	successes: z.number().nullable(),
	mean: z.number().nullable(),
	sd: z.number().nullable(),
	second_mean: z.number().nullish(),
	second_sd: z.number().nullish(),
	correlation: z.number().nullish()
});

/** Whole money and person-days; what was not said is null. */
const promisedCost = z.object({ amount: z.number().nullable(), days: z.number().nullable(), currency: z.string() });

/** What was promised when it started; only what is shown beside amendments. */
const registration = z.object({
	title: z.string(),
	insight: z.string(),
	change: z.string(),
	audience: z.string(),
	expected_outcome: z.string(),
	riskiest_assumption: z.string(),
	success_threshold: z.number(),
	uses_pre_period: z.boolean().default(false),
	kill_state: z.string(),
	kill_on: z.string().nullable(),
	/** Not shown to who has a link. */
	promised_cost: promisedCost.nullish(),
	starts_on: z.string(),
	ends_on: z.string(),
	sizing: registeredSizing.optional()
});

/** The answer of `read_experiment`: everything a page about one experiment shows. */
export const experiment = z.object({
	id: z.number(),
	idea_id: z.number(),
	idea: z.string(),
	title: z.string(),
	state,
	today: z.string(),
	starts_on: z.string().nullable(),
	ends_on: z.string().nullable(),
	time_box: z.number(),
	drafted_at: z.string(),
	started_at: z.string().nullable(),
	ended_at: z.string().nullable(),
	drafted_by: z.string(),
	drafter: z.string(),
	starter: z.string().nullable(),
	marketing_owner_id: z.string().nullable(),
	marketing_owner: z.string().nullable(),
	it_owner_id: z.string().nullable(),
	it_owner: z.string().nullable(),
	supports: z.number(),
	marketing_supports: z.number(),
	it_supports: z.number(),
	idea_author: z.string(),
	idea_function: side.nullable(),
	/** The joint priority its idea serves. */
	priority: z.object({ id: z.number(), name: z.string() }).nullable().default(null),
	insight: z.string(),
	change: z.string(),
	audience: z.string(),
	expected_outcome: z.string(),
	riskiest_assumption: z.string(),
	design,
	look_rule: lookRule,
	looks: z.number().nullable(),
	decision_rule: z.enum(['superiority', 'no_harm', 'own']),
	own_rule: z.string(),
	/** Averages are adjusted by what their people did before the start, where readings say it. */
	uses_pre_period: z.boolean().default(false),
	success_threshold: z.number().nullable(),
	kill_state: z.string(),
	kill_on: z.string().nullable(),
	promised_amount: z.number().nullish(),
	promised_days: z.number().nullish(),
	/** Of the workspace. */
	currency: z.string().default('EUR'),
	registration: registration.nullable(),
	registration_hash: z.string().nullable(),
	is_sealed: z.boolean().nullable(),
	runs: z.boolean(),
	sizing: savedSizing.nullable(),
	start: startState.nullable(),
	/** What this workspace asks for besides, and what was said. */
	fields: z.array(planField).default([]),
	variants: z.array(variant),
	metrics: z.array(metric),
	time_boxes: z.array(
		z.object({
			...{ number: z.number(), starts_on: z.string(), ends_on: z.string(), extensions: z.number() },
			/** The day it really ended on, or will; ends_on is what was planned. */
			ended_on: z.string()
		})
	),
	criteria: z.array(criterion).default([]),
	early_stops: z.array(earlyStop),
	amendments: z.array(amendment),
	owner_changes: z.array(ownerChange).default([]),
	/** Where the owner left, or works for the other function now: nobody signs for this side. */
	sides_without_owner: z.array(z.enum(['marketing', 'it'])).default([]),
	/** What parts of the audience add up to, where that was read. */
	segments: z.array(segment).default([]),
	/** How many days a reading below stands for: one, until there are more than a page can draw. */
	days_a_point: z.number().default(1),
	/** What counts, without what was corrected. */
	readings: z.array(reading)
});

export type Experiment = z.output<typeof experiment>;
export type Variant = z.output<typeof variant>;
export type PlanField = z.output<typeof planField>;
export type Metric = z.output<typeof metric>;
export type Amendment = z.output<typeof amendment>;
export type Reading = z.output<typeof reading>;
export type Registration = z.output<typeof registration>;
