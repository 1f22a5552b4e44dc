import { z } from 'zod';
import { parts } from '#lib/floor/partSteps.ts';
import { eventNews, moreNews } from '#lib/impact/eventNews.ts';
import type { Today } from '#lib/impact/today.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';
import { pitch } from '#lib/submissions/pitch.schema.ts';

const missing = z.enum(['marketing', 'it', 'either', 'both']).nullable();
const titled = z.object({ experiment_id: z.number(), title: z.string() });
const closing = titled.extend({ closes_at: z.string() });

const shape: z.ZodType<Today> = z.object({
	now: z.string(),
	events: z.array(
		z.object({
			id: z.number(),
			slug: z.string(),
			name: z.string(),
			phase: z.enum(['announced', 'ideation', 'formation', 'build', 'submission', 'judging', 'voting', 'results']),
			next_phase_at: z.string().nullable(),
			time_zone: z.string(),
			is_registered: z.boolean(),
			waits: z.boolean(),
			parts: z.array(z.enum(parts)),
			team: z
				.object({
					...{ id: z.number(), name: z.string(), submitted_at: z.string().nullable(), missing },
					lacks: z.number(),
					more_until: z.string().nullable(),
					pitch: pitch.nullable(),
					says_more: z.boolean()
				})
				.nullable()
		})
	),
	open_teams: z.array(z.object({ id: z.number(), name: z.string(), event_name: z.string(), missing })),
	help: z.array(z.object({ slug: z.string(), name: z.string(), teams: z.number() })),
	unanswered: z.array(z.object({ slug: z.string(), name: z.string(), questions: z.number() })),
	experiments: z.array(
		z.object({
			id: z.number(),
			title: z.string(),
			state: z.string(),
			ends_on: z.string().nullable(),
			days_left: z.number().nullable(),
			last_reading_on: z.string().nullable(),
			days_since_reading: z.number().nullable()
		})
	),
	criteria: z.array(titled.extend({ criterion_id: z.number(), kind: z.enum(['kill', 'success']) })),
	signatures: z.array(titled),
	ownerless: z.array(titled),
	ballots: z.array(closing),
	to_reveal: z.array(closing.extend({ is_short: z.boolean() })),
	again: z.array(titled.extend({ on: z.string() })),
	to_decide: z.array(titled),
	reviews: z.array(z.object({ review_id: z.number(), title: z.string(), starts_at: z.string(), unread: z.number() })),
	due: z.array(titled),
	handovers: z.array(
		titled.extend({
			id: z.number(),
			due_on: z.string(),
			days_left: z.number(),
			check: z.number().nullable(),
			is_mine: z.boolean(),
			owner: z.string()
		})
	),
	mentions: z.array(
		z.object({ subject: z.enum(['idea', 'experiment']), subject_id: z.number(), title: z.string(), author: z.string() })
	),
	ledgers: z.array(
		z.object({
			...{
				kind: z.enum(['start', 'carry_on', 'unsaid', 'check']),
				slug: z.string(),
				event_name: z.string(),
				due_on: z.string()
			},
			...{ experiment_id: z.number().nullable(), title: z.string().nullable() },
			...{ teams: z.number().nullable(), days: z.number().nullable(), team_id: z.number().nullable() }
		})
	),
	judging: z.array(
		z.object({
			...{ slug: z.string(), name: z.string(), voting_at: z.string(), time_zone: z.string() },
			...{ to_score: z.number().nullable(), to_plan: z.number().nullable() }
		})
	),
	to_award: z.array(
		z.object({
			...{ slug: z.string(), name: z.string(), results_at: z.string(), time_zone: z.string() },
			...{ is_sealed: z.boolean(), is_unprepared: z.boolean() }
		})
	),
	event_news: z.array(eventNews),
	more_news: z.array(moreNews),
	team_matters: z.array(
		z.object({
			kind: z.enum([
				'invitation',
				'application',
				'declined',
				'placed',
				'placed_late',
				'removed',
				'asked_closed',
				'invited_closed',
				'asked_full',
				'invited_full'
			]),
			team_id: z.number().nullable(),
			team: z.string(),
			who: z.string(),
			slug: z.string(),
			reason: z.string()
		})
	),
	idea_waits: z.array(
		z.object({
			kind: z.enum(['given', 'merge', 'merged', 'hidden', 'moved']),
			idea_id: z.number(),
			title: z.string(),
			author: z.string()
		})
	),
	board: z
		.object({
			open: z.number(),
			due: z.number(),
			deciding: z.number(),
			zombies: z.number(),
			not_live: z.number(),
			late: z.number(),
			ended: z.number()
		})
		.nullable()
});

/** What needs the person who asks, by the database's clock, in one answer. */
export async function today(supabase: Supabase): Promise<Today> {
	return shape.parse(answer(await supabase.rpc('today')));
}
