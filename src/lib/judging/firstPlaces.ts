import type { OpenedScores } from '#lib/judging/judging.server.ts';
import { pairResultsOf, type PairPlaced } from '#lib/judging/pairResults.ts';
import { resultsOf, type Placed } from '#lib/judging/results.ts';

/** Places up to this one are shown where the whole has a page of its own. */
const LAST = 3;

/** The first places of an event as its judges have them, and how many projects were placed in all. */
export type FirstPlaces = { readonly all: number } & (
	| { readonly method: 'rubric'; readonly most: number; readonly places: readonly Placed[] }
	| { readonly method: 'pairs'; readonly places: readonly PairPlaced[] }
);

/** Everybody on the first three places, shared ones too; null where nothing is open or nothing was judged. */
export function firstPlacesOf(opened: OpenedScores): FirstPlaces | null {
	if (!opened.is_open) return null;
	if (opened.method === 'pairs') {
		const { placed } = pairResultsOf(opened.projects, opened.verdicts);
		return placed.length === 0 ? null : { method: 'pairs', all: placed.length, places: first(placed) };
	}
	const { placed } = resultsOf(opened);
	return placed.length === 0
		? null
		: { method: 'rubric', most: opened.most, all: placed.length, places: first(placed) };
}

const first = <P extends { readonly place: number }>(placed: readonly P[]) =>
	placed.filter(({ place }) => place <= LAST);
