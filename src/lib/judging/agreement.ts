import type { Chance } from '#lib/stats/chance.ts';
import { intraclass } from '#lib/stats/intraclass.ts';
import { intraclassOneWay } from '#lib/stats/intraclass-one-way.ts';
import { judgeModel } from '#lib/stats/judge-model.ts';
import { groupBy, type Score } from '#lib/stats/judge-scores.ts';
import { kendallW } from '#lib/stats/kendall-w.ts';
import { krippendorff } from '#lib/stats/krippendorff.ts';
import { marksBesideChance, type BesideChance } from '#lib/stats/mark-agreement.ts';
import { rankAgreement } from '#lib/stats/rank-agreement.ts';

/** A measure of how far judges agree: its value, or null where it cannot be had, and what that says in a sentence. */
export type Measure = { readonly name: string; readonly value: number | null; readonly says: string };

/** How seldom chance may give as much agreement before that is called agreement; and as little, before it is called dissent. */
export const RARE = { far: 0.02, little: 0.005 };
/** Of fewer no measure says much. */
const FEW = { judges: 3, projects: 5 };
/** How much a measure loses by strict and lenient judges, and how seldom chance makes levels as far apart, before that is said of it. */
const LEVELS = { lost: 0.15, far: 0.05 };

/**
 * How far the judges agree, by three measures that ask different things: about marks, about the order, and about how much one judge
 * alone says. Where each judge saw some projects only, the last two are those that can be had of that. Only what chance would hardly give
 * with the same judges and projects is called agreement, or dissent; see `marksBesideChance`.
 */
export function agreementOf(scores: readonly Score[]): Measure[] {
	const beside = marksBesideChance(scores);
	const grid = gridOf(scores);
	const [judges, projects] = [groupBy(scores, 'judge').size, groupBy(scores, 'project').size];
	const isFew = judges < FEW.judges || projects < FEW.projects;
	const care = isFew ? ` From ${counted(judges, 'judge')} and ${counted(projects, 'project')} only, so with care.` : '';
	const order = grid ? concordance(grid, beside) : commonOrder(scores, beside);
	const level = grid ? oneOfAll(grid, beside) : oneOfPanel(scores, beside);
	return [alphaOf(scores, beside), order, level].map((measure) =>
		measure.value === null ? measure : { ...measure, says: measure.says + care }
	);
}

const counted = (count: number, what: string) => (count === 1 ? `one ${what}` : `${count} ${what}s`);

/** What is said where there is more of something than chance gives, where there is not, and where there is less. */
type Words = { readonly far: string; readonly none: string; readonly little?: string };

function byChance({ atLeast, atMost }: Chance, { far, none, little }: Words): string {
	if (atLeast <= RARE.far) return far;
	return little && atMost <= RARE.little ? little : `That is no more than chance can give: ${none}`;
}

/** Whether strict and lenient judges, more than chance makes them, keep a measure from being what it is without them. */
const isOfLevels = ({ strictness }: BesideChance, found: number, levelled: number) =>
	strictness.atLeast <= LEVELS.far && levelled - found > LEVELS.lost;

const WIDE_FIELD = 'Read the places as a wide field.';

