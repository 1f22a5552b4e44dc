import type { JudgePlanInput, Seat } from '#lib/stats/judge-plan.ts';

/** A seat on a project's panel. */
export type Place = {
	readonly project: string;
	/** Null: any. */
	side: string | null;
	/** Nobody else can have it. */
	readonly isKept: boolean;
	/** Whoever has it had it before: it stays there as long as nothing that must be met asks for it. */
	isPresent: boolean;
	/** By the place in the list of judges; null where nobody has it. Changed by `put` only. */
	judge: number | null;
};

/** Who sits where, how much each has to do, and how often two judges meet on a panel. Judges are places in the list. */
export type Seating = ReturnType<typeof seatingOf>;

export function seatingOf({ judges, projects, timesSeen, sides, conflicts, kept = [], present = [] }: JudgePlanInput) {
	// who is not there any more keeps what was scored, and is met there
	const names = [...new Set([...judges, ...kept].map(({ judge }) => judge))];
	const sidesOf = (judge: number): readonly string[] => judges[judge]?.sides ?? [];
	const eligible = (side: string) => judges.filter((judge) => judge.sides.includes(side)).length;
	// the side with the fewest judges first: its seats are the hardest to fill
	const wanted = sides.length > timesSeen ? [] : sides.toSorted((one, other) => eligible(one) - eligible(other));
	const rank = ({ side }: Place) => (side === null ? wanted.length : wanted.indexOf(side));
	const held = Map.groupBy(kept, ({ project }) => project);
	const before = Map.groupBy(present, ({ project }) => project);
	/** How much each would have with everything that is there. */
	const full = Map.groupBy([...kept, ...present], ({ judge }) => judge);
	const toDo = names.map((name) => full.get(name)?.length ?? 0);
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

	/** Who has which slot, by a matching in which those who come first stay (augmenting paths): as many as can be. */
	function heldBy(slots: readonly (string | null)[], seated: readonly number[]): (number | undefined)[] {
		const holders = slots.map((): number | undefined => undefined);
		function isSeated(judge: number, tried: Set<number>): boolean {
			for (const [at, side] of slots.entries()) {
				if (tried.has(at) || (side !== null && !sidesOf(judge).includes(side))) continue;
				tried.add(at);
				const holder = holders[at];
				if (holder !== undefined && !isSeated(holder, tried)) continue;
				holders[at] = judge;
				return true;
			}
			return false;
		}
		for (const judge of seated) isSeated(judge, new Set());
		return holders;
	}

	for (const project of projects) {
		const all = [...wanted, ...Array.from({ length: timesSeen - wanted.length }, () => null)];
		const given = (held.get(project) ?? []).map((seat) => names.indexOf(seat.judge));
		const had = (before.get(project) ?? [])
			.map((seat) => names.indexOf(seat.judge))
			.filter((judge) => mayLook.get(project)?.[judge] && !given.includes(judge))
			// where not all can stay, those do who have less to do
			.toSorted((one, other) => (toDo[one] ?? 0) - (toDo[other] ?? 0));
		const scored = heldBy(all, given);
		const over = given.filter((judge) => !scored.includes(judge));
		// whoever stands for a side that is there already takes the room of one that is missing: nobody more is wanted
		const empty = [...all.keys()].filter((at) => scored[at] === undefined);
		const taken = empty.slice(Math.max(0, empty.length - over.length));
		const slots = all.filter((_, at) => !taken.includes(at));
		const holders = heldBy(slots, [...given, ...had]);
		for (const judge of had) if (!holders.includes(judge)) toDo[judge] = (toDo[judge] ?? 0) - 1;
		const placed = [...slots.entries().map(([at, side]) => ({ side, judge: holders[at] })), ...over.map(anySide)].map(
			({ side, judge }) => {
				const [isKept, isPresent] = [given, had].map((list) => judge !== undefined && list.includes(judge));
				const place: Place = { project, side, isKept: isKept === true, isPresent: isPresent === true, judge: null };
				return { place, judge };
			}
		);
		panels.set(
			project,
			placed.map(({ place }) => place)
		);
		for (const { place, judge } of placed) if (judge !== undefined) put(place, judge);
	}
	return {
		places: [...panels.values()].flat().toSorted((one, other) => rank(one) - rank(other)),
		judges: [...judges.keys()],
		nameOf: (judge: number) => names[judge] ?? '',
		...{ put, exchange, panelOf, loadOf, timesMet, mayTake },
		/** Who had a seat on this panel before and may have this one. */
		onceThere: (place: Place) =>
			(before.get(place.project) ?? []).map(({ judge }) => names.indexOf(judge)).find((judge) => mayTake(judge, place)),
		/** Whether somebody has nothing yet of a plan that is there. */
		isNew: (judge: number) => present.length > 0 && !full.has(names[judge] ?? ''),
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

const anySide = (judge: number) => ({ side: null, judge });
const keyOf = ({ judge, project }: Seat) => JSON.stringify([judge, project]);
