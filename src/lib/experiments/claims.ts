import { comparisons, MAX_CRITERIA, measures } from '#lib/experiments/criteria.ts';
import { designOf, designs } from '#lib/experiments/designs.ts';
import type { Experiment, Metric } from '#lib/experiments/experiment.schema.ts';
import type { Claim } from '#lib/experiments/falsifiability.ts';
import type { Seen } from '#lib/experiments/hypothesis.ts';
import { numbersOf, thresholdOf, type Measured, type NumberClaim } from '#lib/experiments/numberClaims.ts';
import { isInPercent, ratioOf, typedAmount } from '#lib/experiments/percentages.ts';
import { MAX_OF_A_ROLE } from '#lib/experiments/plan.ts';

/** A KPI as the form offers it. */
export type Offered = Pick<Metric, 'name' | 'direction' | 'kind' | 'unit'> & { readonly id: number };

/** The fields of a form by their names. */
type Typed = Readonly<Record<string, string>>;

/** The claim of a draft as it is saved. */
export function claimOf(x: Experiment): Claim {
	const primary = x.metrics.find(({ role }) => role === 'primary');
	return {
		...x,
		direction: primary?.direction ?? 'up',
		numbers: numbersOf(x),
		hasTarget: designOf(x.design).isSingle,
		metric: primary?.name ?? null,
		minimum_effect: primary?.minimum_effect ?? null
	};
}

/** Where the claim of a draft will be seen; null while no KPI is chosen. */
export function seenOf({ metrics }: Experiment): Seen | null {
	const primary = metrics.find(({ role }) => role === 'primary');
	return primary ? { metric: primary.name, direction: primary.direction, effect: primary.minimum_effect } : null;
}

/** The same of a form that is being filled in: by field name what was typed so far, the rest as saved. */
export function typedClaim(
	x: Experiment,
	typed: Typed,
	kpis: readonly Offered[]
): { readonly claim: Claim; readonly seen: Seen | null } {
	const saved = claimOf(x);
	const text = (name: keyof typeof saved, known: string) => typed[name] ?? known;
	const day = (name: 'kill_on' | 'starts_on' | 'ends_on') => typed[name] ?? saved[name] ?? '';
	const ratio = (name: 'minimum_effect' | 'success_threshold') => {
		const said = typed[name];
		return said === undefined ? saved[name] : ratioOf(said);
	};
	const chosen = typed.primary_kpi_id;
	const kpi = chosen === undefined ? null : kpis.find(({ id }) => String(id) === chosen);
	const effect = ratio('minimum_effect');
	const rule = (['superiority', 'no_harm', 'own'] as const).find((one) => one === typed.decision_rule);
	const design = designs.find(({ value }) => value === typed.design) ?? designOf(x.design);
	const seen = chosen === undefined ? seenOf(x) : kpi ? { metric: kpi.name, direction: kpi.direction, effect } : null;
	const numbers = chosen === undefined ? saved.numbers : typedNumbers(typed, { x, kpis, isSingle: design.isSingle });
	return {
		seen: seen && { ...seen, effect },
		claim: {
			insight: text('insight', saved.insight),
			change: text('change', saved.change),
			audience: text('audience', saved.audience),
			expected_outcome: text('expected_outcome', saved.expected_outcome),
			numbers,
			kill_state: text('kill_state', saved.kill_state),
			kill_on: day('kill_on') || null,
			starts_on: day('starts_on') || null,
			ends_on: day('ends_on') || null,
			today: saved.today,
			hasTarget: design.isSingle,
			decision_rule: rule ?? saved.decision_rule,
			metric: seen?.metric ?? null,
			direction: seen?.direction ?? 'up',
			minimum_effect: effect,
			success_threshold: ratio('success_threshold')
		}
	};
}

type Known = { readonly x: Experiment; readonly kpis: readonly Offered[]; readonly isSingle: boolean };

/** The numbers of a form, which has them all or none: what is no number yet is left out. */
function typedNumbers(typed: Typed, known: Known): NumberClaim[] {
	const measured = typedMetrics(typed, known);
	const primary = measured.find(({ kpi_id }) => String(kpi_id) === typed.primary_kpi_id);
	const rows = (name: 'kills' | 'successes') =>
		Array.from({ length: MAX_CRITERIA }, (_, at) => typedCriterion(typed, `${name}.${at}`, measured)).flatMap((row) =>
			row ? [{ kind: name === 'kills' ? ('kill' as const) : ('success' as const), ...row }] : []
		);
	return [...thresholdOf(primary, ratioOf(typed.success_threshold ?? '')), ...rows('kills'), ...rows('successes')];
}

function typedCriterion(typed: Typed, row: string, measured: readonly Measured[]): Omit<NumberClaim, 'kind'> | null {
	const metric = measured.find(({ kpi_id }) => String(kpi_id) === typed[`${row}.kpi_id`]);
	const measure = measures.find(({ value }) => value === typed[`${row}.measure`])?.value ?? 'level';
	const comparison = comparisons.find(({ value }) => value === typed[`${row}.comparison`])?.value ?? 'at_most';
	const value = metric && typedAmount(typed[`${row}.value`] ?? '', isInPercent(measure, metric.kind));
	if (!metric || value === null || value === undefined) return null;
	const judged_from = typed[`${row}.judged_from`] || null;
	return { field: `${row}.value`, is_threshold: false, measure, comparison, value, judged_from, metric };
}

function typedMetrics(typed: Typed, { kpis, isSingle }: Known): Measured[] {
	const rows = [
		{ kpi: 'primary_kpi_id', target: 'primary_target', loss: '' },
		{ kpi: 'guardrail_kpi_id', target: 'guardrail_target', loss: 'bearable_loss' },
		...['guardrails', 'secondaries'].flatMap((role) =>
			Array.from({ length: MAX_OF_A_ROLE }, (_, at) => `${role}.${at}`).map((row) => ({
				kpi: `${row}.kpi_id`,
				target: `${row}.target`,
				loss: role === 'guardrails' ? `${row}.minimum_effect` : ''
			}))
		)
	];
	return rows.flatMap(({ kpi: name, target, loss }) => {
		const kpi = kpis.find(({ id }) => String(id) === typed[name]);
		if (!kpi) return [];
		const amount = (field: string) => typedAmount(typed[field] ?? '', kpi.kind === 'proportion');
		const today = isSingle || name !== 'primary_kpi_id' ? null : amount('baseline');
		const { id, ...rest } = kpi;
		return [
			{ ...rest, kpi_id: id, today, target: isSingle ? amount(target) : null, bearable: ratioOf(typed[loss] ?? '') }
		];
	});
}
