import { plan, planComparisons, type Dealt, type Desk } from '#lib/judging/plan.ts';

/**
 * What planning again does, counted before anybody presses: fresh ones are with a judge who had them not, gone ones are taken from a judge
 * who is there and has not given anything.
 */
type Changes = { readonly fresh: number; readonly gone: number };

/** What a new plan for so many judges does to the seats that are there. */
export function seatChanges(desk: Desk, timesSeen: number): Changes {
	const keyOf = (judge: string, project: string | number) => `${judge} ${project}`;
	const planned = plan(desk, timesSeen).seats.map(({ judge, project }) => keyOf(judge, project));
	const present = desk.projects.flatMap(({ id, panel }) =>
		panel.map(({ judge, is_scored }) => ({ judge, isGiven: is_scored, key: keyOf(judge, id) }))
	);
	return changesOf(desk, present, planned);
}

/** The same where projects are compared in pairs. */
export function pairChanges(desk: Desk & { readonly pairs: readonly Dealt[] }, looks: number): Changes {
	const keyOf = (judge: string, ...two: readonly (string | number)[]) =>
		[judge, ...two.map(String).toSorted()].join(' ');
	const dealt = planComparisons(desk, looks).pairs.map(({ judge, first, second }) => keyOf(judge, first, second));
	const present = desk.pairs.map(({ judge, first, second, is_done }) => ({
		...{ judge, isGiven: is_done, key: keyOf(judge, first, second) }
	}));
	return changesOf(desk, present, dealt);
}

type Present = { readonly judge: string; readonly isGiven: boolean; readonly key: string };

function changesOf({ judges }: Desk, present: readonly Present[], planned: readonly string[]): Changes {
	const there = new Set(judges.filter(({ can_judge }) => can_judge).map(({ id }) => id));
	const [had, has] = [new Set(present.map(({ key }) => key)), new Set(planned)];
	const gone = present.filter(({ judge, isGiven, key }) => !isGiven && there.has(judge) && !has.has(key));
	return { fresh: [...has].filter((key) => !had.has(key)).length, gone: gone.length };
}

type Told = {
	/** What is counted: "seat". */
	readonly unit: string;
	/** For what it is planned: "3 judges for each project". */
	readonly asked: string;
};

/** What planning again does, in a sentence. */
export function changesInWords({ fresh, gone }: Changes, { unit, asked }: Told): string {
	const of = (count: number) => `${count} ${unit}${count === 1 ? '' : 's'}`;
	const handed = Math.min(fresh, gone);
	const does = [
		...(fresh > handed ? [`fills ${of(fresh - handed)} more`] : []),
		...(handed > 0 ? [`gives ${of(handed)} to another judge`] : []),
		...(gone > handed ? [`takes ${of(gone - handed)} away`] : [])
	];
	const stays = gone === 0 ? `no ${unit} of anybody moves` : `all other ${unit}s stay`;
	if (does.length === 0) return `With ${asked} a new plan changes nothing: ${stays}.`;
	return `With ${asked} a new plan ${new Intl.ListFormat('en').format(does)}; ${stays}.`;
}
