import type { Outcome } from '#lib/decisions/decisions.ts';
import { differenceOf, figuresOf, type Figures } from '#lib/decisions/figures.ts';
import { recommendedOf } from '#lib/decisions/recommended.ts';
import type { Result } from '#lib/experiments/result.ts';

type Sealed = {
	/** As the decision names it. */
	readonly recommended: Outcome | null;
	/** The figures that were sealed with it. */
	readonly results: readonly Figures[];
};

const recommends = (outcome: Outcome | null) => (outcome === null ? 'recommends nothing' : `recommends to ${outcome}`);

/**
 * Whether a decision names, and its record holds, what its own sealed data give. The server stated it when it was decided;
 * everybody who opens or verifies a decision works it out again, without trusting that server.
 */
export function recomputedInWords(
	{ recommended, results: sealed }: Sealed,
	results: readonly Result[]
): { readonly fits: boolean; readonly says: string } {
	const recomputed = recommendedOf(results);
	if (recommended !== recomputed)
		return {
			fits: false,
			says: `Of this data the registered rule ${recommends(recomputed)}, as it is worked out today. The decision names ${recommended ?? 'nothing'}. Ask who recorded it, and supersede it if it was wrong.`
		};
	const where = differenceOf(JSON.parse(JSON.stringify(sealed)), figuresOf(results));
	if (where !== null)
		return {
			fits: false,
			says: `Worked out anew from the record, the registered rule ${recommends(recommended)}, as the decision names, but not every figure is the one that was sealed: ${where} is another.`
		};
	return {
		fits: true,
		says: `Worked out anew from the record, the registered rule ${recommends(recommended)}, as the decision names, and every figure is the one that was sealed.`
	};
}
