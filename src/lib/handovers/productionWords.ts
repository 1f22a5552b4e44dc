import { span } from '#lib/experiments/days.ts';
import { digitsOf, levelInWords as written } from '#lib/experiments/inUnit.ts';
import type { Standing } from '#lib/handovers/handovers.ts';
import type { Against, DecidedOn, Level, ReadDays, Shown, ShownDays } from '#lib/handovers/production.ts';
import { inWords } from '#lib/ui/moments.ts';
import { interval as between, signed } from '#lib/ui/numbers.ts';

type Lift = { readonly lift: number | null; readonly interval: readonly [number, number] | null };

/** A lift with its interval: "+12.0 % (+4.1 to +20.0 %)". */
export function liftInWords({ lift, interval }: Lift): string {
	if (lift === null) return 'no difference that can be told in per cent';
	const digits = interval?.every(Number.isFinite) ? Math.min(2, digitsOf(((interval[1] - interval[0]) / 2) * 100)) : 1;
	const words = signed(lift * 100, { digits, unit: '%' });
	if (!interval?.every(Number.isFinite)) return `${words}, without an interval`;
	return `${words} (${between(interval[0] * 100, interval[1] * 100, { digits, unit: '%' })})`;
}

/** A level with its interval, in the unit of the metric: "24.1 % (22.0 % to 26.3 %)". */
export function levelInWords({ value, interval }: Level, metric: Pick<DecidedOn, 'kind' | 'unit'>): string {
	const scale = metric.kind === 'proportion' ? 100 : 1;
	const digits = digitsOf((interval ? (interval[1] - interval[0]) / 2 : Math.abs(value) / 10) * scale);
	const level = (one: number) => written(one, metric, digits);
	return interval ? `${level(value)} (${level(interval[0])} to ${level(interval[1])})` : level(value);
}

const verbs: Readonly<Record<Standing, string>> = {
	held: 'say that the effect held',
	weaker: 'say that the effect is there, and weaker than it was',
	gone: 'say that more than half of the effect is gone, perhaps all of it',
	not_known: 'cannot tell yet: as it was and nothing at all are both still possible'
};

/** The days that were read, and how many they are: "29 days, 4 May to 1 Jun 2026"; of one its date. */
export function daysInWords({ days, first, last }: ReadDays): string {
	return days === 1 ? inWords(new Date(first), 'date', 'UTC') : `${days} days, ${span(first, last)}`;
}

/** What the readings of some days say of the effect, in a sentence that names them. */
export function standingSaid(says: Standing, read: ReadDays): string {
	return `The readings of ${daysInWords(read)}, ${verbs[says]}.`;
}

const heldBy: Readonly<Record<Against, string>> = {
	holdout: 'against those it is kept from, on the same days',
	then: 'against the level without it when it was decided',
	target: 'against the target that was promised'
};

/** What days in production show, in a sentence: effect, what it is held against, and level. */
export function shownInWords(
	{ lift, interval: reach, level, against }: ShownDays & { readonly against: Against | null },
	metric: Pick<DecidedOn, 'kind' | 'unit'>
): string {
	const at = levelInWords(level, metric);
	return against && lift !== null
		? `${liftInWords({ lift, interval: reach })} ${heldBy[against]}; level ${at}.`
		: `Level ${at}, held against nothing.`;
}

/** Whether readings and what somebody said in a check are two different things. */
export function saysOtherwise(
	shown: Pick<Shown, 'says'> | null,
	{ is_live, standing }: { readonly is_live: boolean; readonly standing: Standing }
): boolean {
	return Boolean(shown?.says && is_live && standing !== shown.says);
}

/** What production is held against, and what that cannot tell. */
export const againstSaid: Readonly<Record<Against, string>> = {
	holdout: 'Held against those it is kept from, on the same days.',
	then: 'It is kept from nobody, so there is no control to compare with: this is before and after. It is held against the level without it when it was decided, and a season, a price or another change since looks the same as an effect. The interval knows only chance.',
	target: 'Held against the target that was promised: whatever else moved the number counts as its effect.'
};
