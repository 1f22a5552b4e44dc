import type { ShownJudging } from '#lib/judging/judging.server.ts';
import { chancesDrawn, marksDrawn } from '#lib/judging/marks.ts';
import type { RoundOutcome } from '#lib/judging/rounds.ts';
import { plain } from '#lib/ui/numbers.ts';

/** What organizers do next about a second round. */
export type FinalStep = 'too early' | 'close' | 'name' | 'judge' | 'over';

export function stepOf({
	state,
	final,
	asked_at,
	voting_at
}: Pick<ShownJudging, 'state' | 'final' | 'asked_at' | 'voting_at'>): FinalStep {
	if (state === 'before') return 'too early';
	if (state === 'opened' || asked_at >= voting_at) return 'over';
	if (!final) return 'close';
	return final.is_named ? 'judge' : 'name';
}

/** A project that can be chosen as a finalist, with its place in the first round; null where it has none. */
export type Choosable = {
	readonly team: number;
	readonly name: string;
	readonly place: number | null;
	/** What it got, with how far that may lie off. */
	readonly says: string;
	readonly isChosen: boolean;
};

/** Everybody in the order of the first round, those without a place after them, whom no judge saw last. */
export function toChoose(outcome: RoundOutcome, chosen: readonly number[]): Choosable[] {
	// the words only: the scale is for drawing
	const { rows, columns } =
		outcome.method === 'pairs' ? chancesDrawn(outcome.results.placed) : marksDrawn(outcome.results.placed, 5);
	const placed = rows.map(({ team, name, place, value, between }) => ({
		...{ team, name, place },
		says: `${columns.value} ${value} (${between})`
	}));
	const apart =
		outcome.method === 'pairs'
			? outcome.results.apart.flat().map(({ team, name, wins, ties, losses }) => ({
					...{ team, name, place: null },
					says: `No place over all: not all were compared with each other. Won ${wins}, equal ${ties}, lost ${losses}`
				}))
			: outcome.results.apart.flat().map(({ team, name, raw }) => ({
					...{ team, name, place: null },
					says: `No place over all: the panels do not overlap. Raw mean ${plain(raw, { digits: 2 })}`
				}));
	const unseen = outcome.results.unseen.map(({ id, name }) => ({
		...{ team: id, name, place: null },
		says: 'No judge saw it'
	}));
	return [...placed, ...apart, ...unseen].map((one) => ({ ...one, isChosen: chosen.includes(one.team) }));
}
