import { z } from 'zod';
import { dayLabel } from '#lib/experiments/days.ts';
import { stateWords } from '#lib/experiments/experiments.ts';
import type { Entry } from '#lib/server/icalendar.ts';

const planned = z.object({
	id: z.number(),
	title: z.string(),
	state: z.enum(['draft', 'running', 'iterating', 'due', 'deciding', 'promoted', 'killed']),
	starts_on: z.string(),
	ends_on: z.string(),
	kill_on: z.string().nullable(),
	version: z.number(),
	changed_at: z.string(),
	time_boxes: z.array(z.object({ number: z.number(), starts_on: z.string(), ends_on: z.string() }))
});

/** The answer of `read_calendar_feed`. */
export const feed = z.object({ scope: z.enum(['mine', 'all']), experiments: z.array(planned) });

type Planned = z.output<typeof planned>;

/**
 * The entries of an experiment: each time-box, the day of its kill criterion while it runs, and the day after the end
 * while nothing is decided. An entry keeps its name when it becomes something else: a planned start the first time-box.
 */
export function entriesOf(experiment: Planned, origin: string): Entry[] {
	const { id, title, state, version, kill_on, ends_on } = experiment;
	const isRunning = state === 'running' || state === 'iterating';
	const isOpen = isRunning || state === 'due' || state === 'deciding';
	const same = { sequence: version, changedAt: experiment.changed_at, url: `${origin}/experiments/${id}` };
	const boxes = state === 'draft' ? [{ number: 1, starts_on: experiment.starts_on, ends_on }] : experiment.time_boxes;
	const entries: Entry[] = boxes.map((box) => ({
		...same,
		uid: `experiment-${id}-box-${box.number}`,
		startsOn: box.starts_on,
		endsOn: box.ends_on,
		summary: box.number > 1 ? `${title} (time-box ${box.number})` : title,
		description: `${stateWords[state]}. ${dayLabel(box.starts_on)} to ${dayLabel(box.ends_on)}.`,
		isTentative: state === 'draft'
	}));
	if (isRunning && kill_on)
		entries.push({ ...same, ...day(`experiment-${id}-kill`, kill_on), summary: `Check the kill criterion: ${title}` });
	if (isOpen) {
		const due = new Date(Date.parse(ends_on) + 86_400_000).toISOString().slice(0, 10);
		entries.push({ ...same, ...day(`experiment-${id}-due`, due), summary: `Due for a decision: ${title}` });
	}
	return entries;
}

const day = (uid: string, on: string) => ({ uid, startsOn: on, endsOn: on });
