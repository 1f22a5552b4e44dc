/** What stands before the decimals. */
export type DecimalMark = '.' | ',';

// what groups thousands besides points and commas: blanks of any width, apostrophes
const GROUPING = /[\s\u00a0\u202f'’]/g;
const plain = (written: string) => written.replace(GROUPING, '').replace('−', '-');

/** A count as people and programs write it: 1234, 1 234, 1.234, 1,234, 1'234, 1234.0. Null for anything else, as for 0.125. */
export function readCount(written: string): number | null {
	const text = plain(written);
	const grouped = /^[1-9]\d{0,2}([.,]\d{3})+$/.test(text) ? text.replace(/[.,]/g, '') : text.replace(/[.,]0+$/, '');
	return /^\d{1,15}$/.test(grouped) ? Number(grouped) : null;
}

/** A number with decimals behind the mark; the other mark may group thousands. Null for anything else. */
export function readDecimal(written: string, mark: DecimalMark): number | null {
	const text = plain(written);
	const [whole = '', ...rest] = text.split(mark);
	const other = mark === '.' ? ',' : '.';
	const isGrouped = whole.includes(other) && !/^[-+]?\d{1,3}([.,]\d{3})+$/.test(whole);
	const number = [whole.replaceAll(other, ''), ...rest].join('.');
	if (isGrouped || !/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(number)) return null;
	return Number.isFinite(Number(number)) ? Number(number) : null;
}

/**
 * What stands before the decimals in these numbers; null when it cannot be known: every mark could as well group thousands, as in 1,234.
 */
export function markOf(written: readonly string[], delimiter: string): DecimalMark | null {
	const marked = written.map(plain).filter((text) => /[.,]/.test(text));
	if (marked.length === 0) return '.';
	const both = marked.find((text) => text.includes('.') && text.includes(','));
	if (both) return both.lastIndexOf('.') > both.lastIndexOf(',') ? '.' : ',';
	const told = marked.find((text) => !/^[-+]?[1-9]\d{0,2}([.,])\d{3}(\1\d{3})*$/.test(text));
	if (told) return told.includes(',') ? ',' : '.';
	// a file that parts cells by semicolons does so because its commas are decimal
	if (delimiter === ';') return ',';
	return marked.every((text) => text.includes('.')) && delimiter === ',' ? '.' : null;
}
