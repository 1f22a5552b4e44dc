import type { PromisedCost } from '#lib/experiments/promisedCost.ts';
import { quarterName, stageInWords, type Budget, type ReviewBudget, type Stage } from '#lib/funding/funding.ts';

/**
 * What a tranche counts against: the budget of whom, or the cost that was promised, and what is left of it; below zero it is over
 * already, endless where nothing was said.
 */
export type Against = { readonly name: string; readonly left: Stage };

type Counted = {
	readonly priority: { readonly name: string } | null;
	readonly budget: Budget | null;
	readonly review: ReviewBudget | null;
} & Partial<Promised>;
type Promised = {
	readonly promised: PromisedCost | null | undefined;
	readonly released: number;
	readonly released_days: number;
	readonly currency: string;
};

/**
 * What the tranches of an experiment count against: the budget of its priority in this quarter and of the review that decides, and the
 * cost that was promised when it started.
 */
export function budgetsOf({ priority, budget, review, ...cost }: Counted): readonly Against[] {
	const whose = priority ? `“${priority.name}”` : 'what names no priority';
	return [
		budget && {
			name: `the budget of ${whose} in ${quarterName(budget.quarter)}`,
			left: { amount: budget.left, days: budget.left_days }
		},
		review?.budget && {
			name: `the budget of the review “${review.title}”`,
			left: { amount: review.budget.left, days: review.budget.left_days }
		},
		promiseLeft(cost)
	].filter((one) => one !== null && one !== undefined);
}

/** What is left of the cost that was promised; null where none was, or in another currency than tranches are in now. */
function promiseLeft({ promised, released = 0, released_days = 0, currency }: Partial<Promised>): Against | null {
	if (!promised || promised.currency !== currency || (promised.amount === null && promised.days === null)) return null;
	const left = { amount: (promised.amount ?? Infinity) - released, days: (promised.days ?? Infinity) - released_days };
	return { name: PROMISE, left };
}
const PROMISE = 'the cost that was promised at the start';

/** "Released: €500 more than the cost that was promised at the start." Empty where it is not above it. */
export function overPromiseInWords(cost: Promised): string {
	const promise = promiseLeft(cost);
	const over = promise && overOf(promise.left);
	return over ? `Released is ${stageInWords(over, cost.currency)} more than ${PROMISE}.` : '';
}

/** What is typed so far, as far as it can be read; what cannot counts as nothing, and the form says so when it is sent. */
export function typedStage(amount: string, days: string): Stage {
	const whole = Number(amount.replace(/[\s.,’']/g, ''));
	const part = Number(days.trim().replace(',', '.'));
	return { amount: Number.isFinite(whole) ? whole : 0, days: Number.isFinite(part) ? part : 0 };
}

/** "Left of “Fewer steps” in Q4 2026: €5,000 and 12 days." */
export function leftInWords({ name, left }: Against, currency: string): string {
	const over = overOf(left);
	if (over)
		return `${name.charAt(0).toUpperCase()}${name.slice(1)} is over by ${stageInWords(over, currency)} already.`;
	const said = { amount: isFinite(left.amount) ? left.amount : 0, days: isFinite(left.days) ? left.days : 0 };
	return `Left of ${name}: ${stageInWords(said, currency)}.`;
}

/** What goes over when so much is released; null where it fits. */
export function overByThis(against: Against, more: Stage): Stage | null {
	const left = { amount: against.left.amount - more.amount, days: against.left.days - more.days };
	// what was over before and gets no more is not over by this
	return overOf({ amount: more.amount > 0 ? left.amount : 0, days: more.days > 0 ? left.days : 0 });
}

function overOf({ amount, days }: Stage): Stage | null {
	return amount >= 0 && days >= 0 ? null : { amount: Math.max(-amount, 0), days: Math.max(-days, 0) };
}
