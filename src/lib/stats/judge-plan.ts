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

type Place = {
	readonly project: string;
	/** Null: any. */
	side: string | null;
	readonly isKept: boolean;
	judge: string | null;
};

/**
 * Who looks at what: every project as often as asked, every side on each panel, nobody at what they have a conflict with, loads as even as
 * that allows, and panels that overlap. Seats are filled by the least loaded, a seat that nobody of its side may take by somebody else; then whoever has two more than somebody else hands seats
 * on, along the shortest chain of judges that leads there (augmenting paths, which ends at the evenest loads); then seats are exchanged until
 * all projects can be compared. The same input gives the same plan.
 */
export function planJudging(input: JudgePlanInput): JudgePlan {
	const board = seatingOf(input);
	for (const place of board.places) if (place.judge === null) place.judge = board.leastLoaded(place);
	const lacking = board.places.flatMap((place) => {
		const { project, side } = place;
		if (place.judge !== null || side === null) return [];
		place.side = null;
		place.judge = board.leastLoaded(place);
		return [{ project, side }];
	});
	while (handOn(board));
	while (join(board));
	const seats = seatsOf(board.places);
	return {
		seats,
		unfilled: board.places.flatMap(({ judge, project }) => (judge === null ? [project] : [])),
		lacking,
		isComparable: panelsOf(seats.map((seat) => ({ ...seat, value: 0 }))).length <= 1
	};
}

type Seating = {
	readonly places: readonly Place[];
	readonly judges: readonly string[];
	readonly mayTake: (judge: string, place: Place) => boolean;
	readonly loadOf: (judge: string) => number;
	readonly leastLoaded: (place: Place) => string | null;
};

function seatingOf({ judges, projects, timesSeen, sides, conflicts, kept = [] }: JudgePlanInput): Seating {
	const key = (seat: Seat) => JSON.stringify([seat.judge, seat.project]);
	const excluded = new Set(conflicts.map(key));
	const standsFor = new Map(judges.map(({ judge, sides: own }) => [judge, own]));
	const eligible = (side: string) => judges.filter((judge) => judge.sides.includes(side)).length;
	// the side with the fewest judges first: its seats are the hardest to fill
	const wanted = sides.length > timesSeen ? [] : sides.toSorted((one, other) => eligible(one) - eligible(other));
	const places = projects.flatMap((project): Place[] => {
		const left = [...wanted, ...Array.from({ length: timesSeen - wanted.length }, () => null)];
		const held = kept
			.filter((seat) => seat.project === project)
			.map(({ judge }): Place => {
				const own = standsFor.get(judge) ?? [];
				const at = left.findIndex((side) => side !== null && own.includes(side));
				const side = left.splice(at < 0 ? left.indexOf(null) : at, 1)[0] ?? null;
				return { project, side, isKept: true, judge };
			});
		return [...held, ...left.map((side): Place => ({ project, side, isKept: false, judge: null }))];
	});
	const ofProject = Map.groupBy(places, ({ project }) => project);
	const loads = () => Map.groupBy(places, ({ judge }) => judge);
	const mayTake = (judge: string, place: Place) =>
		!excluded.has(key({ judge, project: place.project })) &&
		(place.side === null || (standsFor.get(judge)?.includes(place.side) ?? false)) &&
		!(ofProject.get(place.project) ?? []).some((other) => other.judge === judge);
	const loadOf = (judge: string) => loads().get(judge)?.length ?? 0;
	return {
		places: places.toSorted((one, other) => rank(one, wanted) - rank(other, wanted)),
		judges: judges.map(({ judge }) => judge),
		mayTake,
		loadOf,
		leastLoaded: (place) => {
			const counts = loads();
			const free = judges.filter(({ judge }) => mayTake(judge, place));
			// of equally loaded ones who stands for fewer sides: the others are wanted where nobody else can sit
			const cost = ({ judge, sides: own }: PlannedJudge) => (counts.get(judge)?.length ?? 0) * 8 + own.length;
			return free.toSorted((one, other) => cost(one) - cost(other))[0]?.judge ?? null;
		}
	};
}

const rank = ({ side }: Place, wanted: readonly string[]) => (side === null ? wanted.length : wanted.indexOf(side));

const seatsOf = (places: readonly Place[]): Seat[] =>
	places.flatMap(({ judge, project }) => (judge === null ? [] : [{ judge, project }]));

/** Moves one seat from somebody with most towards somebody with at least two fewer. False where nobody can be relieved. */
function handOn({ places, judges, mayTake, loadOf }: Seating): boolean {
	const loads = new Map(judges.map((judge) => [judge, loadOf(judge)]));
	for (const from of judges.toSorted((one, other) => (loads.get(other) ?? 0) - (loads.get(one) ?? 0))) {
		const paths = new Map<string, readonly { readonly place: Place; readonly to: string }[]>([[from, []]]);
		for (const [judge, path] of paths) {
			if ((loads.get(from) ?? 0) - (loads.get(judge) ?? 0) >= 2) {
				for (const { place, to } of path) place.judge = to;
				return true;
			}
			for (const place of places.filter((one) => one.judge === judge && !one.isKept)) {
				for (const to of judges) if (!paths.has(to) && mayTake(to, place)) paths.set(to, [...path, { place, to }]);
			}
		}
	}
	return false;
}

/** Exchanges the judges of two seats so that fewer groups of projects stand apart. False where none would. */
function join({ places, mayTake }: Seating): boolean {
	const groups = () => panelsOf(seatsOf(places).map((seat) => ({ ...seat, value: 0 })));
	const before = groups();
	const [first] = before;
	if (!first || before.length === 1) return false;
	const movable = places.filter(({ judge, isKept }) => judge !== null && !isKept);
	const inFirst = new Set(first);
	for (const one of movable.filter(({ project }) => inFirst.has(project))) {
		for (const other of movable.filter(({ project }) => !inFirst.has(project))) {
			const [a, b] = [one.judge, other.judge];
			if (a === null || b === null || !mayTake(b, one) || !mayTake(a, other)) continue;
			[one.judge, other.judge] = [b, a];
			if (groups().length < before.length) return true;
			[one.judge, other.judge] = [a, b];
		}
	}
	return false;
}
