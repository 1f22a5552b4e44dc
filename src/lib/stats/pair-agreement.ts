import { USUAL_PENALTY } from '#lib/stats/bradley-terry.ts';
import { chanceOf, type Chance } from '#lib/stats/chance.ts';
import { coins } from '#lib/stats/coins.ts';
import { invert } from '#lib/stats/positive-definite.ts';

/** What a judge said of two: `said` is 1 where the first is better, −1 where the second is, 0 where they are equal. */
export type Answer = {
	readonly judge: string;
	readonly first: string;
	readonly second: string;
	readonly said: -1 | 0 | 1;
};
/**
 * share: of `count` cases, 0 to 1. chance: how often judges who toss a coin for each answer, asked the same, agree at least as far; and at
 * most as far.
 */
export type BesideCoins = { readonly share: number; readonly count: number; readonly chance: Chance };
export type PairAgreement = { readonly foretold: BesideCoins | null; readonly alike: BesideCoins | null };

/** As many draws as this many steps allow, within these bounds: fewer keep the level too, and large events tell more by each. */
const STEPS = 1e7;
const DRAWS = { least: 199, most: 399 };
const NEAR = 1e-9;

/**
 * How far judges agree in pairs, beside what coins in place of their answers give for the same questions (see `chanceOf`; coins of a
 * fixed seed, so that the same answers give the same figures).
 * `foretold`: how often a judge names the one that the other judges' answers put ahead, one half where they put neither; whether that is
 * more than chance is asked of the answers weighed by how far ahead it is. No answer takes part in what it is measured by: coins give one
 * half whatever the questions. Null without two judges. `alike`: how often two judges say the same of the same two; null where none did.
 */
export function pairAgreement(answers: readonly Answer[]): PairAgreement {
	const asked = designOf(answers);
	const said = Int8Array.from(answers, (answer) => answer.said);
	const ahead = asked?.aheadFor(said);
	const twice = twiceOf(answers);
	const count = answers.filter((answer) => answer.said !== 0).length;
	const toss = coins();
	const weights: number[] = [];
	const sames: number[] = [];
	const draws = Math.min(DRAWS.most, Math.max(DRAWS.least, Math.floor(STEPS / (asked?.steps ?? 1))));
	for (let draw = 0; count > 0 && draw < draws; draw++) {
		const tossed = said.map((one) => (one === 0 ? 0 : toss() ? 1 : -1));
		if (asked) weights.push(asked.weightOf(tossed));
		sames.push(sameIn(tossed, twice));
	}
	const same = sameIn(said, twice);
	return {
		foretold:
			asked && ahead && count > 0
				? { share: shareOf(said, ahead), count, chance: chanceOf(asked.weightOf(said), weights) }
				: null,
		alike: twice.length > 0 ? { share: same / twice.length, count: twice.length, chance: chanceOf(same, sames) } : null
	};
}

function shareOf(said: Int8Array, ahead: Float64Array): number {
	let [right, count] = [0, 0];
	for (const [at, one] of said.entries()) {
		if (one === 0) continue;
		const with_ = one * (ahead[at] ?? 0);
		right += Math.abs(with_) < NEAR ? 0.5 : with_ > 0 ? 1 : 0;
		count++;
	}
	return right / count;
}

/** Answers of two judges about the same two; `sign` is −1 where these stood the other way round. */
type Twice = { readonly one: number; readonly other: number; readonly sign: 1 | -1 };

function twiceOf(answers: readonly Answer[]): Twice[] {
	const decided = [...answers.entries()].filter(([, { said }]) => said !== 0);
	const pairs = Map.groupBy(decided, ([, { first, second }]) => JSON.stringify([first, second].toSorted()));
	return [...pairs.values()].flatMap((own) =>
		own.flatMap(([one, { first, judge }], at) =>
			own.slice(at + 1).flatMap(([other, later]): Twice[] => {
				return later.judge === judge ? [] : [{ one, other, sign: later.first === first ? 1 : -1 }];
			})
		)
	);
}

function sameIn(said: Int8Array, twice: readonly Twice[]): number {
	return twice.filter(({ one, other, sign }) => said[one] === sign * (said[other] ?? 0)).length;
}

