import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { Database, Json } from '#lib/database.types.ts';
import { attachedFile } from '#lib/files/stored.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Writing } from '#lib/submissions/submission.schema.ts';
import type { Field } from '#lib/submissions/submissions.ts';

type Client = SupabaseClient<Database>;

const phase = z.enum(['announced', 'ideation', 'formation', 'build', 'submission', 'judging', 'voting', 'results']);
const texts = z.record(z.string(), z.string());
const links = z.array(z.object({ title: z.string(), url: z.string() }));
const field = z.object({
	...{ key: z.string(), label: z.string(), hint: z.string() },
	kind: z.enum(['short', 'long', 'link', 'choice']),
	choices: z.array(z.string()),
	is_required: z.boolean()
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
	extension: extension.nullable(),
	draft: z
		.object({
			...{ answers: texts, links, version: z.number(), saved_at: z.string(), by: z.string() },
			/** Whether who asks saved it. */
			is_mine: z.boolean()
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
export async function ofEvent(supabase: Client, slug: string, most: number): Promise<SubmissionRow[]> {
	const columns = 'team_id, team, idea_id, idea, challenge, pitch, link, submitted_at, was_extended';
	const found = supabase.from('submission_list').select(columns).eq('event_slug', slug).order('team_id').limit(most);
	return z.array(row).parse(answer(await found));
}

/** What a team hands in. Throws 404 when there is no such team. */
export async function show(supabase: Client, team: number): Promise<ShownSubmission> {
	return shown.parse(answer(await supabase.rpc('show_submission', { p_team: team })));
}

/** The gallery of an event, narrowed. Throws 404 when there is no such event. */
export async function find(
	supabase: Client,
	slug: string,
	{ q, challenge, order }: { q: string; challenge?: number | undefined; order: string }
): Promise<Gallery> {
	const asked = { p_slug: slug, p_words: q, p_challenge: challenge, p_order: order };
	return gallery.parse(answer(await supabase.rpc('show_gallery', asked)));
}

const savedDraft = z.object({ version: z.number(), deadline_at: z.string() });

/** Keeps the draft of a team; answers its version, and the deadline as it is now. Refused when somebody saved another one meanwhile. */
export async function saveDraft(supabase: Client, team: number, { answers, links, version = 0 }: Writing) {
	const asked = { p_team: team, p_draft: { answers, links }, p_version: version };
	const { data, error } = await supabase.rpc('save_draft', asked);
	return error ? { error } : { error: null, saved: savedDraft.parse(data) };
}

/** Hands in, or hands in again; answers when, by the clock of the database. */
export async function submit(supabase: Client, team: number, { answers, links, version }: Writing) {
	const { pitch = '', link = '', ...others } = answers;
	const given = { p_team: team, p_pitch: pitch, p_link: link, p_answers: others, p_links: links, p_version: version };
	return supabase.rpc('submit_team', given);
}

/** Gives a team more time. */
export async function extend(supabase: Client, team: number, { until, reason }: { until: string; reason: string }) {
	return supabase.rpc('extend_deadline', { p_team: team, p_until: until, p_reason: reason });
}

/** Chooses what the teams of an event are asked for. */
export async function ask(supabase: Client, event: number, fields: readonly Field[]) {
	const asked: Json = fields.map((one) => ({ ...one, choices: [...one.choices] }));
	return supabase.rpc('save_submission_form', { p_event: event, p_fields: asked });
}

const askedFields = z.object({
	...{ event_name: z.string(), may_organize: z.boolean(), has_begun: z.boolean() },
	fields: z.array(field)
});

/** What the teams of an event are asked for, and whether one has handed in. Throws 404 when there is no such event. */
export async function asked(supabase: Client, slug: string) {
	return askedFields.parse(answer(await supabase.rpc('show_submission_form', { p_slug: slug })));
}
