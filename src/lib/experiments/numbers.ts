const percents = new Map<number, Intl.NumberFormat>();

function format(digits: number): Intl.NumberFormat {
	const known = percents.get(digits);
	if (known) return known;
	const made = new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: 0 });
	percents.set(digits, made);
	return made;
}

/** A ratio as per cent: 0.0512 is "5.1 %". At most `digits` after the point; the space does not break. */
export function percent(ratio: number, digits = 1): string {
	return `${format(digits)
		.format(ratio * 100)
		.replace('-', '−')}\u00a0%`;
}

/** The same with its sign: "+5.1 %", "−0.3 %", "0 %". */
export function signedPercent(ratio: number, digits = 1): string {
	const text = percent(ratio, digits);
	return ratio > 0 && !/^[0.]+\u00a0/.test(text) ? `+${text}` : text;
}

/** A count with thousands apart: 48,210. */
export function count(n: number): string {
	return format(0).format(n);
}

/** A ratio as what a person types into a field in per cent, exactly: 0.05 is "5". Empty for nothing. */
export function asTypedPercent(ratio: number | null): string {
	return ratio === null ? '' : String(Number((ratio * 100).toPrecision(12)));
}
