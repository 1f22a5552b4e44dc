import { intraclass } from '#lib/stats/intraclass.ts';
import { groupBy, type Score } from '#lib/stats/judge-scores.ts';
import { kendallW } from '#lib/stats/kendall-w.ts';
import { krippendorff } from '#lib/stats/krippendorff.ts';

/** A measure of how far judges agree: its value, or null where it cannot be had, and what that says in a sentence. */
export type Measure = { readonly name: string; readonly value: number | null; readonly says: string };

/** Of fewer projects no measure says much. */
const FEW = 5;

/** How far the judges agree, by three measures that ask different things. */
export function agreementOf(scores: readonly Score[]): Measure[] {
	const projects = [...groupBy(scores, 'project').values()];
	const alpha = krippendorff(
		projects.map((given) => given.map(({ value }) => value)),
		'interval'
	);
	const grid = gridOf(scores);
	const few = alpha !== null && projects.length < FEW ? ` From ${projects.length} projects only, so with care.` : '';
	const w = grid && kendallW(grid);
	const icc = grid && intraclass(transposed(grid));
	return [
		{ name: 'Krippendorff’s alpha', value: alpha, says: alphaInWords(alpha) + few },
		{ name: 'Kendall’s W', value: w?.w ?? null, says: orderInWords(w?.w ?? null, grid !== null) },
		{
			name: 'ICC(2,1), agreement',
			value: icc?.agreement.single ?? null,
			says: icc ? levelInWords(icc.agreement.single, icc.consistency.single) : unavailable(grid !== null)
		}
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

const unavailable = (isComplete: boolean): string =>
	isComplete
		? 'Cannot be had: it needs two judges, two projects, and marks that differ.'
		: 'Cannot be had: it asks that every judge scored every project, and here each saw some of them.';

// the bounds Krippendorff himself names: reliable from 0.8, tentative from 0.667
function alphaInWords(alpha: number | null): string {
	if (alpha === null) return 'Cannot be had: no project has two marks, or all marks are the same.';
	if (alpha >= 0.8) return 'The judges gave the same projects nearly the same marks.';
	if (alpha >= 0.667) return 'The judges agree enough for tentative conclusions; close places could fall differently.';
	if (alpha > 0.2) return 'The judges agree somewhat; only large differences between projects mean something.';
	if (alpha >= -0.05) return 'The judges agree hardly more than chance would: read the places as a wide field.';
	return 'The judges disagree more than chance would: they looked for different things. Talk about the rubric.';
}

function orderInWords(w: number | null, isComplete: boolean): string {
	if (w === null) return unavailable(isComplete);
	if (w >= 0.7) return 'The judges put the projects into nearly the same order, whatever their level.';
	if (w >= 0.4) return 'The judges agree on the order in part.';
	return 'The judges have little of a common order.';
}

function levelInWords(agreement: number, consistency: number): string {
	if (consistency - agreement > 0.15)
		return 'The judges see the same differences on different levels: some are strict, some lenient, which the adjusted score takes out.';
	if (agreement >= 0.75) return 'One judge alone would nearly give what the panel gives.';
	if (agreement >= 0.4) return 'One judge alone says something; the panel says more.';
	return 'One judge alone says little: the mean of the panel is needed.';
}
