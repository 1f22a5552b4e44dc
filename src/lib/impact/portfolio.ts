import type { Facts } from '#lib/impact/facts.ts';

/** What serves a joint priority; without an id: what serves none. */
export type Holding = {
	readonly id: number | null;
	readonly name: string;
	readonly ideas: number;
	readonly experiments: number;
	readonly promoted: number;
};

/** What serves no priority, where a name is asked for. */
export const NO_PRIORITY = 'No priority';

/** Each priority with what serves it, in their order; a retired one only while something does, and none only where something serves none. */
export function portfolioOf({
	priorities,
	experiments
}: Pick<Facts, 'priorities' | 'experiments'>): readonly Holding[] {
	const all = priorities.some(({ id }) => id === null)
		? priorities
		: [...priorities, { id: null, name: null, is_retired: false, ideas: 0 }];
	return all.flatMap(({ id, name, is_retired, ideas }) => {
		const serving = experiments.filter(({ priority_id }) => priority_id === id);
		const isGone = (id === null || is_retired) && ideas + serving.length === 0;
		const promoted = serving.filter(({ ended_as }) => ended_as === 'promoted').length;
		return isGone ? [] : [{ id, name: name ?? NO_PRIORITY, ideas, experiments: serving.length, promoted }];
	});
}

/** Priorities that nothing tests, and experiments that serve no priority. */
export function gapsOf(portfolio: readonly Holding[]): { readonly untested: number; readonly unaimed: number } {
	return {
		untested: portfolio.filter(({ id, experiments }) => id !== null && experiments === 0).length,
		unaimed: portfolio.find(({ id }) => id === null)?.experiments ?? 0
	};
}
