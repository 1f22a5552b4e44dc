import type { HandleServerError } from '@sveltejs/kit';
import { statusOfFailure } from '#lib/server/refusals.ts';
import { log } from '#lib/server/log.ts';

const SAYS: Record<number, string> = {
	403: 'You may not do this.',
	404: 'This is not here, or not yours to see.',
	503: 'The database does not answer right now: try again in a moment.'
};

/** What people are told about a failure nobody foresaw; the cause goes once into the log, under the same id. */
export const failures: HandleServerError = ({ error, event, status, message }) => {
	const id = event.locals.requestId;
	if (status === 404) return { message: 'There is no page at this address.', id, status };
	const deserved = (error instanceof Error && statusOfFailure(error)) || status;
	event.locals.failureStatus = deserved;
	const says = SAYS[deserved];
	const entry = { request: id, route: event.route.id, err: error };
	if (deserved >= 500) log.error(entry, 'A request failed');
	else log.warn(entry, 'A request was refused');
	if (says) return { message: says, id, status: deserved };
	return { message: status === 500 ? 'Something went wrong on our side.' : message, id, status };
};
