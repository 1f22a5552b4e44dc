import { z } from 'zod';
import { withoutMetadata } from '#lib/experiments/pictureMetadata.ts';
import { LARGEST, pictureType } from '#lib/experiments/pictures.ts';

/* the browser sends an empty file for a field that nobody used */
const file = z
	.instanceof(File)
	.optional()
	.transform((given) => (given && given.size > 0 ? given : undefined))
	.refine((given) => given === undefined || given.size <= LARGEST, 'Make the picture smaller: 1 MB at most.');

/** A picture field: its bytes as base64 without where and with what it was taken, null where none was chosen, or what is wrong. */
export async function uploaded(form: FormData, name: string): Promise<{ content: string | null; error?: string }> {
	const given = file.safeParse(form.get(name) ?? undefined);
	if (!given.success) return { content: null, error: given.error.issues[0]?.message ?? 'Choose another file.' };
	if (!given.data) return { content: null };
	const content = withoutMetadata(Buffer.from(await given.data.arrayBuffer()));
	const error = pictureType(content) ? undefined : 'Choose a PNG, JPEG or WebP picture: this file is none of them.';
	return { content: content.toString('base64'), error };
}

/** A text field without the blanks around it. */
export function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.trim() : '';
}

/** What is wrong with the words for a picture; null where they say what it shows. */
export function wrongAlt(alt: string): string | null {
	return alt.length < 3 || alt.length > 300 ? 'Say what the picture shows, in 3 to 300 characters.' : null;
}

/** The answer of `read_picture` and `read_shared_picture`; no content where the asker has it already. */
export const storedPicture = z.object({
	media_type: z.enum(['image/png', 'image/jpeg', 'image/webp']),
	hash: z.string(),
	content: z.string().nullable()
});
