import { recomputedInWords } from '#lib/decisions/recomputed.ts';
import * as records from '#lib/decisions/records.server.ts';
import { idOf } from '#lib/server/params.ts';
import type { PageServerLoad } from './$types';

/** A page to read and to print. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params }) => {
	const page = await records.read(locals.supabase, idOf(params.id));
	const { document } = page;
	const results = records.analysed(document);
	return {
		// months of readings stay on the server: the results say what they come to
		page: { ...page, document: { ...document, experiment: { ...document.experiment, readings: [] } } },
		results,
		/** Whether what the frozen data give today is what was sealed. */
		recomputed: recomputedInWords({ ...document.analysis, recommended: document.decision.recommended }, results)
	};
};
