import { fail } from '@sveltejs/kit';
import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import { refusals as priorityRefusals } from '#lib/alignment/priorities.ts';
import type { Database } from '#lib/database.types.ts';
import type { OtherDraft } from '#lib/ideas/drafts.ts';
import { seenOf, seenParts } from '#lib/ideas/idea-form.server.ts';
import { refusals } from '#lib/ideas/ideas.ts';
import { refuse } from '#lib/server/forms.ts';
import { answer, refusalName, type DatabaseError } from '#lib/server/refusals.ts';

type Client = SupabaseClient<Database>;

const fields = z.record(z.string(), z.string());
const columns = 'id, key, fields, version, saved_at' as const;

/** What a form of an idea holds that is kept as a draft; a wrong or missing key is none. */
export const draftForm = z.object({
	key: z.uuid(),
	...seenParts,
	...{ title: z.string().default(''), problem: z.string().default(''), proposal: z.string().default('') },
	...{ tags: z.string().default(''), place: z.string().default(''), priority: z.string().default('') },
	...{ wanted_by: z.string().default(''), for: z.string().default('') }
});

const kept = z.object({ id: z.number(), version: z.number() }).nullable();

/**
 * Keeps what somebody is writing; answers the draft and its version, or null where there is nothing (any more) to keep.
 * Refused when another form saved it since the version that this one began with.
 */
export async function save(supabase: Client, { key, version, opened, ...draft }: z.output<typeof draftForm>) {
	const seen = seenOf({ version, opened });
	const { data, error } = await supabase.rpc('save_idea_draft', { p_key: key, p_fields: draft, p_seen: seen });
	return error ? { error } : { data: kept.parse(data) };
}

/** One's own draft as its form needs it. Throws 404 when there is none. */
export async function open(supabase: Client, id: number) {
	const { data, error } = await supabase.from('idea_drafts').select(columns).eq('id', id).single();
	const { fields: written, ...draft } = answer({ data, error });
	return { ...draft, fields: fields.parse(written) };
}

/** What was refused because another form saved the draft meanwhile: that draft. Null for any other refusal. */
export async function metBy(supabase: Client, error: DatabaseError, key: string): Promise<OtherDraft | null> {
	if (refusalName(error) !== 'idea_draft_was_changed') return null;
	const [found] = answer(await supabase.from('idea_drafts').select(columns).eq('key', key));
	return found ? { ...found, fields: fields.parse(found.fields) } : null;
}

/** The failure of a form of an idea that was not taken, with the draft it met. */
export async function refused(supabase: Client, error: DatabaseError, form: FormData) {
	const { data } = refuse(error, { ...priorityRefusals, ...refusals }, form);
	return fail(422, { ...data, other: await metBy(supabase, error, String(form.get('key'))) });
}

/** Throws one's own draft away. */
export async function drop(supabase: Client, id: number) {
	return supabase.rpc('drop_idea_draft', { p_draft: id });
}
