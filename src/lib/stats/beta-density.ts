import { rootBetween } from '#lib/stats/root.ts';

/** Density and both tails of a Beta law as functions of the log-odds. */
export type LogOddsBeta = {
	readonly knots: readonly number[];
	readonly density: (logOdds: number) => number;
	readonly below: (logOdds: number) => number;
	readonly above: (logOdds: number) => number;
};

/** Below e^-45 of the peak (1e-20) nothing reaches a double's last digits. */
const NEGLIGIBLE = -45;
const KNOTS = 400;
/** Gauss and Legendre, four points on -1 to 1: exact up to degree 7 (Abramowitz and Stegun 1964, table 25.4). */
export const PANEL = [
	[-0.8611363115940526, 0.3478548451374538],
	[-0.3399810435848563, 0.6521451548625461],
	[0.3399810435848563, 0.6521451548625461],
	[0.8611363115940526, 0.3478548451374538]
] as const;

/**
 * Beta(a, b) on the log-odds scale, where it is smooth, one-humped and has exponential tails for every a, b > 0. The density is taken
 * relative to its peak with log1p and expm1 and normalised by its own integral, so nothing cancels, from a = 0.01 to 1e12.
 * @example betaOnLogOdds(2, 2).below(0) // 0.5
 */
export function betaOnLogOdds(a: number, b: number): LogOddsBeta {
	const peak = Math.log(a / b);
	const mean = a / (a + b);
	const relative = (x: number) => a * (x - peak) - (a + b) * Math.log1p(mean * Math.expm1(x - peak));
	const low = edge(relative, peak, -1);
	const high = edge(relative, peak, 1);
	const step = (high - low) / KNOTS;
	const knots = Array.from({ length: KNOTS + 1 }, (_, knot) => low + knot * step);
	const weight = (x: number) => Math.exp(relative(x));
	const panels = knots.slice(1).map((end, panel) => integrate(weight, knots[panel] ?? low, end));
	const upTo = [0, ...cumulate(panels)];
	const total = upTo.at(-1) ?? 1;
	const from = [0, ...cumulate(panels.toReversed())].toReversed();
	const panelOf = (x: number) => Math.min(KNOTS - 1, Math.max(0, Math.floor((x - low) / step)));
	return {
		knots,
		density: (x) => weight(x) / total,
		below(x) {
			if (x <= low) return 0;
			if (x >= high) return 1;
			const panel = panelOf(x);
			return Math.min(1, ((upTo[panel] ?? 0) + integrate(weight, knots[panel] ?? low, x)) / total);
		},
		above(x) {
			if (x <= low) return 1;
			if (x >= high) return 0;
			const panel = panelOf(x);
			return Math.min(1, ((from[panel + 1] ?? 0) + integrate(weight, x, knots[panel + 1] ?? high)) / total);
		}
	};
}

/** Integral over one panel. */
export function integrate(f: (x: number) => number, low: number, high: number): number {
	const [middle, half] = [(low + high) / 2, (high - low) / 2];
	return half * PANEL.reduce((sum, [at, weight]) => sum + weight * f(middle + half * at), 0);
}

/** Where the density has become negligible on one side of its peak. */
function edge(relative: (x: number) => number, peak: number, side: 1 | -1): number {
	let reach = 1e-9;
	while (relative(peak + side * reach) > NEGLIGIBLE) reach *= 2;
	const found = rootBetween((distance) => relative(peak + side * distance) - NEGLIGIBLE, [0, reach]);
	return peak + side * (found ?? reach);
}

function cumulate(parts: readonly number[]): number[] {
	let sum = 0;
	return parts.map((part) => (sum += part));
}
