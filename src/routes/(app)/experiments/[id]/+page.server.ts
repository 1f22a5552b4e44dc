import * as boxes from '#lib/decisions/boxes.server.ts';
import { analyse } from '#lib/experiments/analysis.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { figuresOf } from '#lib/experiments/figures.server.ts';
import * as notebook from '#lib/experiments/notebook.server.ts';
import { tableOf } from '#lib/experiments/readingTable.ts';
import * as learnings from '#lib/learnings/learnings.server.ts';
import type { PageServerLoad } from './$types';

/** A page to read: charts, tables and links come from the server, and nothing is left for a script to do. */
export const csr = false;

/** Days of readings shown before one asks for all. */
const RECENT = 10;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const [experiment, glance, knowledge] = await Promise.all([
		experiments.read(locals.supabase, Number(params.id)),
		notebook.glance(locals.supabase, Number(params.id)),
		learnings.around(locals.supabase, Number(params.id))
	]);
	const mayHaveBox = experiment.time_box > 1 || !['draft', 'running'].includes(experiment.state);
	const decided = mayHaveBox ? await boxes.ofExperiment(locals.supabase, experiment.id) : [];
	const table = tableOf(experiment);
	const showsAll = url.searchParams.get('readings') === 'all';
	return {
		// the table and the figures carry what is shown of them
		experiment: { ...experiment, readings: [] },
		findings: analyse(experiment).map((result) => ({
			result: { ...result, series: [] },
			figures: figuresOf(experiment, result, glance.marks)
		})),
		glance,
		knowledge,
		decided: decided.filter(({ decision }) => decision !== null),
		table: showsAll ? table : table.slice(0, RECENT),
		days: table.length
	};
};
