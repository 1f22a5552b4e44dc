import type { Database } from '#lib/database.types.ts';
import { daysBetween } from '#lib/experiments/experiments.ts';

export type LookRule = Database['public']['Enums']['look_rule'];

/** When one may look and decide, as registered. looks: how many in all, the last at the end; only of the rule that counts them. */
export type Looking = { readonly rule: LookRule; readonly looks: number | null };

/** In the order of the form. */
export const lookRules = [
	{
		value: 'always',
		label: 'Whenever we like',
		hint: 'Always valid: look every day and stop when it is clear. Costs the most readings.'
	},
	{
		value: 'looks',
		label: 'At a few planned looks',
		hint: 'Evenly over the time-box, the last one at its end. A clear effect may end it at any of them.'
	},
	{
		value: 'once',
		label: 'Once, at the end',
		hint: 'Needs the fewest readings. Until the end nothing may be concluded, whatever the numbers show.'
	}
] as const satisfies readonly { value: LookRule; label: string; hint: string }[];

/** @example lookingInWords({ rule: 'looks', looks: 3 }) // "At 3 planned looks, evenly over the time-box" */
export function lookingInWords({ rule, looks }: Looking): string {
	if (rule === 'once') return 'Once, when the time-box is over';
	if (rule === 'looks') return `At ${looks ?? 2} planned looks, evenly over the time-box (O’Brien and Fleming)`;
	return 'Whenever we like: the always-valid interval decides';
}

type Bounds = { readonly startsOn: string; readonly endsOn: string };

/**
 * The last day of data of each look but the final one, which waits for the end of the time-box: evenly over the time-box as it was
 * registered, so that an extension moves none of them.
 * @example interimDays({ rule: 'looks', looks: 3 }, { startsOn: '2026-03-01', endsOn: '2026-03-21' }) // ['2026-03-07', '2026-03-14']
 */
export function interimDays({ rule, looks }: Looking, { startsOn, endsOn }: Bounds): string[] {
	if (rule !== 'looks' || looks === null) return [];
	const days = daysBetween(startsOn, endsOn) + 1;
	const places = Array.from({ length: looks - 1 }, (_, at) => Math.round((days * (at + 1)) / looks));
	return [...new Set(places.filter((place) => place >= 1 && place < days))].map((place) =>
		dayAfter(startsOn, place - 1)
	);
}

/** The end as it was registered, as it stands, and as it was before a stop; each time-box as it ran. */
export type Cut = {
	readonly startsOn: string;
	readonly endsOn: string;
	readonly plannedEnd: string;
	readonly stoppedFrom?: string | undefined;
	readonly spans?: readonly Bounds[] | undefined;
};

/**
 * Whether the first time-box, never extended, was stopped with the last day of a promised look, so that none fell that was not promised.
 * The interval of planned looks holds at all of them together, whatever made people stop at one (Jennison and Turnbull 1989).
 */
export function isStoppedAtLook(
	looking: Looking,
	{ startsOn, endsOn, plannedEnd, stoppedFrom, spans = [] }: Cut
): boolean {
	if (stoppedFrom !== plannedEnd || spans.length > 1) return false;
	return interimDays(looking, { startsOn, endsOn: plannedEnd }).includes(endsOn);
}

/** The day so many days after another. */
export function dayAfter(day: string, days: number): string {
	return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
