import type { Place, Seating } from '#lib/stats/judge-seating.ts';

/** How many exchanges are looked at: 250 projects with three judges each are done with it, more seats leave little to mend. */
const TRIES = 1_000_000;

/**
 * Exchanges the judges of two places as long as that lessens Σ m², m being how often two judges meet on a panel: then each meets many others
 * rather than the same few again, which keeps the errors of levelled scores small and the field in one piece where somebody does not
 * score. Loads and sides stay as they are. Of designs whose panels and loads are given, those with the least Σ m² are (M,S)-optimal:
 * Eccleston and Hedayat 1974, On the theory of connected designs, Annals of Statistics 2.
 */
export function mix(seating: Seating): void {
	const movable = seating.places.filter(({ judge, isKept, isPresent }) => judge !== null && !isKept && !isPresent);
	let left = TRIES;
	for (let isMended = true; isMended;) {
		isMended = false;
		// by how far two lie apart in the list, so that all have had a turn wherever it ends
		for (let apart = 1; apart < movable.length; apart++) {
			for (let at = 0; at + apart < movable.length; at++) {
				const [one, other] = [movable[at], movable[at + apart]];
				if (one && other && isBetterExchanged(seating, one, other)) {
					seating.exchange(one, other);
					isMended = true;
				}
				if (--left <= 0) return;
			}
		}
	}
}

/** Whether judges meet more evenly once those of two places are exchanged. */
function isBetterExchanged(seating: Seating, one: Place, other: Place): boolean {
	const [from, to] = [one.judge, other.judge];
	if (from === null || to === null || from === to || one.project === other.project) return false;
	// Σ m² over two; whoever sits on both panels meets the same two as often as before, and is counted with 2 nevertheless
	const change = changeOf(seating, one, to) + changeOf(seating, other, from);
	const panel = seating.panelOf(one);
	if (change >= 2 * (panel.length - 1)) return false;
	const further = seating.panelOf(other);
	const both = panel.filter(({ judge }) => judge !== null && further.some((place) => place.judge === judge)).length;
	return change < 2 * both && seating.mayTake(to, one) && seating.mayTake(from, other);
}

/** By how much Σ m² changes over two when a place goes to somebody. */
function changeOf({ panelOf, timesMet }: Seating, place: Place, to: number): number {
	let change = 0;
	for (const { judge } of panelOf(place))
		if (judge !== null && judge !== place.judge)
			change += timesMet(to, judge) - timesMet(place.judge ?? judge, judge) + 1;
	return change;
}
