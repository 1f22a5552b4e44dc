import { joinedPairs } from '#lib/stats/joined-pairs.ts';
import type { PlannedJudge } from '#lib/stats/judge-plan.ts';
import { bookOf, bringing, evened, lacksOf, mixed, type Deal } from '#lib/stats/pair-sides.ts';

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
	/** What is dealt and not answered: it stays wherever it fits, so that nobody loses what he or she is at. */
	readonly present?: readonly Pairing[];
	/** Who dropped out: they get nothing more, what they answered was seen by their side. */
	readonly gone?: readonly PlannedJudge[];
};
/** pairs: those not answered, first the present ones that stay. isConnected: chains of comparisons lead from every project to every other. */
export type PairPlan = { readonly pairs: readonly Pairing[]; readonly isConnected: boolean };

/**
 * Pairs until every project was compared as often as asked, or nobody may compare more: what joins two groups of projects that nobody
 * compares with each other comes first, then what was seen least, then what was compared with each other least. A pair goes to
 * the judge with the least to do who may see both and has not seen them together. Each project stands first about as often as second.
 * Then judges are exchanged, with even loads, until as many projects as can be are seen by every side; where that takes a pair more, as
 * in a ring with an odd number of projects, one is added. The same input gives the same plan.
 * What is present stays but for what bars it, for more looks than are wanted, and for somebody who is new and takes over from those with most.
 */
export function planPairs(input: PairPlanInput): PairPlan {
	const { judges, projects, looks, sides, conflicts, kept: answered = [], gone = [] } = input;
	const barred = new Set(conflicts.map(({ judge, project }) => keyOf(judge, project)));
	const standsFor = new Map([...judges, ...gone].map(({ judge, sides }) => [judge, sides]));
	const names = judges.map(({ judge }) => judge);
	const isBarred = (judge: string, project: string) => barred.has(keyOf(judge, project));
	const { stay, handed } = staying(input, isBarred);
	const kept = [...answered, ...stay];
	let deal: Deal = {
		...{ kept, judges: names, sides, sidesOf: (judge) => standsFor.get(judge) ?? [], isBarred },
		pairs: [...handed, ...joinedPairs({ judges: names, projects, looks, isBarred, kept: [...kept, ...handed] })]
	};
	deal = mixed(evened(deal));
	for (let more = onePairMore(deal, projects, looks); more; more = onePairMore(deal, projects, looks))
		deal = mixed({ ...deal, pairs: [...deal.pairs, more] });
	const groups = groupsOf(projects);
	for (const { first, second } of [...kept, ...deal.pairs]) groups.join(first, second);
	return {
		pairs: [...stay, ...deal.pairs],
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
	const { load, mayCompare } = bookOf(deal);
	const least = Math.min(...deal.judges.map(load));
	const idle = deal.judges.filter((judge) => load(judge) === least);
	const room = projects.filter((project) => seen(project) <= looks);
	for (const one of room.filter((project) => lacks.has(project))) {
		const fit = idle.filter((judge) => brings(judge, [one]));
		for (const other of fit.length === 0 ? [] : room.filter((project) => project !== one)) {
			const [first, second] = ahead(one) > ahead(other) ? [other, one] : [one, other];
			const judge = fit.find((judge) => mayCompare(judge, { first, second }));
			if (judge !== undefined) return { judge, first, second };
		}
	}
	return undefined;
}

/** Of what is present what stays, and what whoever is new takes over. */
function staying(
	{ judges, looks, kept = [], present = [] }: PairPlanInput,
	isBarred: (judge: string, project: string) => boolean
): { readonly stay: readonly Pairing[]; readonly handed: readonly Pairing[] } {
	const names = judges.map(({ judge }) => judge);
	const able = present.filter(
		({ judge, first, second }) => names.includes(judge) && !isBarred(judge, first) && !isBarred(judge, second)
	);
	let stay = within(looks, kept, able);
	const handed: Pairing[] = [];
	const had = new Set([...kept, ...present].map(({ judge }) => judge));
	const deal = { sides: [], sidesOf: () => [], judges: names, isBarred };
	for (const to of present.length > 0 ? names.filter((judge) => !had.has(judge)) : []) {
		for (;;) {
			const { load, mayCompare } = bookOf({ ...deal, kept, pairs: [...stay, ...handed] });
			const [from] = stay
				.filter((pair) => mayCompare(to, pair))
				.toSorted((one, other) => load(other.judge) - load(one.judge));
			if (!from || load(from.judge) - load(to) < 2) break;
			stay = stay.filter((pair) => pair !== from);
			handed.push({ ...from, judge: to });
		}
	}
	return { stay, handed };
}

/** Of some pairs those with which no project is compared more often than asked; once more where it takes that for another project. */
function within(looks: number, kept: readonly Pairing[], pairs: readonly Pairing[]): readonly Pairing[] {
	const counts = new Map<string, number>();
	const count = (project: string) => counts.get(project) ?? 0;
	const note = ({ first, second }: Pairing) =>
		[first, second].forEach((project) => counts.set(project, count(project) + 1));
	[...kept, ...pairs].forEach(note);
	// as it was dealt for as many looks
	if (counts.values().every((seen) => seen <= looks + 1)) return pairs;
	counts.clear();
	kept.forEach(note);
	return pairs.filter((pair) => {
		const [one, other] = [count(pair.first), count(pair.second)];
		const isWanted = Math.min(one, other) < looks && Math.max(one, other) <= looks;
		if (isWanted) note(pair);
		return isWanted;
	});
}

const keyOf = (...parts: readonly string[]) => JSON.stringify(parts);
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
