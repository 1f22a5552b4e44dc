const MINUS = '\u2212';
const THIN = '\u202f';

/** How a number is written: decimals, and the unit behind a thin blank. */
export type NumberStyle = { readonly digits?: number; readonly unit?: string };

// making one takes far longer than writing a number with it
const formats = new Map<number, Intl.NumberFormat>();

function formatOf(digits: number): Intl.NumberFormat {
	const known = formats.get(digits);
	if (known) return known;
	const format = new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
	formats.set(digits, format);
	return format;
}

/** A number as people read it: grouped thousands, a true minus, its unit. `plain(-1234.5, {digits: 1})` is "−1,234.5". */
export function plain(value: number, { digits = 0, unit }: NumberStyle = {}): string {
	if (!Number.isFinite(value)) return '–';
	const written = value.toFixed(digits);
	const rounded = Number(written);
	const size = Math.abs(rounded);
	// below a thousand there is nothing to group
	const figures = size < 1000 ? (written.startsWith('-') ? written.slice(1) : written) : formatOf(digits).format(size);
	return `${rounded < 0 ? MINUS : ''}${figures}${unit ? THIN + unit : ''}`;
}

/** A difference: always with its sign, except zero. `signed(0.31, {digits: 1, unit: '%'})` is "+0.3 %". */
export function signed(value: number, style: NumberStyle = {}): string {
	const words = plain(value, style);
	return Number.isFinite(value) && Number(value.toFixed(style.digits ?? 0)) > 0 ? `+${words}` : words;
}

/** An interval: "−0.2 to +0.8", and a dash where neither end is known. */
export function interval(low: number, high: number, style: NumberStyle = {}): string {
	if (!Number.isFinite(low) && !Number.isFinite(high)) return signed(low, style);
	return `${signed(low, style)} to ${signed(high, style)}`;
}

/** "€5,000", "€12.50": hundredths only where there are some. `currency` is a code of ISO 4217. */
export function money(amount: number, currency: string): string {
	const digits = Number.isInteger(amount) ? 0 : 2;
	const format = new Intl.NumberFormat('en-GB', {
		style: 'currency',
		currency,
		currencyDisplay: 'narrowSymbol',
		minimumFractionDigits: digits,
		maximumFractionDigits: digits
	});
	return format.format(amount).replace('-', '\u2212');
}
