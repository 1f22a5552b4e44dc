import { findingInWords, gain } from '#lib/experiments/evidence.ts';
import { percent } from '#lib/experiments/percentages.ts';
import type { Result } from '#lib/experiments/result.ts';
import type { ForestRow } from '#lib/ui/charts.server.ts';
import { interval, plain, signed } from '#lib/ui/numbers.ts';

/** Up to so many treatments are each told whole on one page. */
const MANY = 6;
/** Of more of them so many are told whole, and so many drawn side by side. */
const [TOLD, DRAWN] = [3, 12];
const STYLE = { digits: 1, unit: '%' } as const;

/** A treatment in a list of many. */
export type TreatmentRow = {
	readonly id: number;
	readonly name: string;
	readonly effect: string;
	readonly interval: string;
	readonly sample: string;
	readonly says: string;
};

/** The treatments that a page tells whole: all of a few; of many the one that is asked for, or the best so far. */
export function toldOf(results: readonly Result[], asked: number | null): readonly Result[] {
	if (results.length <= MANY) return results;
	const one = results.filter(({ treatment }) => treatment.id === asked);
	return one.length > 0 ? one : byGain(results).slice(0, TOLD);
}

/** All of many side by side, the best first: what is drawn of them and a row for each. Null where each is told anyway. */
export function manyOf(results: readonly Result[]) {
	if (results.length <= MANY) return null;
	const ordered = byGain(results);
	const rows = ordered.map(({ treatment, sample, finding, ...result }): TreatmentRow => {
		const { lift, reach } = shownOf(result);
		return {
			id: treatment.id,
			name: treatment.name,
			effect: lift === null ? '–' : signed(lift * 100, STYLE),
			interval: reach ? interval(reach[0] * 100, reach[1] * 100, STYLE) : '–',
			sample: plain(sample),
			says: findingInWords(finding, false)
		};
	});
	const drawn = ordered.flatMap((result): ForestRow[] => {
		const { lift, reach } = shownOf(result);
		if (lift === null || !reach) return [];
		const isCertain = result.primary.believed.interval !== null && (reach[0] > 0 || reach[1] < 0);
		return [{ label: result.treatment.name, effect: lift * 100, low: reach[0] * 100, high: reach[1] * 100, isCertain }];
	});
	return { rows, drawn: drawn.slice(0, DRAWN), share: percent(results[0]?.primary.alpha ?? 0) };
}

/** The effect on the metric that decides: what may be believed, or what would be if this were the only look. */
function shownOf({ primary: { believed, comparison } }: Pick<Result, 'primary'>) {
	const isBelieved = believed.interval !== null;
	return {
		lift: (isBelieved ? believed.lift : comparison?.lift) ?? null,
		reach: (isBelieved ? believed.interval : comparison?.liftInterval) ?? null
	};
}

function byGain(results: readonly Result[]): readonly Result[] {
	const gainOf = (result: Result) => {
		const { lift } = shownOf(result);
		return lift === null ? -Infinity : gain(lift, result.primary.metric.direction);
	};
	// two without an effect stay as they are: infinities have no difference
	return results.toSorted((a, b) => (gainOf(a) === gainOf(b) ? 0 : gainOf(b) - gainOf(a)));
}
