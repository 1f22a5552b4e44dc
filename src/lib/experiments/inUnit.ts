import type { Compared, ComparedBy } from '#lib/experiments/comparisons.ts';
import { countsDays, designOf } from '#lib/experiments/designs.ts';
import { dayValue, type Gathered, type MetricPlan } from '#lib/experiments/gathered.ts';
import { SETTLED } from '#lib/stats/compare.ts';
import { confidenceSequence } from '#lib/stats/confidence-sequence.ts';
import type { Interval } from '#lib/stats/interval.ts';
import { meanFromValues } from '#lib/stats/mean.ts';
import { plain, signed } from '#lib/ui/numbers.ts';

/** A metric in its own unit under one treatment; a share is a ratio. Null what cannot be told. */
export type InUnit = {
	/** Of what it is held against: control, the days before, the other region, or the target. */
	readonly against: number | null;
	readonly level: number | null;
	/** What changed, with the interval for one look and the one that holds at any; not always the difference of the two levels. */
	readonly difference: number | null;
	readonly once: Interval | null;
	readonly always: Interval | null;
};

type Sides = readonly [control: Gathered, treatment: Gathered];

/** The levels and the difference that a lift is made of. */
export function inUnitOf(by: ComparedBy, now: Compared | null, [control, treatment]: Sides): InUnit {
	const { design, metric } = by;
	const isByDay = countsDays(design) || metric.kind === 'value';
	const levelOf = ({ total, since }: Gathered, days = since) =>
		isByDay ? (days.length > 0 ? meanFromValues(days).mean : null) : total && dayValue(total, metric.kind);
	const ofControl = design === 'before_after' ? levelOf(control, control.before) : levelOf(control);
	const once = now?.comparison.differenceInterval ?? null;
	return {
		against: designOf(design).isSingle ? metric.target : ofControl,
		level: levelOf(treatment),
		difference: now?.comparison.difference ?? null,
		once: once?.every(Number.isFinite) ? once : null,
		always: now && alwaysValidDifference(now, by)
	};
}

/**
 * Holds at every look, from where on that of the lift does; without one, because what it is held against is at zero, an average and a ratio
 * need twenty values only.
 */
export function alwaysValidDifference(
	{ comparison, absolute, units, tuning, fewest }: Compared,
	{ alpha, metric }: Pick<ComparedBy, 'alpha' | 'metric'>
): Interval | null {
	const isBare = comparison.lift === null && fewest >= SETTLED;
	if (!absolute || !(units > 0) || !(comparison.alwaysValidInterval || isBare)) return null;
	const { interval } = confidenceSequence(absolute, { n: units, alpha, tuning });
	const least = metric.kind === 'proportion' ? -1 : -Infinity;
	return interval && [Math.max(least, interval[0]), Math.min(-least, interval[1])];
}

type Unit = Pick<MetricPlan, 'kind' | 'unit'>;

/** Decimals that show two figures of how closely something is known. */
export function digitsOf(spread: number): number {
	if (!(spread > 0) || !Number.isFinite(spread)) return 2;
	return Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(spread))));
}

/** Decimals for all numbers of a metric, by how closely its difference is known. */
export function digitsFor({ kind }: Unit, { once, difference, level, against }: InUnit): number {
	const spread = once ? (once[1] - once[0]) / 2 : Math.abs(difference || level || against || 0) / 10;
	return digitsOf(kind === 'proportion' ? spread * 100 : spread);
}

/** A level as people say it: "4.1 %", "12.50 €". */
export function levelInWords(value: number, { kind, unit }: Unit, digits: number): string {
	return kind === 'proportion' ? plain(value * 100, { digits, unit: '%' }) : plain(value, style(unit, digits));
}

/** A difference: of shares in points, with its sign. */
export function differenceInWords(value: number, { kind, unit }: Unit, digits: number): string {
	return kind === 'proportion' ? signed(value * 100, { digits, unit: 'points' }) : signed(value, style(unit, digits));
}

/** The ends of one, the unit said once: "+0.11 to +1.69 points". */
export function differencesInWords([low, high]: Interval, metric: Unit, digits: number): string {
	const bare = metric.kind === 'proportion' ? low * 100 : low;
	return `${signed(bare, { digits })} to ${differenceInWords(high, metric, digits)}`;
}

const style = (unit: string | undefined, digits: number) => (unit ? { digits, unit } : { digits });
