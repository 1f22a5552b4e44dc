import { z } from 'zod';
import * as boxes from '#lib/decisions/boxes.server.ts';
import { analyse } from '#lib/experiments/analysis.ts';
import * as experimentPage from '#lib/experiments/experimentPage.server.ts';
import { figuresOf, manyFiguresOf, measuredFigure } from '#lib/experiments/figures.server.ts';
import { tableOf } from '#lib/experiments/readingTable.ts';
import { computationOf } from '#lib/experiments/computation.ts';
import { toldOf } from '#lib/experiments/treatments.ts';
import * as funding from '#lib/funding/funding.server.ts';
import * as handovers from '#lib/handovers/handovers.server.ts';
import * as learnings from '#lib/learnings/learnings.server.ts';
import * as reviews from '#lib/reviews/reviews.server.ts';
import { leads } from '#lib/people/people.ts';
import { nothing } from '#lib/reviews/reviews.schema.ts';
import { refusals } from '#lib/reviews/refusals.ts';
import { commands } from '#lib/server/commands.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A page to read: charts, tables and links come from the server, and nothing is left for a script to do. */
export const csr = false;

/** Days of readings shown, and shown at a time to who asks for earlier ones; fewer where a day has very many. */
const [RECENT, EARLIER] = [10, 30];

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const id = Number(params.id);
	const before = z.iso.date().safeParse(url.searchParams.get('before')).data;
	const [{ experiment, shown, glance }, knowledge, money, aftermath, withheld] = await Promise.all([
		experimentPage.read(locals.supabase, id, { count: before ? EARLIER : RECENT, before }),
		learnings.around(locals.supabase, id),
		funding.ofExperiment(locals.supabase, id),
		handovers.around(locals.supabase, id),
		leads(locals.person) ? reviews.withheldOf(locals.supabase, id) : null
	]);
	const mayHaveBox = experiment.time_box > 1 || !['draft', 'running'].includes(experiment.state);
	const decided = mayHaveBox ? await boxes.ofExperiment(locals.supabase, experiment.id) : [];
	// the database answers nothing of what is held back
	const results = withheld ? [] : analyse(experiment);
	const told = toldOf(results, Number(url.searchParams.get('treatment')));
	return {
		// the table and the figures carry what is shown of them
		experiment: { ...experiment, readings: [] },
		many: manyFiguresOf(results),
		measured: measuredFigure(experiment, told),
		computation: computationOf(experiment, told),
		findings: told.map((result) => ({
			result,
			figures: figuresOf(experiment, result, glance.marks)
		})),
		glance,
		me: { id: locals.person?.id, leads: leads(locals.person) },
		knowledge,
		withheld,
		isRead: withheld !== null || experiment.readings.length > 0,
		money,
		aftermath,
		decided: decided.filter(({ decision }) => decision !== null),
		table: tableOf({ ...experiment, readings: withheld ? [] : shown.readings }),
		/** Where the next page of the table begins: before this day. */
		earlier: shown.earlier
	};
};

const on = commands<RequestEvent>(refusals);
export const actions: Actions = {
	look: on(nothing, (_, { locals, params }) => reviews.look(locals.supabase, idOf(params.id)))
};
