import { countsDays, designOf } from '#lib/experiments/designs.ts';
import { gain, type Bars } from '#lib/experiments/evidence.ts';
import { differenceInWords, digitsFor } from '#lib/experiments/inUnit.ts';
import { daysBetween } from '#lib/experiments/experiments.ts';
import { excusesLoss } from '#lib/experiments/health.ts';
import type { Registration, Result } from '#lib/experiments/result.ts';
import type { TimeBox } from '#lib/experiments/time-box.ts';
import { plain } from '#lib/ui/numbers.ts';
import type { Interval } from '#lib/stats/interval.ts';

/** Everything but the sentence itself. */
type Known = Omit<Result, 'sentence'>;

export type SentenceContext = { readonly registration: Registration; readonly bars: Bars; readonly today: string };

/**
 * What is known, what is not and how long is left, in one sentence and, where needed, a warning or two after it.
 * @example
 * 'After 12 of 21 days treatment B moved sign-up rate by +4.1 % (between −0.8 % and +9.2 %); it is not yet clear that it helps. 9 days are left.'
 */
export function sentenceOf(result: Known, context: SentenceContext): string {
	const { timeBox: time } = result;
	if (!time.hasStarted) return `It has not started yet; it is planned to run for ${days(time.days)}.`;
	const parts = [
		`${lead(time, context.registration)} ${claim(result, context)}.`,
		...(result.sampleRatio?.isMismatch ? [] : guardrailWarnings(result)),
		killWarning(result, context),
		timeLeft(time)
	];
	return parts.filter((part) => part !== null).join(' ');
}

function lead({ days: all, elapsed, isOver }: TimeBox, { endsOn, stoppedFrom }: Registration): string {
	if (isOver && stoppedFrom) return `Stopped early, after ${all} of ${days(all + daysBetween(endsOn, stoppedFrom))},`;
	if (isOver) return all === 1 ? 'After its one day' : `After all ${all} days`;
	return elapsed === 0 ? 'On the first day' : `After ${elapsed} of ${days(all)}`;
}

function claim(result: Known, context: SentenceContext): string {
	const { metric: primary, believed, comparison } = result.primary;
	const who = nameOf(result.treatment.name);
	if (result.finding === 'none') return `there are no readings, so nothing is known about ${primary.name}`;
	if (result.sampleRatio?.isMismatch)
		return `visitors are not split as planned, so what ${who} does to ${primary.name} cannot be told: find out why first`;
	const lift = believed.interval ? believed.lift : (comparison?.lift ?? null);
	if (comparison && lift === null) return atZero(result, context);
	if (result.finding === 'waiting' && lift !== null)
		return `${moved(result, lift)} so far; ${waitsFor(result)}, so nothing can be concluded yet`;
	if (!believed.interval || lift === null)
		return `there are too few ${inDays(result) ? 'days' : 'readings'} to say what ${who} does to ${primary.name}`;
	const at = believed.asOf ? ` at the last planned look` : '';
	return `${moved(result, lift)}${at} (${between(believed.interval)}); ${limited(result, meaning(result, context))}`;
}

/** What it is held against is at zero, or below: what changed is told in its unit, and claimed by the interval of that. */
function atZero(result: Known, context: SentenceContext): string {
	const { metric, inUnit, believed, comparison } = result.primary;
	const digits = digitsFor(metric, inUnit);
	const words = (value: number) => differenceInWords(value, metric, digits);
	const range = ([low, high]: Interval) => `between ${words(low)} and ${words(high)}`;
	const claimed = believed.inUnit;
	const difference = words(claimed?.difference ?? comparison?.difference ?? 0);
	const what = `${nameOf(result.treatment.name)} moved ${metric.name} by ${difference}`;
	const why = `${designOf(result.design).against} is ${inUnit.against === 0 ? 'at zero' : 'not above zero'}, so there is no relative change`;
	if (claimed) return `${what} (${range(claimed.interval)}); ${why}; ${limited(result, meaning(result, context))}`;
	const once = inUnit.once ? ` (${range(inUnit.once)} if this were the only look)` : '';
	const waits = result.finding === 'waiting' ? waitsFor(result) : 'no interval that holds at every look can be told';
	return `${what} so far${once}; ${why}; ${waits}, so nothing can be concluded yet`;
}

/** Without chance in the split days are what is counted. */
function inDays({ design, primary: { comparison } }: Known): boolean {
	return comparison !== null && countsDays(design);
}

/** What was measured, in words that claim no more than the design allows. */
function moved({ design, treatment, primary: { metric, keepsOwnDifference } }: Known, lift: number): string {
	if (keepsOwnDifference)
		return `${metric.name} under ${nameOf(treatment.name)} was ${signed(lift)} from ${designOf(design).against}`;
	if (designOf(design).isSingle && metric.target !== null)
		return `${metric.name} was ${valueOf(metric, metric.target * (1 + lift))}, ${signed(lift)} from its target of ${valueOf(metric, metric.target)}`;
	if (design === 'before_after') return `${metric.name} changed by ${signed(lift)} against before`;
	return `${nameOf(treatment.name)} moved ${metric.name} by ${signed(lift)}`;
}

