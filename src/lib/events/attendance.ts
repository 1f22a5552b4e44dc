import type { ExportedAttendance } from '#lib/events/crew.server.ts';
import { toLocal } from '#lib/events/zones.ts';
import type { CsvCell } from '#lib/server/csv-writer.ts';

/** How many the list at the door shows at once; the database stops there. */
export const MOST_LISTED = 1000;

const sides = { marketing: 'marketing', it: 'IT', other: 'other' } as const;

/** The list at the door as rows of a file; times on the clocks of the event, whose
 * zone the heads of their columns name. Each question of the registration is a column. */
export function attendanceAsRows(
	{ questions, people }: ExportedAttendance,
	zone: string
): readonly (readonly CsvCell[])[] {
	return [
		[
			'name',
			'function',
			'bridging',
			'roles',
			'status',
			'place for',
			`registered (${zone})`,
			`checked in (${zone})`,
			...questions.map(({ asks }) => asks)
		],
		...people.map((one): readonly CsvCell[] => [
			one.name,
			one.function === null ? '' : sides[one.function],
			one.is_bridging ? 'yes' : 'no',
			one.roles.join(', ') || 'participant',
			one.place === null ? (one.checked_in_at ? 'came' : 'registered') : `waiting, ${one.place}`,
			one.place_of === null ? '' : sides[one.place_of],
			toLocal(one.since, zone).replace('T', ' '),
			one.checked_in_at && toLocal(one.checked_in_at, zone).replace('T', ' '),
			...questions.map(({ id }) => one.answers[String(id)] ?? '')
		])
	];
}
