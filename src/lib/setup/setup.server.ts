import { z } from 'zod';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';
import type { Setup } from '#lib/setup/parts.ts';

const most = z.number().nullable();
const setup: z.ZodType<Setup> = z.object({
	...{ id: z.number(), slug: z.string(), name: z.string(), time_zone: z.string() },
	phase: z.enum(['announced', 'ideation', 'formation', 'build', 'submission', 'judging', 'voting', 'results']),
	...{ ideation_at: z.string(), judging_at: z.string(), results_at: z.string() },
	gallery_from: z.enum(['judging_at', 'voting_at']),
	copied_from: z.object({ slug: z.string(), name: z.string() }).nullable(),
	...{ is_untouched: z.boolean(), has_brief: z.boolean(), agenda: z.number(), outside: z.array(z.string()) },
	challenges: z.object({ count: z.number(), owned: z.number() }),
	limits: z.object({ most, most_marketing: most, most_it: most, most_other: most }).nullable(),
	...{ questions: z.number(), registered: z.number() },
	team_rule: z.object({ min_size: z.number(), max_size: z.number(), must_mix: z.boolean() }),
	has_team_rule: z.boolean(),
	...{ fields: z.array(z.string()), has_fields: z.boolean() },
	demo: z
		.object({
			...{ starts_at: z.string(), pitch_minutes: z.number(), question_minutes: z.number(), place: z.string() }
		})
		.nullable(),
	judging: z.object({
		method: z.enum(['rubric', 'pairs']),
		...{ seats: z.number(), looks: z.number(), most: z.number() }
	}),
	criteria: z.array(z.string()),
	judges: z.object({ people: z.number(), guests: z.number(), short_links: z.number() }),
	voting_rule: z.object({
		method: z.enum(['allowance', 'quadratic', 'ranked']),
		...{ amount: z.number(), most_on_one: z.number() }
	}),
	has_voting_rule: z.boolean(),
	...{ organizers: z.number(), mentors: z.number() },
	announcements: z.object({ said: z.number(), to_come: z.number() })
});

/** All that an event is set to. 404 when there is none of that name, or for who does not organize it. */
export async function show(supabase: Supabase, slug: string): Promise<Setup> {
	return setup.parse(answer(await supabase.rpc('show_setup', { p_slug: slug })));
}

/** Takes away an event that nobody takes part in. */
export async function remove(supabase: Supabase, id: number, reason: string) {
	return (await supabase.rpc('remove_event', { p_event: id, p_reason: reason })).error;
}
