import type { Desk, ShownJudging } from '#lib/judging/judging.server.ts';
import { unevenLoads } from '#lib/judging/loads.ts';
import { comparingInDanger, scoringInDanger } from '#lib/judging/missingJudges.ts';
import { comparisonsOf, shortfalls } from '#lib/judging/plan.ts';
import { changesInWords, pairChanges, seatChanges } from '#lib/judging/planChanges.ts';

type Shown = Pick<ShownJudging, 'state' | 'method' | 'seats' | 'looks'>;

/**
 * What the plan lacks as it is now, what few missing judges would do to it and what planning again would change; the latter two, and uneven
 * loads, only as long as something can be done about them. Each as a sentence.
 */
export function planned(desk: Desk, { state, method, seats, looks }: Shown) {
	const isInPairs = method === 'pairs';
	const isOpen = state === 'open';
	const lacks = shortfalls(desk, seats);
	return {
		lacks: isOpen && !isInPairs ? [...lacks, ...unevenLoads(desk, seats)] : lacks,
		dealt: comparisonsOf(desk, looks),
		changes: isOpen ? changes(desk, { method, seats, looks }) : null,
		dangers: !isOpen ? [] : isInPairs ? comparingInDanger(desk) : scoringInDanger(desk)
	};
}

/** What planning again would do, in a sentence; null where nothing is planned. */
function changes(desk: Desk, { method, seats, looks }: Omit<Shown, 'state'>): string | null {
	if (method === 'pairs') {
		if (desk.pairs.length === 0) return null;
		return changesInWords(pairChanges(desk, looks), { unit: 'pair', asked: `${looks} comparisons for each project` });
	}
	if (desk.projects.every(({ panel }) => panel.length === 0)) return null;
	const asked = `${seats === 1 ? '1 judge' : `${seats} judges`} for each project`;
	return changesInWords(seatChanges(desk, seats), { unit: 'seat', asked });
}
