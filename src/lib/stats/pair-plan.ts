import type { PlannedJudge } from '#lib/stats/judge-plan.ts';
import { bringing, evened, lacksOf, loadOf, mayCompare, mixed, type Deal } from '#lib/stats/pair-sides.ts';

/** Who compares what; `first` is the one that is shown first. */
export type Pairing = { readonly judge: string; readonly first: string; readonly second: string };
export type PairPlanInput = {
	readonly judges: readonly PlannedJudge[];
	readonly projects: readonly string[];
	/** How often each project is to be compared with another. */
	readonly looks: number;
	/** Sides that are to see every project; with fewer looks than sides none has to. */
	readonly sides: readonly string[];
	/** What a judge may not look at. */
	readonly conflicts: readonly { readonly judge: string; readonly project: string }[];
	/** What stays, because it was answered. */
	readonly kept?: readonly Pairing[];
	/** Who dropped out: they get nothing more, what they answered was seen by their side. */
	readonly gone?: readonly PlannedJudge[];
};
/** pairs: the new ones, without those kept. isConnected: chains of comparisons lead from every project to every other. */
export type PairPlan = { readonly pairs: readonly Pairing[]; readonly isConnected: boolean };

type Candidate = { readonly one: string; readonly other: string };

/**
 * Pairs until every project was compared as often as asked, or nobody may compare more: what joins two groups of projects that nobody
 * compares with each other comes first, then what was seen least, then what was compared with each other least. A pair goes to
 * the judge with the least to do who may see both and has not seen them together. Each project stands first about as often as second.
 * Then judges are exchanged, with even loads, until as many projects as can be are seen by every side; where that takes a pair more, as
 * in a ring with an odd number of projects, one is added. The same input gives the same plan.
 */
export function planPairs(input: PairPlanInput): PairPlan {
	const { judges, projects, looks, sides, conflicts, kept = [], gone = [] } = input;
	const barred = new Set(conflicts.map(({ judge, project }) => keyOf(judge, project)));
	const standsFor = new Map([...judges, ...gone].map(({ judge, sides }) => [judge, sides]));
	const names = judges.map(({ judge }) => judge);
	const isBarred = (judge: string, project: string) => barred.has(keyOf(judge, project));
	let deal: Deal = {
		...{ kept, judges: names, sides, sidesOf: (judge) => standsFor.get(judge) ?? [], isBarred },
		pairs: joinedPairs({ judges: names, projects, looks, isBarred, kept })
	};
	deal = mixed(evened(deal));
	for (let more = onePairMore(deal, projects, looks); more; more = onePairMore(deal, projects, looks))
		deal = mixed({ ...deal, pairs: [...deal.pairs, more] });
	const groups = groupsOf(projects);
	for (const { first, second } of [...kept, ...deal.pairs]) groups.join(first, second);
	return {
		pairs: deal.pairs,
		isConnected: projects.every((project) => !groups.areApart(projects[0] ?? project, project))
	};
}

/** A pair for whoever has least to do that shows a project to a side it still lacks, of projects not seen more often than asked. */
function onePairMore(deal: Deal, projects: readonly string[], looks: number): Pairing | undefined {
	const lacks = lacksOf(deal);
	if (lacks.size === 0) return undefined;
	const brings = bringing(deal);
	const all = [...deal.kept, ...deal.pairs];
	const seen = (project: string) => all.filter(({ first, second }) => first === project || second === project).length;
	const ahead = (project: string) => all.filter(({ first }) => first === project).length * 2 - seen(project);
	const loads = new Map(deal.judges.map((judge) => [judge, loadOf(deal, judge)]));
	const idle = deal.judges.filter((judge) => loads.get(judge) === Math.min(...loads.values()));
	const room = projects.filter((project) => seen(project) <= looks);
	for (const one of room.filter((project) => lacks.has(project))) {
		const fit = idle.filter((judge) => brings(judge, [one]));
		for (const other of fit.length === 0 ? [] : room.filter((project) => project !== one)) {
			const [first, second] = ahead(one) > ahead(other) ? [other, one] : [one, other];
			const judge = fit.find((judge) => mayCompare(deal, judge, { first, second }));
			if (judge !== undefined) return { judge, first, second };
		}
	}
	return undefined;
}

