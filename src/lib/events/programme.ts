import { moments, type Schedule } from '#lib/events/events.ts';
import { dayInZone } from '#lib/events/zones.ts';

type Item = {
	readonly id: number;
	readonly at: string;
	readonly title: string;
	readonly place: string;
	readonly note: string;
};
type Planned = Schedule & { readonly time_zone: string; readonly agenda: readonly Item[] };

/** One line of a programme: a phase that begins, or a point of the agenda. */
export type Line = {
	readonly key: string;
	readonly at: string;
	readonly title: string;
	readonly place: string;
	readonly note: string;
	readonly isPhase: boolean;
};

/** A day of the programme on the clocks of the event. */
export type Day = { readonly day: string; readonly lines: readonly Line[] };

/** Phases and agenda in one order, by day, on the clocks of the event; of one moment the phase comes first. */
export function programmeOf(event: Planned): Day[] {
	const dayOf = (at: string) => dayInZone(at, event.time_zone);
	const phases = moments.map(({ at, label, does }): Line => {
		const moment = event[at];
		return { key: at, at: moment, title: label, place: '', note: does, isPhase: true };
	});
	const points = event.agenda.map(({ id, at, title, place, note }): Line => {
		return { key: `item-${id}`, at, title, place, note, isPhase: false };
	});
	const lines = [...phases, ...points].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
	const days = [...new Set(lines.map(({ at }) => dayOf(at)))];
	return days.map((day) => ({ day, lines: lines.filter(({ at }) => dayOf(at) === day) }));
}
