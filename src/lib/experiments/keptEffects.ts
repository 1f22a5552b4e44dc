import { effectOf, type Effect, type EffectOptions } from '#lib/experiments/effect.ts';
import { readTotals } from '#lib/experiments/totals.ts';

// a board asks the same of the same totals at every request until the next reading, and all instances answer alike
const worked = new Map<string, Effect | null>();
const KEPT = 2000;

/** The effect that `totals` (as `read_board` writes them) speak of; see `effectOf`. Throws on anything that is not totals. */
export function effectOfTotals(totals: string | null, options: EffectOptions): Effect | null {
	if (totals === null) return null;
	const { isOver, wasMoved, looking, design } = options;
	const key = `${design} ${isOver} ${wasMoved} ${looking?.rule} ${looking?.looks} ${totals}`;
	const known = worked.get(key);
	if (known !== undefined) return known;
	if (worked.size >= KEPT) worked.clear();
	const effect = effectOf(readTotals(JSON.parse(totals)), options);
	worked.set(key, effect);
	return effect;
}
