import { z } from 'zod';
import { attachedFile } from '#lib/files/stored.ts';
import type { JudgementDraft, VerdictDraft } from '#lib/judging/judging.schema.ts';
import type { Rubrics } from '#lib/judging/judging.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';
import type { Seat } from '#lib/stats/judge-plan.ts';
import type { Pairing } from '#lib/stats/pair-plan.ts';

const side = z.enum(['marketing', 'it', 'other']).nullable();
const state = z.enum(['before', 'open', 'closed', 'opened']);
const person = z.object({ id: z.string(), name: z.string(), function: side, is_bridging: z.boolean() });
const field = z.object({
	...{ key: z.string(), label: z.string(), hint: z.string() },
	kind: z.enum(['short', 'long', 'link', 'choice']),
	choices: z.array(z.string()),
	is_required: z.boolean()
});
/** What a team handed in, as it wrote it. */
const written = z.object({
	answers: z.record(z.string(), z.string()),
	links: z.array(z.object({ title: z.string(), url: z.string() })),
	files: z.array(attachedFile.omit({ is_removed: true }))
});
const criterion = z.object({
	...{ id: z.number(), name: z.string(), least_means: z.string(), most_means: z.string(), weight: z.number() }
});
const rubric = z.number().nullable();
const points = z.record(z.string(), z.number());

const more_until = z.string().nullable();
const standing = { is_outdated: z.boolean(), is_sealed: z.boolean() };
const method = z.enum(['rubric', 'pairs']);
const choice = z.enum(['first', 'second', 'equal', 'skip']);

const rubrics = z.object({
	criteria: z.array(criterion),
	/** Each with the criteria of its own rubric: none where it is judged by the event's. */
	challenges: z.array(
		z.object({ id: z.number(), title: z.string(), criteria: z.array(criterion), is_frozen: z.boolean() })
	)
});

export const shown = rubrics.extend({
	...{ id: z.number(), slug: z.string(), name: z.string(), time_zone: z.string() },
	...{ judging_at: z.string(), voting_at: z.string(), results_at: z.string(), asked_at: z.string() },
	state,
	...{ may_organize: z.boolean(), is_frozen: z.boolean(), is_judge: z.boolean() },
	...{ seats: z.number(), most: z.number(), comments_to_teams: z.boolean(), opened_at: z.string().nullable() },
	/** 1, or 2 where finalists are judged once more; method, seats, looks and queue are those of this round. */
	round: z.number(),
	/** Null until the first round is closed for a second one. */
	final: z
		.object({
			...{ closed_at: z.string(), is_named: z.boolean(), announced_at: z.string().nullable() },
			...{ reason: z.string(), is_scored: z.boolean() },
			/** As far as whoever asks may know them. */
			finalists: z.array(z.object({ id: z.number(), name: z.string() }))
		})
		.nullable(),
	judges: z.array(person.extend({ is_guest: z.boolean() })),
	method,
	/** How often each project is compared, where it is judged in pairs. */
	looks: z.number(),
	/** One's own pairs, and the projects in them. */
	compares: z.object({
		pairs: z.array(
			z.object({
				...{ id: z.number(), first: z.number(), second: z.number(), has_conflict: z.boolean() },
				given: z.object({ version: z.number(), choice, comment: z.string(), ...standing }).nullable()
			})
		),
		projects: z.array(z.object({ team: z.number(), name: z.string(), idea: z.string(), more_until, written }))
	}),
	/** What the event asks its teams for. */
	fields: z.array(field),
	queue: z.array(
		z.object({
			...{ team: z.number(), name: z.string(), idea: z.string(), rubric, more_until, written },
			has_conflict: z.boolean(),
			given: z
				.object({ version: z.number(), saved_at: z.string(), comment: z.string(), points, ...standing })
				.nullable()
		})
	),
	projects: z.array(z.object({ id: z.number(), name: z.string(), is_mine: z.boolean() })),
	conflicts: z.array(
		z.object({
			team: z.number(),
			name: z.string(),
			reason: z.string(),
			is_own_word: z.boolean(),
			has_counted: z.boolean()
		})
	)
});

/** The judging of an event as its pages show it, by the clock of the database (`asked_at`). Texts are source, not HTML. */
export type ShownJudging = z.output<typeof shown>;

const desk = z.object({
	/** Teams that may still hand in, and until when. */
	more_time: z.array(z.object({ team: z.number(), name: z.string(), until_at: z.string() })),
	pairs: z.array(z.object({ judge: z.string(), first: z.number(), second: z.number(), is_done: z.boolean() })),
	judges: z.array(
		person.extend({
			...{ has_withdrawn: z.boolean(), seats: z.number(), done: z.number() },
			/** Here, not dropped out, with a link that opens. */
			can_judge: z.boolean(),
			/** Null for members. */
			guest: z
				.object({ email: z.string(), expires_at: z.string(), opens: z.boolean() })
				.extend({ revoked_at: z.string().nullable(), opened_at: z.string().nullable() })
				.nullable()
		})
	),
	projects: z.array(
		z.object({
			...{ id: z.number(), name: z.string() },
			panel: z.array(z.object({ judge: z.string(), is_scored: z.boolean() })),
			kept_off: z.array(z.string())
		})
	),
	conflicts: z.array(
		z.object({
			...{ team: z.number(), team_name: z.string(), judge: z.string(), judge_name: z.string() },
			/** `has_counted`: the first round was closed and read without what this judge gave the team, so it stays. */
			...{ reason: z.string(), by: z.string(), has_counted: z.boolean() }
		})
	)
});

/** What an organizer steers the judging by: who looks at what and how far they are, never what they gave. */
export type Desk = z.output<typeof desk>;

