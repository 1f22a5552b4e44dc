import { panelFunctions, planInputOf, sidesOf, type Desk } from '#lib/judging/plan.ts';
import { evenestLoads, type JudgePlanInput } from '#lib/stats/judge-plan.ts';

/**
 * That judges have not about the same to do, and why, in a sentence; nothing where they have. A reason is what, left out of the plan by
 * itself, makes it more even.
 */
export function unevenLoads(desk: Desk, timesSeen: number): string[] {
	const { judges, projects } = desk;
	const there = judges.filter(({ can_judge }) => can_judge);
	const loads = there.map(({ id }) => projects.filter(({ panel }) => panel.some(({ judge }) => judge === id)).length);
	const [least, most] = [Math.min(...loads), Math.max(...loads)];
	if (loads.length === 0 || most - least <= 1) return [];
	const says = `Loads differ: from ${least} to ${most} projects a judge`;
	const again = planInputOf(desk, timesSeen);
	const input = { ...again, present: [] };
	const spreadOf = (changed: Partial<JudgePlanInput>) => {
		const planned = evenestLoads({ ...input, ...changed });
		const own = there.map(({ id }) => planned.get(id) ?? 0);
		return Math.max(...own) - Math.min(...own);
	};
	const next = spreadOf(again);
	if (next < most - least)
		return [`${says}. A new plan ${next <= 1 ? 'makes them even' : 'makes them more even'}: what is scored stays.`];
	const now = spreadOf({});
	if (now < next) return [`${says}, because what is planned stays with its judge.`];
	const gone = new Set(judges.filter(({ can_judge }) => !can_judge).map(({ id }) => id));
	const ofThoseGone = input.conflicts.filter(({ judge }) => gone.has(judge));
	const reasons = [
		{
			because: 'because of own teams or conflicts',
			without: { conflicts: ofThoseGone },
			isThere: input.conflicts.length > ofThoseGone.length
		},
		{ because: `because ${bothFunctions(there)}`, without: { sides: [] }, isThere: input.sides.length <= timesSeen },
		{ because: 'because of what is scored already', without: { kept: [] }, isThere: (input.kept ?? []).length > 0 }
	].filter(({ isThere }) => isThere);
	const found = reasons.filter(({ without }) => spreadOf(without) < now);
	// where no one of them does it alone, it is all of them together
	const because = (found.length > 0 ? found : reasons).map((reason) => reason.because);
	return [`${[says, because.join(', and ')].filter(Boolean).join(', ')}.`];
}

/** Both functions being on each panel as a reason, with the one that fewer judges can stand for. */
function bothFunctions(judges: Desk['judges']): string {
	const counts = Object.entries(panelFunctions).map(([side, name]) => ({
		name,
		count: judges.filter((judge) => sidesOf(judge).includes(side)).length
	}));
	const [fewer, more] = counts.toSorted((one, other) => one.count - other.count);
	const rule = 'both functions are on each panel';
	if (!fewer || !more || fewer.count === more.count) return rule;
	return `${rule} and ${fewer.count === 1 ? 'one judge' : `${fewer.count} judges`} of ${judges.length} ${fewer.count === 1 ? 'is' : 'are'} from ${fewer.name}`;
}
