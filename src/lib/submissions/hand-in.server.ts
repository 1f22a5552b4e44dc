import { fail, type ActionFailure } from '@sveltejs/kit';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/database.types.ts';
import { parse, typed, type Failure } from '#lib/server/forms.ts';
import { refusalName, sentenceFor, type DatabaseError } from '#lib/server/refusals.ts';
import { writtenForm, type Writing } from '#lib/submissions/submission.schema.ts';
import * as submissions from '#lib/submissions/submissions.server.ts';
import { problemsOf, refusals } from '#lib/submissions/submissions.ts';

type Client = SupabaseClient<Database>;

/** What goes back to the form of a team that was not taken: also the version its text is kept as, where it is. */
export type Unsent = Failure & { readonly version?: number; readonly isChanged?: boolean };
type Refused = ActionFailure<Unsent>;

const KEPT = 'What you wrote is kept as the draft of the team.';

/** Saves the draft of a team, by its form. */
export async function keep(client: Client, team: number, form: FormData): Promise<Refused | { version: number }> {
	const { data, failure } = parse(writtenForm, form);
	if (failure) return failure;
	const { data: version, error } = await submissions.saveDraft(client, team, data);
	return error ? refused(error, form) : { version };
}

/**
 * Hands in by the form of a team. Whatever the database refuses for, what was written is kept as the draft, unless
 * somebody saved another one meanwhile: then it stays in the form only, and the form says so.
 */
export async function submit(client: Client, team: number, form: FormData): Promise<Refused | { submitted: true }> {
	const { data, failure } = parse(writtenForm, form);
	if (failure) return failure;
	const { error } = await submissions.submit(client, team, data);
	if (!error) return { submitted: true };
	if (refusalName(error) === 'draft_was_changed') return refused(error, form);
	const kept = await keptDespite(client, team, data);
	const problems = isAboutAnswers(error) ? await problemsIn(client, team, data) : {};
	return refused(error, form, { ...kept, problems });
}

type Kept = { readonly version?: number; readonly isChanged: boolean; readonly problems: Record<string, string> };

async function keptDespite(client: Client, team: number, written: Writing): Promise<Omit<Kept, 'problems'>> {
	const { data: version, error } = await submissions.saveDraft(client, team, written);
	return error ? { isChanged: refusalName(error) === 'draft_was_changed' } : { isChanged: false, version };
}

async function problemsIn(client: Client, team: number, written: Writing): Promise<Record<string, string>> {
	const { fields } = await submissions.show(client, team);
	return problemsOf(fields, written);
}

const isAboutAnswers = (error: DatabaseError) =>
	/_(incomplete|fit|told|choice|address|titles)$/.test(refusalName(error) ?? '');

function refused(error: DatabaseError, form: FormData, kept?: Kept): Refused {
	const { says, field } = sentenceFor(error, refusals);
	const isChanged = kept?.isChanged ?? refusalName(error) === 'draft_was_changed';
	const errors = isAboutAnswers(error) ? { ...kept?.problems } : field ? { [field]: says } : {};
	const isKept = kept?.version !== undefined;
	const andNow = isKept ? KEPT : isChanged && kept ? refusals.draft_was_changed.says : '';
	const summary = `${says} ${andNow}`.trim();
	return fail(422, { values: typed(form), errors, summary, isChanged, version: kept?.version });
}
