import { z } from 'zod';
import { cutColumn, readTotals } from '#lib/experiments/totals.ts';
import type { Facts } from '#lib/impact/facts.ts';
import type { Journey } from '#lib/impact/funnel.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const side = z.enum(['marketing', 'it', 'other']);
const outcome = z.enum(['promote', 'iterate', 'kill']);
const reach = z.literal([0, 1, 2, 3, 4, 5]);
const titled = z.object({ id: z.number(), title: z.string() });
const act = z.object({ times: z.number(), people: z.number().nullable() });

const box = z.object({
	experiment_id: z.number(),
	title: z.string(),
	side,
	number: z.number(),
	starts_on: z.string(),
	ended_on: z.string(),
	opened_at: z.string().nullable(),
	revealed_at: z.string().nullable(),
	decided_at: z.string().nullable(),
	outcome: outcome.nullable(),
	days_unused: z.number(),
	is_open: z.boolean(),
	wanted_by: z.string().nullable()
});

const ended = titled.extend({
	kpi: z.string().nullable(),
	direction: z.enum(['up', 'down']).nullable(),
	ended_as: z.enum(['promoted', 'killed']),
	ended_at: z.string(),
	design: z.enum(['ab_test', 'before_after', 'target', 'regions', 'fake_door', 'survey']),
	look_rule: z.enum(['once', 'looks', 'always']),
	looks: z.number().nullable(),
	was_moved: z.boolean(),
	cut: cutColumn,
	check: z
		.object({
			standing: z.enum(['held', 'weaker', 'gone', 'not_known']),
			is_live: z.boolean(),
			by_reading: z.boolean(),
			held_against: z.enum(['holdout', 'then', 'target']).nullable()
		})
		.nullable(),
	totals: z.unknown().transform(readTotals)
});

const split = titled
	.extend({
		experiment_id: z.number(),
		time_box: z.number(),
		revealed_at: z.string(),
		ballots: z.number(),
		marketing_promote: z.number(),
		marketing_iterate: z.number(),
		marketing_kill: z.number(),
		it_promote: z.number(),
		it_iterate: z.number(),
		it_kill: z.number()
	})
	.transform(({ marketing_promote, marketing_iterate, marketing_kill, it_promote, it_iterate, it_kill, ...known }) => ({
		...known,
		marketing: { promote: marketing_promote, iterate: marketing_iterate, kill: marketing_kill },
		it: { promote: it_promote, iterate: it_iterate, kill: it_kill }
	}));

const facts: z.ZodType<Facts> = z.object({
	today: z.string(),
	since: z.string().nullable(),
	before: z.string().nullable(),
	first_on: z.string().nullable(),
	journeys: z.array(z.object({ side, reach, ideas: z.number() })),
	waiting_ideas: z.number(),
	starts: z.array(titled.extend({ side, proposed_at: z.string(), started_at: z.string() })),
	lives: z.array(
		titled.extend({ side, promoted_at: z.string(), live_on: z.string(), wanted_by: z.string().nullable() })
	),
	wanted_live: z.array(titled.extend({ wanted_by: z.string() })),
	waiting_live: z.number(),
	boxes: z.array(box),
	past_decisions: z.object({ promote: z.number(), iterate: z.number(), kill: z.number() }).nullable(),
	ended: z.array(ended),
	currency: z.string(),
	freed: z.array(z.object({ experiment_id: z.number(), amount: z.number(), days: z.number() })),
	forecasts: z.array(
		z.object({
			...{ review_id: z.number(), title: z.string(), decided_on: z.string() },
			...{ items: z.number(), forecasts: z.number(), people: z.number(), score: z.number() }
		})
	),
	splits: z.array(split),
	zombies: z.array(titled.extend({ reason: z.enum(['undecided', 'unread']), since: z.string(), days: z.number() })),
	priorities: z.array(
		z.object({
			id: z.number().nullable(),
			name: z.string().nullable(),
			is_retired: z.boolean(),
			ideas: z.number()
		})
	),
	experiments: z.array(
		titled.extend({
			priority_id: z.number().nullable(),
			started_at: z.string(),
			ended_as: z.enum(['promoted', 'killed']).nullable()
		})
	),
	participation: z.array(
		z.object({
			side,
			people: z.number().nullable(),
			acts: z.object({ ideas: act, supports: act, teams: act, experiments: act, ballots: act }).nullable()
		})
	)
});

/** Everything that the page of impact shows of a period, in one answer. */
export async function read(supabase: Supabase, { days }: { readonly days: number | null }): Promise<Facts> {
	return facts.parse(answer(await supabase.rpc('read_impact', days === null ? {} : { p_days: days })));
}

const journey: z.ZodType<Journey> = titled.extend({
	side,
	reach,
	proposed_at: z.string(),
	team_at: z.string().nullable(),
	started_at: z.string().nullable(),
	decided_at: z.string().nullable(),
	promoted_at: z.string().nullable(),
	live_on: z.string().nullable()
});

/** days: logged in the last so many (null: ever); reach: at least as far; before: the id where the page before ended. */
type Asked = { readonly days: number | null; readonly reach: number; readonly before?: number | undefined };

/** Ideas and how far they came, the newest first: so many, and where the next page starts (null on the last). */
export async function journeys(supabase: Supabase, { days, reach: least, before }: Asked, page: number) {
	let query = supabase.from('idea_journeys').select().gte('reach', least);
	if (days !== null) query = query.lte('days_ago', days);
	if (before) query = query.lt('id', before);
	const rows = answer(await query.order('id', { ascending: false }).limit(page + 1)).map((row) => journey.parse(row));
	const shown = rows.slice(0, page);
	return { journeys: shown, next: rows.length > page ? (shown.at(-1)?.id ?? null) : null };
}

/** All of them, for a file; so many at a time, that no answer grows with the workspace. */
export async function allJourneys(supabase: Supabase, asked: Asked): Promise<readonly Journey[]> {
	const all: Journey[] = [];
	let before: number | null | undefined;
	do {
		const page = await journeys(supabase, { ...asked, before: before ?? undefined }, 1000);
		all.push(...page.journeys);
		before = page.next;
	} while (before);
	return all;
}
