import type { Interval } from '#lib/stats/interval.ts';
import { wilson } from '#lib/stats/wilson.ts';
import { plain } from '#lib/ui/numbers.ts';

/** So many of so many, with the interval of the share behind them; null where there are none to count. */
export type Share = { readonly count: number; readonly of: number; readonly interval: Interval | null };

/** A share by Wilson's interval, which has a width also where none or all are counted. */
export function shareOf(count: number, of: number): Share {
	return { count, of, interval: of > 0 ? wilson({ n: of, successes: count }) : null };
}

/** Of how many a share is too few to say anything: it is drawn hollow, and its words say so. */
export const FEW = 5;

/** Counts those of a list that are meant. */
export function shareAmong<Item>(items: readonly Item[], isMeant: (item: Item) => boolean): Share {
	return shareOf(items.filter(isMeant).length, items.length);
}

/** A share with its name, that of the period before where it can be compared, and what is usual (0 to 1), elsewhere or here. */
export type NamedShare = Share & {
	readonly label: string;
	readonly before: Share | null;
	readonly usual?: Interval;
	readonly usualLabel?: string;
	/** What else is said of it, in a few words. */
	readonly note?: string;
};

/** `counted(1, 'idea')` is "1 idea". */
export const counted = (count: number, one: string, many = `${one}s`) => `${plain(count)} ${count === 1 ? one : many}`;