type Room = Pick<PairPlanInput, 'projects' | 'looks'> & Pick<Deal, 'judges' | 'kept' | 'isBarred'>;

/** Pairs that join all projects, each as often as asked, without a thought of sides. */
function joinedPairs({ judges, projects, looks, isBarred, kept }: Room): Pairing[] {
	const shown = new Set<string>();
	const tallies = { seen: new Map<string, number>(), met: new Map<string, number>(), load: new Map<string, number>() };
	const ahead = new Map<string, number>();
	const groups = groupsOf(projects);
	const note = ({ judge, first, second }: Pairing) => {
		shown.add(keyOf(judge, ...ordered(first, second)));
		for (const project of [first, second]) up(tallies.seen, project);
		up(tallies.met, keyOf(...ordered(first, second)));
		up(tallies.load, judge);
		ahead.set(first, (ahead.get(first) ?? 0) + 1);
		ahead.set(second, (ahead.get(second) ?? 0) - 1);
		groups.join(first, second);
	};
	kept.forEach(note);
	const load = (judge: string) => tallies.load.get(judge) ?? 0;
	const mayShow = (judge: string, { one, other }: Candidate) =>
		!isBarred(judge, one) && !isBarred(judge, other) && !shown.has(keyOf(judge, ...ordered(one, other)));
	const mayTake = (pair: Candidate) =>
		judges.filter((judge) => mayShow(judge, pair)).toSorted((a, b) => load(a) - load(b))[0];
	const seen = (project: string) => tallies.seen.get(project) ?? 0;
	const cost = ({ one, other }: Candidate) => [
		groups.areApart(one, other) ? 0 : 1,
		seen(one) + seen(other),
		Math.max(seen(one), seen(other)),
		tallies.met.get(keyOf(...ordered(one, other))) ?? 0
	];
	let open = projects.flatMap((one, at) => projects.slice(at + 1).map((other): Candidate => ({ one, other })));
	const pairs: Pairing[] = [];
	for (;;) {
		// whoever still lacks looks may be shown with somebody who has enough: an odd one is left over otherwise
		const wanted = open.filter(
			({ one, other }) => Math.min(seen(one), seen(other)) < looks && Math.max(seen(one), seen(other)) <= looks
		);
		const ranked = wanted.map((pair) => ({ pair, cost: cost(pair) })).toSorted((a, b) => compare(a.cost, b.cost));
		const idlest = Math.min(...judges.map(load));
		let taken: Candidate | undefined;
		let judge: string | undefined;
		for (const [at, { pair, cost }] of ranked.entries()) {
			// of pairs that were seen alike, the one whose judge has least to do
			if (
				judge !== undefined &&
				(load(judge) === idlest || compare(cost.slice(0, 3), (ranked[at - 1]?.cost ?? cost).slice(0, 3)) !== 0)
			)
				break;
			const free = mayTake(pair);
			if (free !== undefined && (judge === undefined || load(free) < load(judge))) [taken, judge] = [pair, free];
		}
		if (!taken || judge === undefined) break;
		const isOdd = (ahead.get(taken.one) ?? 0) > (ahead.get(taken.other) ?? 0);
		const [first, second] = isOdd ? [taken.other, taken.one] : [taken.one, taken.other];
		const next = { judge, first, second };
		pairs.push(next);
		note(next);
		open = open.filter((pair) => seen(pair.one) < looks || seen(pair.other) < looks);
	}
	return pairs;
}

const keyOf = (...parts: readonly string[]) => JSON.stringify(parts);
const ordered = (one: string, other: string): readonly [string, string] => (one < other ? [one, other] : [other, one]);
const up = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

function compare(one: readonly number[], other: readonly number[]): number {
	const at = one.findIndex((value, index) => value !== other[index]);
	return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** Groups of projects that chains of comparisons join. */
function groupsOf(projects: readonly string[]) {
	const group = new Map(projects.map((project, at) => [project, at]));
	const areApart = (one: string, other: string) => group.get(one) !== group.get(other);
	return {
		areApart,
		join(one: string, other: string) {
			const [from, to] = [group.get(other), group.get(one)];
			if (from === undefined || to === undefined || from === to) return;
			for (const [project, at] of group) if (at === from) group.set(project, to);
		}
	};
}
