import { z } from 'zod';
import { eventRoles } from '#lib/events/events.ts';

/** A role as its button sends it, to be given or taken away. */
export const roleForm = z
	.object({ person: z.uuid(), role: z.enum(eventRoles), holds: z.enum(['yes', 'no']) })
	.transform(({ holds, ...rest }) => ({ ...rest, holds: holds === 'yes' }));

/** Whether somebody has come, as the button on the list at the door sends it. */
export const checkInForm = z
	.object({ person: z.uuid(), come: z.enum(['yes', 'no']) })
	.transform(({ person, come }) => ({ person, hasCome: come === 'yes' }));
