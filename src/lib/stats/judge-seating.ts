import type { JudgePlanInput, Seat } from '#lib/stats/judge-plan.ts';

/** A seat on a project's panel. */
export type Place = {
	readonly project: string;
	/** Null: any. */
	side: string | null;
	readonly isKept: boolean;
	/** By the place in the list of judges; null where nobody has it. Changed by `put` only. */
	judge: number | null;
};

/** Who sits where, how much each has to do, and how often two judges meet on a panel. Judges are places in the list. */
export type Seating = ReturnType<typeof seatingOf>;

export function seatingOf({ judges, projects, timesSeen, sides, conflicts, kept = [] }: JudgePlanInput) {
	// who is not there any more keeps what was scored, and is met there
	const names = [...new Set([...judges, ...kept].map(({ judge }) => judge))];
	const sidesOf = (judge: number): readonly string[] => judges[judge]?.sides ?? [];
	const eligible = (side: string) => judges.filter((judge) => judge.sides.includes(side)).length;
	// the side with the fewest judges first: its seats are the hardest to fill
	const wanted = sides.length > timesSeen ? [] : sides.toSorted((one, other) => eligible(one) - eligible(other));
	const rank = ({ side }: Place) => (side === null ? wanted.length : wanted.indexOf(side));
	const held = Map.groupBy(kept, ({ project }) => project);
	const panels = new Map<string, readonly Place[]>();
	const loads = names.map(() => 0);
	const meetings = names.map(() => new Int32Array(names.length));
	const excluded = new Set(conflicts.map(keyOf));
	const mayLook = new Map(
		projects.map((project) => [project, judges.map(({ judge }) => !excluded.has(keyOf({ judge, project })))])
	);

	function meet(one: number, other: number, step: 1 | -1): void {
		for (const [row, at] of [
			[meetings[one], other],
			[meetings[other], one]
		] as const)
			if (row) row[at] = (row[at] ?? 0) + step;
	}
	/** Gives a place to somebody, and takes it from whoever had it. */
	function put(place: Place, judge: number | null): void {
		const beside = besideOf(place);
		if (place.judge !== null) loads[place.judge] = loadOf(place.judge) - 1;
		if (judge !== null) loads[judge] = loadOf(judge) + 1;
		for (const other of beside) {
			if (place.judge !== null) meet(place.judge, other, -1);
			if (judge !== null) meet(judge, other, 1);
		}
		place.judge = judge;
	}
	/** Two seats change hands, which mayTake allows in either way. */
	function exchange(one: Place, other: Place): void {
		const [from, to] = [one.judge, other.judge];
		put(one, null);
		put(other, from);
		put(one, to);
	}
	const panelOf = ({ project }: Place): readonly Place[] => panels.get(project) ?? [];
	function besideOf(place: Place): number[] {
		return panelOf(place).flatMap((one) => (one === place || one.judge === null ? [] : [one.judge]));
	}
	function loadOf(judge: number): number {
		return loads[judge] ?? 0;
	}
	const timesMet = (one: number, other: number) => meetings[one]?.[other] ?? 0;
	const mayTake = (judge: number, place: Place) =>
		(mayLook.get(place.project)?.[judge] ?? false) &&
		(place.side === null || sidesOf(judge).includes(place.side)) &&
		!panelOf(place).some((other) => other.judge === judge);

	for (const project of projects) {
		const left = [...wanted, ...Array.from({ length: timesSeen - wanted.length }, () => null)];
		const seated = (held.get(project) ?? []).map((seat) => {
			const judge = names.indexOf(seat.judge);
			const at = left.findIndex((side) => side !== null && sidesOf(judge).includes(side));
			const side = left.splice(at < 0 ? left.indexOf(null) : at, 1)[0] ?? null;
			return { place: { project, side, isKept: true, judge: null } satisfies Place, judge };
		});
		const empty = left.map((side): Place => ({ project, side, isKept: false, judge: null }));
		panels.set(project, [...seated.map(({ place }): Place => place), ...empty]);
		for (const { place, judge } of seated) put(place, judge);
	}
	return {
		places: [...panels.values()].flat().toSorted((one, other) => rank(one) - rank(other)),
		judges: [...judges.keys()],
		nameOf: (judge: number) => names[judge] ?? '',
		...{ put, exchange, panelOf, loadOf, timesMet, mayTake },
		/**
		 * Whoever has least to do; of those who stands for fewer sides, because the others are wanted where nobody else can sit; of those who
		 * met the panel least.
		 */
		leastLoaded(place: Place): number | null {
			const beside = besideOf(place);
			const met = (judge: number) => beside.reduce((sum, other) => sum + timesMet(judge, other), 0);
			let best: number | null = null;
			for (const judge of judges.keys()) {
				if (!mayTake(judge, place)) continue;
				const isBetter =
					best === null ||
					(loadOf(judge) - loadOf(best) || sidesOf(judge).length - sidesOf(best).length || met(judge) - met(best)) < 0;
				if (isBetter) best = judge;
			}
			return best;
		}
	};
}

const keyOf = ({ judge, project }: Seat) => JSON.stringify([judge, project]);
