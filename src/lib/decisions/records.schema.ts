import { z } from 'zod';
import { ask, signOff } from '#lib/decisions/briefs.schema.ts';
import { outcomes } from '#lib/decisions/decisions.ts';
import { departures, secondKind } from '#lib/decisions/departures.schema.ts';
import { rule, seat } from '#lib/decisions/panel.schema.ts';
import { decision as decisionForm } from '#lib/decisions/schemas.ts';
import { experiment } from '#lib/experiments/experiment.schema.ts';

const side = z.enum(['marketing', 'it', 'other']);
const outcome = z.enum(
	outcomes.map(({ value }) => value),
	'Choose promote, iterate or kill.'
);
const counts = z.object({ marketing: z.number(), it: z.number(), other: z.number() });
const signature = z.object({ side: z.enum(['marketing', 'it']), outcome, name: z.string(), signed_at: z.string() });
const other = z.object({ id: z.number(), outcome, decided_at: z.string() });

const metricFigures = z.object({
	...{ name: z.string(), lift: z.number().nullable(), interval: z.array(z.number().nullable()).nullable() },
	...{ difference: z.number().nullable(), difference_interval: z.array(z.number().nullable()).nullable() },
	...{ chance_better: z.number().nullable(), adjusted_p: z.number().nullable(), verdict: z.string().nullable() }
});
const figures = z.object({
	...{ treatment: z.string(), finding: z.string(), strength: z.string(), grade: z.string() },
	...{ sample: z.number(), sentence: z.string(), primary: metricFigures },
	...{ guardrails: z.array(metricFigures), secondaries: z.array(metricFigures) },
	checks: z.array(z.object({ label: z.string(), state: z.string(), says: z.string() })),
	...{ split_p: z.number().nullable(), call: z.string(), reasons: z.array(z.string()) }
});
const sums = { released: z.number(), released_days: z.number(), spent: z.number(), spent_days: z.number() };

/** What was frozen with a decision. */
export const document = z.object({
	decision: z.object({
		id: z.number(),
		outcome,
		rationale: z.string(),
		next_step: z.string(),
		learned: z.string(),
		rule_met: z.boolean(),
		overrule_reason: z.string().nullable(),
		supersede_reason: z.string().nullable(),
		recommended: outcome.nullable(),
		departure_reason: z.string().nullable(),
		seconded_by_name: z.string().nullable(),
		second_kind: secondKind.nullable(),
		dissent: z.string(),
		review_on: z.string().nullable(),
		would_change_our_mind: z.string().nullable(),
		ballots: z.record(outcome, counts),
		decided_at: z.string(),
		author: z.string(),
		author_function: side.nullable()
	}),
	box: z.object({
		time_box: z.number(),
		rule,
		has_panel: z.boolean(),
		quorum: z.number(),
		quorum_asked: z.number(),
		opened_at: z.string(),
		closes_at: z.string(),
		revealed_at: z.string(),
		chair: z.string()
	}),
	seats: z.array(seat),
	ballots: z.array(
		z.object({
			...{ voter_id: z.string(), voter: z.string(), function: side, choice: outcome },
			...{ confidence: z.number(), reason: z.string(), version: z.number() },
			...{ objects_to: outcome.nullable(), cast_by: z.string().nullable() }
		})
	),
	signatures: z.array(signature),
	/** As the server worked it out then. */
	analysis: z.object({
		recommended: outcome.nullable(),
		method: z.number(),
		at: z.string(),
		results: z.array(figures)
	}),
	/** What it released; null where that is nothing. */
	tranche: z.object({ amount: z.number(), days: z.number() }).nullable(),
	/** Of the experiment until then, the tranche included; freed by a kill. */
	money: z.object({ currency: z.string(), ...sums, freed: z.number(), freed_days: z.number() }),
	ask: ask.nullable(),
	sign_offs: z.array(signOff),
	experiment
});

/** The answer of `read_decision`. */
export const decisionPage = z.object({
	id: z.number(),
	experiment_id: z.number(),
	title: z.string(),
	marketing_owner: z.string().nullable(),
	it_owner: z.string().nullable(),
	document,
	/** The version of the calculations that it was taken by. */
	method: z.number(),
	hash: z.string(),
	/** The record fits its hash and the decision. */
	is_unchanged: z.boolean(),
	/** The entry of the log that sealed it; null where none did. */
	entry: z.number().nullable(),
	supersedes: other.nullable(),
	superseded_by: other.extend({ reason: z.string(), author: z.string() }).nullable(),
	/** What came after it. */
	since: z.object({ readings: z.number(), amendments: z.number() }),
	/** Why it cannot be superseded. */
	stays: z.string().nullable(),
	rules: z.record(outcome, z.boolean().nullable()),
	/** An iterate would open a new time-box. */
	opens: z.boolean(),
	may: z.object({
		leads: z.boolean(),
		decides: z.boolean(),
		overrules: z.boolean(),
		side: z.enum(['marketing', 'it']).nullable()
	}),
	/** Under what may supersede it, and what stands for that against ballots or rule. */
	signatures: z.array(signature),
	departures
});

export type DecisionDocument = z.output<typeof document>;
export type DecisionPage = z.output<typeof decisionPage>;

const text = z.string().trim().default('');

/** What takes the place of a decision. */
export const supersedingForm = z.object({
	outcome,
	reason: text,
	rationale: text,
	next_step: text,
	learned: text,
	change_mind: z.string().trim().optional(),
	dissent: text,
	review_on: decisionForm.shape.review_on,
	days: z
		.union([
			z.literal('').transform(() => null),
			z.coerce.number('Write the days as a number.').int('Write whole days.')
		])
		.nullable()
		.default(null)
});

/** An owner's signature under what may take its place. */
export const supersedingSignature = z.object({ outcome });

/** What would take its place against ballots or registered rule, and why. */
export const supersedingDeparture = z.object({ outcome, reason: text });
