import type { Refusals } from '#lib/refusals.ts';

/** What is refused about the log, and what to do about it. */
export const refusals: Refusals = {
	log_tells_results: {
		says: 'The log tells results that you have not opened. Ask an admin for the file, or see all results as they come in: under Reviews.'
	}
};
