import type { Pairing } from '#lib/stats/pair-plan.ts';

/** Pairs as they are dealt, and what a change of them must ask. */
export type Deal = {
	readonly pairs: readonly Pairing[];
	/** What was answered: it counts, and nobody else can have it. */
	readonly kept: readonly Pairing[];
	readonly judges: readonly string[];
	/** Sides that are to see every project; what is seen by fewer pairs than there are sides is seen as it comes. */
	readonly sides: readonly string[];
	readonly sidesOf: (judge: string) => readonly string[];
	readonly isBarred: (judge: string, project: string) => boolean;
};

/** How many of the sides nobody on a panel stands for. Each stands for one side only, of those it can stand for. */
export function unmetSides(sides: readonly string[], panel: readonly (readonly string[])[]): number {
	const [side, ...rest] = sides;
	if (side === undefined) return 0;
	const met = panel.flatMap((own, at) => (own.includes(side) ? [unmetSides(rest, panel.toSpliced(at, 1))] : []));
	return Math.min(1 + unmetSides(rest, panel), ...met);
}

/** How many sides still have to see a project, in all of `projects` or in every one. */
export const lackOf = (deal: Deal, projects?: ReadonlySet<string>): number =>
	[...lacksOf(deal, projects).values()].reduce((sum, lack) => sum + lack, 0);

/** The projects that some side still has to see, with how many sides. */
export function lacksOf(deal: Deal, projects?: ReadonlySet<string>): Map<string, number> {
	const lacks = [...panelsIn(deal, projects)].map(([project, { seen, judges }]) => {
		const panel = [...judges].map(deal.sidesOf);
		return [project, seen < deal.sides.length ? 0 : unmetSides(deal.sides, panel)] as const;
	});
	return new Map(lacks.filter(([, lack]) => lack > 0));
}

/** Who sees each project, and in how many pairs. */
function panelsIn({ pairs, kept }: Deal, projects?: ReadonlySet<string>) {
	const panels = new Map<string, { seen: number; readonly judges: Set<string> }>();
	for (const all of [kept, pairs])
		for (const { judge, first, second } of all)
			for (const project of [first, second]) {
				if (projects && !projects.has(project)) continue;
				const panel = panels.get(project) ?? { seen: 0, judges: new Set() };
				panels.set(project, panel);
				panel.seen++;
				panel.judges.add(judge);
			}
	return panels;
}

/** Whether somebody stands for a side that one of the projects lacks: what else they see may lack another for it. */
export function bringing(deal: Deal): (judge: string, projects: readonly string[]) => boolean {
	const panels = panelsIn(deal);
	const unmet = (judges: readonly string[]) => unmetSides(deal.sides, judges.map(deal.sidesOf));
	return (judge, projects) =>
		projects.some((project) => {
			const panel = [...(panels.get(project)?.judges ?? [])];
			return !panel.includes(judge) && unmet([...panel, judge]) < unmet(panel);
		});
}

/** Whether a judge may be shown a pair: neither barred from either project, nor shown both together before. */
export function mayCompare({ pairs, kept, isBarred }: Deal, judge: string, pair: Omit<Pairing, 'judge'>): boolean {
	if (isBarred(judge, pair.first) || isBarred(judge, pair.second)) return false;
	return ![...kept, ...pairs].some((other) => other.judge === judge && areSame(other, pair));
}

const areSame = (one: Omit<Pairing, 'judge'>, other: Omit<Pairing, 'judge'>) =>
	(one.first === other.first && one.second === other.second) ||
	(one.first === other.second && one.second === other.first);

/** How many pairs a judge has, with those answered. */
export const loadOf = ({ pairs, kept }: Deal, judge: string) =>
	[...kept, ...pairs].filter((pair) => pair.judge === judge).length;

/** Whoever has two more than somebody else hands a pair on. */
export function evened(deal: Deal): Deal {
	const loads = new Map(deal.judges.map((judge) => [judge, loadOf(deal, judge)]));
	for (const [at, pair] of deal.pairs.entries()) {
		const load = loads.get(pair.judge) ?? 0;
		const to = deal.judges.find((judge) => load - (loads.get(judge) ?? 0) >= 2 && mayCompare(deal, judge, pair));
		if (to !== undefined) return evened({ ...deal, pairs: deal.pairs.with(at, { ...pair, judge: to }) });
	}
	return deal;
}

/**
 * The same pairs, dealt so that as many projects as can be are seen by every side, while nobody has more to do than before. Two
 * ways are tried: as the pairs were dealt, and side after side in turn along a walk that uses each pair once, which shows
 * both sides whatever has an even number of pairs. In each, judges are then exchanged as long as that mends something.
 */
export function mixed(deal: Deal): Deal {
	if (lackOf(deal) === 0) return deal;
	const [asDealt, inTurn] = [settled(deal), settled(evened(dealtInTurn(deal)))];
	return spreadOf(inTurn) <= spreadOf(asDealt) && lackOf(inTurn) < lackOf(asDealt) ? inTurn : asDealt;
}

