/** Events counted over an exposure: visitors, days or hours, whatever can have more than one event. */
export type Events = { readonly events: number; readonly exposure: number };

/** Whether a rate can be computed: some exposure, events not negative, both finite. */
export function isEvents({ events, exposure }: Events): boolean {
	return Number.isFinite(exposure) && exposure > 0 && Number.isFinite(events) && events >= 0;
}

/**
 * Events per unit of exposure.
 * @example eventRate({ events: 12, exposure: 400 }) // 0.03
 */
export function eventRate({ events, exposure }: Events): number {
	return events / exposure;
}

/**
 * Two counts as one.
 * @example poolEvents({ events: 2, exposure: 10 }, { events: 1, exposure: 5 }) // { events: 3, exposure: 15 }
 */
export function poolEvents(a: Events, b: Events): Events {
	return { events: a.events + b.events, exposure: a.exposure + b.exposure };
}

/**
 * The same rate from as few events as the count is worth when events come in bursts: both numbers divided by the dispersion (1 or less
 * leaves them). Korn and Graubard 1998, Confidence intervals for proportions with small expected number of positive counts.
 * @example thinned({ events: 30, exposure: 600 }, 1.5) // { events: 20, exposure: 400 }
 */
export function thinned({ events, exposure }: Events, dispersion: number): Events {
	const by = dispersion > 1 ? dispersion : 1;
	return { events: events / by, exposure: exposure / by };
}
