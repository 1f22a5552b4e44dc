import { gain, type Bars } from '#lib/experiments/evidence.ts';
import type { Registration, Result } from '#lib/experiments/result.ts';
import type { TimeBox } from '#lib/experiments/time-box.ts';
import type { Interval } from '#lib/stats/interval.ts';

export type SentenceContext = { readonly registration: Registration; readonly bars: Bars; readonly today: string };

/**
 * What is known, what is not and how long is left, in one sentence and, where needed, a warning or two after it.
 * @example
 * 'After 12 of 21 days treatment B moved sign-up rate by +4.1 % (between −0.8 % and +9.2 %); it is not yet clear that it helps. 9 days are left.'
 */
export function sentenceOf(result: Omit<Result, 'sentence'>, context: SentenceContext): string {
	const { timeBox: time } = result;
	if (!time.hasStarted) return `It has not started yet; it is planned to run for ${days(time.days)}.`;
	const parts = [
		`${lead(time)} ${claim(result, context)}.`,
		result.sampleRatio?.isMismatch ? null : guardrailWarning(result, context.registration),
		killWarning(result, context),
		timeLeft(time)
	];
	return parts.filter((part) => part !== null).join(' ');
}

function lead({ days: all, elapsed, isOver }: TimeBox): string {
	if (isOver) return all === 1 ? 'After its one day' : `After all ${all} days`;
	return elapsed === 0 ? 'On the first day' : `After ${elapsed} of ${days(all)}`;
}

function claim(result: Omit<Result, 'sentence'>, context: SentenceContext): string {
	const { primary } = context.registration;
	const who = nameOf(result.treatment.name);
	if (result.finding === 'none') return `there are no readings, so nothing is known about ${primary.name}`;
	if (result.sampleRatio?.isMismatch)
		return `visitors are not split as planned, so what ${who} does to ${primary.name} cannot be told: find out why first`;
	const lift = result.comparison?.lift ?? null;
	if (result.comparison && lift === null)
		return `control is at zero on ${primary.name}, so what ${who} does to it cannot be told as a relative change`;
	if (!result.interval || lift === null) return `there are too few readings to say what ${who} does to ${primary.name}`;
	return `${who} moved ${primary.name} by ${signed(lift)} (${between(result.interval)}); ${meaning(result, context)}`;
}

/** The words after the numbers. */
function meaning(result: Omit<Result, 'sentence'>, { registration, bars }: SentenceContext): string {
	const { direction } = registration.primary;
	const { isOver } = result.timeBox;
	const threshold = signed(gain(bars.successThreshold, direction));
	const best = result.interval ? gain(result.interval[direction === 'up' ? 1 : 0], direction) : 0;
	switch (result.finding) {
		case 'succeeds':
			return `it reaches the success threshold of ${threshold}`;
		case 'helps':
			if (best < bars.successThreshold) return `it helps, but stays short of the success threshold of ${threshold}`;
			return `it helps, but it is not ${isOver ? '' : 'yet '}clear that it reaches the success threshold of ${threshold}`;
		case 'hurts':
			return 'it makes things worse';
		case 'negligible':
			return `whatever it does, it is less than the ${signed(gain(bars.minimumEffect, direction))} worth having`;
		default:
			return isOver ? 'it stays unclear whether it helps' : 'it is not yet clear that it helps';
	}
}

function guardrailWarning({ guardrail }: Omit<Result, 'sentence'>, { guardrail: plan }: Registration): string | null {
	if (!guardrail || !plan || !guardrail.interval || guardrail.lift === null || guardrail.verdict !== 'breached')
		return null;
	const change = `${signed(guardrail.lift)} (${between(guardrail.interval)})`;
	return `The guardrail ${plan.name} is breached: it moved by ${change}, worse than the ${unsigned(plan.margin)} that was bearable.`;
}

function killWarning(
	{ timeBox: time, finding }: Omit<Result, 'sentence'>,
	{ registration, today }: SentenceContext
): string | null {
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
	return name.length <= 2 ? `treatment ${name}` : name;
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