function spreadOf(deal: Deal): number {
	const loads = deal.judges.map((judge) => loadOf(deal, judge));
	return Math.max(1, Math.max(...loads) - Math.min(...loads));
}

/** Hands one pair on, or exchanges the judges of two, wherever that shows a project to a side it lacked. */
function settled(deal: Deal): Deal {
	const better = firstMend(deal);
	return better ? settled(better) : deal;
}

function firstMend(deal: Deal): Deal | undefined {
	const lacks = lacksOf(deal);
	const brings = bringing(deal);
	for (const [at, pair] of deal.pairs.entries()) {
		const lacking = [pair.first, pair.second].filter((project) => lacks.has(project));
		const fit = lacking.length === 0 ? [] : deal.judges.filter((judge) => brings(judge, lacking));
		for (const to of fit.filter((judge) => mayCompare(deal, judge, pair))) {
			const given = { ...deal, pairs: deal.pairs.with(at, { ...pair, judge: to }) };
			const touched = new Set([pair.first, pair.second]);
			if (lackOf(given, touched) >= lackOf(deal, touched)) continue;
			if (loadOf(deal, to) < loadOf(deal, pair.judge)) return given;
			for (const [back, other] of deal.pairs.entries()) {
				if (other.judge !== to || !mayCompare(given, pair.judge, other)) continue;
				const exchanged = { ...deal, pairs: given.pairs.with(back, { ...other, judge: pair.judge }) };
				const all = new Set([...touched, other.first, other.second]);
				if (lackOf(exchanged, all) < lackOf(deal, all)) return exchanged;
			}
		}
	}
	return undefined;
}

/** Judges dealt anew along a walk over all pairs: whoever has least to do, and of those the side whose turn it is. */
function dealtInTurn(deal: Deal): Deal {
	const steps = walk([...deal.kept, ...deal.pairs]);
	const dealt = new Map<number, Pairing>();
	let turn = 0;
	for (const step of steps) {
		const at = step === undefined ? -1 : step - deal.kept.length;
		const pair = deal.pairs[at];
		const held = step === undefined ? undefined : deal.kept[step];
		const wanted = deal.sides[turn];
		const sofar = { ...deal, pairs: [...dealt.values()] };
		const cost = (judge: string) => loadOf(sofar, judge) * 2 + (wanted && deal.sidesOf(judge).includes(wanted) ? 0 : 1);
		const free = pair && deal.judges.filter((judge) => mayCompare(sofar, judge, pair));
		const judge = held?.judge ?? free?.toSorted((one, other) => cost(one) - cost(other))[0] ?? pair?.judge;
		if (pair && judge !== undefined) dealt.set(at, { ...pair, judge });
		const own = judge === undefined ? [] : deal.sidesOf(judge);
		const took = own.length === 1 ? deal.sides.indexOf(own[0] ?? '') : turn;
		turn = (Math.max(0, took) + 1) % deal.sides.length;
	}
	return { ...deal, pairs: deal.pairs.map((pair, at) => dealt.get(at) ?? pair) };
}

/**
 * A closed walk over each pair once, as places in the list (Hierholzer, https://en.wikipedia.org/wiki/Eulerian_path); undefined stands for
 * a step between two projects with an odd number of pairs, which no pair makes.
 */
function walk(pairs: readonly Pairing[]): (number | undefined)[] {
	const steps: { readonly ends: readonly [string, string | null]; readonly pair: number | undefined }[] = pairs.map(
		({ first, second }, at) => ({ ends: [first, second], pair: at })
	);
	const counts = Map.groupBy(
		pairs.flatMap(({ first, second }) => [first, second]),
		(project) => project
	);
	for (const [project, { length }] of counts)
		if (length % 2 === 1) steps.push({ ends: [project, null], pair: undefined });
	const open = new Set(steps.keys());
	// it begins beside what has an odd number, or else at what has most: only there the first step and the last can be of one side
	const starts = [null, ...[...counts].toSorted((a, b) => b[1].length - a[1].length).map(([project]) => project)];
	return starts.flatMap((start) => circuitFrom(start));

	function circuitFrom(start: string | null): (number | undefined)[] {
		const path: { readonly at: string | null; readonly by: number | undefined }[] = [{ at: start, by: undefined }];
		const done: number[] = [];
		for (let last = path.at(-1); last; last = path.at(-1)) {
			const { at } = last;
			const next = open.values().find((step) => steps[step]?.ends.includes(at));
			if (next === undefined) {
				path.pop();
				if (path.length > 0 && last.by !== undefined) done.push(last.by);
				continue;
			}
			open.delete(next);
			const [one, other] = steps[next]?.ends ?? [null, null];
			path.push({ at: one === at ? other : one, by: next });
		}
		return done.map((step) => steps[step]?.pair);
	}
}
