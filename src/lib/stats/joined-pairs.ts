import type { Pairing } from '#lib/stats/pair-plan.ts';

/** Who may be shown what, and what was already. */
export type Room = {
	readonly judges: readonly string[];
	readonly projects: readonly string[];
	/** How often each project is to be compared with another. */
	readonly looks: number;
	readonly isBarred: (judge: string, project: string) => boolean;
	/** What was answered: it counts for its projects and its judge. */
	readonly kept: readonly Pairing[];
};

/** Two projects by their places in the list, the earlier one first. */
type Two = { readonly one: number; readonly other: number };
type Taken = Two & { readonly judge: number };

/** With fewer looks every one is wanted to meet another project. */
export const TWICE_FROM = 4;
/** One pair in so many goes to a second judge. */
const TWICE_EVERY = 6;

/**
 * Pairs that join all projects, each as often as asked, without a thought of sides: what joins two groups comes first, then what was
 * seen least, then what was compared with each other least, then what stands first in the list. The last look of some is at a pair that
 * another judge has too, at most once a project, so that it can be told whether two judges say the same.
 */
export function joinedPairs(room: Room): Pairing[] {
	const { judges, projects, looks } = room;
	const tally = tallyOf(room);
	const pairs: Pairing[] = [];
	function take(taken: Taken): void {
		const isOdd = tally.ahead(taken.one) > tally.ahead(taken.other);
		const [first, second] = isOdd ? [taken.other, taken.one] : [taken.one, taken.other];
		pairs.push({ judge: judges[taken.judge] ?? '', first: projects[first] ?? '', second: projects[second] ?? '' });
		tally.note(taken.judge, first, second);
	}
	function fill(upTo: number): void {
		for (let taken = nextOf(tally, upTo); taken; taken = nextOf(tally, upTo)) take(taken);
	}
	if (looks >= TWICE_FROM) {
		fill(looks - 1);
		for (const two of tally.metOnce()) {
			if (tally.timesTwice() >= Math.floor((projects.length * looks) / 2 / TWICE_EVERY)) break;
			const isDue = [two.one, two.other].every((at) => (tally.seen[at] ?? 0) < looks && !tally.isTwice(at));
			const judge = isDue ? tally.idlestFor(two) : undefined;
			if (judge !== undefined) take({ ...two, judge });
		}
	}
	fill(looks);
	return pairs;
}

/** Of the pairs that come first and were seen alike, one whose judge has least to do; the next ones where nobody may see these. */
function nextOf(tally: Tally, looks: number): Taken | undefined {
	const idlest = tally.idlest();
	for (const alike of classesOf(tally, looks)) {
		let taken: Taken | undefined;
		for (const two of alike) {
			const judge = tally.idlestFor(two);
			if (judge === undefined) continue;
			if (!taken || tally.load(judge) < tally.load(taken.judge)) taken = { ...two, judge };
			if (tally.load(taken.judge) === idlest) break;
		}
		if (taken) return taken;
	}
	return undefined;
}

/**
 * The pairs worth a look, those of one class seen alike: apart or joined, how often both were seen, how often the one that was seen more.
 * Whoever still lacks looks may be shown with somebody who has enough: an odd one is left over otherwise. Each class is gone through
 * only as far as it is asked for, because the first pairs nearly always serve.
 */
function* classesOf(tally: Tally, looks: number): Generator<Iterable<Two>> {
	const levels = [...new Set(tally.seen)].filter((level) => level <= looks);
	const classes = levels
		.flatMap((less) => levels.filter((more) => more >= less && less < looks).map((more) => ({ less, more })))
		.toSorted((a, b) => a.less + a.more - b.less - b.more || a.more - b.more);
	for (const areApart of tally.isJoined() ? [false] : [true, false])
		for (const { less, more } of classes) yield pairsOf(tally, { areApart, less, more });
}

/**
 * The pairs of a class: compared with each other least first, then as the rounds of a tournament have them, then in the order of the
 * list. Taken in that order alone, the first ones would use each other up, and the last ones meet the same few again and again.
 */
