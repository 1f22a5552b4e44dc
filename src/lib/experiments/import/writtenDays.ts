/** Which comes first in a day like 03/01/2026. */
export type DayOrder = 'dmy' | 'mdy';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:,? .*)?$/;
const DAY_AND_NAME = /^(?:[a-z]{2,9},? )?(\d{1,2})[. -]+([a-z]{3})[a-z]*\.?[ -]+(\d{4}|\d{2})$/i;
const NAME_AND_DAY = /^(?:[a-z]{2,9},? )?([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$/i;

/** A day people wrote as `2026-03-01`; 'either' where two orders are possible and none was told; null for no day. */
export function readDay(written: string, order: DayOrder | null): string | 'either' | null {
	const [, ...iso] = YEAR_FIRST.exec(written) ?? [];
	if (iso.length) return dayOf(iso[0], iso[1], iso[2]);
	const [, day, name = '', year] = DAY_AND_NAME.exec(written) ?? [];
	if (day) return dayOf(year, month(name), day);
	const [, called = '', number, ofYear] = NAME_AND_DAY.exec(written) ?? [];
	if (number) return dayOf(ofYear, month(called), number);
	const [, first, mark, second, last] = YEAR_LAST.exec(written) ?? [];
	if (!first || !second) return null;
	// with points, the day is first everywhere
	if (mark === '.') return dayOf(last, second, first);
	const [dayFirst, monthFirst] = [dayOf(last, second, first), dayOf(last, first, second)];
	if (order) return order === 'dmy' ? dayFirst : monthFirst;
	return dayFirst && monthFirst && dayFirst !== monthFirst ? 'either' : (dayFirst ?? monthFirst);
}

/**
 * The order in which these days are written; null when both remain possible and matter. A day that can be read one way only tells, and so
 * does the run (its first and last day), when one order puts every day inside and the other does not.
 */
export function orderOf(written: readonly string[], run: readonly [first: string, last: string]): DayOrder | null {
	const unclear = written.filter((one) => readDay(one, null) === 'either');
	if (unclear.length === 0) return written.some((one) => isMonthFirst(one)) ? 'mdy' : 'dmy';
	const clear = written.filter((one) => YEAR_LAST.test(one) && !one.includes('.') && !unclear.includes(one));
	const told = clear.find((one) => readDay(one, 'dmy') !== readDay(one, 'mdy'));
	if (told) return isMonthFirst(told) ? 'mdy' : 'dmy';
	const fits = (order: DayOrder) =>
		unclear.every((one) => {
			const day = readDay(one, order);
			return day !== null && day >= run[0] && day <= run[1];
		});
	if (fits('dmy') === fits('mdy')) return null;
	return fits('dmy') ? 'dmy' : 'mdy';
}

/** Whether any of these days is written so that its order matters. */
export function dependsOnOrder(written: readonly string[]): boolean {
	return written.some((one) => readDay(one, 'dmy') !== readDay(one, 'mdy'));
}

function isMonthFirst(written: string): boolean {
	return readDay(written, 'dmy') === null && readDay(written, 'mdy') !== null;
}

function month(name: string): string {
	return String(MONTHS.indexOf(name.toLowerCase()) + 1);
}

function dayOf(year = '', month = '', day = ''): string | null {
	const iso = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	// 31 February would become 3 March
	return new Date(`${iso}T00:00:00Z`).toJSON()?.slice(0, 10) === iso ? iso : null;
}
