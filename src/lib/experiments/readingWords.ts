import { plain } from '#lib/ui/numbers.ts';

type Shown = {
	readonly n: number;
	readonly successes?: number | null | undefined;
	readonly mean?: number | null | undefined;
	readonly sd?: number | null | undefined;
	readonly second_mean?: number | null | undefined;
	readonly correlation?: number | null | undefined;
};

const digits = (value: number) => (Math.abs(value) >= 100 ? 0 : 2);
const decimal = (value: number) => plain(value, { digits: digits(value) });

/** A reading in a cell: "62 of 1,471", "1.40 ± 0.30, n 900", "4.20 (25.20 for 6.00), n 900" of a ratio, "4.20" of a single value. */
export function readingWords(kind: string, { n, successes, mean, sd, second_mean: second }: Shown): string {
	if (successes != null) return `${plain(successes)} of ${plain(n)}`;
	if (kind === 'ratio' && mean != null && second)
		return `${decimal(mean / second)} (${decimal(mean)} for ${decimal(second)}), n ${plain(n)}`;
	// one number a day is shown as it was entered, so that a difference of two can be checked
	if (sd == null) return plain(mean ?? 0, { digits: Number.isInteger(mean) ? 0 : 2 });
	const before = second == null ? '' : `, before ${decimal(second)}`;
	return `${decimal(mean ?? 0)} ± ${decimal(sd)}, n ${plain(n)}${before}`;
}
