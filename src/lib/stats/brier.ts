/**
 * The Brier score of forecasts of something that happens or does not: the mean squared distance between the probability
 * that was said and what came, 1 or 0. 0 is perfect, 0.25 is what always saying one half scores, 1 is always wrong for sure.
 * Null where nothing was forecast.
 *
 * Source: G. W. Brier (1950), Verification of forecasts expressed in terms of probability, Monthly Weather Review 78, 1-3,
 * in its halved form for two outcomes.
 *
 * @param forecasts `probability` from 0 to 1, and whether it `happened`
 */
export function brier(
	forecasts: readonly { readonly probability: number; readonly happened: boolean }[]
): number | null {
	if (forecasts.length === 0) return null;
	const squares = forecasts.map(({ probability, happened }) => (probability - (happened ? 1 : 0)) ** 2);
	return squares.reduce((sum, square) => sum + square, 0) / forecasts.length;
}
