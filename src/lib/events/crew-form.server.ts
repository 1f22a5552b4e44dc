import { z } from 'zod';

/** A role as its button sends it; "none" takes it away. */
export const roleForm = z.object({
	person: z.uuid(),
	role: z.enum(['organizer', 'mentor', 'none']).transform((role) => (role === 'none' ? null : role))
});

/** Whether somebody has come, as the button on the list at the door sends it. */
export const checkInForm = z
	.object({ person: z.uuid(), come: z.enum(['yes', 'no']) })
	.transform(({ person, come }) => ({ person, hasCome: come === 'yes' }));
