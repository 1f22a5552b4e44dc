/** How a demo day is judged; minutes per visit include the way to the next project. */
export type Visits = { readonly projects: number; readonly minutesPerVisit: number; readonly minutes: number };

/**
 * How many judges it takes until every project was seen so many times. Major League Hacking, Organizer guide, judging plan.
 * @example judgesNeeded({ projects: 175, minutesPerVisit: 4, minutes: 120 }, 3) // 18
 */
export function judgesNeeded({ projects, minutesPerVisit, minutes }: Visits, timesSeen: number): number {
	return Math.ceil((projects * timesSeen * minutesPerVisit) / minutes);
}

/** How often each project can be seen by so many judges, and how many projects there may be if every judge is to see all. */
export function coverageOf(
	{ projects, minutesPerVisit, minutes }: Visits,
	judges: number
): { readonly timesSeen: number; readonly mostForAll: number } {
	return {
		timesSeen: Math.min(judges, Math.floor((judges * minutes) / (projects * minutesPerVisit))),
		mostForAll: Math.floor(minutes / minutesPerVisit)
	};
}
