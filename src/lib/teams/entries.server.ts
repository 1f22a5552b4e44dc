import { z } from 'zod';
import type { Enums } from '#lib/database.types.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';
import type { RuleDraft, SeatDraft } from '#lib/teams/entry-form.server.ts';

const needs = z.enum(['nobody', 'marketing', 'it', 'either', 'both']);
const kind = z.enum(['application', 'invitation']);
const person = z.object({
	...{ id: z.string(), name: z.string(), is_bridging: z.boolean(), title: z.string() },
	function: z.enum(['marketing', 'it', 'other']).nullable(),
	skills: z.array(z.string())
});
const registered = z.array(person.extend({ helps: z.enum(['organizer', 'mentor']).nullable() })).transform((all) => ({
	free: all.filter(({ helps }) => helps === null),
	helpers: all.filter(({ helps }) => helps !== null)
}));
const seat = z.object({
	id: z.number(),
	wants: z.enum(['marketing', 'it', 'either']),
	skills: z.array(z.string()),
	says: z.string()
});
type Registered = z.output<typeof registered>;
/** Those whom a team may count on, and apart from them those who help in the event. */
export type Helper = Registered['helpers'][number];
const apart = <Read extends { readonly free: Registered }>({ free, ...rest }: Read) => ({ ...rest, ...free });
const rule = z.object({ min_size: z.number(), max_size: z.number(), must_mix: z.boolean() });

const listed = z.object({
	...{ id: z.number(), name: z.string(), idea_id: z.number(), idea: z.string(), size: z.number() },
	...{ marketing: z.number(), it: z.number(), bridging: z.number(), needs, lacks: z.number(), must_mix: z.boolean() },
	...{ asks_first: z.boolean(), is_mine: z.boolean() },
	/** Whether it may hand in again only because it handed in when less was asked. */
	keeps_rule: z.boolean(),
	seats: z.array(seat)
});
/** A team in the list of its event, with its open seats. */
export type ListedTeam = z.output<typeof listed>;

const gathering = z.object({
	...{ id: z.number(), slug: z.string(), name: z.string(), asked_at: z.string(), formation_at: z.string() },
	...{ time_zone: z.string(), may_organize: z.boolean(), is_registered: z.boolean() },
	phase: z.enum(['announced', 'ideation', 'formation', 'build', 'submission', 'judging', 'voting', 'results']),
	rule,
	me: person,
	teams: z.array(listed),
	/** How many there are: more than are listed where an event has more than 500. */
	team_count: z.number(),
	requests: z.array(
		z.object({
			...{ id: z.number(), kind, team_id: z.number(), team: z.string(), says: z.string(), made_at: z.string() }
		})
	),
	/** Who and which team have asked each other, as far as the reader runs the event. */
	asks: z.array(z.object({ team: z.number(), person: z.string(), kind })),
	free: registered
});
const gathered = gathering.transform(apart);
/** The teams of an event, who is in none (helpers: its organizers and mentors), and where the reader stands. */
export type Gathering = z.output<typeof gathered>;

const request = z.object({
	...{ id: z.number(), kind, says: z.string(), made_at: z.string(), seat_id: z.number().nullable() },
	...{ is_mine: z.boolean(), by: z.string(), person }
});
/** What a person and a team ask each other. */
export type TeamRequest = z.output<typeof request>;

const entry = z.object({
	...{ asks_first: z.boolean(), lead_id: z.string(), rule, seats: z.array(seat) },
	/** Why the reader cannot come in now, by name; null when nothing speaks against it. */
	refusal: z.string().nullable(),
	placed_by: z.string().nullable(),
	/** Whether the reader may rename the team and take somebody out of it; and does so as who runs the event. */
	...{ may_steer: z.boolean(), may_organize: z.boolean() },
	/** Why the reader was taken out of it. */
	removed: z.object({ by: z.string(), reason: z.string(), at: z.string() }).nullable(),
	requests: z.array(request),
	/** Who was registered for it after the deadline, by whom and why. */
	late: z.array(z.object({ who: z.string(), by: z.string(), reason: z.string() })),
	free: registered
});
const entered = entry.transform(apart);
/** How one gets into a team. */
export type TeamEntry = z.output<typeof entered>;

const leftOut = z.array(z.object({ person: z.string(), team: z.number(), why: z.string() }));

/**
 * The teams of an event, one's own and 500 others after a key or with these words, and who has none (at most 1,000). `after`: the key to
 * go on after, null at the end. 404 when there is no such event.
 */
export async function gather(
	supabase: Supabase,
	slug: string,
	{ after = 0, words = '' }: { readonly after?: number | undefined; readonly words?: string } = {}
): Promise<Gathering & { readonly after: number | null }> {
	const asked = { p_slug: slug, p_after: after, p_words: words };
	const found = gathered.parse(answer(await supabase.rpc('show_event_teams', asked)));
	const teams = found.teams.slice(0, MOST);
	return { ...found, teams, after: found.teams.length > MOST ? (teams.at(-1)?.id ?? null) : null };
}
const MOST = 500;

