import { z } from 'zod';
import type { Json } from '#lib/database.types.ts';
import { attachedFile } from '#lib/files/stored.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';
import type { Writing } from '#lib/submissions/submission.schema.ts';
import type { Field } from '#lib/submissions/submissions.ts';

const phase = z.enum(['announced', 'ideation', 'formation', 'build', 'submission', 'judging', 'voting', 'results']);
const texts = z.record(z.string(), z.string());
const links = z.array(z.object({ title: z.string(), url: z.string() }));
const field = z.object({
	...{ key: z.string(), label: z.string(), hint: z.string() },
	kind: z.enum(['short', 'long', 'link', 'choice']),
	choices: z.array(z.string()),
	is_required: z.boolean()
});
const mark = z.object({
	...{ by: z.string(), is_mine: z.boolean(), at: z.string(), version: z.number(), is_over_mine: z.boolean() }
});
const extension = z.object({
	...{ until_at: z.string(), reason: z.string(), by: z.string(), given_at: z.string() },
	/** The names of those who came into the team after the deadline of the event. */
	joined_late: z.array(z.string())
});
const person = z.object({
	...{ id: z.string(), name: z.string(), is_bridging: z.boolean() },
	function: z.enum(['marketing', 'it', 'other']).nullable()
});

const row = z.object({
	...{ team_id: z.number(), team: z.string(), idea_id: z.number(), idea: z.string() },
	...{ pitch: z.string(), link: z.string(), submitted_at: z.string() },
	...{ challenge: z.string().nullable(), was_extended: z.boolean() }
});

/** What a team handed in, in a list. `pitch` is its beginning, at most 400 characters. */
export type SubmissionRow = z.output<typeof row>;

const shown = z.object({
	...{ team_id: z.number(), team: z.string(), idea_id: z.number(), idea: z.string(), challenge: z.string().nullable() },
	...{ event_id: z.number(), event_name: z.string(), event_slug: z.string(), time_zone: z.string(), phase },
	...{ asked_at: z.string(), formation_at: z.string(), judging_at: z.string(), voting_at: z.string() },
	gallery_at: z.string(),
	...{ deadline_at: z.string(), has_handed_in: z.boolean(), is_mine: z.boolean(), may_organize: z.boolean() },
	fields: z.array(field),
	/** What is not asked for any more and has text in the draft. */
	taken_away: z.array(field),
	extension: extension.nullable(),
	draft: z
		.object({
			...{ answers: texts, links, version: z.number(), saved_at: z.string(), by: z.string() },
			/** Who wrote each field last. */
			marks: z.record(z.string(), mark),
			/** How many earlier texts of its fields there are. */
			earlier: z.number()
		})
		.nullable(),
	submission: z
		.object({ pitch: z.string(), link: z.string(), answers: texts, links })
		.extend({ submitted_at: z.string(), first_submitted_at: z.string(), by: z.string() })
		.transform(({ pitch, link, answers, ...rest }) => ({ ...rest, answers: { ...answers, pitch, link } }))
		.nullable(),
	files: z.array(attachedFile.extend({ is_handed_in: z.boolean() })),
	people: z.array(person)
});

/** What a team hands in, by the clock of the database (`asked_at`), as far as who asks may see it. */
export type ShownSubmission = z.output<typeof shown>;

const gallery = z.object({
	...{ event_id: z.number(), event_name: z.string(), event_slug: z.string(), time_zone: z.string(), phase },
	...{ asked_at: z.string(), judging_at: z.string(), voting_at: z.string(), may_organize: z.boolean() },
	gallery_at: z.string(),
	/** How many teams there are, how many handed in, and what of it who asks may read. */
	...{ teams: z.number(), handed_in: z.number(), readable: z.number(), registered: z.number() },
	mine: z
		.object({ id: z.number(), name: z.string(), submitted_at: z.string().nullable(), deadline_at: z.string() })
		.nullable(),
	challenges: z.array(z.object({ id: z.number(), title: z.string() })),
	extensions: z.array(extension.extend({ team_id: z.number(), team: z.string(), is_running: z.boolean() })),
	/** Only for who runs the event. */
	all_teams: z.array(z.object({ id: z.number(), name: z.string(), has_handed_in: z.boolean() })),
	rows: z.array(row)
});

/** What the teams of an event handed in, as far as who asks may see it. */
export type Gallery = z.output<typeof gallery>;

/** What the first teams of an event handed in, in the order the teams formed. */
export async function ofEvent(supabase: Supabase, slug: string, most: number): Promise<SubmissionRow[]> {
	const columns = 'team_id, team, idea_id, idea, challenge, pitch, link, submitted_at, was_extended';
	const found = supabase.from('submission_list').select(columns).eq('event_slug', slug).order('team_id').limit(most);
	return z.array(row).parse(answer(await found));
}

