import type { Interval } from '#lib/stats/interval.ts';
import { isProportion, rate, type Proportion } from '#lib/stats/proportion.ts';
import { wilson } from '#lib/stats/wilson.ts';

/**
 * Interval of the difference of two proportions (treatment - control) from the score intervals of each; honest for small counts
 * and at 0 or n successes. Newcombe 1998, Interval estimation for the difference between independent proportions, method 10.
 * Null without trials.
 * @example newcombe({ n: 1000, successes: 100 }, { n: 1000, successes: 120 }) // [-0.007492, 0.047551]
 */
export function newcombe(control: Proportion, treatment: Proportion, alpha = 0.05): Interval | null {
	if (!isProportion(control) || !isProportion(treatment)) return null;
	const ofControl = wilson(control, alpha);
	const ofTreatment = wilson(treatment, alpha);
	if (!ofControl || !ofTreatment) return null;
	const [c, t] = [rate(control), rate(treatment)];
	return [
		t - c - Math.hypot(t - ofTreatment[0], ofControl[1] - c),
		t - c + Math.hypot(ofTreatment[1] - t, c - ofControl[0])
	];
}
