import { z } from 'zod';
import { answer, unforeseen } from '#lib/server/refusals.ts';
import type { Over } from '#lib/server/seenForms.ts';
import type { Supabase } from '#lib/server/supabase.ts';
import type { RuleDraft } from '#lib/voting/voting-form.server.ts';

const part = z.object({ of: z.number(), voted: z.number() });
const team = z.object({
	...{ id: z.number(), name: z.string(), idea: z.string(), pitch: z.string(), link: z.string() },
	is_mine: z.boolean(),
	given: z.number()
});

const shown = z.object({
	...{ id: z.number(), slug: z.string(), name: z.string(), time_zone: z.string() },
	phase: z.enum(['announced', 'ideation', 'formation', 'build', 'submission', 'judging', 'voting', 'results']),
	...{ voting_at: z.string(), results_at: z.string(), asked_at: z.string() },
	...{ may_edit: z.boolean(), is_registered: z.boolean(), cast_at: z.string().nullable() },
	rule: z.object({
		method: z.enum(['allowance', 'quadratic', 'ranked']),
		...{ amount: z.number(), most_on_one: z.number() }
	}),
	turnout: z.object({ marketing: part, it: part, other: part }),
	/** What the person who asks has saved, after the results too. */
	mine: z.array(z.object({ id: z.number(), name: z.string(), weight: z.number() })),
	teams: z.array(team)
});

/** The voting of an event as its page shows it, by the clock of the database; teams in this voter's own order. */
export type ShownVoting = z.output<typeof shown>;
/** A team that handed in, with what the person who asks gave it. */
export type VotedTeam = ShownVoting['teams'][number];

const signals = z.object({
	...{ new_voters: z.number(), late_voters: z.number(), absent_voters: z.number() },
	/** Ballots that gave several teams exactly the same. */
	same: z.array(z.object({ ballots: z.number(), teams: z.array(z.string()) })),
	/** Teams that almost only one function chose, with how many of their ballots are of it. */
	one_sided: z.array(
		z.object({
			...{ team: z.string(), team_id: z.number(), ballots: z.number(), of_it: z.number() },
			function: z.enum(['marketing', 'it', 'other'])
		})
	),
	bursts: z.array(z.object({ team: z.string(), team_id: z.number(), ballots: z.number(), from_new: z.number() }))
});

/** What an organizer should look at: counts, no names. */
export type VoteSignals = z.output<typeof signals>;

/** The voting of an event. 404 when there is none of that name. */
export async function show(supabase: Supabase, slug: string): Promise<ShownVoting> {
	return shown.parse(answer(await supabase.rpc('show_voting', { p_slug: slug })));
}

/** What an organizer should look at; null for everybody else, before the results, and where fewer than three voted. */
export async function signalsOf(supabase: Supabase, event: number): Promise<VoteSignals | null> {
	const { data, error } = await supabase.rpc('vote_signals', { p_event: event });
	if (error) throw unforeseen(error);
	return data === null ? null : signals.parse(data);
}

/** Casts, or casts anew: votes (or places) by team. */
export async function cast(supabase: Supabase, event: number, votes: Readonly<Record<string, number>>) {
	return supabase.rpc('cast_votes', { p_event: event, p_votes: votes });
}

/** Sets how an event votes, before it does, over that version of the form. */
export async function setRule(supabase: Supabase, { id, version }: Over, { method, amount, most_on_one }: RuleDraft) {
	return supabase.rpc('set_voting_rule', {
		...{ p_event: id, p_method: method, p_amount: amount, p_most_on_one: most_on_one, p_version: version }
	});
}
