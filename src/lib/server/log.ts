import { pino } from 'pino';

/** One JSON line per entry on standard output; `LOG_LEVEL` decides how much. Never log what people typed. */
export const log = pino({
	level: process.env.LOG_LEVEL || 'info',
	base: undefined,
	timestamp: pino.stdTimeFunctions.isoTime,
	redact: ['req.headers.cookie', 'req.headers.authorization', 'password', 'token']
});
