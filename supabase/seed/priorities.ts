import { answer, done, type Cast } from './cast.ts';
import { priorities } from './story/priorities.ts';
import type { Timeline } from './timeline.ts';

type Telling = {
	readonly cast: Cast;
	readonly timeline: Timeline;
	/** Ids by name, filled as the story is told. */
	readonly prioritised: Map<string, number>;
};

/** The joint priorities: who wrote them in which order, who agreed for which function, and the one with other words. */
export function tellPriorities({ cast, timeline, prioritised }: Telling): void {
	priorities.forEach(({ by, name, why, owner, agreed, reworded }, index) => {
		const { client } = cast.named(by);
		timeline.at(timeline.moment(292, 9 + index / 4), async () => {
			const asked = { p_name: reworded ?? name, p_why: why, p_owner: owner };
			prioritised.set(name, await answer(client.rpc('add_priority', asked)));
		});
		if (reworded)
			timeline.at(timeline.moment(20, 10), () =>
				done(
					client.rpc('edit_priority', {
						...{ p_priority: prioritised.get(name) ?? 0, p_version: 1 },
						...{ p_name: name, p_why: why, p_owner: owner }
					})
				)
			);
		agreed.forEach((who, turn) => {
			const person = cast.named(who);
			const side = person.function === 'it' ? ('it' as const) : ('marketing' as const);
			timeline.at(timeline.moment(reworded ? 19 : 289 - turn, 11), () =>
				done(
					person.client.rpc('agree_on_priority', {
						p_priority: prioritised.get(name) ?? 0,
						p_version: reworded ? 2 : 1,
						p_side: side
					})
				)
			);
		});
	});
}

/** The priority that an idea with such tags names; most have one. */
export function priorityOf(tags: readonly string[], prioritised: ReadonlyMap<string, number>): number | undefined {
	const served = priorities.find((priority) => priority.tags.some((tag) => tags.includes(tag)));
	return served && prioritised.get(served.name);
}
