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

/** How many sides still have to see a project, in all. */
export const lackOf = (deal: Deal): number => [...lacksOf(deal).values()].reduce((sum, lack) => sum + lack, 0);

/** The projects that some side still has to see, with how many sides. */
export function lacksOf(deal: Deal): Map<string, number> {
	const lacks = [...panelsIn(deal)].map(([project, { seen, judges }]) => {
		const panel = [...judges].map(deal.sidesOf);
		return [project, seen < deal.sides.length ? 0 : unmetSides(deal.sides, panel)] as const;
	});
	return new Map(lacks.filter(([, lack]) => lack > 0));
}

/** Who sees each project, and in how many pairs. */
function panelsIn({ pairs, kept }: Deal) {
	const panels = new Map<string, { seen: number; readonly judges: Set<string> }>();
	for (const all of [kept, pairs])
		for (const { judge, first, second } of all)
			for (const project of [first, second]) {
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

/** Who has how much to do and may be shown what, with what was answered; `note` counts one more. */
export function bookOf({ kept, pairs, isBarred }: Deal) {
	const keyOf = ({ first, second }: Two) => JSON.stringify(first < second ? [first, second] : [second, first]);
	const loads = new Map<string, number>();
	const shown = new Map<string, Set<string>>();
	const note = (pair: Pairing) => {
		loads.set(pair.judge, (loads.get(pair.judge) ?? 0) + 1);
		shown.set(pair.judge, (shown.get(pair.judge) ?? new Set()).add(keyOf(pair)));
	};
	for (const all of [kept, pairs]) all.forEach(note);
	return {
		note,
		load: (judge: string) => loads.get(judge) ?? 0,
		/** Neither barred from one of the two, nor shown both together before. */
		mayCompare: (judge: string, pair: Two) =>
			!isBarred(judge, pair.first) && !isBarred(judge, pair.second) && !shown.get(judge)?.has(keyOf(pair))
	};
}
type Two = Omit<Pairing, 'judge'>;

/** Whoever has two more than somebody else hands a pair on. */
export function evened(deal: Deal): Deal {
	const { load, mayCompare } = bookOf(deal);
	for (const [at, pair] of deal.pairs.entries()) {
		const to = deal.judges.find((judge) => load(pair.judge) - load(judge) >= 2 && mayCompare(judge, pair));
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
	const loads = deal.judges.map(bookOf(deal).load);
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
	const { load, mayCompare } = bookOf(deal);
	const { changeBy, changeByAll } = changesOf(deal, lacks);
	const held = Map.groupBy(deal.pairs.entries(), ([, { judge }]) => judge);
	for (const [at, pair] of deal.pairs.entries()) {
		const lacking = [pair.first, pair.second].filter((project) => lacks.has(project));
		const fit = lacking.length === 0 ? [] : deal.judges.filter((judge) => brings(judge, lacking));
		for (const to of fit.filter((judge) => mayCompare(judge, pair))) {
			const given = changeBy(at, to);
			if (given >= 0) continue;
			if (load(to) < load(pair.judge)) return handedOn(deal, [[at, to]]);
			for (const [back, other] of held.get(to) ?? []) {
				const exchange = [
					[at, to],
					[back, pair.judge]
				] as const;
				const change = shareOne(pair, other) ? changeByAll(exchange) : given + changeBy(back, pair.judge);
				if (change < 0 && mayCompare(pair.judge, other)) return handedOn(deal, exchange);
			}
		}
	}
	return undefined;
}

/** Pairs, as places in the list, each with the judge who gets it. */
type Handed = readonly (readonly [at: number, to: string])[];
const handedOn = (deal: Deal, handed: Handed): Deal => {
	const to = new Map(handed);
	return { ...deal, pairs: deal.pairs.map((pair, at) => ({ ...pair, judge: to.get(at) ?? pair.judge })) };
};
const shareOne = (one: Two, other: Two) =>
	[one.first, one.second].some((project) => project === other.first || project === other.second);

/** By how much more or less projects lack sides when pairs are handed on; of one pair it is worked out once for each judge. */
function changesOf({ kept, pairs, sides, sidesOf }: Deal, lacks: ReadonlyMap<string, number>) {
	const all = [...kept, ...pairs];
	const seenIn = Map.groupBy(
		all.flatMap(({ judge, first, second }, at) =>
			[first, second].map((project) => ({ project, judge, at: at - kept.length }))
		),
		({ project }) => project
	);
	const known = new Map<string, number>();
	function changeByAll(handed: Handed): number {
		const to = new Map(handed);
		const touched = new Set(handed.flatMap(([at]) => [pairs[at]?.first ?? '', pairs[at]?.second ?? '']));
		return [...touched].reduce((change, project) => {
			const own = seenIn.get(project) ?? [];
			const judges = new Set(own.map(({ judge, at }) => to.get(at) ?? judge));
			const lack = own.length < sides.length ? 0 : unmetSides(sides, [...judges].map(sidesOf));
			return change + lack - (lacks.get(project) ?? 0);
		}, 0);
	}
	function changeBy(at: number, to: string): number {
		const key = `${at} ${to}`;
		const change = known.get(key) ?? changeByAll([[at, to]]);
		known.set(key, change);
		return change;
	}
	return { changeBy, changeByAll };
}

/** Judges dealt anew along a walk over all pairs: whoever has least to do, and of those the side whose turn it is. */
function dealtInTurn(deal: Deal): Deal {
	const steps = walk([...deal.kept, ...deal.pairs]);
	const dealt = new Map<number, Pairing>();
	const { load, mayCompare, note } = bookOf({ ...deal, pairs: [] });
	let turn = 0;
	for (const step of steps) {
		const at = step === undefined ? -1 : step - deal.kept.length;
		const pair = deal.pairs[at];
		const held = step === undefined ? undefined : deal.kept[step];
		const wanted = deal.sides[turn];
		const cost = (judge: string) => load(judge) * 2 + (wanted && deal.sidesOf(judge).includes(wanted) ? 0 : 1);
		const free = pair && deal.judges.filter((judge) => mayCompare(judge, pair));
		const judge = held?.judge ?? free?.toSorted((one, other) => cost(one) - cost(other))[0] ?? pair?.judge;
		if (pair && judge !== undefined) {
			dealt.set(at, { ...pair, judge });
			note({ ...pair, judge });
		}
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
