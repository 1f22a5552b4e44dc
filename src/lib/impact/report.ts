import { disagreementIn } from '#lib/impact/disagreement.ts';
import type { Facts } from '#lib/impact/facts.ts';
import { skillIn } from '#lib/impact/forecasts.ts';
import { funnelOf } from '#lib/impact/funnel.ts';
import { latencyOf, paceOf } from '#lib/impact/pace.ts';
import { dayOf, isWithin, windowsOf } from '#lib/impact/periods.ts';
import { portfolioOf } from '#lib/impact/portfolio.ts';
import { gainsOf, priorOfGains, sumsByKpi } from '#lib/impact/promotedEffects.ts';
import { decisionsIn, verdictsOf, withEvidence } from '#lib/impact/verdicts.ts';

/** Everything that the page of impact shows, worked out from what was read. */
export function reportOf(facts: Facts) {
	const windows = windowsOf(facts);
	const kills = decisionsIn(facts, windows.now).filter(({ outcome }) => outcome === 'kill');
	const gains = gainsOf(facts.ended);
	const promoted = gains.filter(
		({ ended_as, ended_at }) => ended_as === 'promoted' && isWithin(dayOf(ended_at), windows.now)
	);
	const prior = priorOfGains(gains);
	return {
		isEmpty: facts.first_on === null,
		hasBefore: windows.before !== null,
		decisions: decisionsIn(facts, windows.now).length,
		funnel: funnelOf(facts),
		verdicts: verdictsOf(facts, withEvidence(facts.ended)),
		latency: latencyOf(facts, windows.now),
		latencyBefore: windows.before && latencyOf(facts, windows.before),
		pace: paceOf(facts),
		effects: {
			sums: sumsByKpi(promoted, prior),
			promoted: promoted.length,
			measured: gains.length,
			checks: promoted.flatMap(({ check }) => check ?? []),
			isCorrected: prior !== null
		},
		kills: {
			count: kills.length,
			daysFreed: kills.reduce((sum, { days_unused }) => sum + days_unused, 0),
			stoppedEarly: kills.filter(({ days_unused }) => days_unused > 0).length,
			...freedBy(facts, kills),
			newest: kills.toSorted((a, b) => (a.decided_at < b.decided_at ? 1 : -1)).slice(0, 5)
		},
		zombies: facts.zombies,
		forecasts: { now: skillIn(facts, windows.now), before: windows.before && skillIn(facts, windows.before) },
		disagreement: disagreementIn(facts),
		portfolio: portfolioOf(facts),
		participation: facts.participation
	};
}

/** Money and person-days that those kills gave back. */
function freedBy({ freed, currency }: Facts, kills: readonly { readonly experiment_id: number }[]) {
	const ids = new Set(kills.map(({ experiment_id }) => experiment_id));
	const given = freed.filter(({ experiment_id }) => ids.has(experiment_id));
	return {
		currency,
		money: given.reduce((sum, { amount }) => sum + amount, 0),
		personDays: given.reduce((sum, { days }) => sum + days, 0)
	};
}
export type Report = ReturnType<typeof reportOf>;
