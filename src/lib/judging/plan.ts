import { planJudging, type JudgePlan, type JudgePlanInput } from '#lib/stats/judge-plan.ts';
import { planPairs } from '#lib/stats/pair-plan.ts';
import { panelsOf } from '#lib/stats/panels.ts';

type Judge = {
	readonly id: string;
	readonly name: string;
	readonly function: 'marketing' | 'it' | 'other' | null;
	readonly is_bridging: boolean;
	/** Here, not dropped out, with a link that opens. */
	readonly can_judge: boolean;
};
type Project = {
	readonly id: number;
	readonly name: string;
	readonly panel: readonly { readonly judge: string; readonly is_scored: boolean }[];
	readonly kept_off: readonly string[];
};
/** What a plan in pairs is made of besides. */
export type Dealt = {
	readonly judge: string;
	readonly first: number;
	readonly second: number;
	readonly is_done: boolean;
};
/** The functions that are on each panel, as a sentence calls them. */
export const panelFunctions: Readonly<Record<string, string>> = { marketing: 'marketing', it: 'IT' };
const SIDES = Object.keys(panelFunctions);

export type Desk = { readonly judges: readonly Judge[]; readonly projects: readonly Project[] };

/** The sides a judge can stand for on a panel: somebody bridging for either. */
export function sidesOf({ function: side, is_bridging }: Judge): readonly string[] {
	if (is_bridging) return SIDES;
	return SIDES.filter((one) => one === side);
}

/** Who looks at what: what is scored already stays, what is planned stays where it can, and who cannot judge gets nothing more. */
export const plan = (desk: Desk, timesSeen: number): JudgePlan => planJudging(planInputOf(desk, timesSeen));

/** What a plan is made of. */
export function planInputOf({ judges, projects }: Desk, timesSeen: number): JudgePlanInput {
	// a mark that was given before a conflict was declared does not count, so somebody else is to look
	const seats = projects.flatMap(({ id, panel, kept_off }) =>
		panel
			.filter(({ judge }) => !kept_off.includes(judge))
			.map(({ judge, is_scored }) => ({ judge, project: String(id), is_scored }))
	);
	const conflicts = projects.flatMap(({ id, kept_off }) =>
		judges
			.filter((judge) => !judge.can_judge || kept_off.includes(judge.id))
			.map((judge) => ({ judge: judge.id, project: String(id) }))
	);
	return {
		judges: judges.map((judge) => ({ judge: judge.id, sides: sidesOf(judge) })),
		projects: projects.map(({ id }) => String(id)),
		timesSeen,
		sides: SIDES,
		conflicts,
		kept: seats.filter(({ is_scored }) => is_scored),
		present: seats.filter(({ is_scored }) => !is_scored)
	};
}

/** Who compares what: what was answered stays, what is dealt stays where it can, and who cannot judge gets nothing more. */
export function planComparisons(
	{ judges, projects, pairs }: Desk & { readonly pairs: readonly Dealt[] },
	looks: number
) {
	const known = judges.map((judge) => ({ judge: judge.id, sides: sidesOf(judge), canJudge: judge.can_judge }));
	return planPairs({
		judges: known.filter(({ canJudge }) => canJudge),
		gone: known.filter(({ canJudge }) => !canJudge),
		sides: SIDES,
		projects: projects.map(({ id }) => String(id)),
		looks,
		conflicts: projects.flatMap(({ id, kept_off }) => kept_off.map((judge) => ({ judge, project: String(id) }))),
		kept: pairs.filter((pair) => pair.is_done && isFair(projects, pair)).map(named),
		present: pairs.filter((pair) => !pair.is_done).map(named)
	});
}

const named = ({ judge, first, second }: Dealt) => ({ judge, first: String(first), second: String(second) });

/** Whether a comparison counts: not where a conflict with one of the two was declared after it. */
function isFair(projects: readonly Project[], { judge, first, second }: Dealt): boolean {
	return !projects.some(({ id, kept_off }) => (id === first || id === second) && kept_off.includes(judge));
}

/** The projects with the seats that count: what was given and is fair, and what somebody who can judge is to give. */
export function seatsThatCount({ judges, projects }: Desk): Project[] {
	const able = ableOf(judges);
	return projects.map((project) => ({
		...project,
		panel: project.panel.filter(
			({ judge, is_scored }) => !project.kept_off.includes(judge) && (is_scored || able.has(judge))
		)
	}));
}

