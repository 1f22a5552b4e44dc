import type { Database } from '#lib/database.types.ts';
import { designOf } from '#lib/experiments/designs.ts';
import { dayLabel } from '#lib/experiments/days.ts';
import type { Criterion, CriterionHit } from '#lib/experiments/criteria.schema.ts';
import type { Experiment, Metric, Variant } from '#lib/experiments/experiment.schema.ts';
import type { Looking } from '#lib/experiments/look-plans.ts';
import { asTyped, isInPercent } from '#lib/experiments/percentages.ts';
import type { Refusals } from '#lib/refusals.ts';
import { plain, signed } from '#lib/ui/numbers.ts';

type Enums = Database['public']['Enums'];

/** Criteria of one kind that a plan takes, besides the success threshold. */
export const MAX_CRITERIA = 5;

/** What a criterion may look at. */
export const measures = [
	{ value: 'level', label: 'Its level in the treatment' },
	{ value: 'change', label: 'Its change in per cent' },
	{ value: 'difference', label: 'Its difference in its unit' }
] as const satisfies readonly { value: Enums['criterion_measure']; label: string }[];

export const comparisons = [
	{ value: 'at_most', label: 'or less' },
	{ value: 'at_least', label: 'or more' }
] as const satisfies readonly { value: Enums['criterion_comparison']; label: string }[];

/** What every page that shows criteria knows. */
export type CriteriaOf = Pick<Experiment, 'criteria' | 'metrics' | 'variants' | 'design'>;

type Shape = Pick<Criterion, 'measure' | 'comparison'>;

/** How many decimals a number needs, of ten figures and twelve decimals at most. */
function decimalsOf(value: number): number {
	const before = Math.floor(Math.log10(Math.abs(value) || 1));
	const [, decimals = ''] = value.toFixed(Math.min(12, Math.max(0, 9 - before))).split('.');
	return decimals.replace(/0+$/, '').length;
}

/**
 * A number that a criterion speaks of, in the unit of its metric.
 * @example valueInWords(0.08, 'level', { kind: 'proportion', unit: '' }) // "8 %"
 */
export function valueInWords(
	value: number,
	measure: Criterion['measure'],
	{ kind, unit }: Pick<Metric, 'kind' | 'unit'>
): string {
	const isPercent = measure === 'change' || (measure === 'level' && kind === 'proportion');
	const shown = Number((isPercent || kind === 'proportion' ? value * 100 : value).toPrecision(12));
	const style = { digits: decimalsOf(shown), unit: isPercent ? '%' : kind === 'proportion' ? 'points' : unit };
	return measure === 'level' ? plain(shown, style) : signed(shown, style);
}

/** What a criterion says, with one of its numbers: "sign-up rate is 8 % or less", "… moved by −5 % or less against control". */
export function criterionInWords(
	criterion: Shape & { readonly metric_id: number },
	x: Pick<CriteriaOf, 'metrics' | 'design'>,
	value: number
): string {
	const metric = x.metrics.find(({ id }) => id === criterion.metric_id);
	if (!metric) return 'A metric that is not there any more';
	const number = valueInWords(value, criterion.measure, metric);
	const bound = `${number} ${criterion.comparison === 'at_least' ? 'or more' : 'or less'}`;
	if (criterion.measure === 'level') return `${metric.name} is ${bound}`;
	return `${metric.name} moved by ${bound} against ${designOf(x.design).against.replace(/^the target$/, 'its target')}`;
}

/** From which day on it is judged. */
export function judgedFromInWords({ judged_from }: Pick<Criterion, 'judged_from'>): string {
	return judged_from
		? `judged with the readings of ${dayLabel(judged_from)} and later`
		: 'judged from the first reading on';
}

/** Who watches it. */
export function watchedBy(
	{ side }: Pick<Criterion, 'side'>,
	owners: { readonly marketing: string | null; readonly it: string | null }
): string {
	if (side === null) return 'both owners';
	return side === 'marketing' ? (owners.marketing ?? 'the marketing owner') : (owners.it ?? 'the IT owner');
}

/** One criterion and one treatment: whether it is met, since when, and what is seen now. */
export type Standing = {
	readonly criterion: Criterion;
	readonly variant: Variant;
	/** The last change: by it the criterion began or ceased to be met. Null while it never was. */
	readonly hit: CriterionHit | null;
	readonly isMet: boolean;
	readonly seen: number | null;
	/** The last day that was read. */
	readonly day: string | null;
	/** Earlier changes, oldest first. */
	readonly earlier: readonly CriterionHit[];
};

/** How every criterion stands with every treatment, kill criteria first. */
export function standings({ criteria, variants }: CriteriaOf): Standing[] {
	return criteria.flatMap((criterion) =>
		variants
			.filter(({ is_control }) => !is_control)
			.map((variant) => {
				const hits = criterion.hits.filter(({ variant_id }) => variant_id === variant.id);
				const hit = hits.at(-1) ?? null;
				const now = criterion.seen.find(({ variant_id }) => variant_id === variant.id);
				return {
					criterion,
					variant,
					hit,
					isMet: hit?.is_met ?? false,
					seen: now?.seen ?? null,
					day: now?.day ?? null,
					earlier: hits.slice(0, -1)
				};
			})
	);
}

