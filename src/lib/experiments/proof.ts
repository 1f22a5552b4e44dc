import type { Criterion } from '#lib/experiments/criteria.schema.ts';
import type { Result } from '#lib/experiments/result.ts';

/** A criterion that a treatment meets for sure. */
export type Proof = { readonly criterion: number; readonly variant: number };

type Asked = Pick<Criterion, 'id' | 'metric_id' | 'measure' | 'comparison' | 'judged_by'>;
type Told = Pick<Result, 'treatment' | 'primary' | 'secondaries' | 'guardrails' | 'health'>;

/**
 * The criteria that the interval which may be believed now says are met, and not only the number of one day. None of a treatment whose
 * numbers cannot be taken as they are; nor of a level under a control, which has no interval of its own here.
 */
export function provenIn(criteria: readonly Asked[], results: readonly Told[]): Proof[] {
	return results
		.filter(({ health }) => health.every(({ limits }) => limits === null))
		.flatMap((result) =>
			criteria
				.filter((criterion) => isProven(criterion, result))
				.map(({ id }) => ({ criterion: id, variant: result.treatment.id }))
		);
}

function isProven({ metric_id, measure, comparison, judged_by }: Asked, result: Told): boolean {
	const rows = [result.primary, ...result.secondaries, ...result.guardrails];
	const row = rows.find(({ metric }) => metric.id === metric_id);
	const { interval, inUnit } = row?.believed ?? {};
	const target = row?.metric.target ?? null;
	const ends =
		measure === 'change'
			? (interval ?? inUnit?.liftBounds)
			: measure === 'difference'
				? inUnit?.interval
				: inUnit && target !== null && row?.inUnit.against === target
					? ([inUnit.interval[0] + target, inUnit.interval[1] + target] as const)
					: null;
	if (!ends) return false;
	return comparison === 'at_least' ? ends[0] >= judged_by : ends[1] <= judged_by;
}
