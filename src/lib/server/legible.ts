/** A text as a database can hold it: without NUL, which nobody types, and without half of a character. */
export function legible(text: string): string {
	return text.replaceAll('\0', '').toWellFormed();
}
