import { z } from 'zod';
import type { EventRole } from '#lib/events/events.ts';
import type { Limits } from '#lib/events/registration.ts';
import { answer, unforeseen } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const side = z.enum(['marketing', 'it', 'other']).nullable();
const attendee = z.object({
	...{ id: z.string(), name: z.string(), function: side, is_bridging: z.boolean() },
	/** The side whose place it is, as when it was given; null for who waits. */
	place_of: side,
	...{ is_waiting: z.boolean(), place: z.number(), checked_in_at: z.string().nullable() },
	answers: z.array(z.object({ asks: z.string(), answer: z.string() }))
});

/** Somebody on the list at the door; `place` in the line of those who wait. */
export type Attendee = z.output<typeof attendee>;

/** Everybody registered and, for who may see them, everybody who waits and all answers; narrowed by name, at most 1,000. */
export async function attendance(supabase: Supabase, id: number, search: string): Promise<Attendee[]> {
	return z.array(attendee).parse(answer(await supabase.rpc('list_attendance', { p_event: id, p_search: search })));
}

const exported = z.object({
	questions: z.array(z.object({ id: z.number(), asks: z.string() })),
	people: z.array(
		z.object({
			...{ name: z.string(), function: side, is_bridging: z.boolean(), roles: z.array(z.string()) },
			/** In the line of those who wait; null for who is registered. */
			place: z.number().nullable(),
			/** The side whose place it is, as when it was given; null for who waits. */
			place_of: side,
			...{ since: z.string(), checked_in_at: z.string().nullable() },
			/** By the id of the question. */
			answers: z.record(z.string(), z.string())
		})
	)
});

/** The whole list at the door with what everybody answered. */
export type ExportedAttendance = z.output<typeof exported>;

/** The whole list at the door. Organizers only: 403 for everybody else. */
export async function exportAttendance(supabase: Supabase, id: number): Promise<ExportedAttendance> {
	return exported.parse(answer(await supabase.rpc('export_attendance', { p_event: id })));
}

/** People who can be named in an event, those who lead first, at most 200. */
export async function candidates(supabase: Supabase, search = '') {
	return answer(await supabase.rpc('event_candidates', { p_search: search }));
}

/** The code to check in with. Organizers only; null in a preview where none was made yet. */
export async function code(supabase: Supabase, id: number): Promise<string | null> {
	const { data, error } = await supabase.rpc('check_in_code', { p_event: id });
	if (error) throw unforeseen(error);
	return z.string().nullable().parse(data);
}

/** Gives somebody one role in an event, or takes that one away; every other part he or she has in it stays. */
export async function setRole(
	supabase: Supabase,
	id: number,
	{ person, role, holds }: { readonly person: string; readonly role: EventRole; readonly holds: boolean }
) {
	return supabase.rpc('set_event_role', { p_event: id, p_person: person, p_role: role, p_holds: holds });
}

/** Writes on the list at the door whether somebody has come. */
export async function checkIn(
	supabase: Supabase,
	id: number,
	{ person, hasCome }: { readonly person: string; readonly hasCome: boolean }
) {
	return supabase.rpc('check_in_person', { p_event: id, p_person: person, p_has_come: hasCome });
}

/** Takes the place of somebody away, or the place in the line; who waits longest moves up. */
export async function takeOut(
	supabase: Supabase,
	id: number,
	{ person, reason }: { readonly person: string; readonly reason: string }
) {
	return supabase.rpc('remove_registration', { p_event: id, p_person: person, p_reason: reason });
}

type Asked = {
	readonly id?: number;
	readonly asks: string;
	readonly kind: 'text' | 'choice';
	readonly options: string[];
	readonly is_required: boolean;
};

/** Sets how many fit and what everybody is asked, over that version of the form. */
export async function setRegistration(
	supabase: Supabase,
	id: number,
	{
		limits,
		questions,
		version
	}: { readonly limits: Limits; readonly questions: readonly Asked[]; readonly version: number }
) {
	return supabase.rpc('save_registration', {
		p_event: id,
		p_limits: { ...limits },
		p_questions: questions.map((question) => ({ ...question })),
		p_version: version
	});
}