/** The same with all its teams, however many there are: for who places people. */
export async function gatherAll(supabase: Supabase, slug: string) {
	let { after, ...all } = await gather(supabase, slug);
	while (after !== null) {
		const more = await gather(supabase, slug, { after });
		// one's own may be on several pages
		const there = new Set(all.teams.map(({ id }) => id));
		all = { ...all, teams: [...all.teams, ...more.teams.filter(({ id }) => !there.has(id))] };
		after = more.after;
	}
	return all;
}

/** How one gets into a team. 404 when there is none. */
export async function show(supabase: Supabase, team: number): Promise<TeamEntry> {
	return entered.parse(answer(await supabase.rpc('show_team_entry', { p_team: team })));
}

/* Commands answer the refusal, or null when they are done. */

/** Joins a team, on a seat that is open where one is named; again changes nothing. */
export async function join(supabase: Supabase, team: number, seat?: number) {
	return (await supabase.rpc('join_team', { p_team: team, p_seat: seat })).error;
}

/** Leaves a team; the last one closes it by that, and is answered the slug of its event. */
export async function leave(supabase: Supabase, team: number) {
	return supabase.rpc('leave_team', { p_team: team });
}

/** Asks to be taken in; whoever need not ask is in. */
export async function apply(supabase: Supabase, team: number, { seat, says }: { seat?: number; says: string }) {
	return (await supabase.rpc('apply_to_team', { p_team: team, p_says: says, p_seat: seat })).error;
}

/** Asks somebody in; whoever had asked is in. */
export async function invite(supabase: Supabase, team: number, { person, says }: { person: string; says: string }) {
	return (await supabase.rpc('invite_to_team', { p_team: team, p_person: person, p_says: says })).error;
}

/** Accepts, declines or takes back what was asked. */
export async function settle(supabase: Supabase, id: number, outcome: Enums<'team_request_outcome'>) {
	return (await supabase.rpc('settle_team_request', { p_request: id, p_outcome: outcome })).error;
}

/** Opens a seat. */
export async function openSeat(supabase: Supabase, team: number, { wants, skills, says }: SeatDraft) {
	return (await supabase.rpc('open_team_seat', { p_team: team, p_wants: wants, p_skills: skills, p_says: says })).error;
}

/** Closes an open seat; again changes nothing. */
export async function closeSeat(supabase: Supabase, id: number) {
	return (await supabase.rpc('close_team_seat', { p_seat: id })).error;
}

/** Whether the team takes people in by accepting them. */
export async function setAsksFirst(supabase: Supabase, team: number, asks: boolean) {
	return (await supabase.rpc('set_team_asks_first', { p_team: team, p_asks: asks })).error;
}

/** Somebody else of the team speaks for it. */
export async function handOver(supabase: Supabase, team: number, person: string) {
	return (await supabase.rpc('hand_over_team', { p_team: team, p_person: person })).error;
}

/** Gives a team another name. */
export async function rename(supabase: Supabase, team: number, name: string) {
	return (await supabase.rpc('rename_team', { p_team: team, p_name: name })).error;
}

/** Takes somebody out of a team. */
export async function takeOut(
	supabase: Supabase,
	team: number,
	{ person, reason }: { person: string; reason: string }
) {
	return (await supabase.rpc('remove_team_member', { p_team: team, p_person: person, p_reason: reason })).error;
}

/** Registers somebody after the deadline for a team with more time, and places him or her in it. */
export async function registerLate(
	supabase: Supabase,
	team: number,
	{ person, reason }: { person: string; reason: string }
) {
	return (await supabase.rpc('register_late', { p_team: team, p_person: person, p_reason: reason })).error;
}

/** Whoever changed the profile stands for that side in the team too. */
export async function standForOwnSide(supabase: Supabase, team: number) {
	return (await supabase.rpc('stand_for_own_side', { p_team: team })).error;
}

/** Whoever was placed stays, and is not asked again. */
export async function keepPlace(supabase: Supabase, team: number) {
	return (await supabase.rpc('keep_place', { p_team: team })).error;
}

/** How teams of an event are made up, over that version of the form. */
export async function setRule(supabase: Supabase, { id, version, knows }: Over, { min, max, must_mix }: RuleDraft) {
	const told = { p_event: id, p_min: min, p_max: max, p_must_mix: must_mix, p_version: version, p_knows: knows };
	return (await supabase.rpc('set_team_rule', told)).error;
}
type Over = { readonly id: number; readonly version: number; readonly knows: boolean };

const weight = z.object({ waits: z.number(), keeps: z.number() });

/** How many teams that could hand in now would not meet a rule, and how many have handed in with less than it asks for. */
export async function weighRule(supabase: Supabase, event: number, { min, must_mix }: RuleDraft) {
	const asked = { p_event: event, p_min: min, p_must_mix: must_mix };
	return weight.parse(answer(await supabase.rpc('weigh_team_rule', asked)));
}

/** Places people; answers who was left and why. */
export async function place(
	supabase: Supabase,
	event: number,
	places: readonly { readonly person: string; readonly team: number }[]
) {
	const { data, error } = await supabase.rpc('place_people', { p_event: event, p_placements: [...places] });
	if (error) return { error };
	return { left: leftOut.parse(data) };
}

/** Places one person. */
export async function placeOne(
	supabase: Supabase,
	event: number,
	one: { readonly person: string; readonly team: number }
) {
	const { error, left = [] } = await place(supabase, event, [one]);
	return error ?? (left[0] ? { code: 'PT409', message: left[0].why } : null);
}
