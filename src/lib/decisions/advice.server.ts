import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { Database } from '#lib/database.types.ts';
import type { Outcome } from '#lib/decisions/decisions.ts';
import { recommendedOf } from '#lib/decisions/recommended.ts';
import { analyse } from '#lib/experiments/analysis.ts';
import { experiment } from '#lib/experiments/experiment.schema.ts';
import { answer } from '#lib/server/refusals.ts';

/** An experiment as it stood at an entry of the log, so many days from its end: as long as both are the same, so is its analysis. */
type Asked = { readonly id: number; readonly seq: number | null; readonly days_left: number };

/** Kept between requests: a board asks the same of the same experiments at every one, and working one out takes as long as a board. */
const known = new Map<string, Outcome | null>();
const MOST = 2000;
/** So many are read at once: each brings months of readings. */
const AT_ONCE = 20;

const keyOf = ({ id, seq, days_left }: Asked) => `${id} ${seq} ${days_left}`;

/** What the registered rules recommend now, by experiment; the same as its page and its brief say. Null where one leaves it to people. */
export async function recommended(
	supabase: SupabaseClient<Database>,
	asked: readonly Asked[]
): Promise<ReadonlyMap<number, Outcome | null>> {
	const unknown = asked.filter((one) => !known.has(keyOf(one)));
	const fresh = new Map<number, Outcome | null>();
	for (let from = 0; from < unknown.length; from += AT_ONCE) {
		const ids = unknown.slice(from, from + AT_ONCE).map(({ id }) => id);
		const read = answer(await supabase.rpc('read_experiments', { p_experiments: ids }));
		for (const one of z.array(experiment).parse(read)) fresh.set(one.id, recommendedOf(analyse(one)));
	}
	const said = asked.map((one) => [one.id, known.get(keyOf(one)) ?? fresh.get(one.id) ?? null] as const);
	if (known.size + unknown.length > MOST) known.clear();
	for (const one of unknown) known.set(keyOf(one), fresh.get(one.id) ?? null);
	return new Map(said);
}
