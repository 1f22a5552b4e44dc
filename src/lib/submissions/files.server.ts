import { storedFile, type Stored } from '#lib/files/stored.ts';
import type { GivenFile } from '#lib/files/upload.schema.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** A file of a team; without its content when `known` is its hash. Throws 404 when there is none to read. */
export async function read(
	supabase: Supabase,
	{ team, file, known }: { readonly team: number; readonly file: number; readonly known: string | undefined }
): Promise<Stored> {
	const asked = { p_team: team, p_file: file, p_known: known };
	return storedFile.parse(answer(await supabase.rpc('read_submission_file', asked)));
}

/** Puts a file beside the draft of a team; the same file again is the one that is there. */
export async function attach(supabase: Supabase, team: number, file: GivenFile) {
	return supabase.rpc('attach_to_draft', { p_team: team, p_file: { ...file } });
}

/** Takes a file off the draft, or puts it back. */
export async function remove(supabase: Supabase, file: number, removes: boolean) {
	return supabase.rpc('remove_draft_file', { p_file: file, p_removes: removes });
}
