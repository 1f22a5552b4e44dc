import { z } from 'zod';

/** A file as the database answers it; no content where the asker has it already. */
export const storedFile = z.object({
	/** As it was called, with the ending of what it is; pictures of experiments have none. */
	name: z.string().optional(),
	media_type: z.enum(['image/png', 'image/jpeg', 'image/webp', 'application/pdf']),
	hash: z.string(),
	content: z.string().nullable()
});

/** A stored file. */
export type Stored = z.output<typeof storedFile>;

/** A file in the list of what it belongs to. */
export const attachedFile = z.object({
	...{ id: z.number(), name: z.string(), media_type: z.string(), size: z.number(), alt: z.string(), hash: z.string() },
	is_removed: z.boolean()
});
