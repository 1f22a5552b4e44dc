import type { Experiment } from '#lib/experiments/experiment.schema.ts';
import { designOf, designs } from '#lib/experiments/designs.ts';
import type { Claim } from '#lib/experiments/falsifiability.ts';
import type { Seen } from '#lib/experiments/hypothesis.ts';
import { ratioOf } from '#lib/experiments/percentages.ts';

/** A KPI as the form offers it. */
export type Offered = { readonly id: number; readonly name: string; readonly direction: 'up' | 'down' };

/** The claim of a draft as it is saved. */
export function claimOf(x: Experiment): Claim {
	const primary = x.metrics.find(({ role }) => role === 'primary');
	return {
		...x,
		direction: primary?.direction ?? 'up',
		hasKillNumber: x.criteria.some(({ kind }) => kind === 'kill'),
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
	typed: Readonly<Record<string, string>>,
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
	const design = designs.find(({ value }) => value === typed.design);
	const seen = chosen === undefined ? seenOf(x) : kpi ? { metric: kpi.name, direction: kpi.direction, effect } : null;
	return {
		seen: seen && { ...seen, effect },
		claim: {
			insight: text('insight', saved.insight),
			change: text('change', saved.change),
			audience: text('audience', saved.audience),
			expected_outcome: text('expected_outcome', saved.expected_outcome),
			hasKillNumber: saved.hasKillNumber,
			kill_state: text('kill_state', saved.kill_state),
			kill_on: day('kill_on') || null,
			starts_on: day('starts_on') || null,
			ends_on: day('ends_on') || null,
			today: saved.today,
			hasTarget: design?.isSingle ?? saved.hasTarget,
			decision_rule: rule ?? saved.decision_rule,
			metric: seen?.metric ?? null,
			direction: seen?.direction ?? 'up',
			minimum_effect: effect,
			success_threshold: ratio('success_threshold')
		}
	};
}
