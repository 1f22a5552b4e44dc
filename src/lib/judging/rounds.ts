import { agreementOf, type Measure } from '#lib/judging/agreement.ts';
import { criterionMeans, type CriterionMeans } from '#lib/judging/criterionMeans.ts';
import { placesInAll, type InAll, type InOrder } from '#lib/judging/finals.ts';
import type { OpenedScores } from '#lib/judging/judging.server.ts';
import { pairAgreementOf } from '#lib/judging/pairAgreement.ts';
import { pairResultsOf, type PairResults } from '#lib/judging/pairResults.ts';
import { resultsOf, type Method, type Results } from '#lib/judging/results.ts';

/** What came out of one round of judging, by whatever method, and how far its judges agreed. */
export type RoundOutcome = { readonly agreement: readonly Measure[] } & (
	| {
			readonly method: 'rubric';
			readonly results: Omit<Results, 'scores'>;
			readonly means: readonly CriterionMeans[];
	  }
	| { readonly method: 'pairs'; readonly results: PairResults }
);

/** What belongs to one round: its method, who is judged in it, what was said in it. */
export function roundOf(opened: OpenedScores, round: 1 | 2): OpenedScores {
	const { final } = opened;
	const finalists = new Set(final?.finalists.map(({ team }) => team));
	return {
		...opened,
		method: round === 2 ? (final?.method ?? 'rubric') : opened.method,
		projects: round === 2 ? opened.projects.filter(({ id }) => finalists.has(id)) : opened.projects,
		scores: opened.scores.filter((score) => score.round === round),
		verdicts: opened.verdicts.filter((verdict) => verdict.round === round)
	};
}

/** Only from what was given in it: nothing of one round counts in another. `by`: how marks are levelled, where panels overlap. */
export function outcomeOf(opened: OpenedScores, round: 1 | 2, by: Method = 'model'): RoundOutcome {
	const own = roundOf(opened, round);
	if (own.method === 'pairs') {
		const results = pairResultsOf(own.projects, own.verdicts);
		return { method: 'pairs', results, agreement: pairAgreementOf(own.verdicts) };
	}
	const { scores, ...results } = resultsOf(own, by);
	const means = criterionMeans(own, [...results.placed, ...results.apart.flat()]);
	return { method: 'rubric', results, means, agreement: agreementOf(scores) };
}

/** How many projects were judged in a round, placed among all or not. */
export function judgedIn(outcome: RoundOutcome): number {
	return outcome.results.placed.length + outcome.results.apart.flat().length;
}

/** The order of a round, whatever its method: nobody where its panels do not overlap, or groups were never compared. */
export function orderOf({ results }: RoundOutcome): InOrder[] {
	return results.placed.map(({ team, name, idea, place }) => ({ team, name, idea, place }));
}

/**
 * Both rounds and the places in all; `final` and `all` are null where there was one round, or the second is not open, and `all` where
 * those of the second cannot all be compared.
 */
export type Rounds = {
	readonly first: RoundOutcome;
	readonly final: RoundOutcome | null;
	readonly all: readonly InAll[] | null;
};

export function roundsOf(opened: OpenedScores): Rounds {
	const first = outcomeOf(opened, 1);
	if (!opened.final?.is_open) return { first, final: null, all: null };
	const final = outcomeOf(opened, 2);
	const finalists = roundOf(opened, 2).projects.map(({ id, name, idea }) => ({ team: id, name, idea }));
	// no order of the finalists follows from what cannot be compared, and that of the first round is none of this one
	if (orderOf(final).length === 0 && judgedIn(final) > 0) return { first, final, all: null };
	return { first, final, all: placesInAll(orderOf(first), orderOf(final), finalists) };
}