/** What was seen, with three figures, or with as many as tell it from the number it is held against. */
export function seenInWords(
	seen: number,
	{ measure, judged_by }: Pick<Criterion, 'measure' | 'judged_by'>,
	metric: Pick<Metric, 'kind' | 'unit'>
): string {
	const digits = [3, 4, 5, 6, 7].find((some) => Number(seen.toPrecision(some)) !== judged_by);
	return valueInWords(Number(seen.toPrecision(seen === judged_by ? 12 : (digits ?? 8))), measure, metric);
}

/** Where it stands, in words. */
export function standingInWords({ criterion, hit, isMet, seen, day }: Standing, { metrics }: CriteriaOf): string {
	const metric = metrics.find(({ id }) => id === criterion.metric_id);
	if (!metric || seen === null || day === null) return 'Nothing to judge by yet';
	const number = (value: number) => seenInWords(value, criterion, metric);
	if (isMet && hit) {
		const first = hit.seen === null || number(hit.seen) === number(seen) ? '' : `, ${number(hit.seen)} then`;
		return `${criterion.kind === 'kill' ? 'Met' : 'Reached'} since ${dayLabel(hit.day)}${first}: ${number(seen)} now`;
	}
	if (criterion.judged_from && day < criterion.judged_from) return `Not judged yet: ${number(seen)} so far`;
	const word = criterion.kind === 'kill' ? 'met' : 'reached';
	return `${hit ? `No longer ${word} since ${dayLabel(hit.day)}` : `Not ${word}`}: ${number(seen)} so far`;
}

/**
 * What a met number is worth while one looks as the result is read: by the promised looks, unless the time-box was moved.
 * isProven: the interval that may be believed says so; absent where no result is at hand.
 */
export function worthOf({ rule, looks }: Looking, kind: Criterion['kind'], isProven?: boolean): string {
	if (isProven && kind === 'success') return 'The interval that may be believed now says so too.';
	const proof =
		rule === 'once'
			? 'One look at the end was promised, so a number that is met before is no result.'
			: rule === 'looks'
				? `${looks ?? 2} looks were promised, so a number that is met between them is no result.`
				: 'How sure it is, the always-valid interval says, not this number.';
	return kind === 'kill'
		? `It is a reason to look and to decide whether it goes on. ${proof}`
		: `It is a number of one day, and chance moves numbers. ${proof}${isProven === false ? ` ${NOT_YET}` : ''}`;
}

/** Of a success number that is met by chance as far as anybody may say. */
export const NOT_YET = 'The interval that may be believed now does not say so yet.';

/** A number as a person types it into its field: of a share or a change in per cent, anything else as it stands. */
export function typedValue(
	{ measure, value }: { readonly measure: Criterion['measure']; readonly value: number | null },
	kind: Metric['kind']
): string {
	if (value === null) return '';
	return isInPercent(measure, kind) ? asTyped(value) : String(value);
}

/** What stands behind the field of such a number; empty where it has no unit. */
export function unitOf(measure: Criterion['measure'], { kind, unit }: Pick<Metric, 'kind' | 'unit'>): string {
	if (measure === 'difference' && kind === 'proportion') return 'points';
	return isInPercent(measure, kind) ? '%' : unit;
}

/** Which word a list has for it. */
export const metWords: Readonly<Record<Criterion['kind'], string>> = {
	kill: 'Kill criterion met',
	success: 'Success number reached (no proof by itself)'
};

const AGAIN = 'Reload the page: the criterion was written anew.';

export const refusals: Refusals = {
	criteria_have_a_value: { field: 'kills.0.value', says: 'Give every criterion its number.' },
	criteria_value_is_a_number: { field: 'kills.0.value', says: 'Give every criterion a number, like 8 or 3.5.' },
	criteria_of_a_share_are_shares: {
		field: 'kills.0.value',
		says: 'The level of a share lies between 0 % and 100 %: write it in per cent, 8 for 8 %.'
	},
	criteria_day_is_a_day: { field: 'kills.0.judged_from', says: 'Choose a day, like 1 March 2026.' },
	criteria_are_judged_in_the_time_box: {
		field: 'kills.0.judged_from',
		says: 'Judge every criterion from a day between today and the last day of the time-box.'
	},
	criteria_are_watched_by_an_owner: { field: 'kills.0.side', says: 'Choose which owner watches it, or both.' },
	criteria_words_fit: { field: 'kills.0.words', says: 'Shorten what is said about a criterion to 500 characters.' },
	criteria_are_about_a_metric_of_the_plan: {
		field: 'kills.0.kpi_id',
		says: 'Choose a KPI that the plan measures: as primary, guardrail or secondary metric.'
	},
	criteria_metric_is_of_the_experiment: { field: 'kills.0.kpi_id', says: AGAIN },
	criteria_have_one_threshold: { field: 'success_threshold', says: AGAIN },
	plan_has_too_many_criteria: {
		field: 'kills.0.kpi_id',
		says: `Write at most ${MAX_CRITERIA} criteria to stop and ${MAX_CRITERIA} of success.`
	},
	criterion_hits_see_a_number: { says: AGAIN },
	criterion_answers_reason_is_told: { field: 'reason', says: 'Say in 10 to 1,000 characters why it goes on.' },
	criterion_is_not_met: { says: 'It is not met any more: a later reading took it back. There is nothing to answer.' },
	criterion_is_answered: { says: 'Somebody has said already why it goes on. Reload the page to read it.' },
	threshold_is_amended_in_the_plan: {
		says: 'The success threshold is amended with the plan. Choose it from the list of what can be amended.'
	},
	amendments_name_their_criterion: { says: 'Open the criterion itself to amend its number.' }
};
