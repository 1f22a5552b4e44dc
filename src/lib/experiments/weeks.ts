import type { Scheduled } from '#lib/experiments/calendar.schema.ts';
import { dayAfter, mondayOf, type Span } from '#lib/experiments/months.ts';

/** Something that happens to an experiment on a day. */
export type Happening = { readonly id: number; readonly title: string; readonly day: string; readonly what: string };

/** A week in which something happens; `from` is its Monday. */
export type Week = { readonly from: string; readonly to: string; readonly happenings: readonly Happening[] };

/** What happens in a span, week by week: the calendar for a narrow screen. Weeks without anything are left out. */
export function weeksOf(experiments: readonly Scheduled[], { from, to }: Pick<Span, 'from' | 'to'>): Week[] {
	const happenings = experiments
		.flatMap(happeningsOf)
		.filter(({ day }) => day >= from && day <= to)
		.toSorted((one, other) => (one.day === other.day ? one.id - other.id : one.day < other.day ? -1 : 1));
	return [...Map.groupBy(happenings, ({ day }) => mondayOf(day))].map(([monday, inWeek]) => ({
		from: monday,
		to: dayAfter(monday, 6),
		happenings: inWeek
	}));
}

function happeningsOf(one: Scheduled): Happening[] {
	const about = (day: string, what: string): Happening => ({ id: one.id, title: one.title, day, what });
	if (one.state === 'draft')
		return [about(one.starts_on, 'is planned to start'), about(one.ends_on, 'is planned to end')];
	const isRunning = one.state === 'running' || one.state === 'iterating';
	return [
		...one.time_boxes.flatMap((box) => [
			about(box.starts_on, box.number === 1 ? 'starts' : `starts time-box ${box.number}`),
			about(box.ended_on, box.stopped_by_criterion ? 'ends, stopped early' : 'has its last day')
		]),
		...(isRunning && one.kill_on ? [about(one.kill_on, 'checks its kill criterion')] : []),
		...(one.ended_on ? [about(one.ended_on, one.state === 'promoted' ? 'is promoted' : 'is killed')] : [])
	];
}
