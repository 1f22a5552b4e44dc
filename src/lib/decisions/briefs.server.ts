import type { z } from 'zod';
import * as schema from '#lib/decisions/briefs.schema.ts';
import type { Brief } from '#lib/decisions/briefs.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** The brief of an experiment, besides the experiment itself. Throws 404 when there is none. */
export async function read(supabase: Supabase, experiment: number): Promise<Brief> {
	return schema.brief.parse(answer(await supabase.rpc('read_brief', { p_experiment: experiment })));
}

/** Writes what the team asks for, as an owner. Answers the refusal, or null when it stands. */
export async function ask(
	supabase: Supabase,
	experiment: number,
	form: z.output<typeof schema.askForm>
): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('write_ask', {
		p_experiment: experiment,
		p_words: form.words,
		p_money: form.money ?? undefined,
		p_person_days: form.person_days ?? undefined,
		p_run_by: form.run_by,
		p_run_cost: form.run_cost ?? undefined
	});
	return error;
}

/** Signs a topic off, refuses it or takes the last word back. Answers the refusal, or null when it stands. */
export async function signOff(
	supabase: Supabase,
	experiment: number,
	{ topic, state, words }: z.output<typeof schema.signOffForm>
): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('sign_off', {
		p_experiment: experiment,
		p_topic: topic,
		p_state: state,
		p_words: words
	});
	return error;
}
