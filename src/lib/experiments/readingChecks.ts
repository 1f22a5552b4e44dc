import type { Experiment, Metric, Reading, Variant } from '#lib/experiments/experiment.schema.ts';
import { daysBetween, isRunning } from '#lib/experiments/experiments.ts';
import { dayValue, secondOf } from '#lib/experiments/gathered.ts';
import { variantsOn } from '#lib/experiments/readings.ts';
import { jumps, OUTLYING_ABOVE, robustZ } from '#lib/stats/jumps.ts';

/** A value that is far from the day before, where days differ less as a rule. */
export type Jump = {
	readonly day: string;
	readonly metric: string;
	readonly variant: string;
	/** The rate or average, or how many there were. */
	readonly what: 'value' | 'n';
	readonly kind: Metric['kind'];
	readonly from: number;
	readonly to: number;
};

/** What is worth a look before anybody believes the readings. */
export type ReadingChecks = {
	/** Days without any reading, as spans. */
	readonly missing: readonly { readonly from: string; readonly to: string }[];
	/** Days on which something is read and something is not. */
	readonly partial: readonly { readonly day: string; readonly lacking: number }[];
	/** The latest first; empty where there are too many readings to look at each. */
	readonly jumps: readonly Jump[];
	/** Days since the last reading while it runs; null where nothing is overdue. */
	readonly overdue: number | null;
};

type Checked = {
	readonly experiment: Pick<
		Experiment,
		'metrics' | 'variants' | 'readings' | 'days_a_point' | 'state' | 'today' | 'design' | 'starts_on'
	>;
	/** The days that can be read, in any order. */
	readonly days: readonly string[];
	readonly calendar: readonly { readonly day: string; readonly cells: number }[];
};

/** A change smaller than this is no jump, however steady the days were before. */
const NOTABLE = 0.25;
const JUMPS_TOLD = 5;
const WEEK = 7;

export function checksOf({ experiment, days, calendar }: Checked): ReadingChecks {
	const cells = new Map(calendar.map((one) => [one.day, one.cells]));
	// today's may still come
	const past = days.filter((day) => day < experiment.today && day >= (experiment.starts_on ?? day)).toSorted();
	const lackingOn = (day: string) =>
		experiment.metrics.length * variantsOn(experiment, day).length - (cells.get(day) ?? Infinity);
	const last = calendar.at(-1)?.day ?? null;
	const since = last === null ? null : daysBetween(last, experiment.today);
	return {
		missing: spans(past.filter((day) => !cells.has(day))),
		partial: past.flatMap((day) => (lackingOn(day) > 0 ? [{ day, lacking: lackingOn(day) }] : [])).toReversed(),
		jumps: experiment.days_a_point > 1 ? [] : jumpsIn(experiment),
		overdue: isRunning(experiment.state) && since !== null && since > 1 ? since : null
	};
}

function spans(days: readonly string[]): { from: string; to: string }[] {
	return days.reduce<{ from: string; to: string }[]>((found, day) => {
		const last = found.at(-1);
		if (last && daysBetween(last.to, day) === 1) return [...found.slice(0, -1), { from: last.from, to: day }];
		return [...found, { from: day, to: day }];
	}, []);
}

function jumpsIn({ metrics, variants, readings }: Checked['experiment']): Jump[] {
	const series = Map.groupBy(readings, ({ metric_id, variant_id }) => `${metric_id} ${variant_id}`);
	return metrics
		.flatMap((metric) =>
			variants.flatMap((variant) => jumpsOf(series.get(`${metric.id} ${variant.id}`) ?? [], metric, variant))
		)
		.toSorted((a, b) => b.day.localeCompare(a.day))
		.slice(0, JUMPS_TOLD);
}

function jumpsOf(readings: readonly Reading[], metric: Metric, variant: Variant): Jump[] {
	const seen = readings.filter(({ n }) => n > 0).toSorted((a, b) => a.day.localeCompare(b.day));
	const named = { metric: metric.name, variant: variant.name, kind: metric.kind };
	const valueOf = (reading: Reading) => dayValue({ ...reading, second: secondOf(reading) }, metric.kind) ?? 0;
	return (['value', 'n'] as const).flatMap((what) => {
		const values = seen.map((reading) => (what === 'n' ? reading.n : valueOf(reading)));
		return notableJumps(values).flatMap((at) => {
			const [day, from, to] = [seen[at]?.day, values[at - 1], values[at]];
			if (day === undefined || from === undefined || to === undefined) return [];
			return [{ ...named, day, what, from, to }];
		});
	});
}

/** Where values jump by a quarter at least of the value before. */
export function notableJumps(values: readonly number[]): number[] {
	return placesOf(values).filter((at) => {
		const [from, to] = [values[at - 1], values[at]];
		return from !== undefined && to !== undefined && Math.abs(to - from) >= NOTABLE * Math.abs(from);
	});
}

/** Where values jump: against the week before once there are two weeks, because Saturdays are no Fridays; until then against the day before. */
function placesOf(values: readonly number[]): number[] {
	if (values.length < 2 * WEEK) return jumps(values);
	const steps = values.slice(WEEK).map((value, at) => value - (values[at] ?? value));
	const wild = robustZ(steps).flatMap((z, at) => (Math.abs(z) > OUTLYING_ABOVE ? [at + WEEK] : []));
	// a week after a wild day its step back is wild too
	return wild.filter((at) => !wild.includes(at - WEEK));
}
