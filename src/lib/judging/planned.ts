import type { Desk, ShownJudging } from '#lib/judging/judging.server.ts';
import { unevenLoads } from '#lib/judging/loads.ts';
import { comparingInDanger, scoringInDanger } from '#lib/judging/missingJudges.ts';
import { comparisonsOf, shortfalls } from '#lib/judging/plan.ts';

type Shown = Pick<ShownJudging, 'state' | 'method' | 'seats' | 'looks'>;

/**
 * What the plan lacks as it is now, and what few missing judges would do to it; the latter, and uneven loads, only as long as something can
 * be done about them. Each as a sentence.
 */
export function planned(desk: Desk, { state, method, seats, looks }: Shown) {
	const isInPairs = method === 'pairs';
	const isOpen = state === 'open';
	const lacks = shortfalls(desk, seats);
	return {
		lacks: isOpen && !isInPairs ? [...lacks, ...unevenLoads(desk, seats)] : lacks,
		dealt: comparisonsOf(desk, looks),
		dangers: !isOpen ? [] : isInPairs ? comparingInDanger(desk) : scoringInDanger(desk)
	};
}
