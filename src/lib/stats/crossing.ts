import { PANEL } from '#lib/stats/beta-density.ts';
import * as normal from '#lib/stats/normal.ts';
import { rootBetween } from '#lib/stats/root.ts';

/** One look: information gathered so far (any unit that grows with n, such as n itself) and the size of z at which one stops. */
export type Look = { readonly information: number; readonly bound: number };

/** Where the sum may be of those that have not stopped yet: points with their probability, after so much information. */
type State = {
	readonly information: number;
	readonly points: readonly { readonly at: number; readonly mass: number }[];
};

const START: State = { information: 0, points: [{ at: 0, mass: 1 }] };
/** Standard deviations beyond which no path is left, to 1e-17. */
const REACH = 8.5;
const LEAST_PANELS = 12;
/** Keeps looks that follow each other closely from costing minutes; they are then a little coarse. */
const MOST_PANELS = 600;

/**
 * Chance to cross the upper bound for the first time at each look, when z starts from 0, independent increments accumulate and one stops
 * outside either bound: numerical integration, look by look. Without drift the lower bound is crossed as often. Information must rise from
 * above 0. drift: expected z at the last look. Armitage, McPherson and Rowe 1969, Repeated significance tests on accumulating data;
 * Jennison and Turnbull 2000, ch. 19.
 * @example crossing([{ information: 1, bound: 2.17827 }, { information: 2, bound: 2.17827 }]) // [0.01470, 0.01030], together 0.025
 */
export function crossing(looks: readonly Look[], drift = 0): number[] {
	const perInformation = drift / Math.sqrt(looks.at(-1)?.information ?? 1);
	let state = START;
	return looks.map((look, at) => {
		const chance = exitAbove(state, look, perInformation);
		state = step(state, look, { drift: perInformation, next: looks[at + 1]?.information ?? look.information });
		return chance;
	});
}

/**
 * Bounds of z, symmetric, such that the upper one is crossed by each look with the probability given (cumulative). A look that may spend
 * nothing has an infinite bound. Lan and DeMets 1983, Discrete sequential boundaries for clinical trials.
 * @example boundsFor([1, 2], [0.0147, 0.025]) // [2.17808, 2.17846]
 */
export function boundsFor(information: readonly number[], spent: readonly number[]): number[] {
	let state = START;
	return information.map((reached, at) => {
		const mayCross = (spent[at] ?? 0) - (at > 0 ? (spent[at - 1] ?? 0) : 0);
		const excess = (bound: number) => exitAbove(state, { information: reached, bound }, 0) - mayCross;
		const bound = mayCross > 0 ? (rootBetween(excess, [0, 40]) ?? Infinity) : Infinity;
		state = step(state, { information: reached, bound }, { drift: 0, next: information[at + 1] ?? reached });
		return bound;
	});
}

function exitAbove({ information, points }: State, look: Look, drift: number): number {
	const gained = look.information - information;
	const limit = look.bound * Math.sqrt(look.information);
	return points.reduce(
		(sum, { at, mass }) => sum + mass * normal.below((at + drift * gained - limit) / Math.sqrt(gained)),
		0
	);
}

/** Those who go on after a look, on points fine enough for both the density they come with and the one they go on to. */
function step(state: State, look: Look, { drift, next }: { readonly drift: number; readonly next: number }): State {
	const gained = look.information - state.information;
	const sd = Math.sqrt(gained);
	const spread = Math.sqrt(look.information);
	const centre = drift * look.information;
	const low = Math.max(-look.bound * spread, centre - REACH * spread);
	const high = Math.min(look.bound * spread, centre + REACH * spread);
	if (!(high > low)) return { information: look.information, points: [] };
	const finest = Math.min(sd, next > look.information ? Math.sqrt(next - look.information) : sd);
	const panels = Math.min(MOST_PANELS, Math.max(LEAST_PANELS, Math.ceil((1.5 * (high - low)) / finest)));
	const half = (high - low) / panels / 2;
	const points = Array.from({ length: panels }, (_, panel) => low + (2 * panel + 1) * half).flatMap((middle) =>
		PANEL.map(([offset, weight]) => {
			const at = middle + offset * half;
			const density = state.points.reduce(
				(sum, from) => sum + from.mass * normal.density((at - from.at - drift * gained) / sd),
				0
			);
			return { at, mass: (half * weight * density) / sd };
		})
	);
	return { information: look.information, points };
}
