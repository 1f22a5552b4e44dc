import type { Compared, ComparedBy } from '#lib/experiments/comparisons.ts';
import { countsDays, designOf } from '#lib/experiments/designs.ts';
import { ENOUGH_DAYS } from '#lib/experiments/enough-days.ts';
import type { Gathered } from '#lib/experiments/gathered.ts';
import { beforeAndAfter, daysOf, regions, scaled, seriesCompared, type SeriesEffect } from '#lib/experiments/series.ts';
import { meanOfSeries } from '#lib/stats/effective-size.ts';
import { meanAgainstTarget } from '#lib/stats/mean-against-target.ts';
import { meanFromValues } from '#lib/stats/mean.ts';

/**
 * One number a day carries no uncertainty of its own. Until there are enough days there is a difference and nothing else; from then on how
 * days differ is its error: under one arm against another by day, each day compared with itself, which takes out what hit both alike.
 */
export function compareValues(by: ComparedBy, control: Gathered, treatment: Gathered): Compared | null {
	const { isSingle } = designOf(by.design);
	const found = isSingle
		? held(treatment, by.metric.target)
		: by.design === 'before_after'
			? beforeAndAfter(control.before, treatment.since)
			: by.design === 'regions'
				? regions(control, treatment)
				: paired(control, treatment);
	const sides = isSingle ? [treatment.since] : countsDays(by.design) ? sidesOf(by, control, treatment) : [];
	const isEnough = found !== null && found.days >= ENOUGH_DAYS && sides.every(({ length }) => length >= ENOUGH_DAYS);
	return (isEnough ? seriesCompared(found, by) : null) ?? bare(by, found, { control, treatment });
}

function sidesOf({ design }: ComparedBy, control: Gathered, treatment: Gathered) {
	return [design === 'before_after' ? control.before : control.since, treatment.since];
}

/** The difference alone. Boards know the totals only, and nothing of the days. */
function bare(
	{ design, metric }: ComparedBy,
	found: SeriesEffect | null,
	{ control, treatment }: { readonly control: Gathered; readonly treatment: Gathered }
): Compared | null {
	const to = treatment.since.length > 0 ? meanFromValues(treatment.since).mean : (treatment.total?.mean ?? null);
	const against = designOf(design).isSingle ? metric.target : (control.total?.mean ?? null);
	const difference = found?.change ?? (to === null || against === null ? null : to - against);
	if (to === null || difference === null) return null;
	const from = to - difference;
	return {
		comparison: {
			difference,
			differenceInterval: [-Infinity, Infinity],
			lift: from > 0 ? difference / from : null,
			liftInterval: null,
			alwaysValidInterval: null,
			p: null,
			chanceToBeat: null,
			expectedLoss: null
		},
		effect: null,
		absolute: null,
		fewest: 0,
		units: found?.days ?? treatment.total?.n ?? 0,
		tuning: 0
	};
}

function held({ since }: Gathered, target: number | null): SeriesEffect | null {
	if (target === null || since.length === 0) return null;
	const series = meanOfSeries(since);
	const absolute = meanAgainstTarget(series, target);
	const relative = absolute && scaled(absolute, target);
	return { change: series.mean - target, absolute, relative, ...daysOf([since]) };
}

/** The same days of both arms, by their differences, which count for as many as they are worth where neighbours resemble each other. */
function paired(control: Gathered, treatment: Gathered): SeriesEffect | null {
	const ofControl = new Map((control.days ?? []).map((day, at) => [day, control.since[at]]));
	const pairs = (treatment.days ?? []).flatMap((day, at) => {
		const [from, to] = [ofControl.get(day), treatment.since[at]];
		return from === undefined || to === undefined ? [] : [{ from, to }];
	});
	if (pairs.length === 0) return null;
	const series = pairs.map(({ from, to }) => to - from);
	const differences = meanOfSeries(series);
	const level = meanFromValues(pairs.map(({ from }) => from)).mean;
	const absolute = meanAgainstTarget(differences, 0);
	const relative = absolute && level > 0 ? scaled(absolute, level) : null;
	return { change: differences.mean, absolute, relative, ...daysOf([series]) };
}