function* pairsOf(
	{ seen, group, met }: Tally,
	{ areApart, less, more }: { areApart: boolean; less: number; more: number }
) {
	let times = 0;
	while (times < Infinity) {
		let further = Infinity;
		for (const [one, level] of seen.entries()) {
			if (level !== less && level !== more) continue;
			const wanted = level === less ? more : less;
			const due = partnerIn(less, one, seen.length);
			for (let at = one; at < seen.length; at++) {
				const other = at === one ? due : at;
				if (other <= one || (other === due && at !== one)) continue;
				if (seen[other] !== wanted || (group[one] !== group[other]) !== areApart) continue;
				const before = met(one, other);
				if (before === times) yield { one, other };
				else if (before > times && before < further) further = before;
			}
		}
		times = further;
	}
}

/** Whom the circle method has a project meet in a round, so that in `size - 1` rounds everybody meets everybody once. */
function partnerIn(round: number, one: number, size: number): number {
	const turns = size - 1;
	if (turns < 1 || one === turns) return -1;
	const partner = (((round - one) % turns) + turns) % turns;
	return partner === one ? turns : partner;
}

type Tally = ReturnType<typeof tallyOf>;

/** What is dealt so far, counted by place in the lists. */
function tallyOf({ judges, projects, isBarred, kept }: Room) {
	const size = projects.length;
	const seen = projects.map(() => 0);
	const group = projects.map((_, at) => at);
	const loads = judges.map(() => 0);
	const barred = judges.map((judge) => projects.map((project) => isBarred(judge, project)));
	const ahead = projects.map(() => 0);
	const timesMet = new Map<number, number>();
	const shown = judges.map(() => new Set<number>());
	const keyOf = (one: number, other: number) => Math.min(one, other) * size + Math.max(one, other);
	const twice = new Set<number>();
	let timesTwice = 0;
	let groups = size;

	function note(judge: number, first: number, second: number): void {
		if (judge >= 0) loads[judge] = (loads[judge] ?? 0) + 1;
		for (const [at, step] of [
			[first, 1],
			[second, -1]
		] as const) {
			if (at < 0) continue;
			seen[at] = (seen[at] ?? 0) + 1;
			ahead[at] = (ahead[at] ?? 0) + step;
		}
		if (first < 0 || second < 0) return;
		const key = keyOf(first, second);
		timesMet.set(key, (timesMet.get(key) ?? 0) + 1);
		if (timesMet.get(key) === 2) {
			timesTwice++;
			twice.add(first).add(second);
		}
		shown[judge]?.add(key);
		const [to, from] = [group[first], group[second]];
		if (to === undefined || to === from) return;
		for (const [at, own] of group.entries()) if (own === from) group[at] = to;
		groups--;
	}
	const placeOf = new Map(projects.map((project, at) => [project, at]));
	// of a judge or a project that is not here any more, only the other one counts
	for (const { judge, first, second } of kept)
		note(judges.indexOf(judge), placeOf.get(first) ?? -1, placeOf.get(second) ?? -1);

	return {
		...{ seen, group, note },
		ahead: (project: number) => ahead[project] ?? 0,
		met: (one: number, other: number) => timesMet.get(keyOf(one, other)) ?? 0,
		/** In the order in which they were dealt: the first ones join each project to one other, so they leave nobody over. */
		metOnce: (): Two[] =>
			[...timesMet].flatMap(([key, times]) =>
				times === 1 ? [{ one: Math.floor(key / size), other: key % size }] : []
			),
		isTwice: (project: number) => twice.has(project),
		timesTwice: () => timesTwice,
		load: (judge: number) => loads[judge] ?? 0,
		idlest: () => Math.min(...loads),
		isJoined: () => groups < 2,
		/** Whoever has least to do of those who may be shown a pair. */
		idlestFor({ one, other }: Two): number | undefined {
			let found: number | undefined;
			for (const [judge, load] of loads.entries()) {
				if (found !== undefined && load >= (loads[found] ?? 0)) continue;
				if (barred[judge]?.[one] || barred[judge]?.[other] || shown[judge]?.has(keyOf(one, other))) continue;
				found = judge;
			}
			return found;
		}
	};
}
