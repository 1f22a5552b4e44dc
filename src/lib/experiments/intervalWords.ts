import { asksFor, type Sizing, type SizingCase, type SizingInputs } from '#lib/experiments/sizing.ts';
import { countsDays, designOf } from '#lib/experiments/designs.ts';
import type { IntervalFormula } from '#lib/experiments/interval-sizing.ts';
import { changeSeen, decimalsFor, inDays, whole } from '#lib/experiments/sizingWords.ts';
import { plain } from '#lib/ui/numbers.ts';

export type ToldCase = {
	readonly inputs: SizingInputs;
	readonly plan: SizingCase;
	readonly unit: string;
};

type Unit = { readonly plan: Pick<SizingCase, 'design' | 'kind' | 'target'>; readonly unit: string };

/** Who is counted in a design of one arm. */
export function whoIsCounted({ design }: Pick<SizingCase, 'design'>): string {
	return design === 'survey' ? 'answers' : 'visitors';
}

/** A level in the unit of the metric, with so many decimals that such a step shows; rounded away from what it is told from. */
function level(value: number, step: number, { plan, unit }: Unit): string {
	const isShare = plan.kind === 'proportion';
	const [shown, by] = isShare ? [value * 100, step * 100] : [value, Math.abs(step)];
	const digits = Math.max(isShare ? 1 : 0, decimalsFor(Math.abs(by)));
	const scale = 10 ** digits;
	const away = step < 0 ? Math.floor(shown * scale + 1e-7) : Math.ceil(shown * scale - 1e-7);
	return plain(away / scale, { digits, unit: isShare ? '%' : unit || undefined });
}

/** Half of an interval, never smaller than it is: in points or the unit of one arm, in per cent of the level of days. */
export function halfInWords(half: number, { plan, unit }: Unit): string {
	const isByDay = countsDays(plan.design);
	const size = isByDay ? half * 100 : half * (plan.target ?? 1) * (plan.kind === 'proportion' ? 100 : 1);
	const digits = Math.max(size >= 100 ? 0 : 1, decimalsFor(size));
	const up = Math.ceil(size * 10 ** digits - 1e-7) / 10 ** digits;
	const by = isByDay ? '%' : plan.kind === 'proportion' ? 'points' : unit || undefined;
	return `± ${plain(up, { digits, unit: by })}`;
}

/** What the time-box tells, time-box first: how far from the target, or from what was before, and how closely it is known then. */
export function whatIsTold(sizing: Sizing, told: ToldCase): string {
	const start = `In ${inDays(sizing.days)}${pace(told)}`;
	const closely =
		sizing.halfWidth === null
			? 'There is no interval yet by then.'
			: `What you find is then right within ${halfInWords(sizing.halfWidth, told)}.`;
	const { plan, inputs } = told;
	if (sizing.detectable === null)
		return `${start} not even the largest possible ${countsDays(plan.design) ? 'change' : 'distance from the target'} can be told. ${closely}`;
	const from = (countsDays(plan.design) ? inputs.baseline : plan.target) ?? 0;
	const step = from * sizing.detectable * (plan.direction === 'down' ? -1 : 1);
	const to = from + step;
	if (countsDays(plan.design)) {
		const seen = changeSeen(sizing.detectable, plan.direction);
		return `${start} you can see a change of ${seen} or more (from ${level(from, step, told)} to ${level(to, step, told)}). ${closely}`;
	}
	const beyond = plan.direction === 'down' ? 'or less' : 'or more';
	return `${start} you can tell ${level(to, step, told)} ${beyond} from the target of ${level(from, step, told)}. ${closely}`;
}

function pace({ inputs, plan }: ToldCase): string {
	if (countsDays(plan.design)) return `, held against ${inDays(inputs.days_before ?? 0)} before the start,`;
	const { visitors_per_day: perDay } = inputs;
	if (!asksFor(plan).visitors || perDay === null) return ' with one number a day';
	return ` with ${plain(perDay, { digits: perDay < 10 ? 1 : 0 })} ${whoIsCounted(plan)} a day`;
}

function takes(needed: Sizing['needed'], { plan }: Pick<ToldCase, 'plan'>): string | null {
	if (!needed) return null;
	if (!asksFor(plan).visitors) return needed.days > 3660 ? 'more than ten years' : inDays(needed.days);
	const time = needed.days > 3660 ? 'more than ten years' : inDays(needed.days);
	return `${whole(needed.visitors)} ${whoIsCounted(plan)}: ${time} at this pace`;
}

/** What telling the smallest change worth having takes, and what knowing it as closely as wished does. */
export function whatIsTaken(sizing: Sizing, told: ToldCase): readonly string[] {
	const { plan } = told;
	const isByDay = countsDays(plan.design);
	const noNumber = isByDay
		? 'no number of days since the start is enough: read more days from before it'
		: `no number of ${whoIsCounted(plan)} is enough`;
	const sentences: string[] = [];
	if (plan.minimumEffect !== null) {
		const wanted = changeSeen(plan.minimumEffect, plan.direction);
		const what = isByDay
			? `To see ${wanted}, the smallest change worth having,`
			: `To tell ${farFrom(plan.minimumEffect, told)} from the target (${wanted} of it, the smallest change worth having)`;
		const taken = takes(sizing.needed, told);
		sentences.push(taken ? `${what} it takes ${taken}.` : `${what} ${noNumber}.`);
	}
	if (sizing.within) {
		const what = `To be right within ${halfInWords(sizing.within.wished, told)}`;
		const taken = takes(sizing.within.needed, told);
		sentences.push(taken ? `${what} it takes ${taken}.` : `${what} ${noNumber}.`);
	}
	return sentences;
}

