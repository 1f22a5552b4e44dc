import { short, type Row } from '#lib/experiments/import/delimited.ts';
import type { Reader, Report } from '#lib/experiments/import/interpret.ts';
import { readDay } from '#lib/experiments/import/writtenDays.ts';

/**
 * The day of a row. Null where none can be read, which is reported; 'outside' where it is not of the run, which is reported
 * unless such rows are left out.
 */
export function dayIn(
	{ cells }: Row,
	{ columns, order, run, leavesOutside }: Reader,
	report: Report
): string | 'outside' | null {
	const column = columns.indexOf('day');
	const written = cells[column] ?? '';
	if (written === '') return report(column, 'Write the day, like 2026-03-01.');
	const day = readDay(written, order);
	if (day === null) return report(column, `“${short(written)}” is not a day: write it like 2026-03-01.`);
	if (day === 'either')
		return report(column, `“${short(written)}” can be two days: say which comes first, or write it like 2026-03-01.`);
	const [first, last] = run;
	if (day >= first && day <= last) return day;
	if (leavesOutside) return 'outside';
	const says = day < first ? `before the first day, ${first}` : `after the last day that can be read, ${last}`;
	report(column, `${day} is ${says}: leave this row out.`);
	return 'outside';
}
