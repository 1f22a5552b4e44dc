import { z } from 'zod';
import { ownerSides } from '#lib/experiments/owners.ts';

/** Who takes the place of an owner, and why. A person is only offered for the side they work for: the value names both. */
export const newOwner = z.object({
	side: z.enum(
		ownerSides.map(({ value }) => value),
		'Choose whose place is taken.'
	),
	person: z.uuid('Choose who takes the place.'),
	reason: z.string().trim().default('')
});
