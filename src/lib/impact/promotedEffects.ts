import { compareArms } from '#lib/experiments/comparisons.ts';
import { designOf } from '#lib/experiments/designs.ts';
import { secondOf } from '#lib/experiments/gathered.ts';
import type { Arm } from '#lib/experiments/totals.ts';
import type { EndedFact } from '#lib/impact/facts.ts';
import type { Interval } from '#lib/stats/interval.ts';
import { priorOf, reachOf, shrink, sumOfShrunken, type Estimate, type Prior } from '#lib/stats/shrinkage.ts';

/** An effect relative to what it was held against, turned so that above zero is good, whichever way its KPI goes. */
export type Gain = Pick<EndedFact, 'id' | 'title' | 'ended_as' | 'ended_at' | 'check'> &
	Estimate & { readonly kpi: string; readonly direction: 'up' | 'down' };

/** With how many measured effects it can be learned how far they are to be drawn together. */
export const FOR_A_PRIOR = 5;

/**
 * What was measured of experiments that were compared at the same time: the best treatment of each, read once and as it is. Without a
 * comparison at the same time there is no effect to add up.
 */
export function gainsOf(ended: readonly EndedFact[]): readonly Gain[] {
	return ended.flatMap((one) => {
		const { id, title, ended_as, ended_at, design, kpi, direction, totals, check } = one;
		const { grade } = designOf(design);
		if (!kpi || !direction || (grade !== 'randomised' && grade !== 'controlled')) return [];
		const control = totals.find(({ is_control }) => is_control);
		const sign = direction === 'up' ? 1 : -1;
		const gains = totals
			.filter(({ is_control }) => !is_control)
			.flatMap((arm) => (control ? (lifted(design, control, arm) ?? []) : []))
			.map(({ estimate, se }) => ({ estimate: sign * estimate, se }));
		const [best] = gains.toSorted((a, b) => b.estimate - a.estimate);
		return best ? [{ id, title, ended_as, ended_at, kpi, direction, check, ...best }] : [];
	});
}

const ALPHA = 0.05;
// what totals do not say about a metric does not matter to how far it moved
const METRIC = { id: 0, role: 'primary', name: '', direction: 'up', minimumEffect: 0, isAdjusted: true } as const;

function lifted(design: EndedFact['design'], control: Arm, arm: Arm): Estimate | null {
	const of = (total: Arm) => ({
		total: { ...total, second: secondOf(total.second ?? {}) },
		before: [],
		since: [],
		days: [],
		...total.region_days
	});
	const metric = { ...METRIC, kind: arm.kind, target: arm.target };
	return compareArms({ design, metric, alpha: ALPHA }, of(control), of(arm))?.effect ?? null;
}

/** How the true effects of everything that was tested are spread; null while too few were measured to know. */
export function priorOfGains(gains: readonly Gain[]): Prior | null {
	return gains.length < FOR_A_PRIOR ? null : priorOf(gains);
}

/** An effect in the direction of its KPI again, as measured and with the luck of the chosen taken out (null: not known). */
export type Corrected = {
	readonly measured: number;
	readonly measuredInterval: Interval;
	readonly corrected: { readonly effect: number; readonly interval: Interval } | null;
};

export function correctedOf(gain: Gain, prior: Prior | null): Corrected {
	return corrected(gain.direction, gain, prior && shrink(gain, prior));
}

/** What promoted experiments moved one KPI by, together. */
export type KpiSum = Corrected & { readonly kpi: string; readonly direction: 'up' | 'down'; readonly promoted: number };

/**
 * The effects of what was promoted, added up for each KPI, most experiments first. Relative effects are added and not multiplied, and
 * taken as if each held for everybody and none stood in for another: an upper end of what to expect.
 */
export function sumsByKpi(promoted: readonly Gain[], prior: Prior | null): readonly KpiSum[] {
	const kpis = Map.groupBy(promoted, ({ kpi }) => kpi);
	return [...kpis]
		.map(([kpi, gains]) => {
			const direction = gains[0]?.direction ?? 'up';
			const raw = {
				estimate: gains.reduce((sum, { estimate }) => sum + estimate, 0),
				se: Math.hypot(...gains.map(({ se }) => se))
			};
			const sum = corrected(direction, raw, prior && sumOfShrunken(gains, prior));
			return { kpi, direction, promoted: gains.length, ...sum };
		})
		.toSorted((a, b) => b.promoted - a.promoted || a.kpi.localeCompare(b.kpi, 'en'));
}

function corrected(direction: 'up' | 'down', raw: Estimate, shrunken: Estimate | null): Corrected {
	const turned = ({ estimate, se }: Estimate) => ({ estimate: direction === 'up' ? estimate : -estimate || 0, se });
	const [measured, less] = [turned(raw), shrunken && turned(shrunken)];
	return {
		measured: measured.estimate,
		measuredInterval: reachOf(measured),
		corrected: less && { effect: less.estimate, interval: reachOf(less) }
	};
}

/** What the last check in production found, and whether by a reading. */
export function checkedCells(check: EndedFact['check']): (string | null)[] {
	if (!check) return [null, null];
	const found = { held: 'held', weaker: 'weaker', gone: 'gone', not_known: 'not known' }[check.standing];
	const how = check.held_against === 'then' && check.standing !== 'not_known' ? ', before and after' : '';
	return [check.is_live ? found + how : 'switched off', check.by_reading ? 'yes' : 'no'];
}
