import { z } from 'zod';
import { attachedFile, storedFile, type Stored } from '#lib/files/stored.ts';
import type { GivenFile } from '#lib/files/upload.schema.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** A file of an idea, with the idea it came with where that was another one, merged since. */
export const ideaFile = attachedFile.extend({ from: z.object({ id: z.number(), title: z.string() }).nullable() });

/** A file of an idea, in its list. */
export type IdeaFile = z.output<typeof ideaFile>;

/** What is attached to an idea and to those that are part of it, and to its author what was taken away. */
export async function list(supabase: Supabase, idea: number): Promise<IdeaFile[]> {
	return z.array(ideaFile).parse(answer(await supabase.rpc('list_idea_files', { p_idea: idea })));
}

/** A file of an idea; without its content when `known` is its hash. Throws 404 when there is none to read. */
export async function read(
	supabase: Supabase,
	{ idea, file, known }: { readonly idea: number; readonly file: number; readonly known: string | undefined }
): Promise<Stored> {
	const asked = { p_idea: idea, p_file: file, p_known: known };
	return storedFile.parse(answer(await supabase.rpc('read_idea_file', asked)));
}

/** Attaches a file to an idea of one's own; the same file again is the one that is there. */
export async function attach(supabase: Supabase, idea: number, file: GivenFile) {
	return supabase.rpc('attach_to_idea', { p_idea: idea, p_file: { ...file } });
}

/** Takes a file away, or puts it back. */
export async function remove(supabase: Supabase, file: number, removes: boolean) {
	return supabase.rpc('remove_idea_file', { p_file: file, p_removes: removes });
}
