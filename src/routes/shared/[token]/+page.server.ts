import { analyse } from '#lib/experiments/analysis.ts';
import { figuresOf, manyFiguresOf, measuredFigure } from '#lib/experiments/figures.server.ts';
import { tableOf } from '#lib/experiments/readingTable.ts';
import { computationOf } from '#lib/experiments/computation.ts';
import { toldOf } from '#lib/experiments/treatments.ts';
import * as shares from '#lib/experiments/shares.server.ts';
import type { PageServerLoad } from './$types';

/** A page to read: nothing is left for a script to do, and none runs beside the token in the address. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { expiresAt, experiment, notebook } = await shares.read(locals.supabase, params.token);
	const results = analyse(experiment);
	const told = toldOf(results, Number(url.searchParams.get('treatment')));
	// as members see them on the chart: notes are no events
	const marks = notebook.filter(({ kind }) => kind !== 'note');
	return {
		expiresAt,
		notebook,
		/** Where its pictures are served to whoever has the link. */
		pictures: `/shared/${encodeURIComponent(params.token)}/pictures`,
		experiment: { ...experiment, readings: [] },
		many: manyFiguresOf(results),
		measured: measuredFigure(experiment, told),
		computation: computationOf(experiment, told),
		findings: told.map((result) => ({
			result,
			figures: figuresOf(experiment, result, marks)
		})),
		table: tableOf(experiment)
	};
};
