import type { Interval } from '#lib/stats/interval.ts';
import * as normal from '#lib/stats/normal.ts';
import { invert, solve } from '#lib/stats/positive-definite.ts';

/** One comparison: the winner, then the loser; and for how much it counts where that is not 1, as half for each way of a tie. */
export type Comparison = readonly [winner: string, loser: string, weight?: number];
/** strength: on the scale of log odds, all adding up to 0; a difference of 1 wins 73 of 100. */
export type Strength = {
	readonly item: string;
	readonly strength: number;
	readonly se: number;
	readonly interval: Interval;
};

/** How strongly strengths are held near 0: as if each item's strength came from a normal with variance 1 / (2 × this). */
export const USUAL_PENALTY = 0.5;

const STEPS = 100;
const NEAR = 1e-10;
const SHARES = [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 64, 1 / 1024];

/**
 * Strengths from comparisons in pairs: the chance that i beats j is 1 / (1 + exp(s j − s i)). Bradley and Terry 1952; by Newton's method,
 * with a penalty on the sum of squares so that an item that always won or lost has a strength too. With a penalty of 0 it is maximum
 * likelihood, which exists only where every item beat, directly or by others, every other one (Ford 1957): null where it does not.
 * Errors are those of the curvature at the top (with a penalty: of the posterior). Null without comparisons.
 */
export function bradleyTerry(
	comparisons: readonly Comparison[],
	{ penalty = USUAL_PENALTY, alpha = 0.05 }: { readonly penalty?: number; readonly alpha?: number } = {}
): Strength[] | null {
	const items = [...new Set(comparisons.flatMap(([winner, loser]) => [winner, loser]))];
	if (items.length < 2 || (penalty === 0 && !isConnected(items, comparisons))) return null;
	const at = new Map(items.map((item, index) => [item, index]));
	const pairs = comparisons.map(
		([winner, loser, weight = 1]) => [at.get(winner) ?? 0, at.get(loser) ?? 0, weight] as const
	);
	let strengths = items.map(() => 0);
	let height = loss(strengths, pairs, penalty);
	for (let step = 0; step < STEPS; step++) {
		const { gradient, hessian } = curvature(strengths, pairs, penalty);
		const move = solve(hessian, gradient);
		if (!move) return null;
		// a whole step may overshoot where somebody won nearly everything
		let isBetter = false;
		for (const share of SHARES) {
			const next = strengths.map((value, index) => value - share * (move[index] ?? 0));
			const reached = loss(next, pairs, penalty);
			if (!(reached <= height)) continue;
			isBetter = reached < height;
			[strengths, height] = [next, reached];
			break;
		}
		// what is left to gain may be less than rounding, and the moves still larger than near: they go to and fro then
		if (!isBetter || Math.max(...move.map(Math.abs)) < NEAR) break;
	}
	const inverse = invert(curvature(strengths, pairs, penalty).hessian);
	if (!inverse) return null;
	const centre = penalty === 0 ? 1 / items.length : 0;
	const reach = normal.critical(alpha);
	return items.map((item, index) => {
		const strength = strengths[index] ?? 0;
		const se = Math.sqrt(Math.max(0, (inverse[index]?.[index] ?? 0) - centre));
		return { item, strength, se, interval: [strength - reach * se, strength + reach * se] };
	});
}

type Pairs = readonly (readonly [winner: number, loser: number, weight: number])[];

function loss(strengths: readonly number[], pairs: Pairs, penalty: number): number {
	const lost = pairs.reduce((sum, [winner, loser, weight]) => {
		const behind = (strengths[loser] ?? 0) - (strengths[winner] ?? 0);
		return sum + weight * (Math.max(0, behind) + Math.log1p(Math.exp(-Math.abs(behind))));
	}, 0);
	return lost + penalty * strengths.reduce((sum, value) => sum + value * value, 0);
}

/** Slope of the loss, and its curvature; without a penalty the level is free, and is held at 0. */
function curvature(strengths: readonly number[], pairs: Pairs, penalty: number) {
	const size = strengths.length;
	const gradient = strengths.map((value) => 2 * penalty * value);
	const hessian = strengths.map((_, row) =>
		strengths.map((__, column) => (penalty === 0 ? 1 / size : row === column ? 2 * penalty : 0))
	);
	const add = (row: number, column: number, value: number) => {
		const line = hessian[row];
		if (line) line[column] = (line[column] ?? 0) + value;
	};
	for (const [winner, loser, weight] of pairs) {
		const upset = 1 / (1 + Math.exp((strengths[winner] ?? 0) - (strengths[loser] ?? 0)));
		gradient[winner] = (gradient[winner] ?? 0) - weight * upset;
		gradient[loser] = (gradient[loser] ?? 0) + weight * upset;
		const bend = weight * upset * (1 - upset);
		add(winner, winner, bend);
		add(loser, loser, bend);
		add(winner, loser, -bend);
		add(loser, winner, -bend);
	}
	return { gradient, hessian };
}

/** Whether a chain of wins leads from everybody to everybody. */
function isConnected(items: readonly string[], comparisons: readonly Comparison[]): boolean {
	const reaches = (edges: readonly Comparison[]) => {
		const beaten = Map.groupBy(edges, ([winner]) => winner);
		const seen = new Set(items.slice(0, 1));
		for (const item of seen) for (const [, loser] of beaten.get(item) ?? []) seen.add(loser);
		return seen.size === items.length;
	};
	return reaches(comparisons) && reaches(comparisons.map(([winner, loser]) => [loser, winner] as const));
}
