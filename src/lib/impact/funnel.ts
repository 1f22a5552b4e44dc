import type { Facts, Reach } from '#lib/impact/facts.ts';
import type { Side } from '#lib/ui/sides.ts';

/** One idea and when it came how far. */
export type Journey = {
	readonly id: number;
	readonly title: string;
	readonly side: Side;
	readonly reach: Reach;
	readonly proposed_at: string;
	readonly team_at: string | null;
	readonly started_at: string | null;
	readonly decided_at: string | null;
	readonly promoted_at: string | null;
	readonly live_on: string | null;
};

/** The steps of an idea on its way; each holds all that came at least so far. */
export const steps = [
	{ reach: 0, value: 'logged', label: 'Logged' },
	{ reach: 1, value: 'team', label: 'In a team' },
	{ reach: 2, value: 'tested', label: 'Tested' },
	{ reach: 3, value: 'decided', label: 'Decided' },
	{ reach: 4, value: 'promoted', label: 'Promoted' },
	{ reach: 5, value: 'live', label: 'Live' }
] as const;
export type Step = (typeof steps)[number];

/** The step that an address asks for; what is not understood is the first. */
export function stepOf(params: URLSearchParams): Step {
	return steps.find(({ value }) => value === params.get('step')) ?? steps[0];
}

export type FunnelStep = {
	readonly step: Step;
	readonly ideas: number;
	readonly bySide: Readonly<Record<Side, number>>;
};

/** How many ideas came at least as far as each step, in all and by the function of who proposed them. */
export function funnelOf({ journeys }: Pick<Facts, 'journeys'>): readonly FunnelStep[] {
	return steps.map((step) => {
		const reached = journeys.filter(({ reach }) => reach >= step.reach);
		const count = (side?: Side) =>
			reached.filter((one) => !side || one.side === side).reduce((sum, { ideas }) => sum + ideas, 0);
		return { step, ideas: count(), bySide: { marketing: count('marketing'), it: count('it'), other: count('other') } };
	});
}
