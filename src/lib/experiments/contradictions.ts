import { valueInWords } from '#lib/experiments/criteria.ts';
import {
	boundInWords,
	numbersOf,
	possibleOf,
	spanOf,
	valueIn,
	type NumberClaim,
	type Numbered,
	type Span
} from '#lib/experiments/numberClaims.ts';

/** Two numbers of a plan that contradict each other, or one that nothing or everything meets. */
export type Contradiction = {
	readonly field: string;
	readonly says: string;
	readonly instead: string;
	/** The start refuses it, under this name; absent where it is only unwise. */
	readonly refusal?:
		'success_can_be_reached' | 'criteria_can_be_met' | 'criteria_can_be_missed' | 'kill_spares_success';
};

const isEmpty = ([low, high]: Span) => low > high;
const both = (a: Span, b: Span): Span => [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
const covers = (a: Span, b: Span) => a[0] <= b[0] && b[1] <= a[1];
const holds = (span: Span, value: number) => covers(span, [value, value]);

/** What the numbers of a plan say against each other, in their order. firstDay: the day it starts on. */
export function contradictionsOf(numbers: readonly NumberClaim[], firstDay: string): readonly Contradiction[] {
	return numbers.flatMap((one, at) => {
		const alone = settled(one);
		if (alone) return [{ ...alone, field: one.field }];
		const earlier = numbers.slice(0, at).filter((other) => other.kind === one.kind);
		const found = [...(one.kind === 'kill' ? killed(one, numbers, firstDay) : []), ...together(one, earlier)];
		return (found.length > 0 ? found : misdirected(one)).map((item) => ({ ...item, field: one.field }));
	});
}

/** What the start refuses of the numbers of a saved plan, and the field each refusal belongs to: the first where there are several. */
export function refusedFields(plan: Numbered): ReadonlyMap<string, string> {
	const refused = contradictionsOf(numbersOf(plan), '').flatMap(({ refusal, field }) =>
		refusal ? [[refusal, field] as const] : []
	);
	return new Map(refused.toReversed());
}

type Found = Omit<Contradiction, 'field'>;

/** Whatever is read, it is met, or it is not. */
function settled(one: NumberClaim): Found | null {
	const { metric, kind, is_threshold } = one;
	const [name, bound] = [metric.name, boundInWords(one)];
	// by a target it is the level that ends at 100 %, and by what control shows now only about so
	const level = valueIn('level', one);
	const against = metric.target ?? metric.today;
	const measures = [
		{ value: one.value, measure: one.measure },
		...(one.measure === 'level' || level === null ? [] : [{ value: level, measure: 'level' as const }])
	];
	for (const { value, measure } of measures) {
		const [possible, span] = [possibleOf(measure, metric.kind), spanOf(one, value)];
		const isOutright = measure === one.measure || metric.target !== null;
		const reached = valueInWords(value, measure, metric);
		const from = measure === one.measure || against === null ? '' : fromWords(one, against, reached);
		const limit = metric.kind === 'proportion' ? 'a share lies between 0 % and 100 %' : 'a count is not negative';
		if (isEmpty(both(span, possible)))
			return {
				says: `Nothing reads as ${name} ${verb(one)} ${bound}: ${from}${limit}.`,
				instead:
					kind === 'kill' ? 'Write a number that a bad result would reach.' : 'Write a number that can be reached.',
				...(isOutright && { refusal: is_threshold ? 'success_can_be_reached' : 'criteria_can_be_met' })
			};
		if (covers(span, possible))
			return {
				says: `Whatever is read, ${name} ${verb(one)} ${bound}: ${from}${limit}.`,
				instead: `Turn its side round, or write a number that ${kind === 'kill' ? 'only a bad result reaches' : 'not every result reaches'}.`,
				...(isOutright && { refusal: 'criteria_can_be_missed' })
			};
	}
	return null;
}

const verb = ({ measure }: NumberClaim) => (measure === 'level' ? 'at' : 'moved by');

function fromWords({ metric }: NumberClaim, against: number, reached: string): string {
	const level = valueInWords(against, 'level', metric);
	return `${metric.target === null ? `from ${level} today` : `from its target of ${level}`} that is ${reached}, and `;
}

/** What speaks against a number to stop at. */
function killed(kill: NumberClaim, numbers: readonly NumberClaim[], firstDay: string): Found[] {
	const successes = numbers.filter((one) => one.kind === 'success' && one.metric.kpi_id === kill.metric.kpi_id);
	return [
		...successes.flatMap((success) => against(kill, success) ?? []),
		...(unmoved(kill, firstDay) ?? []),
		...(borne(kill) ?? [])
	];
}

/** A kill criterion and a success criterion that one reading can meet together. */
function against(kill: NumberClaim, success: NumberClaim): Found | null {
	const value = valueIn(kill.measure, success);
	if (value === null) return null;
	const [stops, succeeds] = [spanOf(kill, kill.value), spanOf(success, value)];
	if (isEmpty(both(stops, succeeds))) return null;
	const { name } = kill.metric;
	const isGiven = kill.measure === success.measure;
	const inItsMeasure = isGiven ? '' : ` (${valueInWords(value, kill.measure, kill.metric)})`;
	const [stop, win] = [boundInWords(kill), `${boundInWords(success)}${inItsMeasure}`];
	if (kill.comparison !== success.comparison)
		return {
			says: `${name}: it stops at ${stop} and is a success at ${win}, so that ${valueInWords(value, kill.measure, kill.metric)} is both.`,
			instead: `Write a number ${kill.comparison === 'at_most' ? 'under' : 'over'} ${valueInWords(value, kill.measure, kill.metric)}, where success begins.`
		};
	if (covers(stops, succeeds))
		return {
			says: `${name}: it stops at ${stop}, and so at every success, which is ${win}.`,
			instead: `Turn the side of the kill criterion round, to “${kill.comparison === 'at_least' ? 'or less' : 'or more'}”.`,
			...((isGiven || kill.metric.target !== null) && { refusal: 'kill_spares_success' })
		};
	return {
		says: `${name}: success is nearer. It stops at ${stop}, and was a success before, at ${win}: a bad result never stops it.`,
		instead: 'Write a number on the other side, which a bad result would reach.'
	};
}

/** Met where nothing moved; not asked of what is first judged on a later day, when something should have moved. */
function unmoved(kill: NumberClaim, firstDay: string): Found[] | null {
	const { metric, measure, comparison } = kill;
	const nothing = measure === 'level' ? (metric.target ?? metric.today) : 0;
	if (nothing === null || !holds(spanOf(kill, kill.value), nothing)) return null;
	if (kill.judged_from !== null && kill.judged_from > firstDay) return null;
	const level = measure === 'level' ? ` of ${valueInWords(nothing, 'level', metric)}` : '';
	const what =
		metric.target !== null
			? `what only just reaches its target${level} meets it`
			: measure === 'level'
				? `it is met by what control shows today, ${valueInWords(nothing, 'level', metric)}`
				: 'no change at all (0) meets it';
	const limit = measure === 'level' ? valueInWords(nothing, 'level', metric) : '0';
	return [
		{
			says: `${metric.name}: it stops at ${boundInWords(kill)}, and ${what}.`,
			instead: `Write a number ${comparison === 'at_most' ? 'under' : 'over'} ${limit}, or the day from which it is judged.`
		}
	];
}

/** A guardrail that stops at a loss which the plan calls bearable. */
function borne(kill: NumberClaim): Found[] | null {
	const { metric } = kill;
	const change = valueIn('change', kill);
	if (metric.bearable === null || change === null) return null;
	const isWorse = metric.direction === 'up' ? kill.comparison === 'at_most' : kill.comparison === 'at_least';
	const loss = metric.direction === 'up' ? -change : change;
	if (!isWorse || loss <= 0 || loss >= metric.bearable) return null;
	const limit = valueInWords(metric.direction === 'up' ? -metric.bearable : metric.bearable, 'change', metric);
	return [
		{
			says: `${metric.name}: it stops at ${boundInWords(kill)}, and up to ${limit} is called bearable, so that one loss is both.`,
			instead: `Let it stop at ${limit} or worse, or call less bearable.`
		}
	];
}

/** Two of a kind that leave nothing between them. */
function together(one: NumberClaim, earlier: readonly NumberClaim[]): Found[] {
	return earlier.flatMap((other) => {
		const value = other.metric.kpi_id === one.metric.kpi_id ? valueIn(one.measure, other) : null;
		if (value === null || other.comparison === one.comparison) return [];
		if (isEmpty(both(spanOf(one, one.value), spanOf(other, value)))) return [];
		const isOutright = other.measure === one.measure || one.metric.target !== null;
		return [
			{
				says: `${one.metric.name}: ${one.kind === 'kill' ? 'it stops' : 'it is a success'} at ${boundInWords(other)} and at ${boundInWords(one)}, so whatever is read.`,
				instead: 'Leave room between the two, or drop one.',
				...(isOutright && { refusal: 'criteria_can_be_missed' })
			}
		];
	});
}

/** Stops at what is better: most often a side that was left as it stood. */
function misdirected(one: NumberClaim): Found[] {
	const { metric, kind, comparison } = one;
	const isBetter = metric.direction === 'up' ? comparison === 'at_least' : comparison === 'at_most';
	if (kind !== 'kill' || !isBetter) return [];
	return [
		{
			says: `${metric.name}: ${metric.direction === 'up' ? 'more' : 'less'} is better, and it stops at ${boundInWords(one)}.`,
			instead: `Turn its side round, to “${comparison === 'at_least' ? 'or less' : 'or more'}”, or say why a good result stops it.`
		}
	];
}
