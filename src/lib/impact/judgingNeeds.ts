import type { Need } from '#lib/impact/today.ts';

/** Projects of an event that a judge has not scored, until the voting begins. */
export type ToScore = {
	readonly slug: string;
	readonly name: string;
	readonly voting_at: string;
	readonly to_score: number;
};

/** What is to be scored as something to do. */
export function ofJudging({ slug, name, voting_at, to_score }: ToScore): Need {
	return {
		key: `judging-${slug}`,
		says: `Score ${to_score === 1 ? 'one project' : `${to_score} projects`} of`,
		name,
		href: `/events/${slug}/judging`,
		until: voting_at
	};
}
