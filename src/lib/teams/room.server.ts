import { z } from 'zod';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const shape = z.object({
	id: z.number(),
	name: z.string(),
	time_zone: z.string(),
	people: z.array(z.object({ id: z.string(), name: z.string() })),
	tasks: z.array(
		z.object({
			...{ id: z.number(), title: z.string(), person_id: z.string().nullable() },
			...{ done_at: z.string().nullable(), done_by: z.string().nullable() }
		})
	),
	notes: z.array(
		z.object({
			...{ id: z.number(), body: z.string(), written_at: z.string(), written_by: z.string(), author: z.string() }
		})
	)
});
/** The room of a team: what is to do, and its latest hundred notes. */
export type Room = z.output<typeof shape>;

const id = z.coerce.number().int().positive();
const person = z
	.union([z.literal(''), z.uuid()], 'Choose somebody who is in the team.')
	.optional()
	.transform((chosen) => (chosen === '' ? undefined : chosen));

/** A note, as its form sends it. */
export const noteForm = z.object({
	body: z.string().trim().min(1, 'Write a note.').max(4000, 'Shorten the note to 4,000 characters.')
});
/** A task, as its form sends it. */
export const taskForm = z.object({
	title: z.string().trim().min(1, 'Say what is to do.').max(140, 'Shorten it to 140 characters.'),
	person
});
/** What is so of a task from now on. */
export const taskChange = z.object({
	task: id,
	done: z.enum(['yes', 'no']).transform((done) => done === 'yes'),
	person
});
/** Which task, or which note. */
export const taskChoice = z.object({ task: id });
export const noteChoice = z.object({ note: id });

/** The room of a team. 404 for everybody who is not in it. */
export async function show(supabase: Supabase, team: number): Promise<Room> {
	return shape.parse(answer(await supabase.rpc('show_team_room', { p_team: team })));
}

/* Commands answer the refusal, or null when they are done. */

/** Writes a note. */
export async function write(supabase: Supabase, team: number, body: string) {
	return (await supabase.rpc('write_team_note', { p_team: team, p_body: body })).error;
}

/** Takes away a note of one's own. */
export async function unwrite(supabase: Supabase, team: number, note: number) {
	return (await supabase.rpc('remove_team_note', { p_team: team, p_note: note })).error;
}

/** Adds a task, for somebody or for nobody yet. */
export async function add(supabase: Supabase, team: number, task: z.output<typeof taskForm>) {
	return (await supabase.rpc('add_team_task', { p_team: team, p_title: task.title, p_person: task.person })).error;
}

/** Says whether a task is done, and whose it is. */
export async function set(supabase: Supabase, team: number, { task, done, person }: z.output<typeof taskChange>) {
	return (await supabase.rpc('set_team_task', { p_team: team, p_task: task, p_done: done, p_person: person })).error;
}

/** Takes away a task. */
export async function remove(supabase: Supabase, team: number, task: number) {
	return (await supabase.rpc('remove_team_task', { p_team: team, p_task: task })).error;
}
