import type { Facts, ForecastFact } from '#lib/impact/facts.ts';
import { isWithin, type Window } from '#lib/impact/periods.ts';

/** What always saying "fifty in a hundred" scores. */
export const COIN = 0.25;

/** How good forecasts were together; `score` is null where nobody's can be told. */
export type Skill = {
	readonly score: number | null;
	readonly forecasts: number;
	readonly items: number;
	readonly reviews: readonly ForecastFact[];
};

/** The forecasts of reviews whose last decision fell in those days: each forecast counts as much as any other. */
export function skillIn({ forecasts }: Pick<Facts, 'forecasts'>, days: Window): Skill {
	const reviews = forecasts.filter(({ decided_on }) => isWithin(decided_on, days));
	const given = reviews.reduce((sum, review) => sum + review.forecasts, 0);
	const squares = reviews.reduce((sum, review) => sum + review.score * review.forecasts, 0);
	return {
		score: given === 0 ? null : squares / given,
		forecasts: given,
		items: reviews.reduce((sum, { items }) => sum + items, 0),
		reviews
	};
}
