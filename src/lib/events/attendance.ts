import type { ExportedAttendance } from '#lib/events/crew.server.ts';
import type { CsvCell } from '#lib/server/csv-writer.ts';

/** How many the list at the door shows at once; the database stops there. */
export const MOST_LISTED = 1000;

const sides = { marketing: 'marketing', it: 'IT', other: 'other' } as const;

/** The list at the door as rows of a file; moments in UTC. Each question of the registration is a column. */
export function attendanceAsRows({ questions, people }: ExportedAttendance): readonly (readonly CsvCell[])[] {
	return [
		[
			'name',
			'function',
			'bridging',
			'roles',
			'status',
			'registered',
			'checked in',
			...questions.map(({ asks }) => asks)
		],
		...people.map((one): readonly CsvCell[] => [
			one.name,
			one.function === null ? '' : sides[one.function],
			one.is_bridging ? 'yes' : 'no',
			one.roles.join(', ') || 'participant',
			one.place === null ? (one.checked_in_at ? 'came' : 'registered') : `waiting, ${one.place}`,
			moment(one.since),
			one.checked_in_at && moment(one.checked_in_at),
			...questions.map(({ id }) => one.answers[String(id)] ?? '')
		])
	];
}

const moment = (at: string): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
