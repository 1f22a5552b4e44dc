import { effectOf, type Effect, type EffectOptions } from '#lib/experiments/effect.ts';
import { unpackTotals } from '#lib/experiments/totals.ts';
import { keeper } from '#lib/ui/kept.ts';

// a board asks the same of the same totals at every request until the next reading, and all instances answer alike
const worked = keeper<Effect | null>();

/** The effect that `totals` (as `read_board` writes them) speak of; see `effectOf`. Throws on anything that is not totals. */
export function effectOfTotals(totals: string | null, options: EffectOptions): Effect | null {
	if (totals === null) return null;
	const { isOver, wasMoved, cut, looking, design } = options;
	const key = `${design} ${isOver} ${wasMoved} ${cut?.startsOn} ${cut?.endsOn} ${cut?.plannedEnd} ${looking?.rule} ${looking?.looks} ${totals}`;
	return worked(key, () => effectOf(unpackTotals(JSON.parse(totals)), options));
}
