type Shown = 'date' | 'time' | 'moment';

const day = { day: 'numeric', month: 'short', year: 'numeric' } satisfies Intl.DateTimeFormatOptions;
const clock = { hour: '2-digit', minute: '2-digit' } satisfies Intl.DateTimeFormatOptions;
const options = { date: day, time: clock, moment: { ...day, ...clock } };

// making one takes longer than everything else that a row of a list needs
const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment in words, in a time zone; the reader's own where there is none. */
export function inWords(moment: Date, as: Shown, timeZone: string | undefined): string {
	const key = `${as} ${timeZone}`;
	const format = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options[as], timeZone });
	formats.set(key, format);
	return format.format(moment);
}
