import { z } from 'zod';
import { cutColumn, readTotals } from '#lib/experiments/totals.ts';
import { amount, day } from '#lib/experiments/fields.schema.ts';
import { standings } from '#lib/handovers/handovers.ts';

const side = z.enum(['marketing', 'it', 'other']);
const standing = z.enum(['held', 'weaker', 'gone', 'not_known']);
const state = z.enum(['waiting', 'late', 'live', 'check_due', 'checked', 'off', 'called_off']);
const id = z.coerce.number().int().positive();
const text = z.string().trim().default('');

const second = z.object({ second_mean: z.number(), second_sd: z.number(), correlation: z.number() });
const productionArms = z.array(
	z.object({
		arm: z.enum(['live', 'holdout']),
		is_alone: z.boolean(),
		days: z.number(),
		first: z.string(),
		last: z.string(),
		n: z.number(),
		successes: z.number().nullable(),
		mean: z.number().nullable(),
		sd: z.number().nullable(),
		second: second.nullish(),
		each: z.array(z.tuple([z.string(), z.number()])).nullable()
	})
);
const decidedOn = z.object({
	id: z.number(),
	role: z.enum(['primary', 'guardrail']),
	name: z.string(),
	definition: z.string(),
	kind: z.enum(['proportion', 'mean', 'count', 'ratio', 'value']),
	unit: z.string(),
	direction: z.enum(['up', 'down']),
	minimum_effect: z.number().nullable(),
	target: z.number().nullable(),
	design: z.enum(['ab_test', 'before_after', 'target', 'regions', 'fake_door', 'survey']),
	look_rule: z.enum(['once', 'looks', 'always']),
	looks: z.number().nullable(),
	was_moved: z.boolean(),
	cut: cutColumn,
	totals: z.unknown().transform(readTotals)
});
/** By which days in production a check was judged; corrected: how many of their readings were set right since. */
const byProduction = z.object({
	from: z.string(),
	to: z.string(),
	readings: z.number(),
	arms: productionArms,
	corrected: z.number()
});

/** The answer of `read_checked_days`. */
export const checkedDays = z.object({
	readings: z.array(z.number()),
	arms: productionArms,
	decided: decidedOn.nullable()
});

const line = z.object({
	id: z.number(),
	experiment_id: z.number(),
	title: z.string(),
	state,
	owner_id: z.string(),
	owner: z.string(),
	owner_function: side.nullable(),
	owner_is_bridging: z.boolean(),
	started_at: z.string(),
	promised_on: z.string(),
	target_on: z.string(),
	live_on: z.string().nullable(),
	next_check: z.number().nullable(),
	/** The day something is expected: going live, or the next check; null when nothing is. */
	expected_on: z.string().nullable(),
	is_late: z.boolean(),
	items: z.number(),
	open_items: z.number(),
	open_blockers: z.number(),
	last_check: z
		.object({
			days: z.number(),
			is_live: z.boolean(),
			standing,
			held_against: z.enum(['holdout', 'then', 'target']).nullable(),
			measured: z.number().nullable()
		})
		.nullable(),
	/** Beside a check: what was decided, and by which days in production it was judged. */
	decided: decidedOn.nullish(),
	production: byProduction.nullish()
});
/** A handover, as lists show it. */
export type HandoverLine = z.output<typeof line>;

/** The answer of `read_handovers`. */
export const handoverPage = z.object({
	rows: z.array(line),
	has_more: z.boolean(),
	owner: z.string().nullable(),
	counts: z.record(z.string(), z.number())
});

const item = z.object({
	id: z.number(),
	name: z.string(),
	help: z.string(),
	function: side,
	state: z.enum(['open', 'done', 'not_needed']),
	note: z.string(),
	by: z.string().nullable(),
	at: z.string().nullable(),
	may_settle: z.boolean()
});
/** A point of a checklist, and who said how it stands. */
export type Item = z.output<typeof item>;

const blocker = z.object({
	id: z.number(),
	words: z.string(),
	by: z.string(),
	at: z.string(),
	resolution: z.string().nullable(),
	resolved_by: z.string().nullable(),
	resolved_at: z.string().nullable(),
	may_resolve: z.boolean()
});
/** What stands, or stood, in the way. */
export type Blocker = z.output<typeof blocker>;

