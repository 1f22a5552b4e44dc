import { effectOf, type Effect } from '#lib/stats/effect.ts';
import { eventRate, isEvents, type Events } from '#lib/stats/events.ts';

/**
 * Relative effect treatment / control - 1 of two Poisson rates with the delta method's standard error: the squared relative error of a
 * count is one over it. Deng, Knoblich and Lu 2018; Casella and Berger 2002, 5.5.4. Null without exposure or events in both arms.
 * @example relativeRateEffect({ events: 100, exposure: 1000 }, { events: 120, exposure: 1000 }) // { estimate: 0.2, se: 0.16248, df: Infinity }
 */
export function relativeRateEffect(control: Events, treatment: Events): Effect | null {
	if (!isEvents(control) || !isEvents(treatment)) return null;
	const ratio = eventRate(treatment) / eventRate(control);
	return effectOf(ratio - 1, ratio * ratio * (1 / control.events + 1 / treatment.events), Infinity);
}