/** The pairs that count, likewise. */
export function pairsThatCount<One extends Dealt>({
	judges,
	projects,
	pairs
}: Desk & { readonly pairs: readonly One[] }): One[] {
	const able = ableOf(judges);
	return pairs.filter((pair) => isFair(projects, pair) && (pair.is_done || able.has(pair.judge)));
}

const ableOf = (judges: readonly Judge[]) => new Set(judges.filter(({ can_judge }) => can_judge).map(({ id }) => id));

/** How often each project is compared as it is dealt out now, and what that lacks, each as a sentence. */
export function comparisonsOf(desk: Desk & { readonly pairs: readonly Dealt[] }, looks: number) {
	const { judges, projects } = desk;
	const pairs = pairsThatCount(desk);
	const known = new Map(judges.map((judge) => [judge.id, judge]));
	const rows = projects.map(({ id, name }) => {
		const own = pairs.filter(({ first, second }) => first === id || second === id);
		const seenBy = [...new Set(own.map(({ judge }) => judge))].flatMap((judge) => known.get(judge) ?? []);
		return { id, name, dealt: own.length, done: own.filter(({ is_done }) => is_done).length, lack: nobodyFrom(seenBy) };
	});
	const lacking = rows.filter(({ dealt, lack }) => dealt < looks || (dealt > 1 && lack));
	const edges = pairs.flatMap(({ first, second }, at) =>
		[first, second].map((team) => ({ judge: String(at), project: String(team), value: 0 }))
	);
	const isApart = panelsOf(edges).length > 1 || (pairs.length > 0 && rows.some(({ dealt }) => dealt === 0));
	return {
		rows: rows.map(({ id, name, dealt, done }) => ({ id, name, dealt, done })),
		done: pairs.filter(({ is_done }) => is_done).length,
		all: pairs.length,
		lacks: [
			...lacking.map(({ name, dealt, lack }) => {
				const times = dealt < looks ? `compared ${dealt} of ${looks} times, for want of judges who may` : '';
				const functions = dealt > 1 && lack ? `${lack} compares it` : '';
				return `${name}: ${[times, functions].filter(Boolean).join(', and ')}.`;
			}),
			...(isApart
				? ['Some projects are joined to the others by no chain of comparisons, so their places would mean nothing.']
				: [])
		]
	};
}

/** What the panels lack as they are seated now, each as a sentence; nothing where everything was met. */
export function shortfalls(desk: Desk, timesSeen: number): string[] {
	const known = new Map(desk.judges.map((judge) => [judge.id, judge]));
	const projects = seatsThatCount(desk);
	const perProject = projects.flatMap(({ name, panel }) => {
		const seated = panel.flatMap(({ judge }) => known.get(judge) ?? []);
		const missing = timesSeen - panel.length;
		const lack = timesSeen < 2 ? undefined : nobodyFrom(seated);
		if (missing <= 0 && !lack) return [];
		const seats = missing > 0 ? `${missing} of ${timesSeen} seats ${missing === 1 ? 'is' : 'are'} empty` : '';
		const functions = lack ? `${lack} looks at it` : '';
		return [`${name}: ${[seats, functions].filter(Boolean).join(', and ')}.`];
	});
	const seats = projects.flatMap(({ id, panel }) =>
		panel.map(({ judge }) => ({ judge, project: String(id), value: 0 }))
	);
	const apart =
		panelsOf(seats).length > 1
			? [
					'The panels do not overlap: no chain of judges leads from every project to every other, so strict and lenient judges cannot be told apart. Add a judge, or more judges for each project.'
				]
			: [];
	return [...perProject, ...apart];
}

/** "nobody from IT": the functions nobody on a panel can stand for; a person stands for one of them only. */
function nobodyFrom(panel: readonly Judge[]): string | undefined {
	const free = panel.filter(({ is_bridging }) => is_bridging).length;
	const missing = SIDES.filter((side) => !panel.some((judge) => judge.function === side && !judge.is_bridging));
	const lacking = missing.slice(free).map((side) => panelFunctions[side]);
	return lacking.length > 0 ? `nobody from ${lacking.join(' or ')}` : undefined;
}
