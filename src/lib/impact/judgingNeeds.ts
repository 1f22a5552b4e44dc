import type { Need } from '#lib/impact/today.ts';

/** What the judging of an event waits for, until the voting begins: one of the two. */
export type OfJudging = {
	readonly slug: string;
	readonly name: string;
	readonly voting_at: string;
	readonly time_zone: string;
	/** Projects or pairs that a judge has not scored. */
	readonly to_score: number | null;
	/** Projects that an organizer planned for fewer judges than is set, as after one dropped out. */
	readonly to_plan: number | null;
};

/** What is to be scored, or planned again, as something to do. */
export function ofJudging({ slug, name, voting_at, time_zone, to_score, to_plan }: OfJudging): Need {
	const of = (count: number) => (count === 1 ? 'one project' : `${count} projects`);
	const asked =
		to_plan === null
			? { key: `judging-${slug}`, says: `Score ${of(to_score ?? 0)} of`, href: `/events/${slug}/judging` }
			: {
					key: `judging-plan-${slug}`,
					says: `Plan the judging again, or add a judge: somebody is missing for ${of(to_plan)} of`,
					href: `/events/${slug}/judging/setup#plan`
				};
	return { ...asked, name, until: voting_at, zone: time_zone };
}