/** The level that lies so far from the target, as a part of it. */
function farFrom(effect: number, { plan, unit }: ToldCase): string {
	const target = plan.target ?? 0;
	const step = target * effect * (plan.direction === 'down' ? -1 : 1);
	return level(target + step, step, { plan, unit });
}

/** How sure "can tell" is, and what the numbers take for granted. */
export function howSureOfIt({ inputs, plan }: ToldCase): string {
	const power = plain(inputs.power * 100, { digits: inputs.power > 0.99 ? 2 : 0, unit: '%' });
	const none = countsDays(plan.design) ? 'Where nothing changes' : 'Where the target is met exactly';
	return `One of that size is found in ${power} of such tests. ${none}, 5\u202f% of them find one all the same. “Right within” holds in 95 of 100.`;
}

/** What a sizing of this design cannot promise, in one sentence or two. */
export function takenForGranted({ inputs, plan }: Pick<ToldCase, 'inputs' | 'plan'>): string {
	const { cannotRuleOut } = designOf(plan.design);
	const days =
		inputs.correlation === null || inputs.correlation === 0
			? 'It takes days that do not resemble the day before; where they do, at a correlation of 0.5, three times as many are needed.'
			: 'Days that resemble the day before count for fewer, as they will in the result.';
	const share =
		plan.kind === 'proportion'
			? ' Planned as if the target were what is found: nearer to 50 % it is known less closely, farther from it more.'
			: '';
	const alike = plan.design === 'regions' ? ' Both regions are taken to vary alike.' : '';
	return `${cannotRuleOut ?? ''} ${asksFor(plan).correlation ? days + alike : `Who comes or answers is taken for a chance part of whom you mean.${share}`}`;
}

/** Each formula by name, as it is written, and where it is from. */
export const intervalFormulas: Readonly<Record<IntervalFormula, { name: string; written: string; source: string }>> = {
	'exact-share': {
		name: 'One share against a target, exact interval',
		written:
			'n = n₀/4 (1 + √(1 + 2/(n₀ |p₁−p₀|)))², n₀ = ((z_α/2 √(p₀(1−p₀)) + z_power √(p₁(1−p₁))) / (p₁−p₀))²; right within: half of the exact interval (quantiles of the beta distribution) at n p₀',
		source:
			'Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, chapter 2; Clopper and Pearson 1934'
	},
	'share-error': {
		name: 'One share against a target, with its own error',
		written: 'n = ((reach + z_power) / (p₁−p₀))² p₁(1−p₁); right within: reach √(p₀(1−p₀)/n); from 20 of each kind on',
		source: 'Chow, Shao and Wang 2008, Sample Size Calculations in Clinical Research, 4.1'
	},
	't-mean': {
		name: 'One mean against a target, t test',
		written:
			'power = P(T > reach), T noncentral t with n−1 degrees of freedom and noncentrality √n |μ₁−μ₀| / sd; right within: reach sd/√n',
		source: 'Chow, Shao and Wang 2008, Sample Size Calculations in Clinical Research, 3.1; Student 1908'
	},
	'score-rate': {
		name: 'Events for each visitor against a target, score test',
		written:
			'n = ((z_α/2 √λ₀ + z_power √λ₁) / (λ₁−λ₀))²; right within: z_α/2 √(n λ₀ + z²/4) / n; counts spread as chance spreads them',
		source: 'Rao 1948, Large sample tests of statistical hypotheses; Casella and Berger 2002, 10.3'
	},
	'rate-error': {
		name: 'Events for each visitor against a target, with their own error',
		written: 'n = ((reach + z_power) / (λ₁−λ₀))² λ₁; right within: reach √(λ₀/n); from 20 events on',
		source: 'Casella and Berger 2002, Statistical Inference, 10.3'
	},
	't-days': {
		name: 'One number a day against a target, t test over days',
		written: 'as for a mean, with n (1−r)/(1+r) for n days, r the correlation of neighbours; from 14 days on',
		source: 'Student 1908; Bayley and Hammersley 1946, The effective number of independent observations'
	},
	'welch-days': {
		name: 'Days since the start against days before, Welch’s t test',
		written:
			'power = P(T > reach), T noncentral t, noncentrality lift / s, s = (sd/mean) √(1/n_since + (1+lift)²/n_before), each n counted as n (1−r)/(1+r), r the correlation of neighbours; right within: reach s at no change',
		source: 'Welch 1947; Deng, Knoblich and Lu 2018; Bayley and Hammersley 1946'
	},
	'did-days': {
		name: 'Change of one region less that of the other, days as values',
		written:
			'power = P(T > reach), T noncentral t, noncentrality lift / s, s = (sd/mean) √(2/n_since + 2/n_before), each n counted as n (1−r)/(1+r), r the correlation of neighbours; right within: reach s',
		source: 'Card and Krueger 1994; Satterthwaite 1946; Bertrand, Duflo and Mullainathan 2004'
	}
};
