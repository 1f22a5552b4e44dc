const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30.44 * DAY;
const YEAR = 365.25 * DAY;

const UNITS = [
	[YEAR, 'year'],
	[MONTH, 'month'],
	[DAY, 'day'],
	[HOUR, 'hour']
] as const;

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

/**
 * A duration as a person says it: the two largest units that matter, whole, rounded down.
 * `inWords(93_784_000)` is "1 day 2 hours".
 *
 * @param ms milliseconds, negative counts as zero
 */
export function inWords(ms: number): string {
	const left = Math.max(0, ms);
	const days = Math.floor(left / DAY);
	const hours = Math.floor((left % DAY) / HOUR);
	const minutes = Math.floor((left % HOUR) / MINUTE);
	const seconds = Math.floor((left % MINUTE) / 1000);
	if (days >= 7 || (days > 0 && hours === 0)) return plural(days, 'day');
	if (days > 0) return `${plural(days, 'day')} ${plural(hours, 'hour')}`;
	if (hours > 0) return minutes === 0 ? plural(hours, 'hour') : `${plural(hours, 'hour')} ${minutes} min`;
	if (minutes >= 10) return `${minutes} min`;
	if (minutes > 0) return `${minutes} min ${seconds} s`;
	return `${seconds} s`;
}

/**
 * How long ago or ahead, in one unit: "just now", "5 minutes ago", "in 3 days". Months and years
 * count from two on, as people do.
 *
 * @param ms milliseconds from now; negative lies in the past
 */
export function fromNow(ms: number): string {
	const size = Math.abs(ms);
	if (size < MINUTE) return 'just now';
	const [unit, word] = UNITS.find(([from]) => size >= from * (from >= MONTH ? 2 : 1)) ?? [MINUTE, 'minute'];
	const words = plural(Math.floor(size / unit), word);
	return ms < 0 ? `${words} ago` : `in ${words}`;
}

/** How long until the words of `inWords` change: a second below ten minutes, else to the next full minute. */
export function untilNextWord(ms: number): number {
	return ms < 10 * MINUTE ? 1000 : Math.min(MINUTE, Math.max(1000, ms % MINUTE));
}
