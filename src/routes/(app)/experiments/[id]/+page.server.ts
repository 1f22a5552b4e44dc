import * as boxes from '#lib/decisions/boxes.server.ts';
import { analyse } from '#lib/experiments/analysis.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { figuresOf } from '#lib/experiments/figures.server.ts';
import * as notebook from '#lib/experiments/notebook.server.ts';
import { tableOf } from '#lib/experiments/readingTable.ts';
import * as learnings from '#lib/learnings/learnings.server.ts';
import * as readings from '#lib/experiments/readings.server.ts';
import type { PageServerLoad } from './$types';

/** A page to read: charts, tables and links come from the server, and nothing is left for a script to do. */
export const csr = false;

/** Days of readings shown, and shown at a time to who asks for earlier ones; fewer where a day has very many. */
const [RECENT, EARLIER] = [10, 30];
const CELLS = 1000;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const id = Number(params.id);
	const before = /^\d{4}-\d{2}-\d{2}$/.exec(url.searchParams.get('before') ?? '')?.[0];
	const [experiment, shown, glance, knowledge] = await Promise.all([
		experiments.read(locals.supabase, id),
		readings.newestDays(locals.supabase, id, { count: before ? EARLIER : RECENT, before }),
		notebook.glance(locals.supabase, id),
		learnings.around(locals.supabase, id)
	]);
	const mayHaveBox = experiment.time_box > 1 || !['draft', 'running'].includes(experiment.state);
	const decided = mayHaveBox ? await boxes.ofExperiment(locals.supabase, experiment.id) : [];
	const table = tableOf({ ...experiment, readings: [...shown.readings] });
	const days = Math.max(1, Math.floor(CELLS / (experiment.metrics.length * experiment.variants.length)));
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
		table: table.slice(0, days),
		/** Where the next page of the table begins: before this day. */
		earlier: table.length > days ? (table[days - 1]?.day ?? null) : shown.earlier
	};
};
