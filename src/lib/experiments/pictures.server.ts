import type { SupabaseClient } from '@supabase/supabase-js';
import type { z } from 'zod';
import type { Database, Json } from '#lib/database.types.ts';
import { storedPicture } from '#lib/experiments/pictures.schema.ts';
import { KEPT } from '#lib/server/hooks/headers.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';

type Client = SupabaseClient<Database>;
type Stored = z.output<typeof storedPicture>;

/** A picture of an experiment; without its content when `known` is its hash. Throws 404 when there is none. */
export async function ofExperiment(
	supabase: Client,
	{ experiment, picture, known }: { experiment: number; picture: number; known?: string }
): Promise<Stored> {
	const asked = { p_experiment: experiment, p_picture: picture, p_known: known };
	return storedPicture.parse(answer(await supabase.rpc('read_picture', asked)));
}

/** A picture that a link shows. Throws 404 when the link does not open (any more), or shows no such picture. */
export async function ofLink(
	supabase: Client,
	{ token, picture, known }: { token: string; picture: number; known?: string }
): Promise<Stored> {
	const asked = { p_token: token, p_picture: picture, p_known: known };
	return storedPicture.parse(answer(await supabase.rpc('read_shared_picture', asked)));
}

/** Says what a variant of a draft looks like: a new picture, other words for the one it has, or none. */
export async function ofVariant(
	supabase: Client,
	at: { readonly experiment: number; readonly variant: number },
	picture: { readonly alt: string; readonly content?: string } | null
): Promise<DatabaseError | null> {
	const given: Json = picture && { ...picture };
	const asked = { p_experiment: at.experiment, p_variant: at.variant, p_picture: given };
	const { error } = await supabase.rpc('picture_variant', asked);
	return error;
}

/** The hash a browser says it has, from its request. */
export function knownOf(request: Request): string | undefined {
	return /^(?:W\/)?"([0-9a-f]{64})"$/.exec(request.headers.get('if-none-match') ?? '')?.[1];
}

/** A picture as it is answered: its type is what its bytes say; whatever else may be in it, a browser runs none of it. */
export function respond({ content, hash, media_type }: Stored, name: string): Response {
	const headers = { etag: `"${hash}"`, 'cache-control': KEPT };
	if (content === null) return new Response(null, { status: 304, headers });
	return new Response(Buffer.from(content, 'base64'), {
		headers: {
			...headers,
			'content-type': media_type,
			'content-disposition': `inline; filename="picture-${name}.${media_type.split('/')[1]}"`,
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff'
		}
	});
}
