import type { OpenedScores } from '#lib/judging/judging.server.ts';
import type { PairPlaced } from '#lib/judging/pairResults.ts';
import type { Placed } from '#lib/judging/results.ts';
import { judgedIn, roundsOf, type Rounds } from '#lib/judging/rounds.ts';

/** Places up to this one are shown where the whole has a page of its own. */
const LAST = 3;

/**
 * The first places of an event as its judges have them, and how many projects were placed in all. `finalists`: how many were judged
 * once more, which decided these places; null where there was one round.
 */
export type FirstPlaces = { readonly all: number; readonly finalists: number | null } & (
	| { readonly method: 'rubric'; readonly most: number; readonly places: readonly Placed[] }
	| { readonly method: 'pairs'; readonly places: readonly PairPlaced[] }
);

/**
 * Everybody on the first three places, shared ones too, nobody where not all can be compared; null where nothing was judged, or what
 * decides is not open: a first round does not tell how a second one came out.
 */
export function firstPlacesOf(opened: OpenedScores, rounds: Rounds = roundsOf(opened)): FirstPlaces | null {
	if (!opened.is_open || opened.final?.is_open === false) return null;
	const isTwice = rounds.final !== null && judgedIn(rounds.final) > 0;
	const decided = isTwice && rounds.final ? rounds.final : rounds.first;
	const all = rounds.all?.length ?? judgedIn(decided);
	const finalists = isTwice ? (opened.final?.finalists.length ?? null) : null;
	if (all === 0) return null;
	return decided.method === 'pairs'
		? { method: 'pairs', all, finalists, places: first(decided.results.placed) }
		: { method: 'rubric', most: opened.most, all, finalists, places: first(decided.results.placed) };
}

const first = <P extends { readonly place: number }>(placed: readonly P[]) =>
	placed.filter(({ place }) => place <= LAST);

/** What an organizer is told about places before all scores are open. `isToOpen`: an organizer can open what decides now. */
export type BeforeOpened = { readonly says: string; readonly isToOpen: boolean };

/** Null where all is open, or nothing is judged yet. */
export function beforeOpened(opened: OpenedScores): BeforeOpened | null {
	const says = sealedInWords(opened);
	return says === null ? null : { says, isToOpen: opened.awaits_opening };
}

function sealedInWords({ state, final, is_open, awaits_opening, criteria }: OpenedScores): string | null {
	if (state === 'opened' || state === 'before') return null;
	if (final && state === 'open')
		return 'The finalists are judged now. What is given in this second round decides, and is sealed.';
	if (final)
		return 'The second round is over. It decides among the finalists, and its scores are sealed until you open them.';
	if (is_open) return 'The first round is closed, and no finalists are named. These are its places.';
	if (awaits_opening) return 'The judging is over. The scores are sealed until you open them.';
	const isJudged = state === 'open' && criteria.length > 0;
	return isJudged ? 'Judges score now. What they give is sealed until that is over.' : null;
}
