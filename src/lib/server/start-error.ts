/** A reason not to start that the operator can do something about: the message is one sentence that says what. */
export class StartError extends Error {
	override name = 'StartError';
}

/** The sentence of an unknown failure, for places that print it or wrap it. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** The `code` of a failure (`ENOENT`, `23505`, …), or '' when it carries none. */
export function codeOf(error: unknown): string {
	return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
