import { plan, planComparisons, type Dealt, type Desk } from '#lib/judging/plan.ts';

/**
 * What planning again does, counted before anybody presses: fresh ones are with a judge who had them not, gone ones are taken from a judge
 * who is there and has not given anything.
 */
type Changes = { readonly fresh: number; readonly gone: number };

/** What a new plan for so many judges does to the seats that are there. */
export function seatChanges(desk: Desk, timesSeen: number): Changes {
	const planned = new Set(plan(desk, timesSeen).seats.map(({ judge, project }) => `${judge} ${project}`));
	const all = desk.projects.flatMap(({ id, panel }) => panel.map((seat) => ({ ...seat, key: `${seat.judge} ${id}` })));
	const gone = all.filter(({ judge, is_scored, key }) => !is_scored && isThere(desk, judge) && !planned.has(key));
	const had = new Set(all.map(({ key }) => key));
	return { fresh: [...planned].filter((key) => !had.has(key)).length, gone: gone.length };
}

/** The same where projects are compared in pairs. */
export function pairChanges(desk: Desk & { readonly pairs: readonly Dealt[] }, looks: number): Changes {
	const keyOf = (judge: string, ...two: readonly (string | number)[]) =>
		[judge, ...two.map(String).toSorted()].join(' ');
	const dealt = new Set(
		planComparisons(desk, looks).pairs.map(({ judge, first, second }) => keyOf(judge, first, second))
	);
	const all = desk.pairs.map((pair) => ({ ...pair, key: keyOf(pair.judge, pair.first, pair.second) }));
	const gone = all.filter(({ judge, is_done, key }) => !is_done && isThere(desk, judge) && !dealt.has(key));
	const had = new Set(all.map(({ key }) => key));
	return { fresh: [...dealt].filter((key) => !had.has(key)).length, gone: gone.length };
}

const isThere = ({ judges }: Desk, id: string) => judges.some((judge) => judge.id === id && judge.can_judge);

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
