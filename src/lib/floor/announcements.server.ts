import { z } from 'zod';
import { audiences, type Audience } from '#lib/floor/floor.ts';
import { parts } from '#lib/floor/partSteps.ts';
import { render } from '#lib/server/markdown.server.ts';
import { answer, unforeseen } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const audience = z.enum(audiences.map(({ value }) => value));
const row = z.object({
	/** The challenge or the team it is for, by name. */
	about: z.string().nullable(),
	...{ id: z.number(), says: z.string(), audience, author: z.string(), due_at: z.string() },
	...{ withdrawn_at: z.string().nullable(), is_to_come: z.boolean() }
});

/** Something the organizers said, or (for them) will say. */
export type Announcement = z.output<typeof row>;

const heard = z.object({ said: z.array(row), asked_at: z.string(), next_at: z.string().nullable() });

/**
 * What the reader may read of what was said in an event, the latest first, at most 100; and when the next is due that is
 * for him or her (`next_at`), by the clock of the database (`asked_at`).
 */
export async function list(supabase: Supabase, slug: string, most = 100) {
	return heard.parse(answer(await supabase.rpc('said_in_event', { p_slug: slug, p_most: most })));
}

/** What was said and stands, drawn. */
export const drawn = (said: readonly Announcement[]) =>
	said.filter((one) => !one.is_to_come && one.withdrawn_at === null).map((one) => ({ ...one, html: render(one.says) }));

/** So many are shown to a team; the page of the event has more. */
const LATEST = 2;

/** The latest that was said to the reader, drawn, as it is shown on a page of something else. */
export async function latest(supabase: Supabase, slug: string) {
	const { said, ...clock } = await list(supabase, slug, LATEST);
	return { said: drawn(said), clock, most: LATEST };
}

const floor = heard.extend({ parts: z.array(z.enum(parts)), to_help: z.number(), to_score: z.number() });

/** The same for the page of an event, at most so many; what the reader does in it, and how much waits for that. */
export async function floorOf(supabase: Supabase, slug: string, most: number) {
	return floor.parse(answer(await supabase.rpc('show_floor', { p_slug: slug, p_most: most })));
}

const told = z.object({
	said: z.array(row.pick({ id: true, says: true, audience: true, due_at: true })),
	...{ asked_at: z.string(), next_at: z.string().nullable() },
	...{ judging_at: z.string(), voting_at: z.string(), results_at: z.string() },
	/** A fingerprint of what the guest goes by: seats, pairs, rubric. */
	queue_state: z.string()
});

/**
 * What the guest judge of a token may read of what was said, drawn, when there is more, the times of the judging and a fingerprint of
 * the guest's queue; null when the link does not open.
 */
export async function listForGuest(supabase: Supabase, token: string) {
	const { data, error } = await supabase.rpc('said_to_guest', { p_token: token });
	if (error) throw unforeseen(error);
	const heardByGuest = told.nullable().parse(data);
	if (!heardByGuest) return null;
	const { said, judging_at, voting_at, results_at, queue_state, ...clock } = heardByGuest;
	// in the name of all of them: a guest is told nobody of the company
	const by = { author: 'The organizers', about: null, withdrawn_at: null, is_to_come: false };
	return {
		clock,
		times: { judging_at, voting_at, results_at, queue_state },
		announcements: said.map((one) => ({ ...one, ...by, html: render(one.says) }))
	};
}

/** The same, as the pages of a guest have it. */
export type GuestHeard = NonNullable<Awaited<ReturnType<typeof listForGuest>>>;

const one = z.object({ id: z.number(), name: z.string(), people: z.number() });
const reaches = z.object({
	audiences: z.record(z.string(), z.number()),
	challenges: z.array(one),
	teams: z.array(one)
});

/** How many people an audience has now. */
export type Reach = z.output<typeof reaches>;

/** How many people each audience has now; null for who does not run the event. */
export async function reach(supabase: Supabase, slug: string): Promise<Reach | null> {
	const { data, error } = await supabase.rpc('announcement_reach', { p_slug: slug });
	if (error) throw unforeseen(error);
	return reaches.nullable().parse(data);
}

type Said = {
	readonly says: string;
	readonly audience: Audience;
	readonly due_at?: string;
	readonly challenge?: number;
	readonly team?: number;
};

/** Says something, now or when it is due; a challenge or a team counts only where it is for those of one. */
export async function announce(
	supabase: Supabase,
	event: number,
	{ says, audience: to, due_at, challenge, team }: Said
) {
	return supabase.rpc('announce', {
		...{ p_event: event, p_says: says, p_audience: to, p_due_at: due_at },
		...(to === 'challenge' && { p_challenge: challenge }),
		...(to === 'team' && { p_team: team })
	});
}

/** Takes an announcement back. */
export async function withdraw(supabase: Supabase, id: number) {
	return supabase.rpc('withdraw_announcement', { p_announcement: id });
}

const chosen = z
	.union([z.literal(''), z.coerce.number().int().positive()])
	.optional()
	.transform((id) => (id === '' ? undefined : id));

/** An announcement as its form sends it; the time as the clocks of the event show it. */
export const announcementForm = z.object({
	says: z
		.string()
		.trim()
		.min(3, 'Say something, in at least 3 characters.')
		.max(2000, 'Shorten this to 2,000 characters.'),
	audience: audience.default('everybody'),
	challenge: chosen,
	team: chosen,
	due_at: z.string().trim().default('')
});