/**
 * The strengths that answers give, and those that the answers of all but one judge give. They are the first of Newton's steps towards Bradley
 * and Terry's with their usual penalty λ, from all strengths alike: A s = Xᵀy with A = 2λI + ¼XᵀX and y = ±½. A judge is left out
 * by counting his or her own answers as equal ones, which leaves A as it is: A⁻¹(Xᵀy − b) with b the judge's part of Xᵀy. The weight is
 * Σ yᵢ × how far ahead the others put the first = (Xᵀy)ᵀA⁻¹(Xᵀy) − Σ bᵀA⁻¹b over judges: a score test of strengths that differ, without what
 * each judge adds alone. Null without two judges.
 */
function designOf(answers: readonly Answer[]) {
	const judges = [...Map.groupBy(answers.keys(), (at) => answers[at]?.judge).values()];
	if (judges.length < 2) return null;
	const items = [...new Set(answers.flatMap(({ first, second }) => [first, second]))];
	const size = items.length;
	const placeOf = new Map(items.map((item, at) => [item, at]));
	const firsts = Int32Array.from(answers, ({ first }) => placeOf.get(first) ?? 0);
	const seconds = Int32Array.from(answers, ({ second }) => placeOf.get(second) ?? 0);
	const inverse = Float64Array.from(invert(informationOf(firsts, seconds, size))?.flat() ?? []);
	const blocks = judges.map((rows) => ({
		rows: Int32Array.from(rows),
		places: Int32Array.from(new Set(rows.flatMap((row) => [firsts[row] ?? 0, seconds[row] ?? 0])))
	}));
	const every = { rows: Int32Array.from(answers.keys()), places: Int32Array.from(items.keys()) };

	/** Xᵀy of some answers. */
	function sumsOf(said: Int8Array, rows: Int32Array): Float64Array {
		const sums = new Float64Array(size);
		for (const row of rows) {
			const half = (said[row] ?? 0) / 2;
			const [first, second] = [firsts[row] ?? 0, seconds[row] ?? 0];
			sums[first] = (sums[first] ?? 0) + half;
			sums[second] = (sums[second] ?? 0) - half;
		}
		return sums;
	}
	/** bᵀA⁻¹b, of what is not 0 anyway: each two places once. */
	function squareOf(sums: Float64Array, places: Int32Array): number {
		let square = 0;
		for (let at = 0; at < places.length; at++) {
			const place = places[at] ?? 0;
			const value = sums[place] ?? 0;
			if (value === 0) continue;
			const line = place * size;
			let half = (value * (inverse[line + place] ?? 0)) / 2;
			for (let k = 0; k < at; k++) {
				const other = places[k] ?? 0;
				half += (sums[other] ?? 0) * (inverse[line + other] ?? 0);
			}
			square += 2 * value * half;
		}
		return square;
	}
	return {
		/** How much work a weight is. */
		steps: [every, ...blocks].reduce((sum, { places }) => sum + places.length ** 2 / 2, 0),
		weightOf(said: Int8Array): number {
			const own = blocks.reduce((sum, { rows, places }) => sum + squareOf(sumsOf(said, rows), places), 0);
			return squareOf(sumsOf(said, every.rows), every.places) - own;
		},
		/** By how much, as the others have it, the first of two is ahead of the second, for each answer. */
		aheadFor(said: Int8Array): Float64Array {
			const sums = sumsOf(said, every.rows);
			const ahead = new Float64Array(said.length);
			for (const { rows } of blocks) {
				const own = sumsOf(said, rows);
				const others = sums.map((sum, place) => sum - (own[place] ?? 0));
				for (const row of rows) {
					const [first, second] = [size * (firsts[row] ?? 0), size * (seconds[row] ?? 0)];
					const apart = (at: number) => (inverse[first + at] ?? 0) - (inverse[second + at] ?? 0);
					ahead[row] = others.reduce((sum, other, at) => sum + other * apart(at), 0);
				}
			}
			return ahead;
		}
	};
}

/** 2λI + ¼XᵀX: the curvature of Bradley and Terry's penalized loss where all strengths are alike. */
function informationOf(firsts: Int32Array, seconds: Int32Array, size: number): number[][] {
	const matrix = Array.from({ length: size }, (_, row) =>
		Array.from({ length: size }, (__, column) => (row === column ? 2 * USUAL_PENALTY : 0))
	);
	const add = (row: number, column: number, value: number) => {
		const line = matrix[row];
		if (line) line[column] = (line[column] ?? 0) + value;
	};
	for (const [at, first] of firsts.entries()) {
		const second = seconds[at] ?? 0;
		add(first, first, 0.25);
		add(second, second, 0.25);
		add(first, second, -0.25);
		add(second, first, -0.25);
	}
	return matrix;
}
