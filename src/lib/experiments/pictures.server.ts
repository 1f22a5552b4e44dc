import type { Json } from '#lib/database.types.ts';
import { storedFile, type Stored } from '#lib/files/stored.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** A picture of an experiment; without its content when `known` is its hash. Throws 404 when there is none. */
export async function ofExperiment(
	supabase: Supabase,
	{ experiment, picture, known }: { experiment: number; picture: number; known?: string }
): Promise<Stored> {
	const asked = { p_experiment: experiment, p_picture: picture, p_known: known };
	return storedFile.parse(answer(await supabase.rpc('read_picture', asked)));
}

/** A picture that a link shows. Throws 404 when the link does not open (any more), or shows no such picture. */
export async function ofLink(
	supabase: Supabase,
	{ token, picture, known }: { token: string; picture: number; known?: string }
): Promise<Stored> {
	const asked = { p_token: token, p_picture: picture, p_known: known };
	return storedFile.parse(answer(await supabase.rpc('read_shared_picture', asked)));
}

/** Says what a variant of a draft looks like: a new picture, other words for the one it has, or none. */
export async function ofVariant(
	supabase: Supabase,
	at: { readonly experiment: number; readonly variant: number },
	picture: { readonly alt: string; readonly content?: string } | null
): Promise<DatabaseError | null> {
	const given: Json = picture && { ...picture };
	const asked = { p_experiment: at.experiment, p_variant: at.variant, p_picture: given };
	const { error } = await supabase.rpc('picture_variant', asked);
	return error;
}
