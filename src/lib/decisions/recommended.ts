import type { Outcome } from '#lib/decisions/decisions.ts';
import type { Result } from '#lib/experiments/result.ts';

/**
 * What the registered rule recommends for the experiment as a whole: promote where it would promote any treatment, kill
 * where it would kill all. Null where it leaves the call to people, or says to wait: there is nothing to go against.
 */
export function recommendedOf(results: readonly Pick<Result, 'recommendation'>[]): Outcome | null {
	const calls = results.map(({ recommendation }) => recommendation.call);
	if (calls.includes('promote')) return 'promote';
	if (calls.length > 0 && calls.every((call) => call === 'kill')) return 'kill';
	return calls.includes('iterate') ? 'iterate' : null;
}
