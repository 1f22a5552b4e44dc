import { z } from 'zod';
import { isZone, toInstant } from '#lib/events/zones.ts';

const id = z.coerce.number().int().positive();
/** Nothing typed is no zero, and no number is longer than the database has room for. */
const whole = (says: string) =>
	z
		.string(says)
		.trim()
		.regex(/^-?\d{1,9}$/, says)
		.transform(Number);
const person = z.uuid();
const blank = z.literal('').transform(() => null);

/** A review as its form sends it: the time as the clocks of its zone show it. Gives it back as a moment. */
export const reviewForm = z
	.object({
		title: z.string().trim().min(3, 'Give the review a name of 3 to 120 characters.'),
		starts_at: z.string(),
		time_zone: z.string().refine(isZone, 'Choose a time zone from the list, such as Europe/Berlin.'),
		rhythm_days: z.union([blank, whole('Write the days as a number.')]).default(null),
		rule: z.enum(['each_function', 'simple', 'consent', 'unanimous'], 'Choose a rule.'),
		quorum_percent: whole('Write the quorum as a number.'),
		ballot_hours: whole('Choose how long ballots stay open.'),
		minutes: whole('Write the minutes as a number.'),
		reading_days: whole('Write the days as a number.'),
		place: z.string().trim().default(''),
		chair_id: z.uuid('Choose who chairs it.'),
		/** A box for each leader, named by who it is: only those that are ticked are sent. */
		panel: z.record(person, z.literal('on'), 'Tick who is on the panel.').default({}).transform(Object.keys),
		/** Nothing comes on its agenda by itself. */
		is_bare: z.stringbool().default(false),
		key: z.uuid().optional(),
		/** The one that was changed: nobody's changes are undone unseen. */
		version: z.coerce.number().int().optional()
	})
	.transform(({ starts_at, ...review }, context) => {
		const instant = isZone(review.time_zone) ? toInstant(starts_at, review.time_zone) : null;
		if (instant === null)
			context.addIssue({ code: 'custom', path: ['starts_at'], message: 'Say when, as day and time.' });
		else if (instant < '2000' || instant >= '2200')
			context.addIssue({ code: 'custom', path: ['starts_at'], message: 'Choose a day from 2000 to 2199.' });
		return { ...review, starts_at: instant ?? '' };
	});
export type ReviewDraft = z.output<typeof reviewForm>;

/** Whether results are shown as they come in. */
export const watching = z.object({ watches: z.stringbool() });

/** A button and nothing else. */
export const nothing = z.object({});
export const added = z.object({
	experiment: z.coerce.number('Choose an experiment.').int().positive('Choose an experiment.')
});
export const itemNamed = z.object({ item: id });
export const arranged = itemNamed.extend({
	position: whole('Write the place as a number.'),
	minutes: whole('Write the minutes as a number.')
});
export const timed = itemNamed.extend({ runs: z.stringbool() });
export const attendance = z.object({ person, there: z.stringbool() });
export const delegation = z.object({ delegate: z.union([blank, z.uuid('Choose a person.')]).default(null) });
export const forecast = z.object({
	percent: whole('Give your forecast as a whole number from 0 to 100.')
});
export const sharing = z.object({ shared: z.stringbool() });
export const conflict = z.object({ note: z.string().trim().default(''), has: z.stringbool().default(true) });