/** The scores as the database opens them. */
export const openedScores = z.object({
	...{ id: z.number(), name: z.string(), slug: z.string(), time_zone: z.string() },
	...{ results_at: z.string(), asked_at: z.string(), state },
	/** Whether what decides is judged and over, and sealed until an organizer opens it; told to organizers. */
	awaits_opening: z.boolean(),
	...{ may_organize: z.boolean(), is_open: z.boolean(), most: z.number(), comments_to_teams: z.boolean() },
	/** `rubric`: the challenge whose own it belongs to, or by whose own it is judged; null for the event's. */
	criteria: z.array(z.object({ id: z.number(), name: z.string(), weight: z.number(), rubric })),
	challenges: z.array(z.object({ id: z.number(), title: z.string() })),
	projects: z.array(z.object({ id: z.number(), name: z.string(), idea: z.string(), rubric })),
	method,
	verdicts: z.array(z.object({ judge: z.number(), first: z.number(), second: z.number(), choice, round: z.number() })),
	scores: z.array(z.object({ team: z.number(), judge: z.number(), points, round: z.number() })),
	/** Who was judged once more, the place each had when they were named, and why they are not the first ones. */
	final: z
		.object({
			...{ method, is_open: z.boolean(), reason: z.string() },
			finalists: z.array(z.object({ team: z.number(), place: z.number().nullable() }))
		})
		.nullable(),
	judges: z
		.array(z.object({ number: z.number(), name: z.string(), function: side, is_bridging: z.boolean() }))
		.nullable()
});

/** The scores of an event once they are open, of both rounds as far as each is; judges are numbers, whose names only organizers are told. */
export type OpenedScores = z.output<typeof openedScores>;

/** The judging of an event. 404 when there is no event of that name. */
export async function show(supabase: Supabase, slug: string): Promise<ShownJudging> {
	return shown.parse(answer(await supabase.rpc('show_judging', { p_slug: slug })));
}

/** By what an event is judged: its rubric, and those of its challenges. 404 when there is no event of that name. */
export async function rubricsOf(supabase: Supabase, slug: string): Promise<Rubrics> {
	return rubrics.parse(answer(await supabase.rpc('show_rubrics', { p_slug: slug })));
}

/** The organizer's desk. 404 for whoever does not run the event. */
export async function deskOf(supabase: Supabase, event: number): Promise<Desk> {
	return desk.parse(answer(await supabase.rpc('judging_desk', { p_event: event })));
}

/** The results, empty while the scores are sealed. 404 when there is no event of that name. */
export async function resultsOf(supabase: Supabase, slug: string): Promise<OpenedScores> {
	return openedScores.parse(answer(await supabase.rpc('judging_results', { p_slug: slug })));
}

/** What judges wrote, by project, as far as the person who asks may read it. */
export async function comments(supabase: Supabase, slug: string) {
	return answer(await supabase.rpc('judging_comments', { p_slug: slug }));
}

type Verdict = Promise<DatabaseError | null>;

export async function setSeats(supabase: Supabase, event: number, seats: number): Verdict {
	return (await supabase.rpc('set_judging_seats', { p_event: event, p_seats: seats })).error;
}

export async function addJudge(supabase: Supabase, event: number, judge: string): Verdict {
	return (await supabase.rpc('add_judge', { p_event: event, p_person: judge })).error;
}

export async function withdrawJudge(supabase: Supabase, event: number, judge: string): Verdict {
	return (await supabase.rpc('withdraw_judge', { p_event: event, p_person: judge })).error;
}

type Conflict = { readonly team: number; readonly judge: string };

export async function declareConflict(supabase: Supabase, conflict: Conflict & { readonly reason: string }): Verdict {
	const { team, judge, reason } = conflict;
	return (await supabase.rpc('declare_judge_conflict', { p_team: team, p_judge: judge, p_reason: reason })).error;
}

export async function takeBackConflict(supabase: Supabase, { team, judge }: Conflict): Verdict {
	return (await supabase.rpc('take_back_judge_conflict', { p_team: team, p_judge: judge })).error;
}

/** Writes a plan; what was scored stays. */
export async function seat(supabase: Supabase, event: number, seats: readonly Seat[]): Verdict {
	const wanted = seats.map(({ judge, project }) => ({ team: Number(project), judge }));
	return (await supabase.rpc('seat_judges', { p_event: event, p_seats: wanted })).error;
}

/** Deals out pairs; what was answered stays. */
export async function deal(supabase: Supabase, event: number, { looks, pairs }: Dealt): Verdict {
	const wanted = pairs.map(({ judge, first, second }) => ({ judge, first: Number(first), second: Number(second) }));
	return (await supabase.rpc('deal_pairs', { p_event: event, p_looks: looks, p_pairs: wanted })).error;
}
type Dealt = { readonly looks: number; readonly pairs: readonly Pairing[] };

/** Saves what the person who asks says of a pair; answers the version. */
export async function compare(supabase: Supabase, pair: number, { choice, comment, version }: VerdictDraft) {
	return supabase.rpc('save_verdict', { p_pair: pair, p_choice: choice, p_version: version, p_comment: comment });
}

/** Saves what the person who asks gives a project; answers the version. */
export async function save(supabase: Supabase, team: number, { points, comment, version, round }: JudgementDraft) {
	return supabase.rpc('save_judgement', {
		...{ p_team: team, p_points: points, p_comment: comment, p_version: version, p_round: round }
	});
}

export async function open(supabase: Supabase, event: number): Verdict {
	return (await supabase.rpc('open_scores', { p_event: event })).error;
}
