import { change } from '#lib/experiments/percentages.ts';

/** A success threshold as it would be measured: where less is better it lies under zero, however it was typed. */
export function asMeasured(threshold: number, better: 'up' | 'down'): number {
	return better === 'down' ? -Math.abs(threshold) : threshold;
}

/** The same in words: "+5.0 % against control"; `against`: what the design holds it against. */
export function thresholdInWords(threshold: number, better: 'up' | 'down', against: string): string {
	return `${change(asMeasured(threshold, better))} against ${against}`;
}
