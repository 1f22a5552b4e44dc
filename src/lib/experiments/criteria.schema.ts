import { z } from 'zod';
import { comparisons, MAX_CRITERIA, measures, refusals } from '#lib/experiments/criteria.ts';
import { amount, amountIn, choice, day, text, written, type WrittenIn } from '#lib/experiments/fields.schema.ts';
import { isInPercent } from '#lib/experiments/percentages.ts';

const side = z.enum(['marketing', 'it']);
const kind = z.enum(['kill', 'success']);
const measure = z.enum(measures.map(({ value }) => value));
const comparison = z.enum(comparisons.map(({ value }) => value));

const answer = z.object({
	reason: z.string(),
	answered_at: z.string(),
	author: z.string(),
	author_function: z.enum(['marketing', 'it', 'other']).nullable()
});

const hit = z.object({
	id: z.number(),
	variant_id: z.number(),
	is_met: z.boolean(),
	/** What was seen then: of shares and changes a ratio. */
	seen: z.number().nullable(),
	/** The last day that was read then. */
	day: z.string(),
	at: z.string(),
	answer: answer.nullable()
});

/** A criterion as `read_experiment` answers it. */
export const criterion = z.object({
	id: z.number(),
	kind,
	metric_id: z.number(),
	measure,
	comparison,
	/** As it was registered. */
	value: z.number(),
	/** What it is judged by: of a kill criterion the amended number. */
	judged_by: z.number(),
	is_threshold: z.boolean(),
	judged_from: z.string().nullable(),
	side: side.nullable(),
	words: z.string(),
	seen: z.array(z.object({ variant_id: z.number(), seen: z.number().nullable(), day: z.string() })),
	hits: z.array(hit)
});

export type Criterion = z.output<typeof criterion>;
export type CriterionHit = z.output<typeof hit>;

const watcher = z
	.enum(['', 'marketing', 'it'], 'Choose which owner watches it, or both.')
	.default('')
	.transform((value) => value || null);

/** Of a KPI, by its id: how it is read, and in which unit. */
export type Kinds = ReadonlyMap<number, { readonly kind: string; readonly unit: string }>;

const row = (kinds: Kinds) =>
	z
		.object({
			kpi_id: choice,
			measure: measure.default('level'),
			comparison: comparison.default('at_most'),
			value: written,
			judged_from: day,
			side: watcher,
			words: text(500, 'Shorten this to 500 characters.')
		})
		.transform((typed, context) => {
			const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['value'], message });
			const { value, says } = amountIn(typed.value, writtenIn(typed.measure, kinds.get(typed.kpi_id ?? 0)));
			// of no KPI it cannot be told, and the KPI is asked for
			if (says !== undefined && kinds.has(typed.kpi_id ?? 0)) refuse(says);
			else if (isNoShare(typed.measure, value, kinds.get(typed.kpi_id ?? 0)))
				refuse(refusals.criteria_of_a_share_are_shares?.says ?? '');
			else if (value === null && typed.kpi_id !== null) refuse('Write the number it is held against.');
			return { ...typed, value };
		})
		.optional();

/** The level of a share that no share has. The database says so too, and cannot say in which row. */
function isNoShare(
	of: Criterion['measure'],
	value: number | null,
	kpi: { readonly kind: string } | undefined
): boolean {
	return of === 'level' && kpi?.kind === 'proportion' && value !== null && (value < 0 || value > 1);
}

/** In what people write a number of a criterion: a change and everything of a share in per cent. */
function writtenIn(
	of: Criterion['measure'],
	kpi: { readonly kind: string; readonly unit: string } | undefined
): WrittenIn {
	return { isPercent: isInPercent(of, kpi?.kind ?? ''), unit: kpi?.unit ?? '' };
}

const several = (kinds: Kinds) => z.array(row(kinds)).max(MAX_CRITERIA, `Write at most ${MAX_CRITERIA}.`).default([]);

/** The fields of a plan that are about criteria. */
export function criteriaFields(kinds: Kinds) {
	return {
		kills: several(kinds),
		successes: several(kinds),
		threshold: z.object({ judged_from: day, side: watcher }).default({ judged_from: null, side: null })
	};
}

type Rows = z.output<ReturnType<typeof several>>;
type Fields = { readonly kills: Rows; readonly successes: Rows };
type Refuse = (path: (string | number)[], message: string) => void;

/** Refuses what no criterion can be: about nothing, or about a KPI that the plan does not measure. */
export function refuseCriteria(form: Fields, measured: readonly (number | null)[], refuse: Refuse): void {
	for (const name of ['kills', 'successes'] as const)
		form[name].forEach((one, index) => {
			if (!one) return;
			if (one.kpi_id === null && (one.value !== null || one.words !== '' || one.judged_from !== null))
				refuse([name, index, 'kpi_id'], 'Choose the KPI this is about.');
			if (one.kpi_id !== null && !measured.includes(one.kpi_id))
				refuse([name, index, 'kpi_id'], 'Choose a KPI that this plan measures, above.');
		});
}

/** The criteria as the database takes them, those without a KPI left out. */
export function criteriaOf(
	form: Fields & { readonly threshold: z.output<ReturnType<typeof criteriaFields>['threshold']> }
) {
	const of = (kind: Criterion['kind'], rows: Rows) =>
		rows.flatMap((one) => (one && one.kpi_id !== null ? [{ kind, ...one }] : []));
	return [
		{ kind: 'success' as const, is_threshold: true, ...form.threshold },
		...of('kill', form.kills),
		...of('success', form.successes)
	];
}

const reason = (why: string) =>
	z
		.string()
		.trim()
		.min(10, `Say in at least 10 characters ${why}.`)
		.max(1000, 'Shorten the reason to 1,000 characters.');

/** The form by which it goes on although a criterion is met. */
export const goOnForm = z.object({ reason: reason('why it goes on') });

/** The form that amends the number of a criterion about a KPI. */
export function amendedCriterion(
	{ measure: of }: Pick<Criterion, 'measure'>,
	kpi: { readonly kind: string; readonly unit: string }
) {
	const value = amount(writtenIn(of, kpi)).refine((typed) => typed !== null, 'Write the new number.');
	return z.object({ value: value.pipe(z.number()), reason: reason('why') });
}
