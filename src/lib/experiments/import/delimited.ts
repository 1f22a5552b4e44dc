/** A row of a table: its number as a spreadsheet shows it (blank rows count), and its cells without blanks around them. */
export type Row = { readonly number: number; readonly cells: readonly string[] };

/** What stands in a pasted or uploaded table. `openQuote`: the row in which a quote was opened and never closed. */
export type Table = {
	readonly delimiter: string;
	readonly rows: readonly Row[];
	readonly openQuote: number | null;
};

const DELIMITERS = ['\t', ';', ','] as const;

/**
 * Reads cells copied from a spreadsheet (tabs) or a CSV file (RFC 4180; semicolons too, as spreadsheets of countries with a decimal comma
 * write them): quotes, line breaks inside quotes, a byte order mark, any line ends, the first line `sep=;`. Blank rows are left out.
 */
export function readDelimited(input: string): Table {
	// forms send every line end as two characters, also those inside quotes
	const text = (input.startsWith('\ufeff') ? input.slice(1) : input).replaceAll('\r\n', '\n');
	const [declaration, told] = /^sep=([\t;,])[^\S\n]*\n/i.exec(text) ?? [];
	const delimiter = told ?? guessDelimiter(text);
	const { records, openQuote } = split(declaration ? text.slice(declaration.length) : text, delimiter);
	const before = declaration ? 2 : 1;
	const rows = records
		.map((cells, index) => ({ number: index + before, cells: cells.map((cell) => cell.trim()) }))
		.filter(({ cells }) => cells.some((cell) => cell !== ''));
	return { delimiter, rows, openQuote: openQuote === null ? null : openQuote + before };
}

/** What parts the first line outside quotes; a comma where nothing does. */
function guessDelimiter(text: string): string {
	// no pattern for the whole line: one that gives up and starts again takes hours on megabytes of blanks
	const first = text.slice(Math.max(0, text.search(/\S/)));
	const end = first.search(/[\r\n]/);
	const bare = (end === -1 ? first : first.slice(0, end)).replace(/"[^"]*"/g, '');
	return DELIMITERS.find((mark) => bare.includes(mark)) ?? ',';
}

function split(text: string, delimiter: string): { records: string[][]; openQuote: number | null } {
	const records: string[][] = [];
	let cells: string[] = [];
	let at = 0;
	while (at < text.length) {
		let cell = '';
		// only at its start a quote means something: in a paste, 5" is five inches
		if (text[at] === '"') {
			const end = closing(text, at + 1);
			if (end === -1) return { records: [...records, [...cells, text.slice(at + 1)]], openQuote: records.length };
			cell = text.slice(at + 1, end).replaceAll('""', '"');
			at = end + 1;
		}
		const stop = nextStop(text, at, delimiter);
		cells.push(cell + text.slice(at, stop));
		at = stop;
		if (text[at] === delimiter) {
			at += 1;
			if (at < text.length) continue;
			cells.push('');
		}
		at += 1;
		records.push(cells);
		cells = [];
	}
	return { records, openQuote: null };
}

function closing(text: string, from: number): number {
	let at = text.indexOf('"', from);
	while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
	return at;
}

function nextStop(text: string, from: number, delimiter: string): number {
	let at = from;
	while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
	return at;
}

/** A cell as a sentence quotes it. */
export function short(written: string): string {
	return written.length > 40 ? `${written.slice(0, 40)}…` : written;
}
