import type { Connection } from './driver.ts';

/** A database error as the façade passes it on. */
interface DatabaseError {
	code: string;
	message: string;
	detail?: string;
	hint?: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** PostgREST's table from SQLSTATE to HTTP status (docs.postgrest.org, "Errors"), for the classes that the façade answers with 500. */
export function statusOf(sqlstate: string): number {
	if (sqlstate.startsWith('08') || sqlstate.startsWith('53')) return 503;
	// the server is shutting down or starting up
	if (/^57P0[123]/.test(sqlstate)) return 503;
	if (/^(0L|0P|28)/.test(sqlstate)) return 403;
	if (sqlstate === 'P0001') return 400;
	if (/^(09|25|2D|38|39|3B|40|54|55|57|58|F0|HV|P0|XX)/.test(sqlstate)) return 500;
	return 400;
}

const mappedWell = (code: string) =>
	/^PT|^42|^22|^21/.test(code) || ['PGRST', '23505', '23503', '25006', '23502'].includes(code);

const lostConnection = (code: string, message: string) =>
	/^(ECONN|EPIPE|ETIMEDOUT|ENOENT)/.test(code) ||
	/timeout exceeded when trying to connect|Connection terminated|not queryable|Query read timeout|Cannot use a pool/.test(
		message
	);

// The façade prints every error that it answers, with what people typed; the app logs what it did not foresee.
const answered = new WeakSet<object>();
let isQuiet = false;

function quiet<T extends object>(error: T): T {
	answered.add(error);
	return error;
}

function keepConsoleQuiet(): void {
	if (isQuiet) return;
	isQuiet = true;
	const print = console.error;
	console.error = (...parts: unknown[]) => {
		if (!parts.some((part) => isRecord(part) && answered.has(part))) print(...parts);
	};
}

function answer(status: number, error: DatabaseError, headers: Record<string, string> = {}): DatabaseError {
	const body = { code: error.code, message: error.message, details: error.detail ?? null, hint: error.hint ?? null };
	const shaped = { code: 'PGRST', message: JSON.stringify(body), detail: JSON.stringify({ status, headers }) };
	return quiet(shaped);
}

const UNREACHABLE: DatabaseError = { code: 'PGRST001', message: 'Database connection error' };

/** Makes the façade answer database errors as PostgREST does, and 503 with Retry-After when the database is away. */
export function mapErrors(connection: Connection, onLost: () => void): void {
	keepConsoleQuiet();
	const original = connection.normalizeDbError.bind(connection);
	connection.normalizeDbError = (thrown: unknown) => {
		const error: unknown = original(thrown);
		if (!isRecord(error)) return error;
		const code = textOf(error.code) ?? '';
		const message = textOf(error.message) ?? '';
		if (!/^[0-9A-Z]{5}$/.test(code)) {
			if (!lostConnection(code, message)) return error;
			onLost();
			return answer(503, UNREACHABLE, { 'Retry-After': '1' });
		}
		const found: DatabaseError = { code, message, detail: textOf(error.detail), hint: textOf(error.hint) };
		if (code === 'PGRST') return quiet(error);
		const status = statusOf(code);
		if (status === 503) {
			onLost();
			return answer(503, UNREACHABLE, { 'Retry-After': '1' });
		}
		// the façade knows these, but leaves the hint out of two of them
		const isDuplicateOrMissing = code === '23505' || code === '23503';
		if (isDuplicateOrMissing && found.hint) return answer(409, found);
		return mappedWell(code) ? quiet(found) : answer(status, found);
	};
}
