import { rootBetween } from '#lib/stats/root.ts';

/**
 * What an interval will tell before anything was measured. n counts what grows while one waits: answers, or days. effect: distance from what
 * it is held against, without its sign, in a unit of the plan's choice.
 */
export type IntervalPlan = {
	/** Chance that n of them put the interval on the side of the effect. Rises with both. */
	readonly powerAt: (effect: number, n: number) => number;
	/** Half of the interval that n of them will have, about; infinite while there is none. Falls as n grows. */
	readonly halfWidthAt: (n: number) => number;
	/** The largest effect that can be: a share falls by all of itself at most. */
	readonly most: number;
};

/** Beyond this many no answer will come. */
const MOST = 1e12;

/**
 * Smallest effect that n of them tell with this power. Null where not even the largest one would be told.
 * @example detectableBy(shareAgainstTargetPlan({ target: 0.3 }), { n: 60 }) // 0.17856
 */
export function detectableBy(
	plan: IntervalPlan,
	{ n, power = 0.8 }: { readonly n: number; readonly power?: number }
): number | null {
	if (!(n > 0) || !Number.isFinite(n)) return null;
	return rootBetween((effect) => plan.powerAt(effect, n) - power, [0, plan.most]);
}

/**
 * How many tell an effect with this power, not rounded. Null where no number does: an effect larger than any, or none.
 * @example neededFor(meanAgainstTargetPlan({ target: 2, sd: 1 }), { effect: 0.5 }) // 33.367
 */
export function neededFor(
	plan: IntervalPlan,
	{ effect, power = 0.8 }: { readonly effect: number; readonly power?: number }
): number | null {
	if (!(effect > 0) || effect > plan.most) return null;
	return inLogs((n) => plan.powerAt(effect, n) - power);
}

/**
 * How many make the interval as narrow as wished, half of it being so much. Null where no number does.
 * @example neededWithin(shareAgainstTargetPlan({ target: 0.5 }), 0.03) // 1097.7
 */
export function neededWithin(plan: IntervalPlan, halfWidth: number): number | null {
	if (!(halfWidth > 0)) return null;
	return inLogs((n) => halfWidth - plan.halfWidthAt(n));
}

function inLogs(enough: (n: number) => number): number | null {
	const root = rootBetween((logN) => enough(Math.exp(logN)), [0, Math.log(MOST)]);
	// one is enough already: nothing is smaller
	if (root === null) return enough(1) >= 0 ? 1 : null;
	return Math.exp(root);
}
