import { fail, type ActionFailure } from '@sveltejs/kit';
import { parse, typed, type Failure } from '#lib/server/forms.ts';
import { refusalName, sentenceFor, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';
import { changedIn } from '#lib/submissions/began.server.ts';
import type { Saved } from '#lib/submissions/merging.ts';
import { writtenForm } from '#lib/submissions/submission.schema.ts';
import * as submissions from '#lib/submissions/submissions.server.ts';
import { problemsOf, refusals } from '#lib/submissions/submissions.ts';

/** What goes back to the form of a team that was not taken: with what was kept of it, and where somebody else wrote meanwhile. */
export type Unsent = Failure & Partial<Saved> & { readonly isChanged: boolean };
type Refused = ActionFailure<Unsent | Failure>;

const KEPT = 'What you wrote is kept as the draft of the team.';

/** Saves the draft of a team, by its form. Where somebody else wrote in the same field meanwhile, the rest is saved, and the form says so. */
export async function keep(client: Supabase, team: number, form: FormData): Promise<Refused | Saved> {
	const { data, failure } = parse(writtenForm, form);
	if (failure) return failure;
	const { saved, error } = await submissions.saveDraft(client, team, changedIn(data));
	if (error) return refused(error, form);
	return isMet(saved) ? refused({ code: 'PT422', message: 'draft_was_changed' }, form, { kept: saved }) : toldOf(saved);
}

/**
 * Hands in by the form of a team. Whatever the database refuses for, what was written is kept as the draft, but for a
 * field where somebody else wrote meanwhile: that stays in the form, and the form says so.
 */
export async function submit(
	client: Supabase,
	team: number,
	form: FormData
): Promise<Refused | (Saved & { submitted: true })> {
	const { data, failure } = parse(writtenForm, form);
	if (failure) return failure;
	const written = changedIn(data);
	const handedIn = await submissions.submit(client, team, written);
	if (!handedIn.error) return { submitted: true, ...handedIn.saved };
	const { error } = handedIn;
	const kept = await submissions.saveDraft(client, team, written);
	const problems = isAboutAnswers(error) ? await problemsIn(client, team, written) : {};
	return refused(error, form, { kept: kept.error ? undefined : kept.saved, problems });
}

type Kept = Extract<Awaited<ReturnType<typeof submissions.saveDraft>>, { error: null }>['saved'];

type Refusing = { readonly kept?: Kept | undefined; readonly problems?: Record<string, string> };

const isMet = ({ news }: Pick<Saved, 'news'>) => Object.values(news).some(({ is_conflict }) => is_conflict);
const toldOf = ({ deadline_at: until, version, news }: Kept): Saved => ({ version, until, news });

async function problemsIn(client: Supabase, team: number, { answers, links = [] }: submissions.Given) {
	const { fields, draft } = await submissions.show(client, team);
	return problemsOf(fields, draft ?? { answers, links });
}

const isAboutAnswers = (error: DatabaseError) =>
	/_(incomplete|fit|told|choice|address|titles)$/.test(refusalName(error) ?? '');

function refused(error: DatabaseError, form: FormData, { kept, problems = {} }: Refusing = {}): Refused {
	const { says, field } = sentenceFor(error, refusals);
	const isChanged = kept !== undefined && isMet(kept);
	const errors = isAboutAnswers(error) ? problems : field ? { [field]: says } : {};
	const changed = refusals.draft_was_changed.says;
	const andNow = !kept || says === changed ? '' : isChanged ? changed : KEPT;
	const summary = `${says} ${andNow}`.trim();
	return fail(422, { values: typed(form), errors, summary, isChanged, ...(kept && toldOf(kept)) });
}
