const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Where the clock of the database is moved to. */
export type Clock = { moveTo(moment: Date): Promise<void> };

/** What happens when: chapters write it in any order, it is told from the first to the last. */
export type Timeline = {
	readonly now: Date;
	/** An hour of a day before today, in UTC (9.5 is half past nine); never in the future. */
	moment(day: number, hour: number): Date;
	/** A day before today as the database writes it. */
	date(day: number): string;
	/** Something happens then, after everything else of that moment that was written before. */
	at(moment: Date, act: () => Promise<void>): void;
	tell(clock: Clock): Promise<void>;
};

export function hoursAfter(moment: Date, hours: number): Date {
	return new Date(moment.getTime() + hours * HOUR);
}

export function createTimeline(now = new Date()): Timeline {
	const steps: { readonly at: number; readonly act: () => Promise<void> }[] = [];
	const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
	return {
		now,
		moment: (day, hour) => new Date(Math.min(today - day * DAY + hour * HOUR, now.getTime())),
		date: (day) => new Date(today - day * DAY).toISOString().slice(0, 10),
		at(moment, act) {
			steps.push({ at: Math.min(moment.getTime(), now.getTime()), act });
		},
		async tell(clock) {
			// the sort is stable
			for (const { at, act } of steps.toSorted((a, b) => a.at - b.at)) {
				await clock.moveTo(new Date(at));
				await act();
			}
		}
	};
}
