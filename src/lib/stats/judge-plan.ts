import { mix } from '#lib/stats/judge-mixing.ts';
import { seatingOf, type Place, type Seating } from '#lib/stats/judge-seating.ts';
import { panelsOf } from '#lib/stats/panels.ts';

/** sides: those a judge can stand for; none of the two that must be on every panel is an empty list. */
export type PlannedJudge = { readonly judge: string; readonly sides: readonly string[] };
/** A judge who looks at a project. */
export type Seat = { readonly judge: string; readonly project: string };
export type JudgePlanInput = {
	readonly judges: readonly PlannedJudge[];
	readonly projects: readonly string[];
	/** How often each project is to be seen. */
	readonly timesSeen: number;
	/** Sides that are to be on every panel; with fewer seats than sides none has to be. */
	readonly sides: readonly string[];
	/** Own teams, and conflicts that were declared. */
	readonly conflicts: readonly Seat[];
	/** What stays as it is, because it was scored already. */
	readonly kept?: readonly Seat[];
	/** What is planned and can still change: it stays wherever it fits, so that nobody loses what he or she is at. */
	readonly present?: readonly Seat[];
};
/**
 * unfilled: how often a project lacks somebody who may look at it. lacking: sides that nobody who may look at a project stands for, beside
 * those who do. isComparable: chains of judges lead from every project to every other.
 */
export type JudgePlan = {
	readonly seats: readonly Seat[];
	readonly unfilled: readonly string[];
	readonly lacking: readonly { readonly project: string; readonly side: string }[];
	readonly isComparable: boolean;
};

/**
 * Who looks at what: every project as often as asked, every side on each panel, nobody at what they have a conflict with, loads as even as
 * that allows, and panels that overlap. Seats are filled by the least loaded, a seat that nobody of its side may take by somebody else; then
 * whoever has two more than somebody else hands seats on, along the shortest chain of judges that leads there (augmenting paths, which ends
 * at the evenest loads); then seats are exchanged so that each judge meets many others (see `mix`), and until all projects can be
 * compared. The same input gives the same plan.
 * What is present stays but for what bars it, for more seats than are wanted, for a side that would be missing, for somebody who is new and
 * takes over from those with most, and for projects that could not be compared otherwise.
 */
export function planJudging(input: JudgePlanInput): JudgePlan {
	const { seating, lacking } = evenlySeated(input);
	const { places } = seating;
	mix(seating);
	while (join(seating, isFresh));
	while (join(seating, isFree));
	return {
		seats: seatsOf(seating),
		unfilled: places.flatMap(({ judge, project }) => (judge === null ? [project] : [])),
		lacking,
		isComparable: groupsOf(seating).length <= 1
	};
}

/** How much each gets to do under a plan: no plan that keeps to the same, and moves no more of what is present, has loads more even. */
export function evenestLoads(input: JudgePlanInput): ReadonlyMap<string, number> {
	const { judges, nameOf, loadOf } = evenlySeated(input).seating;
	return new Map(judges.map((judge) => [nameOf(judge), loadOf(judge)]));
}

/** Everybody seated, as evenly as sides and conflicts allow. */
function evenlySeated(input: JudgePlanInput): { readonly seating: Seating; readonly lacking: JudgePlan['lacking'] } {
	const seating = seatingOf(input);
	const { places, put, leastLoaded, onceThere, isNew } = seating;
	for (const place of places) if (place.judge === null) put(place, leastLoaded(place));
	const lacking = places.flatMap((place) => {
		const { project, side } = place;
		if (place.judge !== null || side === null) return [];
		place.side = null;
		const before = onceThere(place);
		put(place, before ?? leastLoaded(place));
		place.isPresent = before !== undefined;
		return [{ project, side }];
	});
	while (handOn(seating, { mayMove: isFresh, mayGet: () => true }));
	while (handOn(seating, { mayMove: isFree, mayGet: isNew }));
	return { seating, lacking };
}

const seatsOf = ({ places, nameOf }: Seating): Seat[] =>
	places.flatMap(({ judge, project }) => (judge === null ? [] : [{ judge: nameOf(judge), project }]));

const groupsOf = (seating: Seating): string[][] => panelsOf(seatsOf(seating).map((seat) => ({ ...seat, value: 0 })));

const isFree = ({ isKept }: Place) => !isKept;
const isFresh = ({ isKept, isPresent }: Place) => !isKept && !isPresent;

type Handing = { readonly mayMove: (place: Place) => boolean; readonly mayGet: (judge: number) => boolean };

/** Moves one seat from somebody with most towards somebody with at least two fewer. False where nobody can be relieved. */
function handOn({ places, judges, mayTake, loadOf, put }: Seating, { mayMove, mayGet }: Handing): boolean {
	const held = Map.groupBy(places.filter(mayMove), ({ judge }) => judge);
	for (const from of judges.toSorted((one, other) => loadOf(other) - loadOf(one))) {
		const paths = new Map<number, readonly { readonly place: Place; readonly to: number }[]>([[from, []]]);
		for (const [judge, path] of paths) {
			if (loadOf(from) - loadOf(judge) >= 2 && mayGet(judge)) {
				for (const { place, to } of path) {
					put(place, to);
					place.isPresent = false;
				}
				return true;
			}
			for (const place of held.get(judge) ?? []) {
				for (const to of judges) if (!paths.has(to) && mayTake(to, place)) paths.set(to, [...path, { place, to }]);
			}
		}
	}
	return false;
}

/** Exchanges the judges of two seats so that fewer groups of projects stand apart. False where none would. */
function join(seating: Seating, mayMove: (place: Place) => boolean): boolean {
	const { places, mayTake, exchange } = seating;
	const before = groupsOf(seating);
	const [first] = before;
	if (!first || before.length === 1) return false;
	const movable = places.filter((place) => place.judge !== null && mayMove(place));
	const inFirst = new Set(first);
	for (const one of movable.filter(({ project }) => inFirst.has(project))) {
		for (const other of movable.filter(({ project }) => !inFirst.has(project))) {
			const [a, b] = [one.judge, other.judge];
			if (a === null || b === null || !mayTake(b, one) || !mayTake(a, other)) continue;
			exchange(one, other);
			if (groupsOf(seating).length < before.length) return true;
			exchange(one, other);
		}
	}
	return false;
}
