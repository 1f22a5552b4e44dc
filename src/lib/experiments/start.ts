import type { Experiment } from '#lib/experiments/experiment.schema.ts';
import { claimOf } from '#lib/experiments/claims.ts';
import { countsDays } from '#lib/experiments/designs.ts';
import { findingsOf, isWritten } from '#lib/experiments/falsifiability.ts';
import { checklist } from '#lib/experiments/plan.ts';
import type { Sizing } from '#lib/experiments/sizing.ts';
import type { Refusals } from '#lib/refusals.ts';

/** One thing to do before the start. A must blocks it; a field is where it goes, null where it is not a field's. */
export type StartItem = {
	readonly field: string | null;
	readonly says: string;
	readonly isDone: boolean;
	readonly isMust: boolean;
};

/** Everything before the start, in the order of the form: what blocks it and what is only wise. */
export function startItems(x: Experiment, sizing: Sizing | null): readonly StartItem[] {
	const musts = checklist(x).map((item) => ({ ...item, isMust: true }));
	const isAccounted = x.sizing?.is_knowing === true && x.sizing.reason.length >= 10;
	const size: StartItem = sizing?.isUndersized
		? {
				field: 'is_knowing',
				says: 'Say that you start it knowing that it is too small, and why.',
				isDone: isAccounted,
				isMust: true
			}
		: {
				field: countsDays(x.design) ? 'baseline' : 'visitors_per_day',
				says: 'Size it: see what the time-box can show.',
				isDone: sizing !== null,
				isMust: false
			};
	return [...musts, size, falsifiable(x), ...approvalItems(x)];
}

/** Advice, since only words were looked at: what keeps the plan from ever turning out wrong. */
function falsifiable(x: Experiment): StartItem {
	const claim = claimOf(x);
	const found = findingsOf(claim);
	const isDone = found.length === 0 && isWritten(claim);
	const count = found.length === 1 ? 'one finding' : `${found.length} findings`;
	return {
		field: found[0]?.field ?? 'insight',
		says: isDone
			? 'It can turn out wrong.'
			: `Say it so that it can turn out wrong${found.length > 0 ? `: ${count}` : ''}.`,
		isDone,
		isMust: false
	};
}

function approvalItems({ start, marketing_owner, it_owner }: Experiment): readonly StartItem[] {
	if (!start?.needs_approval) return [];
	const isGiven = (side: string) => start.approvals.some((approval) => approval.side === side);
	return [
		{ side: 'marketing', name: marketing_owner ?? 'the marketing owner' },
		{ side: 'it', name: it_owner ?? 'the IT owner' }
	].map(({ side, name }) => ({
		field: null,
		says: `Approval of this plan by ${name}.`,
		isDone: isGiven(side),
		isMust: true
	}));
}

/** Whether somebody could approve this plan now: an owner who has not, of a plan that lacks nothing. */
export function mayApprove(x: Experiment, me: string | undefined): boolean {
	const side = me === x.marketing_owner_id ? 'marketing' : me === x.it_owner_id ? 'it' : null;
	const isGiven = x.start?.approvals.some((approval) => approval.side === side);
	return Boolean(me && side && x.start?.needs_approval && !isGiven && checklist(x).every(({ isDone }) => isDone));
}

export const refusals: Refusals = {
	start_is_undersized: {
		field: 'undersized_reason',
		says: 'It is too small for the change worth having. Tick that you know and say why in 10 characters or more, or change the plan.'
	},
	start_needs_approval: {
		says: 'Here both owners approve a plan before it starts. Ask those who have not; a change of the plan needs them again.'
	},
	owners_approve: { says: 'Only the marketing owner and the IT owner approve a plan. Ask them.' },
	plan_has_changed: { says: 'The plan was changed meanwhile. Read it again, then approve it.' },
	start_approvals_are_of_a_side: { says: 'Only the marketing owner and the IT owner approve a plan. Ask them.' },
	start_approvals_are_given_once: { says: 'You have approved this plan already.' },
	only_admins_set_this: { says: 'Only admins set the rules of the workspace. Ask one of them.' },
	sizings_visitors_are_a_number: {
		field: 'visitors_per_day',
		says: 'Give the visitors per day as a number above 0 and up to 1,000,000,000.'
	},
	sizings_baseline_is_a_number: { field: 'baseline', says: 'Give the value today as a number above 0.' },
	sizings_sd_is_a_number: { field: 'sd', says: 'Give the standard deviation as a number above 0.' },
	sizings_days_before_are_days: {
		field: 'days_before',
		says: 'Give the days before the start as whole days, 2 to 90.'
	},
	sizings_correlation_is_under_one: {
		field: 'correlation',
		says: 'Give how much a day resembles the one before as a number from 0 to 0.95.'
	},
	sizings_alpha_is_the_level_of_results: {
		says: 'Size it at five false alarms in a hundred: results are read at that level.'
	},
	sizings_power_is_a_chance: { field: 'power', says: 'Give the power as a chance between 50 % and 99.99 %.' },
	sizings_answers_are_positive: {
		field: 'visitors_per_day',
		says: 'Give numbers that a sizing can be computed with, and save again.'
	},
	sizings_name_their_formula: {
		field: 'visitors_per_day',
		says: 'Give numbers that a sizing can be computed with, and save again.'
	},
	sizings_reason_fits: { field: 'undersized_reason', says: 'Shorten the reason to 500 characters.' }
};