function alphaOf(scores: readonly Score[], beside: BesideChance | null): Measure {
	const name = 'Krippendorff’s alpha';
	const value = intervalAlpha(scores);
	if (value === null || !beside)
		return { name, value, says: 'Cannot be had: no project has two marks, or all marks are the same.' };
	const lenient = new Map(judgeModel(scores)?.judges.map((one) => [one.judge, one.value]));
	const levelled = intervalAlpha(
		scores.map((score) => ({ ...score, value: score.value - (lenient.get(score.judge) ?? 0) }))
	);
	const isLevels = levelled !== null && isOfLevels(beside, value, levelled);
	const says = byChance(beside.marks, {
		far: isLevels
			? `Some judges are strict and some lenient, which counts as disagreement here. Without that, as in the adjusted score, it is ${levelled.toFixed(2)}: ${alphaInWords(levelled)}`
			: capital(alphaInWords(value)),
		none: `it does not show that the judges agree. ${WIDE_FIELD}`,
		little: 'The judges disagree more than chance would: they looked for different things. Talk about the rubric.'
	});
	return { name, value, says };
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

const intervalAlpha = (scores: readonly Score[]) =>
	krippendorff(
		[...groupBy(scores, 'project').values()].map((given) => given.map(({ value }) => value)),
		'interval'
	);

// the bounds Krippendorff himself names: reliable from 0.8, tentative from 0.667
function alphaInWords(alpha: number): string {
	if (alpha >= 0.8) return 'the judges gave the same projects nearly the same marks.';
	if (alpha >= 0.667) return 'the judges agree enough for tentative conclusions; close places could fall differently.';
	if (alpha >= 0.2) return 'the judges agree somewhat; only large differences between projects mean something.';
	return 'the judges agree on which projects are better more than chance would, hardly on their marks.';
}

const UNAVAILABLE = 'Cannot be had: it needs two judges, two projects, and marks that differ.';

/**
 * W grows smaller with each judge where there is no agreement: it is 1 / m on average with m judges (Kendall and Babington Smith 1939, The problem
 * of m rankings), so its words go by the mean rank correlation (m W - 1) / (m - 1), which is 0 then.
 */
function concordance(grid: readonly (readonly number[])[], beside: BesideChance | null): Measure {
	const name = 'Kendall’s W';
	const found = kendallW(grid);
	if (!found || !beside) return { name, value: found?.w ?? null, says: UNAVAILABLE };
	const m = grid.length;
	const says = orderInWords((m * found.w - 1) / (m - 1), beside);
	return { name, value: found.w, says: `${says} Chance gives ${(1 / m).toFixed(2)} on average with ${m} judges.` };
}

/** Each judge saw some projects: the order of what two of them both saw. */
function commonOrder(scores: readonly Score[], beside: BesideChance | null): Measure {
	const name = 'Mean rank correlation';
	const found = rankAgreement(scores);
	if (!found || !beside)
		return {
			...{ name, value: found?.rho ?? null },
			says: 'Cannot be had: no two judges saw two projects in common that both told apart.'
		};
	const says = orderInWords(found.rho, beside);
	const from = `From ${found.pairs === 1 ? 'one pair' : `${found.pairs} pairs`} of judges and the projects that both saw; chance gives 0 on average.`;
	return { name, value: found.rho, says: `${says} ${from}` };
}

/** By the mean rank correlation of the judges. */
function orderInWords(rho: number, { order }: BesideChance): string {
	return byChance(order, {
		far:
			rho >= 0.6
				? 'The judges put the projects into nearly the same order, whatever their level.'
				: rho >= 0.3
					? 'The judges agree on the order in part.'
					: 'The judges have a little of a common order, more than chance gives; only places far apart mean something.',
		none: `it does not show a common order. ${WIDE_FIELD}`,
		little: 'The judges tend to opposite orders. Talk about the rubric.'
	});
}

/** What is said of one judge alone where chance can give as much. */
const NO_LEVEL = 'it does not show how much one judge alone says, or the panel.';

function oneOfAll(grid: readonly (readonly number[])[], beside: BesideChance | null): Measure {
	const name = 'ICC(2,1), agreement';
	const found = intraclass(transposed(grid));
	if (!found || !beside) return { name, value: found?.agreement.single ?? null, says: UNAVAILABLE };
	const [value, alike] = [found.agreement.single, found.consistency.single];
	const says = byChance(beside.marks, {
		far: isOfLevels(beside, value, alike)
			? 'The judges see the same differences on different levels: some are strict, some lenient, which the adjusted score takes out.'
			: value >= 0.75
				? 'One judge alone would nearly give what the panel gives.'
				: value >= 0.4
					? 'One judge alone says something; the panel says more.'
					: 'One judge alone says little: the mean of the panel is needed.',
		none: NO_LEVEL
	});
	return { name, value, says };
}

/** Each judge saw some projects: how alike the marks of a project are, and the means of the panels. */
function oneOfPanel(scores: readonly Score[], beside: BesideChance | null): Measure {
	const name = 'ICC(1,1), one-way';
	const found = intraclassOneWay(scores);
	if (!found || !beside)
		return {
			...{ name, value: found?.single ?? null },
			says: 'Cannot be had: it needs two projects, one of them with two marks, and marks that differ.'
		};
	const value = found.single;
	const panel = `the mean of a panel (${found.scores.toFixed(1)} marks a project) comes to ${Math.max(0, found.mean).toFixed(2)}.`;
	const says = byChance(beside.marks, {
		far:
			value >= 0.75
				? `One judge alone would nearly give what the panel gives; ${panel}`
				: value >= 0.4
					? `One judge alone says something, the panel says more: ${panel}`
					: `One judge alone says little: ${panel}`,
		none: NO_LEVEL
	});
	return { name, value, says: `${says} Strict and lenient judges count as disagreement here.` };
}

/** One row for each judge, one column for each project; null unless every judge scored every project. */
function gridOf(scores: readonly Score[]): number[][] | null {
	const projects = [...groupBy(scores, 'project').keys()];
	const rows = [...groupBy(scores, 'judge').values()].map((given) => {
		const of = new Map(given.map(({ project, value }) => [project, value]));
		return projects.flatMap((project) => of.get(project) ?? []);
	});
	return rows.length > 0 && rows.every((row) => row.length === projects.length) ? rows : null;
}

const transposed = (rows: readonly (readonly number[])[]): number[][] =>
	(rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? Number.NaN));