/** A value of a metric as people say it. */
function valueOf({ kind }: Known['primary']['metric'], value: number): string {
	return kind === 'proportion' ? unsigned(value) : plain(value, { digits: Math.abs(value) < 100 ? 2 : 0 });
}

function waitsFor({ looking }: Known): string {
	return looking.rule === 'looks' ? 'the first of the planned looks has not come' : 'one look at the end was promised';
}

/** A failed check leaves the numbers and takes the claim; not that of a loss which nothing that failed may be behind. */
function limited({ design, health, finding, recommendation }: Known, says: string): string {
	const limits = health.flatMap((check) => check.limits ?? []);
	if (limits.length === 0 || finding === 'unclear') return says;
	const listed = new Intl.ListFormat('en-GB').format(limits);
	if (finding !== 'hurts' || excusesLoss(health, design)) return `at face value ${says}, but ${listed}`;
	return `${says}, ${recommendation.call === 'kill' ? 'clearly enough to stop, ' : ''}although ${listed}`;
}

/** The words after the numbers. */
function meaning(result: Known, { registration, bars }: SentenceContext): string {
	const { direction } = result.primary.metric;
	const { isOver } = result.timeBox;
	const threshold = signed(gain(bars.successThreshold, direction));
	const least = signed(gain(bars.minimumEffect, direction));
	const { interval } = result.primary.believed;
	const best = interval ? gain(interval[direction === 'up' ? 1 : 0], direction) : 0;
	const { isSingle } = designOf(registration.design);
	const helps = isSingle ? 'it is better than the target' : 'it helps';
	switch (result.finding) {
		case 'succeeds':
			return `it reaches the success threshold of ${threshold}`;
		case 'helps':
			if (result.primary.believed.inUnit?.liftBounds === null && !interval)
				return `${helps}, but the success threshold of ${threshold} is a relative change and cannot be judged`;
			if (best < bars.successThreshold) return `${helps}, but stays short of the success threshold of ${threshold}`;
			return `${helps}, but it is not ${isOver ? '' : 'yet '}clear that it reaches the success threshold of ${threshold}`;
		case 'harmless':
			return `it does no harm: a loss of ${unsigned(bars.minimumEffect)} is ruled out`;
		case 'bearable':
			return `${isSingle ? 'it misses the target, but by less' : 'it costs something, but less'} than the ${unsigned(bars.minimumEffect)} that was bearable`;
		case 'hurts':
			return isSingle ? 'it misses the target' : 'it makes things worse';
		case 'negligible':
			return `whatever it does, it is less than the ${least} worth having`;
		default:
			if (isSingle)
				return isOver ? 'it stays unclear whether the target is met' : 'it is not yet clear that the target is met';
			return isOver ? 'it stays unclear whether it helps' : 'it is not yet clear that it helps';
	}
}

function guardrailWarnings({ guardrails }: Known): string[] {
	return guardrails.flatMap(({ metric, believed, comparison, verdict }) => {
		const interval = believed.interval ?? comparison?.alwaysValidInterval ?? null;
		const lift = comparison?.lift ?? null;
		if (verdict !== 'breached' || !interval || lift === null) return [];
		const change = `${signed(lift)} (${between(interval)})`;
		return [
			`The guardrail ${metric.name} is breached: it moved by ${change}, worse than the ${unsigned(metric.minimumEffect)} that was bearable.`
		];
	});
}

function killWarning({ timeBox: time, finding }: Known, { registration, today }: SentenceContext): string | null {
	const kill = registration.killCriterion;
	if (!kill || time.isOver || today < kill.on || finding === 'succeeds') return null;
	return `The day to check the kill criterion has come: ${kill.state.replace(/[.\s]+$/, '')}.`;
}

function timeLeft({ left, isOver }: TimeBox): string | null {
	if (isOver) return null;
	return left === 1 ? '1 day is left.' : `${left} days are left.`;
}

function between([low, high]: Interval): string {
	return `between ${signed(low)} and ${signed(high)}`;
}

/** A bare letter reads as a word of the sentence, so it gets its noun. */
function nameOf(name: string): string {
	return name.length <= 2 ? `treatment ${name}` : isolated(name);
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A name that is read from the right keeps its place: otherwise the number behind it would be drawn on its other side. */
function isolated(name: string): string {
	return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

function days(count: number): string {
	return count === 1 ? '1 day' : `${count} days`;
}

const changes = new Intl.NumberFormat('en-GB', {
	style: 'decimal',
	minimumFractionDigits: 1,
	maximumFractionDigits: 1,
	signDisplay: 'exceptZero'
});

/** A relative change in per cent with one decimal, a true minus sign and a space that does not break. */
function signed(ratio: number): string {
	return `${changes.format(ratio * 100).replace('-', '−')}\u00a0%`;
}

function unsigned(ratio: number): string {
	return signed(ratio).replace(/^[+−]/, '');
}
