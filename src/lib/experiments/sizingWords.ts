import { DEFAULT_INPUTS, type Sizing, type SizingCase, type SizingInputs } from '#lib/experiments/sizing.ts';
import type { Formula } from '#lib/stats/sizing.ts';
import { plain } from '#lib/ui/numbers.ts';

type Told = {
	readonly inputs: SizingInputs;
	readonly plan: Pick<SizingCase, 'kind' | 'direction'>;
	readonly unit: string;
};

const MINUS = '\u2212';

/** So many decimals that a step of this size shows. */
export function decimalsFor(step: number): number {
	return step > 0 && Number.isFinite(step) ? Math.max(0, Math.min(8, Math.ceil(-Math.log10(step)))) : 1;
}

/** Visitors and days are whole, and never fewer than needed. */
export function whole(value: number): string {
	return plain(Math.ceil(value - 1e-9));
}

export function inDays(days: number): string {
	const count = Math.ceil(days - 1e-9);
	return count === 1 ? '1 day' : `${plain(count)} days`;
}

/** A relative change with its sign, rounded away from zero: one that is said to be seen is seen. 0.06131, up: "+6.2 %". */
export function changeSeen(size: number, direction: 'up' | 'down'): string {
	const percent = size * 100;
	const digits = percent >= 100 ? 0 : Math.max(1, decimalsFor(percent));
	const up = Math.ceil(percent * 10 ** digits - 1e-7) / 10 ** digits;
	return `${direction === 'down' ? MINUS : '+'}${plain(up, { digits, unit: '%' })}`;
}

/** "from 5.0 % to 5.4 %": what the change is in the metric itself. */
export function fromTo(size: number, { inputs, plan, unit }: Told): string {
	const isShare = plan.kind === 'proportion';
	const from = (inputs.baseline ?? 0) * (isShare ? 100 : 1);
	const step = from * size;
	const to = plan.direction === 'down' ? from - step : from + step;
	const style = { digits: Math.max(isShare ? 1 : 0, decimalsFor(step)), unit: isShare ? '%' : unit || undefined };
	return `from ${plain(from, style)} to ${plain(to, style)}`;
}

/** The default sentence, time-box first. */
export function whatIsSeen(sizing: Sizing, told: Told): string {
	const visitors = plain(told.inputs.visitors_per_day ?? 0, {
		digits: (told.inputs.visitors_per_day ?? 0) < 10 ? 1 : 0
	});
	const start = `In ${inDays(sizing.days)} with ${visitors} visitors a day`;
	if (sizing.detectable === null) return `${start} not even the largest possible change can be seen.`;
	const seen = changeSeen(sizing.detectable, told.plan.direction);
	return `${start} you can see a change of ${seen} or more (${fromTo(sizing.detectable, told)}).`;
}

/** The other way round: what the smallest change worth having needs. Null without one. */
export function whatIsNeeded(sizing: Sizing, minimumEffect: number | null, { plan }: Told): string | null {
	if (minimumEffect === null) return null;
	const wanted = changeSeen(minimumEffect, plan.direction);
	if (!sizing.needed) return `No number of visitors is enough to see ${wanted}.`;
	const { visitors, days } = sizing.needed;
	const time = days > 3660 ? 'more than ten years' : inDays(days);
	return `To see ${wanted}, the smallest change worth having, you need ${whole(visitors)} visitors: ${time} at this traffic.`;
}

/** How sure "can see" is. */
export function howSure({ inputs, plan }: { readonly inputs: SizingInputs; readonly plan: SizingCase }): string {
	const level = plain(inputs.alpha * 100, { digits: decimalsFor(inputs.alpha * 100), unit: '%' });
	const power = plain(inputs.power * 100, { digits: inputs.power > 0.99 ? 2 : 0, unit: '%' });
	const treatments = plan.weights.treatments.length;
	const shared = treatments > 1 ? `, which ${treatments} treatments share` : '';
	return `A change of that size is found in ${power} of such tests. Where there is none, ${level} of them find one all the same${shared}.`;
}

/** What a started one says on its result: "Started knowing that it can only see +9.1 % or more." */
export function startedKnowing(
	{ detectable, days }: { readonly detectable: number | null; readonly days: number | null },
	{
		minimumEffect,
		direction,
		isSingle = false
	}: { readonly minimumEffect: number | null; readonly direction: 'up' | 'down'; readonly isSingle?: boolean }
): string {
	const time = days === null ? '' : ` in ${inDays(days)}`;
	if (detectable === null)
		return `Started knowing that it can ${isSingle ? 'tell no distance from the target' : 'see no change'} at all${time}.`;
	const worth = minimumEffect === null ? '' : `; ${changeSeen(minimumEffect, direction)} would be worth having`;
	const least = `${isSingle ? 'tell' : 'see'} ${changeSeen(detectable, direction)}${isSingle ? ' of the target' : ''} or more`;
	return `Started knowing that it can only ${least}${time}${worth}.`;
}

/** Each formula by name, as it is written, and where it is from. */
export const formulas: Readonly<Record<Formula, { name: string; written: string; source: string }>> = {
	'pooled-shares': {
		name: 'Difference of two shares, pooled variance',
		written: 'n = ((z_α/2 √(p̄(1−p̄)(1+1/r)) + z_power √(p₁(1−p₁) + p₂(1−p₂)/r)) / (p₂−p₁))², visitors in control',
		source: 'Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, chapter 4'
	},
	'delta-shares': {
		name: 'Relative change of a share, delta method',
		written:
			'n = ((z_α/2 + z_power) / lift)² (p₂(1−p₂)/r + (1+lift)² p₁(1−p₁)) / p₁², visitors in control, where p₂ = p₁(1+lift)',
		source: 'Deng, Knoblich and Lu 2018, Applying the Delta Method in Metric Analytics'
	},
	'delta-lift': {
		name: 'Relative change of a mean, delta method',
		written: 'n = ((z_α/2 + z_power) / lift)² (sd/mean)² (1/r + (1+lift)²), visitors in control',
		source: 'Deng, Knoblich and Lu 2018, Applying the Delta Method in Metric Analytics'
	},
	'log-rate-ratio': {
		name: 'Ratio of two rates, on the logarithm',
		written:
			'n = ((z_α/2 + z_power) / ln(1+lift))² (1 + 1/(r(1+lift))) / rate, visitors in control; counts spread as chance spreads them',
		source: 'Signorini 1991, Sample size for Poisson regression'
	}
};

/** What the plan of looks costs, and by which source. */
export function lookingCost(factor: number, { rule, looks }: SizingCase['looking']): string {
	const times = plain(factor, { digits: 2 });
	if (rule === 'once') return 'One look at the end is counted.';
	if (rule === 'looks')
		return `${plain(looks ?? 2)} planned looks need ${times} times the visitors of one (Jennison and Turnbull 2000, 2.3).`;
	return `Looking whenever you like needs ${times} times the visitors of one look (Waudby-Smith and others 2021, equation 9).`;
}

/** Whether nobody asked for another level or power than the usual ones. */
export function isDefault({ alpha, power }: SizingInputs): boolean {
	return alpha === DEFAULT_INPUTS.alpha && power === DEFAULT_INPUTS.power;
}