/** What a team hands in. Throws 404 when there is no such team. */
export async function show(supabase: Supabase, team: number): Promise<ShownSubmission> {
	return shown.parse(answer(await supabase.rpc('show_submission', { p_team: team })));
}

/** The gallery of an event, narrowed. Throws 404 when there is no such event. */
export async function find(
	supabase: Supabase,
	slug: string,
	{ q, challenge, order }: { q: string; challenge?: number | undefined; order: string }
): Promise<Gallery> {
	const asked = { p_slug: slug, p_words: q, p_challenge: challenge, p_order: order };
	return gallery.parse(answer(await supabase.rpc('show_gallery', asked)));
}

const saved = z.object({
	version: z.number(),
	news: z.record(z.string(), mark.extend({ says: z.union([z.string(), links]), is_conflict: z.boolean() }))
});
const savedDraft = saved.extend({ deadline_at: z.string() });

/** What is saved or handed in: the fields that were changed, and by which form since when. */
export type Given = Omit<Writing, 'began'>;

/** Merges what was changed into the draft of a team; answers what others wrote meanwhile, and the deadline as it is now. */
export async function saveDraft(supabase: Supabase, team: number, { version = 0, ...p_draft }: Given) {
	const { data, error } = await supabase.rpc('save_draft', { p_team: team, p_draft, p_version: version });
	return error ? { error } : { error: null, saved: savedDraft.parse(data) };
}

/** Hands in, or hands in again, what is in the draft with what was changed; answers as `saveDraft` does. */
export async function submit(
	supabase: Supabase,
	team: number,
	{ answers, links: p_links, version, opened, nth }: Given
) {
	const { pitch: p_pitch, link: p_link, ...p_answers } = answers;
	const from = { p_version: version, p_opened: opened, p_nth: nth };
	const { data, error } = await supabase.rpc('submit_team', {
		...{ p_team: team, p_pitch, p_link, p_answers, p_links },
		...from
	});
	return error ? { error } : { error: null, saved: saved.parse(data) };
}

const draftTexts = z.object({
	...{ team_id: z.number(), team: z.string(), time_zone: z.string(), fields: z.array(field) },
	texts: z.array(
		z.object({
			...{ id: z.number(), field: z.string(), says: z.union([z.string(), links]) },
			...{ by: z.string(), written_at: z.string(), replaced_by: z.string(), replaced_at: z.string() },
			/** It never stood in the draft: somebody else had written there meanwhile. */
			is_aside: z.boolean()
		})
	)
});

/** The earlier texts of a team's draft, latest first. Throws 404 for whoever is not in the team. */
export async function earlier(supabase: Supabase, team: number) {
	return draftTexts.parse(answer(await supabase.rpc('show_draft_texts', { p_team: team })));
}

/** Puts an earlier text back into the draft. */
export async function takeBack(supabase: Supabase, text: number) {
	return (await supabase.rpc('take_back_text', { p_text: text })).error;
}

/** Gives a team more time. */
export async function extend(supabase: Supabase, team: number, { until, reason }: { until: string; reason: string }) {
	return supabase.rpc('extend_deadline', { p_team: team, p_until: until, p_reason: reason });
}

/** Chooses what the teams of an event are asked for, over that version of the form. */
export async function ask(
	supabase: Supabase,
	{ event, version, knows }: { readonly event: number; readonly version: number; readonly knows: boolean },
	fields: readonly Field[]
) {
	const asked = { p_event: event, p_fields: inJson(fields) };
	return supabase.rpc('save_submission_form', { ...asked, p_version: version, p_knows: knows });
}

const counts = z.record(z.string(), z.number());
const weight = z.object({ loses: counts, needs: counts });
/** In how many drafts a form would leave text that is not asked for any more, and lack what has to be there; by field. */
export type FormWeight = z.output<typeof weight>;

/** What a form would mean for what teams have written. */
export async function weigh(supabase: Supabase, event: number, fields: readonly Field[]): Promise<FormWeight> {
	const asked = { p_event: event, p_fields: inJson(fields) };
	return weight.parse(answer(await supabase.rpc('weigh_submission_form', asked)));
}

const inJson = (fields: readonly Field[]): Json => fields.map((one) => ({ ...one, choices: [...one.choices] }));

const askedFields = z.object({
	...{ event_name: z.string(), may_organize: z.boolean(), has_begun: z.boolean() },
	fields: z.array(field)
});

/** What the teams of an event are asked for, and whether one has handed in. Throws 404 when there is no such event. */
export async function asked(supabase: Supabase, slug: string) {
	return askedFields.parse(answer(await supabase.rpc('show_submission_form', { p_slug: slug })));
}
