import { attendanceAsRows } from '#lib/events/attendance.ts';
import * as crew from '#lib/events/crew.server.ts';
import * as events from '#lib/events/events.server.ts';
import { csv, fileName } from '#lib/server/csv-writer.ts';
import type { RequestHandler } from './$types';

/** Who registered, waits and came, with what they answered, as a file: for organizers. */
export const GET: RequestHandler = async ({ locals: { supabase }, params }) => {
	const { id, name, time_zone } = await events.show(supabase, params.slug);
	return new Response(csv(attendanceAsRows(await crew.exportAttendance(supabase, id), time_zone)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${fileName(`attendance ${name}`, 'csv')}"`
		}
	});
};
