import { z } from 'zod';
import { criteriaFields, criteriaOf, refuseCriteria, type Kinds } from '#lib/experiments/criteria.schema.ts';
import { armName, designOf } from '#lib/experiments/designs.ts';
import {
	amountIn,
	choice,
	count,
	day,
	number,
	percentage,
	person,
	text,
	written
} from '#lib/experiments/fields.schema.ts';
import { fieldValues } from '#lib/experiments/planFields.schema.ts';
import { MAX_OF_A_ROLE } from '#lib/experiments/plan.ts';

const SHORTER = 'Shorten this to 500 characters.';

const above0 = percentage.refine(
	(value) => value === null || (value > 0 && value <= 10),
	'Write a number above 0 and up to 1,000.'
);

/** A further metric: a row of the form, without a KPI when it is empty. */
const more = z.object({ kpi_id: choice, minimum_effect: above0, target: written }).optional();
const several = z.array(more).max(MAX_OF_A_ROLE, `Choose at most ${MAX_OF_A_ROLE}.`).default([]);

type Typed = z.output<typeof written>;

/** What a metric is held against: of a share a ratio. Says what is wrong with it. */
function targetOf(typed: Typed, kpi: number | null, kinds: Kinds): ReturnType<typeof amountIn> {
	const known = kinds.get(kpi ?? 0);
	// of no KPI it cannot be told, and the KPI is asked for
	if (!known) return { value: typed.value };
	const { value, says } = amountIn(typed, { isPercent: known.kind === 'proportion', unit: known.unit });
	if (says !== undefined || value === null) return { value, ...(says !== undefined && { says }) };
	return value > 0 && value < 1e15 ? { value } : { value, says: 'Write a number above 0.' };
}

const variant = z
	.object({
		name: text(60, 'Shorten the name to 60 characters.'),
		description: text(500, SHORTER),
		weight: number
			.refine((value) => value === null || (value > 0 && value <= 1000), 'Write a share above 0 and up to 1,000.')
			.transform((value) => value ?? 1)
	})
	.optional();

/**
 * A draft as the form sends it: everything but the title may still be missing. kinds: of the KPIs it names, since a share is
 * written in per cent and anything else in its unit.
 */
