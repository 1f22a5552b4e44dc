import { pairsThatCount, seatsThatCount, type Dealt, type Desk } from '#lib/judging/plan.ts';
import { splitsOf, type Link } from '#lib/stats/splits.ts';

/** More names than these are a number. */
const NAMES = 3;

/** What few judges who do not score would do to the places, in a sentence; nothing where the field holds without any two of them. */
export function scoringInDanger(desk: Desk): string[] {
	const links = seatsThatCount(desk).flatMap(({ id, panel }) =>
		panel.map(({ judge, is_scored }): Link => {
			return { judge, one: `judge ${judge}`, other: `project ${id}`, isSure: is_scored };
		})
	);
	return inDanger(desk.judges, links, 'Plan more judges for each project to be safe, or see to it that all score.');
}

/** The same where projects are compared in pairs. */
export function comparingInDanger(desk: Desk & { readonly pairs: readonly Dealt[] }): string[] {
	const links = pairsThatCount(desk).map(({ judge, first, second, is_done }): Link => {
		return { judge, one: String(first), other: String(second), isSure: is_done };
	});
	return inDanger(desk.judges, links, 'Deal out more comparisons to be safe, or see to it that all answer.');
}

function inDanger(judges: Desk['judges'], links: readonly Link[], remedy: string): string[] {
	const { alone, together, of } = splitsOf(links);
	const falls = 'the projects fall into groups that cannot be compared, and there are no places over all';
	const names = alone.map((id) => judges.find((judge) => judge.id === id)?.name ?? 'a judge');
	if (names.length > NAMES) return [`If one of ${names.length} judges gives nothing more, ${falls}. ${remedy}`];
	if (names.length > 0) {
		const who = new Intl.ListFormat('en', { type: 'disjunction' }).format(names);
		return [`If ${who} gives nothing more, ${falls}. ${remedy}`];
	}
	if (together === 0) return [];
	if (together === of) return [`If any two judges give nothing more, ${falls}. ${remedy}`];
	return [`If two judges give nothing more, then in ${together} of ${of} cases ${falls}. ${remedy}`];
}
