/** A cell: text is quoted where it must be, null is empty. */
export type CsvCell = string | number | boolean | null;

// what a spreadsheet would take for a formula, full-width signs included
const FORMULA = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/**
 * Rows as CSV by RFC 4180, in UTF-8. Text that a spreadsheet would run as a formula gets an apostrophe in front of it;
 * numbers never are a formula, so a minus stays a minus.
 */
export function csv(rows: readonly (readonly CsvCell[])[]): string {
	return rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
}

function written(cell: CsvCell): string {
	if (cell === null) return '';
	if (typeof cell !== 'string') return String(cell);
	const safe = FORMULA.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A title as the name of a file: words joined by hyphens, nothing that ends a header or climbs a folder. */
export function fileName(title: string, extension: string): string {
	const name = title
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 60)
		.replace(/^-|-$/g, '');
	return `${name || 'export'}.${extension}`;
}
