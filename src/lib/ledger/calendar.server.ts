import { z } from 'zod';
import type { Entry } from '#lib/server/icalendar.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const days = z.object({
	checks: z.array(
		z.object({
			...{ event_id: z.number(), slug: z.string(), name: z.string(), days: z.number() },
			...{ due_on: z.string(), changed_at: z.string() }
		})
	),
	promises: z.array(
		z.object({
			...{ team_id: z.number(), experiment_id: z.number(), title: z.string() },
			...{ start_by: z.string(), changed_at: z.string() }
		})
	)
});

/**
 * What the ledgers of events ask of whoever has the calendar of this address, as its entries: days to look back, and promises to start.
 * None for the calendar of everybody's experiments, and for an address that is none.
 */
export async function entriesOf(supabase: Supabase, token: string, origin: string): Promise<Entry[]> {
	const { checks, promises } = days.parse(answer(await supabase.rpc('read_ledger_days', { p_token: token })));
	return [
		...checks.map(({ event_id, slug, name, days: after, due_on, changed_at }) => ({
			...onDay(due_on, changed_at),
			uid: `event-${event_id}-after-${after}`,
			summary: `Say what came of it after ${after} days: ${name}`,
			url: `${origin}/events/${slug}/ledger`
		})),
		...promises.map(({ team_id, experiment_id, title, start_by, changed_at }) => ({
			...onDay(start_by, changed_at),
			uid: `team-${team_id}-starts`,
			summary: `Start by today, as promised: ${title}`,
			url: `${origin}/experiments/${experiment_id}/plan`
		}))
	];
}

const MINUTE = 60_000;

/** What changed later has the higher number, in minutes: a calendar takes that over. */
const onDay = (day: string, changedAt: string) => ({
	...{ startsOn: day, endsOn: day, changedAt },
	sequence: Math.floor(Date.parse(changedAt) / MINUTE)
});
