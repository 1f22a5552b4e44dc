import { eventRate, isEvents, type Events } from '#lib/stats/events.ts';
import type { Interval } from '#lib/stats/interval.ts';
import * as normal from '#lib/stats/normal.ts';

/**
 * Score interval of one Poisson rate, in events per unit of exposure: it has width even at no events, and covers close to 1 - alpha on
 * average. Rao's score test solved for the rate, as Wilson's is for a share. Null without exposure.
 * @example eventRateInterval({ events: 10, exposure: 100 }) // [0.05432, 0.18409]
 */
export function eventRateInterval(events: Events, alpha = 0.05): Interval | null {
	if (!isEvents(events)) return null;
	const z = normal.critical(alpha);
	const centre = events.events + (z * z) / 2;
	const reach = z * Math.sqrt(events.events + (z * z) / 4);
	return [events.events === 0 ? 0 : Math.max(0, centre - reach) / events.exposure, (centre + reach) / events.exposure];
}

/**
 * Interval of the difference of two Poisson rates (treatment - control) from the score interval of each. Zou and Donner 2008,
 * Construction of confidence limits about effect measures; for rates Li, Tang, Poon and Tang 2011. Null without exposure in both.
 * @example rateDifferenceInterval({ events: 10, exposure: 100 }, { events: 20, exposure: 100 }) // [-0.00975, 0.21813]
 */
export function rateDifferenceInterval(control: Events, treatment: Events, alpha = 0.05): Interval | null {
	const ofControl = eventRateInterval(control, alpha);
	const ofTreatment = eventRateInterval(treatment, alpha);
	if (!ofControl || !ofTreatment) return null;
	const [c, t] = [eventRate(control), eventRate(treatment)];
	return [
		t - c - Math.hypot(t - ofTreatment[0], ofControl[1] - c),
		t - c + Math.hypot(ofTreatment[1] - t, c - ofControl[0])
	];
}