export const planOf = (kinds: Kinds) =>
	z
		.object({
			title: z.string().trim().min(3, 'Name it in 3 to 120 characters.').max(120, 'Name it in 3 to 120 characters.'),
			insight: text(500, SHORTER),
			change: text(500, SHORTER),
			audience: text(500, SHORTER),
			expected_outcome: text(500, SHORTER),
			riskiest_assumption: text(500, SHORTER),
			design: z
				.enum(['ab_test', 'before_after', 'target', 'regions', 'fake_door', 'survey'], 'Choose how it is tested.')
				.default('ab_test'),
			look_rule: z.enum(['once', 'looks', 'always'], 'Choose when you will look.').default('always'),
			looks: number,
			decision_rule: z.enum(['superiority', 'no_harm', 'own'], 'Choose what decides.').default('superiority'),
			own_rule: text(500, SHORTER),
			uses_pre_period: z.literal('on').optional(),
			variants: z.array(variant).max(20, 'Test fewer variants at once.').default([]),
			primary_kpi_id: choice,
			minimum_effect: above0,
			primary_target: written,
			guardrail_kpi_id: choice,
			bearable_loss: above0,
			guardrail_target: written,
			secondaries: several,
			guardrails: several,
			success_threshold: percentage.refine(
				(value) => value === null || (value >= -1 && value <= 10),
				'Write a change between −100 and 1,000.'
			),
			...criteriaFields(kinds),
			kill_state: text(500, SHORTER),
			kill_on: day,
			promised_amount: count.refine((value) => value === null || value <= 1e11, 'Write at most 100 billion.'),
			promised_days: number.refine(
				(value) => value === null || (value >= 0 && value <= 100_000 && Number.isInteger(value * 2)),
				'Write person-days in halves, like 2 or 2.5.'
			),
			starts_on: day,
			ends_on: day,
			marketing_owner_id: person,
			it_owner_id: person,
			fields: fieldValues,
			/** The plan that was opened, by its hash: nobody replaces what somebody else saved meanwhile without having seen it. */
			seen: z.string().max(64).optional()
		})
		.superRefine((form, context) => {
			const refuse = (path: (string | number)[], message: string) =>
				context.addIssue({ code: 'custom', path, message });
			const names = form.variants.map((arm) => arm?.name.toLowerCase() ?? '');
			if (names[0] === '') refuse(['variants', 0, 'name'], 'Name the control: what people get today.');
			names.forEach((name, index) => {
				if (name && names.indexOf(name) < index)
					refuse(['variants', index, 'name'], 'Give this variant a name of its own.');
				if (!name && form.variants[index]?.description) refuse(['variants', index, 'name'], 'Name this variant too.');
			});
			if (form.primary_kpi_id !== null && form.primary_kpi_id === form.guardrail_kpi_id)
				refuse(['guardrail_kpi_id'], 'Choose another KPI here: the primary cannot guard itself.');
			const check = (path: (string | number)[], typed: Typed, kpi: number | null) => {
				const { says } = targetOf(typed, kpi, kinds);
				if (says !== undefined) refuse(path, says);
			};
			check(['primary_target'], form.primary_target, form.primary_kpi_id);
			check(['guardrail_target'], form.guardrail_target, form.guardrail_kpi_id);
			const chosen = [form.primary_kpi_id, form.guardrail_kpi_id];
			for (const role of ['secondaries', 'guardrails'] as const)
				form[role].forEach((row, index) => {
					if (row?.kpi_id != null && chosen.includes(row.kpi_id))
						refuse([role, index, 'kpi_id'], 'Choose another KPI here: this one has its place already.');
					chosen.push(row?.kpi_id ?? null);
					if (row) check([role, index, 'target'], row.target, row.kpi_id);
					if (row && row.kpi_id === null && (row.minimum_effect !== null || row.target.value !== null))
						refuse([role, index, 'kpi_id'], 'Choose the KPI this number is for.');
				});
			refuseCriteria(form, chosen, refuse);
			if (
				form.look_rule === 'looks' &&
				!(Number.isInteger(form.looks) && Number(form.looks) >= 2 && Number(form.looks) <= 10)
			)
				refuse(['looks'], 'Say how many looks: a whole number from 2 to 10.');
			if (form.minimum_effect !== null && form.primary_kpi_id === null)
				refuse(['primary_kpi_id'], 'Choose the KPI this change is in.');
			if (form.bearable_loss !== null && form.guardrail_kpi_id === null)
				refuse(['guardrail_kpi_id'], 'Choose the KPI this loss is in.');
			if (form.starts_on && form.ends_on && form.ends_on <= form.starts_on)
				refuse(['ends_on'], 'Let the time-box end after it starts.');
			if (form.kill_on && form.ends_on && form.kill_on > form.ends_on)
				refuse(['kill_on'], 'Put this day in the time-box.');
		})
		.transform(
			({
				variants,
				primary_kpi_id,
				minimum_effect,
				primary_target,
				guardrail_kpi_id,
				bearable_loss,
				guardrail_target,
				secondaries,
				guardrails,
				looks,
				kills,
				successes,
				threshold,
				...fields
			}) => ({
				...fields,
				criteria: criteriaOf({ kills, successes, threshold }),
				looks: fields.look_rule === 'looks' ? looks : null,
				// what was before says something of a difference only where chance split
				uses_pre_period: fields.uses_pre_period === 'on' && fields.design === 'ab_test',
				variants: variants.flatMap((arm, index) =>
					arm && arm.name
						? [
								{
									name: armName(arm.name, index, designOf(fields.design)),
									description: arm.description,
									is_control: index === 0 && !designOf(fields.design).isSingle,
									weight: arm.weight
								}
							]
						: []
				),
				metrics: [
					{ role: 'primary' as const, kpi_id: primary_kpi_id, minimum_effect, target: primary_target },
					...secondaries.flatMap((row) => (row ? [{ role: 'secondary' as const, ...row }] : [])),
					{
						role: 'guardrail' as const,
						kpi_id: guardrail_kpi_id,
						minimum_effect: bearable_loss,
						target: guardrail_target
					},
					...guardrails.flatMap((row) => (row ? [{ role: 'guardrail' as const, ...row }] : []))
				].flatMap(({ target, ...metric }) =>
					metric.kpi_id === null ? [] : [{ ...metric, target: targetOf(target, metric.kpi_id, kinds).value }]
				)
			})
		);

/** A draft as the database takes it. */
export type PlanInput = z.output<ReturnType<typeof planOf>>;
