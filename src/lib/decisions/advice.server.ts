import { z } from 'zod';
import type { Outcome } from '#lib/decisions/decisions.ts';
import { recommendedOf } from '#lib/decisions/recommended.ts';
import { analyse } from '#lib/experiments/analysis.ts';
import { experiment } from '#lib/experiments/experiment.schema.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** An experiment as it stood at an entry of the log, so many days from its end: as long as both are the same, so is its analysis. */
type Asked = { readonly id: number; readonly seq: number | null; readonly days_left: number };

/** Kept between requests: a board asks the same of the same experiments at every one, and working one out takes as long as a board. */
const known = new Map<string, Outcome | null>();
const MOST = 2000;
/** So many are read at once: each brings months of readings. */
const AT_ONCE = 20;

const keyOf = ({ id, seq, days_left }: Asked) => `${id} ${seq} ${days_left}`;

/** What is being worked out: whoever asks for the same meanwhile waits for it. A wall and its watchers ask at one moment. */
const pending = new Map<string, Promise<Outcome | null>>();

/** What the registered rules recommend now, by experiment; the same as its page and its brief say. Null where one leaves it to people. */
export async function recommended(
	supabase: Supabase,
	asked: readonly Asked[]
): Promise<ReadonlyMap<number, Outcome | null>> {
	const unknown = asked.filter((one) => !known.has(keyOf(one)) && !pending.has(keyOf(one)));
	for (let from = 0; from < unknown.length; from += AT_ONCE) work(supabase, unknown.slice(from, from + AT_ONCE));
	const said = asked.map(
		async (one) => [one.id, known.get(keyOf(one)) ?? (await pending.get(keyOf(one))) ?? null] as const
	);
	return new Map(await Promise.all(said));
}

/** Reads and works out some of them, and keeps what came of it; what fails is asked for anew the next time. */
function work(supabase: Supabase, some: readonly Asked[]): void {
	const found = read(
		supabase,
		some.map(({ id }) => id)
	);
	for (const one of some) {
		const key = keyOf(one);
		const mine = found.then((outcomes) => outcomes.get(one.id) ?? null);
		pending.set(key, mine);
		void mine
			.then((outcome) => {
				if (known.size >= MOST) known.clear();
				known.set(key, outcome);
			})
			// whoever waits for it throws
			.catch(() => undefined)
			.finally(() => pending.delete(key));
	}
}

async function read(supabase: Supabase, ids: number[]): Promise<ReadonlyMap<number, Outcome | null>> {
	const all = answer(await supabase.rpc('read_experiments', { p_experiments: ids }));
	return new Map(
		z
			.array(experiment)
			.parse(all)
			.map((one) => [one.id, recommendedOf(analyse(one))])
	);
}
