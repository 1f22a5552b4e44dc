import { z } from 'zod';

/** The rule that says which outcome the ballots carry. */
export const rule = z.enum(['each_function', 'simple', 'consent', 'unanimous']);

/** A place on the panel of a box. */
export const seat = z.object({
	...{ person_id: z.string(), name: z.string(), function: z.enum(['marketing', 'it', 'other']) },
	...{ delegate_id: z.string().nullable(), delegate: z.string().nullable(), is_recused: z.boolean() },
	on_panel: z.boolean(),
	conflict: z.string(),
	counts: z.boolean()
});
