import { quarterName, stageInWords, type Budget, type ReviewBudget, type Stage } from '#lib/funding/funding.ts';

/** A budget that a tranche counts against: whose it is, and what is left of it; below zero it is over already. */
export type Against = { readonly name: string; readonly left: Stage };

type Counted = {
	readonly priority: { readonly name: string } | null;
	readonly budget: Budget | null;
	readonly review: ReviewBudget | null;
};

/** The budgets that the tranches of an experiment count against: of its priority in this quarter, and of the review that decides. */
export function budgetsOf({ priority, budget, review }: Counted): readonly Against[] {
	const whose = priority ? `“${priority.name}”` : 'what names no priority';
	return [
		budget && {
			name: `${whose} in ${quarterName(budget.quarter)}`,
			left: { amount: budget.left, days: budget.left_days }
		},
		review?.budget && {
			name: `the review “${review.title}”`,
			left: { amount: review.budget.left, days: review.budget.left_days }
		}
	].filter((one) => one !== null && one !== undefined);
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
	if (over) return `The budget of ${name} is over by ${stageInWords(over, currency)} already.`;
	return `Left of the budget of ${name}: ${stageInWords(left, currency)}.`;
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
