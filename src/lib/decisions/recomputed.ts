import type { Outcome } from '#lib/decisions/decisions.ts';

type Compared = {
	/** As the decision names it. */
	readonly named: Outcome | null;
	/** As the registered rule gives it for the data of the record, worked out anew. */
	readonly recomputed: Outcome | null;
};

const recommends = (outcome: Outcome | null) => (outcome === null ? 'recommends nothing' : `recommends to ${outcome}`);

/**
 * Whether a decision names what its own sealed data give. Who records one tells the database what the rule recommends, and the
 * database cannot work it out: so everybody who opens or verifies a decision does.
 */
export function recomputedInWords({ named, recomputed }: Compared): { readonly fits: boolean; readonly says: string } {
	if (named === recomputed)
		return {
			fits: true,
			says: `Worked out anew from the record, the registered rule ${recommends(named)}, as the decision names.`
		};
	return {
		fits: false,
		says: `Of this data the registered rule ${recommends(recomputed)}, as it is worked out today. The decision names ${named ?? 'nothing'}. Ask who recorded it, and supersede it if it was wrong.`
	};
}
