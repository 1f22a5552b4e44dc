import { z } from 'zod';
import { eventRoles } from '#lib/events/events.ts';

/** A role as its button sends it, to be given or taken away. */
export const roleForm = z
	.object({ person: z.uuid(), role: z.enum(eventRoles), holds: z.enum(['yes', 'no']) })
	.transform(({ holds, ...rest }) => ({ ...rest, holds: holds === 'yes' }));

/** Whose place is taken away and why, as its form sends it. */
export const removalForm = z.object({
	person: z.uuid(),
	reason: z.string().trim().min(5, 'Say why, in 5 to 300 characters.').max(300, 'Say why, in 5 to 300 characters.')
});

/** Whether somebody has come, as the button on the list at the door sends it. */
export const checkInForm = z
	.object({ person: z.uuid(), come: z.enum(['yes', 'no']) })
	.transform(({ person, come }) => ({ person, hasCome: come === 'yes' }));
