import { z } from 'zod';
import { choice, day, percentage, person, text } from '#lib/experiments/fields.schema.ts';

const SHORTER = 'Shorten this to 500 characters.';

const above0 = percentage.refine(
	(value) => value === null || (value > 0 && value <= 10),
	'Write a number above 0 and up to 1,000.'
);

const variant = z
	.object({ name: text(60, 'Shorten the name to 60 characters.'), description: text(500, SHORTER) })
	.optional();

/** A draft as the form sends it: everything but the title may still be missing. */
export const plan = z
	.object({
		title: z.string().trim().min(3, 'Name it in 3 to 120 characters.').max(120, 'Name it in 3 to 120 characters.'),
		insight: text(500, SHORTER),
		change: text(500, SHORTER),
		audience: text(500, SHORTER),
		expected_outcome: text(500, SHORTER),
		riskiest_assumption: text(500, SHORTER),
		variants: z.array(variant).max(20, 'Test fewer variants at once.').default([]),
		primary_kpi_id: choice,
		minimum_effect: above0,
		guardrail_kpi_id: choice,
		bearable_loss: above0,
		success_threshold: percentage.refine(
			(value) => value === null || (value >= -1 && value <= 10),
			'Write a change between −100 and 1,000.'
		),
		kill_state: text(500, SHORTER),
		kill_on: day,
		starts_on: day,
		ends_on: day,
		marketing_owner_id: person,
		it_owner_id: person
	})
	.superRefine((form, context) => {
		const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
		const names = form.variants.map((arm) => arm?.name.toLowerCase() ?? '');
		if (names[0] === '') refuse(['variants', 0, 'name'], 'Name the control: what people get today.');
		names.forEach((name, index) => {
			if (name && names.indexOf(name) < index)
				refuse(['variants', index, 'name'], 'Give this variant a name of its own.');
			if (!name && form.variants[index]?.description) refuse(['variants', index, 'name'], 'Name this variant too.');
		});
		if (form.primary_kpi_id !== null && form.primary_kpi_id === form.guardrail_kpi_id)
			refuse(['guardrail_kpi_id'], 'Choose another KPI here: the primary cannot guard itself.');
		if (form.minimum_effect !== null && form.primary_kpi_id === null)
			refuse(['primary_kpi_id'], 'Choose the KPI this change is in.');
		if (form.bearable_loss !== null && form.guardrail_kpi_id === null)
			refuse(['guardrail_kpi_id'], 'Choose the KPI this loss is in.');
		if (form.starts_on && form.ends_on && form.ends_on <= form.starts_on)
			refuse(['ends_on'], 'Let the time-box end after it starts.');
		if (form.kill_on && form.ends_on && form.kill_on > form.ends_on)
			refuse(['kill_on'], 'Put this day in the time-box.');
	})
	.transform(({ variants, primary_kpi_id, minimum_effect, guardrail_kpi_id, bearable_loss, ...fields }) => ({
		...fields,
		variants: variants.flatMap((arm, index) =>
			arm && arm.name ? [{ name: arm.name, description: arm.description, is_control: index === 0, weight: 1 }] : []
		),
		metrics: [
			{ role: 'primary' as const, kpi_id: primary_kpi_id, minimum_effect },
			{ role: 'guardrail' as const, kpi_id: guardrail_kpi_id, minimum_effect: bearable_loss }
		].filter((metric) => metric.kpi_id !== null)
	}));

/** A draft as the database takes it. */
export type PlanInput = z.output<typeof plan>;
