import type { MetricPlan } from '#lib/experiments/gathered.ts';

/** A number of a reading as people name it in forms, columns and requests. */
export type NumberName =
	| 'n'
	| 'successes'
	| 'mean'
	| 'sd'
	| 'denominator_mean'
	| 'denominator_sd'
	| 'correlation'
	| 'pre_mean'
	| 'pre_sd'
	| 'value';

/** The same as the database takes it: what a ratio is divided by and what was before are one pair of columns. */
export type StoredNumbers = {
	readonly n: number;
	readonly successes?: number;
	readonly mean?: number;
	readonly sd?: number;
	readonly second_mean?: number;
	readonly second_sd?: number;
	readonly correlation?: number;
};

type Kind = MetricPlan['kind'];

/** In the order in which they are asked for. */
export const NUMBERS = [
	'n',
	'successes',
	'mean',
	'sd',
	'denominator_mean',
	'denominator_sd',
	'pre_mean',
	'pre_sd',
	'correlation',
	'value'
] as const satisfies readonly NumberName[];

/** Those that are counted; all others may have decimals. */
export const COUNTS: readonly NumberName[] = ['n', 'successes'];

const asked: Readonly<Record<Kind, readonly NumberName[]>> = {
	proportion: ['n', 'successes'],
	count: ['n', 'successes'],
	mean: ['n', 'mean', 'sd'],
	ratio: ['n', 'mean', 'sd', 'denominator_mean', 'denominator_sd', 'correlation'],
	value: ['value']
};

/** What the same people were before the start, of an average: all three or none. */
const PRE_PERIOD: readonly NumberName[] = ['pre_mean', 'pre_sd', 'correlation'];

/** The numbers a reading of this kind has. */
export function askedOf(kind: string): readonly NumberName[] {
	return kindOf(kind) ? asked[kindOf(kind) ?? 'proportion'] : [];
}

/** Those that it may have besides. */
export function optionalOf(kind: string): readonly NumberName[] {
	return kind === 'mean' ? PRE_PERIOD : [];
}

function kindOf(kind: string): Kind | undefined {
	return (['proportion', 'mean', 'count', 'ratio', 'value'] as const).find((one) => one === kind);
}

/** What each is called, alone and in a sentence. */
export const numberWords: Readonly<Record<NumberName, string>> = {
	n: 'How many there were',
	successes: 'How many did it',
	mean: 'Average',
	sd: 'Standard deviation',
	denominator_mean: 'Denominator: average',
	denominator_sd: 'Denominator: standard deviation',
	correlation: 'Correlation of the two',
	pre_mean: 'Before the start: average',
	pre_sd: 'Before the start: standard deviation',
	value: 'The value of the day'
};

type Typed = Readonly<Partial<Record<NumberName, number | null>>>;

/** What is wrong with numbers that are all there: which, and what to do. */
export function problemIn(kind: string, typed: Typed): readonly [name: NumberName, says: string] | null {
	const { n, successes, correlation } = typed;
	if (kind === 'proportion' && n != null && successes != null && successes > n)
		return ['successes', 'At most as many as there were.'];
	for (const name of ['sd', 'denominator_sd', 'pre_sd'] as const)
		if ((typed[name] ?? 0) < 0) return [name, 'A standard deviation is 0 or more.'];
	if (correlation != null && !(Math.abs(correlation) <= 1))
		return ['correlation', 'A correlation lies between −1 and 1.'];
	if (kind !== 'ratio') return null;
	if (n === 0) return ['n', 'A ratio needs at least one that is counted: leave a day without any empty.'];
	return typed.denominator_mean != null && !(typed.denominator_mean > 0)
		? ['denominator_mean', 'What a ratio is divided by is above 0 on average.']
		: null;
}

/** The numbers as the database takes them. */
export function storedOf(kind: string, typed: Typed): StoredNumbers {
	if (kind === 'value') return { n: 1, mean: typed.value ?? 0 };
	const [mean, sd] = kind === 'ratio' ? [typed.denominator_mean, typed.denominator_sd] : [typed.pre_mean, typed.pre_sd];
	return {
		n: typed.n ?? 0,
		...(typed.successes != null && { successes: typed.successes }),
		...(typed.mean != null && { mean: typed.mean }),
		...(typed.sd != null && { sd: typed.sd }),
		...(mean != null &&
			sd != null &&
			typed.correlation != null && { second_mean: mean, second_sd: sd, correlation: typed.correlation })
	};
}

type Stored = {
	readonly n: number;
	readonly successes?: number | null | undefined;
	readonly mean?: number | null | undefined;
	readonly sd?: number | null | undefined;
	readonly second_mean?: number | null | undefined;
	readonly second_sd?: number | null | undefined;
	readonly correlation?: number | null | undefined;
};

/** A stored number under the name people know it by; null where there is none. */
export function writtenOf(kind: string, name: NumberName, stored: Stored): number | null {
	const second = kind === 'ratio' ? 'denominator' : 'pre';
	if (name === 'value') return kind === 'value' ? (stored.mean ?? null) : null;
	if (name === `${second}_mean`) return stored.second_mean ?? null;
	if (name === `${second}_sd`) return stored.second_sd ?? null;
	if (name === 'n' || name === 'successes' || name === 'mean' || name === 'sd' || name === 'correlation')
		return stored[name] ?? null;
	return null;
}
