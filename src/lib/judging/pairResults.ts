import type { PairChoice } from '#lib/judging/pairs.ts';
import { bradleyTerry, type Comparison } from '#lib/stats/bradley-terry.ts';
import { panelsOf } from '#lib/stats/panels.ts';

/** What a judge said once the scores are open; judges are numbers. */
export type Verdict = {
	readonly judge: number;
	readonly first: number;
	readonly second: number;
	readonly choice: PairChoice;
};
type Project = { readonly id: number; readonly name: string; readonly idea: string };

/** A project with its place. `chance`: to be preferred to an average project, 0 to 1, and where that lies with 95 % certainty. */
export type PairPlaced = {
	readonly team: number;
	readonly name: string;
	readonly idea: string;
	readonly place: number;
	readonly chance: number;
	readonly interval: readonly [number, number];
	readonly wins: number;
	readonly losses: number;
	readonly ties: number;
	/** Whether it has the same strength as the one above and more wins, or fewer. */
	readonly isTieBroken: boolean;
};

export type PairResults = {
	/** Nobody where chains of comparisons do not join all of them: no order over all follows from such answers. */
	readonly placed: readonly PairPlaced[];
	/** Then instead: each group of projects that were compared with each other, placed among themselves, the largest first. */
	readonly apart: readonly (readonly PairPlaced[])[];
	/** Projects that nobody compared. */
	readonly unseen: readonly Project[];
	/** Groups of projects that chains of comparisons join. */
	readonly groups: number;
	readonly compared: number;
	readonly skipped: number;
};

const chanceOf = (strength: number) => 1 / (1 + Math.exp(-strength));
const isApart = (one: number, other: number) => Math.abs(one - other) > 1e-9 * Math.max(1, Math.abs(one));

/**
 * Places by the strength that comparisons in pairs give; see `PAIR_TIE_BREAK`. A tie is half a win each way. Where groups of projects were
 * never compared with each other nobody is placed among all, and each group among itself.
 */
export function pairResultsOf(projects: readonly Project[], verdicts: readonly Verdict[]): PairResults {
	const told = verdicts.filter(({ choice }) => choice !== 'skip');
	const groups = joinedGroupsOf(told);
	const placed = groups.map((group) => {
		const isIn = (team: number) => group.includes(String(team));
		return placedTogether(
			projects.filter(({ id }) => isIn(id)),
			told.filter(({ first }) => isIn(first))
		);
	});
	const seen = new Set(groups.flat());
	return {
		placed: placed.length > 1 ? [] : placed.flat(),
		apart: placed.length > 1 ? placed.toSorted((one, other) => other.length - one.length) : [],
		unseen: projects.filter(({ id }) => !seen.has(String(id))),
		groups: groups.length,
		compared: told.length,
		skipped: verdicts.length - told.length
	};
}

/** The groups of projects that chains of comparisons join. */
const joinedGroupsOf = (told: readonly Verdict[]): string[][] =>
	panelsOf(
		told.flatMap(({ first, second }, at) =>
			[first, second].map((team) => ({ judge: String(at), project: String(team), value: 0 }))
		)
	);

/** Places of projects that chains of comparisons join. */
function placedTogether(projects: readonly Project[], told: readonly Verdict[]): PairPlaced[] {
	const strengths = new Map((bradleyTerry(told.flatMap(comparisonsOf)) ?? []).map((one) => [one.item, one]));
	const seen = projects
		.flatMap(({ id, name, idea }) => {
			const found = strengths.get(String(id));
			if (!found) return [];
			const tally = tallyOf(id, told);
			return [{ team: id, name, idea, ...found, ...tally, points: tally.wins + tally.ties / 2 }];
		})
		.toSorted(
			(one, other) =>
				(isApart(one.strength, other.strength) ? other.strength - one.strength : 0) ||
				other.points - one.points ||
				one.name.localeCompare(other.name)
		);
	let place = 1;
	return seen.map(({ strength, interval: [low, high], points, team, name, idea, wins, losses, ties }, at) => {
		const above = seen[at - 1];
		const isSame = above !== undefined && !isApart(above.strength, strength);
		if (above && !(isSame && above.points === points)) place = at + 1;
		const interval = [chanceOf(low), chanceOf(high)] as const;
		const isTieBroken = isSame && above.points !== points;
		return { team, name, idea, place, chance: chanceOf(strength), interval, wins, losses, ties, isTieBroken };
	});
}

function comparisonsOf({ first, second, choice }: Verdict): Comparison[] {
	const [one, other] = [String(first), String(second)];
	if (choice === 'equal')
		return [
			[one, other, 0.5],
			[other, one, 0.5]
		];
	return [choice === 'first' ? [one, other] : [other, one]];
}

function tallyOf(team: number, told: readonly Verdict[]) {
	const own = told.filter(({ first, second }) => first === team || second === team);
	const ties = own.filter(({ choice }) => choice === 'equal').length;
	const wins = own.filter(({ first, choice }) => choice === (first === team ? 'first' : 'second')).length;
	return { wins, ties, losses: own.length - wins - ties };
}
