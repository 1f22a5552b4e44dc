import { moments, type Moment } from '#lib/events/events.ts';

/** A time that moved after people counted on it. */
export type Move = {
	readonly id: number;
	/** The save in which it moved, with others or alone. */
	readonly version: number;
	readonly moment: Moment;
	readonly from_at: string;
	readonly to_at: string;
	readonly reason: string;
	/** Who moved it, for members. */
	readonly by?: string;
	readonly moved_at: string;
};

/** What one save moved: the time to name, and the others in the order of the event. */
export type SavedMoves = { readonly first: Move; readonly others: readonly Move[] };

const placeOf = ({ moment }: Move) => (moment === 'judging_at' ? -1 : moments.findIndex(({ at }) => at === moment));

/**
 * Times that moved, by the save that moved them: what is told of them, and what came before. The deadline stands first, in its save and
 * before all other saves; where another save is later, it comes next. `moves`: the latest first.
 */
export function movesBySave(moves: readonly Move[]): {
	readonly told: readonly SavedMoves[];
	readonly earlier: readonly SavedMoves[];
} {
	const saves = [...Map.groupBy(moves, ({ version }) => version).values()].flatMap((together) => {
		const [first, ...others] = together.toSorted((a, b) => placeOf(a) - placeOf(b));
		return first ? [{ first, others }] : [];
	});
	const ofDeadline = saves.find(({ first }) => first.moment === 'judging_at');
	const told = [...new Set([ofDeadline, saves[0]])].filter((one) => one !== undefined);
	return { told, earlier: saves.filter((one) => !told.includes(one)) };
}

/** What a moment is called where it moves: "The deadline", "“Voting”". */
export const movedInWords = (moment: string | null): string =>
	moment === 'judging_at' ? 'The deadline' : `“${moments.find(({ at }) => at === moment)?.label ?? moment ?? ''}”`;
