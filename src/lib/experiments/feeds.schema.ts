import { z } from 'zod';
import { scopes } from '#lib/experiments/feeds.ts';

/** The form that makes, renews or ends a calendar address. */
export const feedForm = z.object({
	scope: z.enum(
		scopes.map(({ value }) => value),
		'Choose what the calendar shows.'
	)
});
