import { intraclass } from '#lib/stats/intraclass.ts';
import { intraclassOneWay, type OneWay } from '#lib/stats/intraclass-one-way.ts';
import { groupBy, type Score } from '#lib/stats/judge-scores.ts';
import { kendallW } from '#lib/stats/kendall-w.ts';
import { krippendorff } from '#lib/stats/krippendorff.ts';
import { rankAgreement, type RankAgreement } from '#lib/stats/rank-agreement.ts';

/** A measure of how far judges agree: its value, or null where it cannot be had, and what that says in a sentence. */
export type Measure = { readonly name: string; readonly value: number | null; readonly says: string };

/** Of fewer projects no measure says much. */
const FEW = 5;

/**
 * How far the judges agree, by three measures that ask different things: about marks, about the order, and about how much one judge
 * alone says. Where each judge saw some projects only, the last two are those that can be had of that.
 */
export function agreementOf(scores: readonly Score[]): Measure[] {
	const projects = [...groupBy(scores, 'project').values()];
	const alpha = krippendorff(
		projects.map((given) => given.map(({ value }) => value)),
		'interval'
	);
	const grid = gridOf(scores);
	const few = alpha !== null && projects.length < FEW ? ` From ${projects.length} projects only, so with care.` : '';
	return [
		{ name: 'Krippendorff’s alpha', value: alpha, says: alphaInWords(alpha) + few },
		...(grid ? ofComplete(grid) : ofParts(scores))
	];
}

function ofComplete(grid: readonly (readonly number[])[]): Measure[] {
	const w = kendallW(grid);
	const icc = intraclass(transposed(grid));
	return [
		{ name: 'Kendall’s W', value: w?.w ?? null, says: w ? orderInWords(w.w) : UNAVAILABLE },
		{
			name: 'ICC(2,1), agreement',
			value: icc?.agreement.single ?? null,
			says: icc ? levelInWords(icc.agreement.single, icc.consistency.single) : UNAVAILABLE
		}
	];
}

function ofParts(scores: readonly Score[]): Measure[] {
	const order = rankAgreement(scores);
	const icc = intraclassOneWay(scores);
	return [
		{ name: 'Mean rank correlation', value: order?.rho ?? null, says: commonOrderInWords(order) },
		{ name: 'ICC(1,1), one-way', value: icc?.single ?? null, says: partsInWords(icc) }
	];
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

const UNAVAILABLE = 'Cannot be had: it needs two judges, two projects, and marks that differ.';

// the bounds Krippendorff himself names: reliable from 0.8, tentative from 0.667
function alphaInWords(alpha: number | null): string {
	if (alpha === null) return 'Cannot be had: no project has two marks, or all marks are the same.';
	if (alpha >= 0.8) return 'The judges gave the same projects nearly the same marks.';
	if (alpha >= 0.667) return 'The judges agree enough for tentative conclusions; close places could fall differently.';
	if (alpha > 0.2) return 'The judges agree somewhat; only large differences between projects mean something.';
	if (alpha >= -0.05) return 'The judges agree hardly more than chance would: read the places as a wide field.';
	return 'The judges disagree more than chance would: they looked for different things. Talk about the rubric.';
}

function orderInWords(w: number): string {
	if (w >= 0.7) return 'The judges put the projects into nearly the same order, whatever their level.';
	if (w >= 0.4) return 'The judges agree on the order in part.';
	return 'The judges have little of a common order.';
}

/** Each judge saw some projects: the order of what two of them both saw. */
function commonOrderInWords(order: RankAgreement | null): string {
	if (!order) return 'Cannot be had: no two judges saw two projects in common that both told apart.';
	const { rho, pairs } = order;
	const from = `From ${pairs === 1 ? 'one pair' : `${pairs} pairs`} of judges and the projects that both saw: `;
	if (rho >= 0.6) return `${from}they put them into nearly the same order, whatever their level.`;
	if (rho >= 0.2) return `${from}they agree on the order in part.`;
	if (rho >= -0.2) return `${from}they have little of a common order.`;
	return `${from}they tend to opposite orders. Talk about the rubric.`;
}

/** Each judge saw some projects: how alike the marks of a project are, and the means of the panels. */
function partsInWords(icc: OneWay | null): string {
	if (!icc) return 'Cannot be had: it needs two projects, one of them with two marks, and marks that differ.';
	const scores = icc.scores.toFixed(1);
	const panel = `the mean of a panel (${scores} marks a project) comes to ${Math.max(0, icc.mean).toFixed(2)}`;
	const counted = 'Strict and lenient judges count as disagreement here.';
	if (icc.single >= 0.75) return `One judge alone would nearly give what the panel gives; ${panel}. ${counted}`;
	if (icc.single >= 0.4) return `One judge alone says something, the panel says more: ${panel}. ${counted}`;
	return `One judge alone says little: ${panel}. ${counted}`;
}

function levelInWords(agreement: number, consistency: number): string {
	if (consistency - agreement > 0.15)
		return 'The judges see the same differences on different levels: some are strict, some lenient, which the adjusted score takes out.';
	if (agreement >= 0.75) return 'One judge alone would nearly give what the panel gives.';
	if (agreement >= 0.4) return 'One judge alone says something; the panel says more.';
	return 'One judge alone says little: the mean of the panel is needed.';
}
