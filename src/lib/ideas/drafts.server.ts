import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { refusals as priorityRefusals } from '#lib/alignment/priorities.ts';
import type { LoggedMeanwhile, OtherDraft } from '#lib/ideas/drafts.ts';
import { seenOf, seenParts } from '#lib/ideas/idea-form.server.ts';
import { refusals } from '#lib/ideas/ideas.ts';
import { refuse, typed } from '#lib/server/forms.ts';
import { answer, refusalName, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const fields = z.record(z.string(), z.string());
const columns = 'id, key, fields, version, saved_at' as const;

/** What a form of an idea holds that is kept as a draft; a wrong or missing key is none. */
export const draftForm = z.object({
	key: z.uuid(),
	...seenParts,
	...{ title: z.string().default(''), problem: z.string().default(''), proposal: z.string().default('') },
	...{ tags: z.string().default(''), place: z.string().default(''), priority: z.string().default('') },
	...{ wanted_by: z.string().default(''), for: z.string().default(''), for_id: z.string().default('') }
});

const kept = z
	.union([
		z.object({ id: z.number(), version: z.number() }),
		z.object({ logged: z.object({ id: z.number(), title: z.string() }) })
	])
	.nullable();

/**
 * Keeps what somebody is writing; answers the draft and its version, null where nothing is written, or the idea that was logged
 * under this key meanwhile. Refused when another form saved it since the version that this one began with.
 */
export async function save(supabase: Supabase, { key, version, opened, ...draft }: z.output<typeof draftForm>) {
	const seen = seenOf({ version, opened });
	const { data, error } = await supabase.rpc('save_idea_draft', { p_key: key, p_fields: draft, p_seen: seen });
	if (error) return { error };
	const answered = kept.parse(data);
	return answered && 'logged' in answered ? { logged: goingOn(answered.logged) } : { data: answered };
}

/** What is typed goes on under a key of its own, as what another form logged is an idea already. */
const goingOn = (idea: LoggedMeanwhile['idea']): LoggedMeanwhile => ({ idea, key: randomUUID() });

/** One's own draft as its form needs it, with the id of the priority it names; null when it was logged or thrown away. */
export async function open(supabase: Supabase, id: number) {
	const [draft] = answer(await supabase.from('idea_drafts').select(columns).eq('id', id));
	if (!draft) return null;
	const kept = fields.parse(draft.fields);
	const priority = kept.priority ?? '';
	return { ...draft, fields: kept, priority: /^[1-9]\d{0,14}$/.test(priority) ? Number(priority) : null };
}

/** What the form of an idea begins with, by field: a draft, or a new key and what a link chose beforehand. */
export function beginning(
	draft: Awaited<ReturnType<typeof open>> | null,
	chosen: { readonly place: string; readonly priority: string }
): Readonly<Record<string, string>> {
	const opened = randomUUID();
	if (draft) return { ...draft.fields, key: draft.key, version: String(draft.version), opened };
	return { ...chosen, key: randomUUID(), opened };
}

/** What was refused because another form saved the draft meanwhile: that draft. Null for any other refusal. */
export async function metBy(supabase: Supabase, error: DatabaseError, key: string): Promise<OtherDraft | null> {
	if (refusalName(error) !== 'idea_draft_was_changed') return null;
	const [found] = answer(await supabase.from('idea_drafts').select(columns).eq('key', key));
	return found ? { ...found, fields: fields.parse(found.fields) } : null;
}

/** The failure of a form of an idea that was not taken, with the draft it met or the idea that was logged meanwhile. */
export async function refused(supabase: Supabase, error: DatabaseError, form: FormData) {
	const key = String(form.get('key'));
	if (refusalName(error) === 'idea_was_logged_meanwhile') {
		const [first] = answer(await supabase.from('ideas').select('id, title').eq('key', key).order('id').limit(1));
		return loggedMeanwhile(goingOn(first ?? null), form);
	}
	const { data } = refuse(error, { ...priorityRefusals, ...refusals }, form);
	return fail(422, { ...data, other: await metBy(supabase, error, key) });
}

/** The failure of a form whose idea was logged meanwhile: everything typed is kept, under the key by which it goes on. */
export function loggedMeanwhile(logged: LoggedMeanwhile, form: FormData) {
	const { says } = refusals.idea_was_logged_meanwhile;
	const values = { ...typed(form), key: logged.key, version: '0' };
	return fail(422, { values, errors: {}, summary: says, other: null, logged });
}

/** Throws one's own draft away. */
export async function drop(supabase: Supabase, id: number) {
	return supabase.rpc('drop_idea_draft', { p_draft: id });
}
