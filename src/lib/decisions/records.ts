import type { Ballot, Box, Signature } from '#lib/decisions/boxes.ts';
import type { DecisionDocument } from '#lib/decisions/records.schema.ts';

type Since = { readonly readings: number; readonly amendments: number };

const counted = (count: number, one: string, many: string) => (count === 1 ? `one ${one}` : `${count} ${many}`);

/** What was entered after a decision, and that it changes nothing here; null where nothing was. */
export function sinceInWords({ readings, amendments }: Since): string | null {
	const parts = [
		...(readings > 0 ? [counted(readings, 'reading', 'readings')] : []),
		...(amendments > 0 ? [counted(amendments, 'amendment', 'amendments')] : [])
	];
	if (parts.length === 0) return null;
	const isOne = readings + amendments === 1;
	return `Since then ${parts.join(' and ')} ${isOne ? 'was' : 'were'} entered. ${isOne ? 'It does' : 'They do'} not change what this page shows.`;
}

/** What the record of a decision holds, as the box that was decided is shown elsewhere. */
export function boxOf({ decision, box, ballots, signatures }: DecisionDocument): Pick<Box, 'time_box' | 'decision'> & {
	readonly ballots: readonly Ballot[];
	readonly signatures: readonly Signature[];
} {
	const { author, seconded_by_name, ...known } = decision;
	return {
		time_box: box.time_box,
		ballots,
		signatures,
		decision: { ...known, supersedes_id: null, decided_by: author, seconded_by: seconded_by_name }
	};
}