const check = z.object({
	id: z.number(),
	days: z.number(),
	is_live: z.boolean(),
	standing,
	measured: z.number().nullable(),
	/** What it was held against, where readings say so; null of a person's word. */
	held_against: z.enum(['holdout', 'then', 'target']).nullable(),
	production: byProduction.nullable(),
	words: z.string(),
	by: z.string(),
	at: z.string(),
	replaces_id: z.number().nullable()
});
/** What somebody found when the effect was checked. */
export type Check = z.output<typeof check>;

/** The answer of `read_handover`. */
export const handover = z.object({
	today: z.string(),
	experiment: z.object({ id: z.number(), title: z.string(), state: z.string() }),
	may: z.object({
		plan: z.boolean().nullable(),
		say_live: z.boolean().nullable(),
		check: z.boolean().nullable(),
		read: z.boolean()
	}),
	/** What is read in production, the primary metric first; empty before it is live. */
	watched: z.array(decidedOn.extend({ arms: productionArms })),
	metric: z.object({ name: z.string(), kind: z.string(), unit: z.string() }).nullable(),
	handover: line
		.extend({
			live_exception: z.string(),
			rationale: z.string(),
			next_step: z.string(),
			decided_at: z.string(),
			decided_by: z.string(),
			checklist: z.array(item),
			blockers: z.array(blocker),
			checks: z.array(check)
		})
		.nullable(),
	people: z.array(z.object({ id: z.string(), name: z.string(), function: side }))
});
/** Everything the page of a handover shows. */
export type HandoverPage = z.output<typeof handover>;
/** A handover with its checklist, blockers and checks. */
export type Handover = NonNullable<HandoverPage['handover']>;

/** Owner and target, as their form sends them. */
export const planForm = z.object({
	handover: id,
	owner: z.uuid('Choose who runs it in production.'),
	target: day.refine((value) => value !== null, 'Choose a day, like 1 March 2026.'),
	reason: text
});

/** How a point stands. */
export const settleForm = z.object({ item: id, state: z.enum(['open', 'done', 'not_needed']), note: text });

/** What stands in the way, and how it was resolved. */
export const blockerForm = z.object({ handover: id, words: text });
export const resolveForm = z.object({ blocker: id, resolution: text });

/** Since when it is live. */
export const liveForm = z.object({
	handover: id,
	on: day.refine((value) => value !== null, 'Choose the day on which it went live.'),
	exception: text
});

/** What a check found: of a metric that is a share in per cent, of any other in its unit. */
export const checkForm = (metric: HandoverPage['metric']) =>
	z
		.object({
			handover: id,
			days: z.coerce.number(),
			is_live: z.enum(['yes', 'no'], 'Say whether it is still live.'),
			standing: z.enum(standings.map(({ value }) => value)).optional(),
			measured: amount({ isPercent: metric?.kind === 'proportion', unit: metric?.unit ?? '' }),
			from: day,
			to: day,
			words: text
		})
		.superRefine(({ is_live, standing: said, from, to }, context) => {
			if (is_live === 'yes' && !said)
				context.addIssue({ code: 'custom', path: ['standing'], message: 'Say what became of the effect.' });
			if ((from === null) !== (to === null))
				context.addIssue({
					code: 'custom',
					path: [from ? 'to' : 'from'],
					message: 'Choose this day too, or leave both empty.'
				});
			else if (from && to && from > to)
				context.addIssue({ code: 'custom', path: ['to'], message: 'Choose a day that is not before the first.' });
		});

/** A point of the template, as its form sends it. */
export const templateForm = z.object({
	item: id.optional().catch(undefined),
	name: text,
	help: text,
	function: z.enum(['marketing', 'it', 'other'], 'Choose the function that owns it.'),
	position: z.coerce.number('Give it a place from 1 to 99.').int('Give it a place from 1 to 99.').default(1)
});
export const retireForm = z.object({ item: id, is_retired: z.enum(['yes', 'no']) });

const revived = z.object({ id: z.number(), title: z.string(), reason: z.string(), by: z.string() });

/** The answer of `read_aftermath`. */
export const aftermath = z.object({
	handover: z
		.object({ state, owner: z.string(), live_on: z.string().nullable(), expected_on: z.string().nullable() })
		.nullable(),
	from: revived.nullable(),
	revivals: z.array(revived)
});
/** What came after an experiment, and what it was revived from. */
export type Aftermath = z.output<typeof aftermath>;
