import { createChance, type Chance } from './random.ts';
import type { Measured, Trial } from './trials.ts';

/** A reading before it has ids; `day` counts back from today, `variant` is a place among the trial's. */
export type Measurement = {
	readonly day: number;
	readonly role: Measured['role'];
	readonly kpi: string;
	readonly variant: number;
	readonly n: number;
	readonly successes?: number;
	readonly mean?: number;
	readonly sd?: number;
	readonly source: string;
};

// shops are visited at the weekend
const week = [0.94, 0.92, 0.95, 0.98, 1.06, 1.12, 1.03];

/**
 * What would be measured on these days: every value drawn around what the treatment truly does, with the weekly rhythm
 * and good and bad days that hit all variants alike. The same for the same title.
 */
export function measure(trial: Trial, days: readonly number[]): Measurement[] {
	const first = (measured: Measured) => trial.measured.find(({ role }) => role === measured.role) === measured;
	return trial.measured.flatMap((measured) => {
		const chance = createChance(
			`${trial.title}, ${measured.role}${first(measured) ? '' : ` ${measured.measure.name}`}`
		);
		const weather = days.map(() => 1 + 0.015 * chance.normal());
		return trial.variants.flatMap((variant, place) => {
			const luck = evenLuck(days.length, chance);
			const level = variant.is_control ? 1 : measured.level;
			return days.map((day, index) => {
				const effect = isLive(trial, day) ? effectOn(variant, place, measured) : 0;
				const visits = measured.n * (week[index % 7] ?? 1) * (effect === 0 ? 1 : measured.split);
				const expected = measured.base * (weather[index] ?? 1) * level * (1 + effect);
				const numbers = draw(measured, { n: chance.arrivals(visits), expected, luck: luck[index] ?? 0 });
				return {
					day: dayOf(trial, { day, variant }),
					role: measured.role,
					kpi: measured.measure.name,
					variant: place,
					source: measured.measure.source,
					...numbers
				};
			});
		});
	});
}

/** Two regions are alike before one of them gets what the other does not. */
function isLive({ design, start = 0 }: Trial, day: number): boolean {
	return design !== 'regions' || day <= start;
}

/** Before is read on as many days before the start as there are after it. */
function dayOf({ design, start = 0 }: Trial, at: { day: number; variant: Trial['variants'][number] }): number {
	return design === 'before_after' && at.variant.is_control ? 2 * start + 1 - at.day : at.day;
}

/** Good and bad days that even out in the end, so that what an experiment finds is what its decision says. */
function evenLuck(days: number, chance: Chance): number[] {
	const luck = Array.from({ length: days }, chance.normal);
	const mean = luck.reduce((sum, one) => sum + one, 0) / days;
	return luck.map((one) => one - mean);
}

// a second treatment is the weaker one
function effectOn({ is_control }: Trial['variants'][number], place: number, { lift }: Measured): number {
	return is_control ? 0 : place > 1 ? lift * 0.35 : lift;
}

type Draw = { readonly n: number; readonly expected: number; readonly luck: number };

function draw({ measure: { kind }, sd }: Measured, { n, expected, luck }: Draw) {
	if (kind === 'mean')
		return { n, mean: rounded(expected + (sd / Math.sqrt(n)) * luck), sd: rounded(sd * (1 + luck / 50)) };
	const successes = Math.round(n * expected + Math.sqrt(n * expected * (1 - expected)) * luck);
	return { n, successes: Math.min(n, Math.max(0, successes)) };
}

function rounded(value: number): number {
	return Math.round(value * 1000) / 1000;
}
