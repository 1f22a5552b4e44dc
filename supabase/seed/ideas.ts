import { answer, done, each, type Cast, type Person } from './cast.ts';
import { priorityOf } from './priorities.ts';
import { createChance } from './random.ts';
import type { Section } from './sections.ts';
import { hoursAfter, type Timeline } from './timeline.ts';

/** Where and when the ideas of one file are logged. */
export type Occasion = {
	readonly cast: Cast;
	readonly timeline: Timeline;
	/** Ids by title, filled as the story is told. */
	readonly ids: Map<string, number>;
	/** The joint priorities, by name. */
	readonly prioritised: ReadonlyMap<string, number>;
	/** Absent for an idea that belongs to no event. */
	readonly event?: { id(): number; challenge(position: number): number };
	/** When an idea is logged. */
	when(section: Section): Date;
	/** Hours within which people find it. */
	readonly hours: number;
};

/** Writes an idea into the timeline: logged, then supported and discussed by the company. */
export function tellIdea(section: Section, occasion: Occasion): void {
	const { cast, timeline, ids, prioritised, hours } = occasion;
	const at = occasion.when(section);
	const author = cast.named(section.one('by'));
	const chance = createChance(section.title);
	const [problem = '', ...proposal] = section.paragraphs;
	timeline.at(at, async () => {
		const challenge = section.maybe('challenge');
		const tags = section.one('tags').split(', ');
		const days = section.maybe('wanted_in');
		const id = await answer(
			author.client.rpc('propose_idea', {
				p_title: section.title,
				p_problem: problem,
				p_proposal: proposal.join('\n\n'),
				p_tags: tags,
				p_priority: priorityOf(tags, prioritised),
				...(days && {
					p_wanted_by: hoursAfter(at, Number(days) * 24)
						.toISOString()
						.slice(0, 10)
				}),
				...(occasion.event && { p_event: occasion.event.id() }),
				...(occasion.event && challenge && { p_challenge: occasion.event.challenge(Number(challenge)) })
			})
		);
		ids.set(section.title, id);
	});
	const supporters = supportersOf(section, cast);
	// most come early, the last ones late
	for (const part of [0.1, 0.4, 0.9]) {
		const crowd = supporters.filter((_, index) => nearest(index / supporters.length) === part);
		timeline.at(hoursAfter(at, hours * part), () =>
			each(crowd, ({ client }) =>
				done(client.rpc('set_support', { p_idea: idOf(section.title, ids), p_supports: true }))
			)
		);
	}
	section.quotes.forEach(({ who, says }, index) => {
		const later = hours * (0.15 + 0.8 * ((index + chance.next()) / section.quotes.length));
		const { client } = cast.named(who);
		timeline.at(hoursAfter(at, later), () =>
			done(client.from('comments').insert({ idea_id: idOf(section.title, ids), body: says }))
		);
	});
}

/** The id of an idea by its title; throws when it has not been logged yet. */
export function idOf(title: string, ids: ReadonlyMap<string, number>): number {
	const id = ids.get(title);
	if (id === undefined) throw new Error(`the story has no idea "${title}" at that time`);
	return id;
}

function nearest(share: number): number {
	return share < 0.5 ? 0.1 : share < 0.85 ? 0.4 : 0.9;
}

// appeal: per cent of marketing and of IT who stand behind it; the others are drawn by both
function supportersOf(section: Section, cast: Cast): Person[] {
	const chance = createChance(`${section.title}, supporters`);
	const [marketing = 0, it = 0] = section.one('appeal').split(' ').map(Number);
	const appeal = { marketing, it, other: (marketing + it) / 3 };
	const author = section.one('by');
	return chance
		.shuffle(cast.everybody)
		.filter((person) => !person.name.startsWith(author) && chance.next() * 160 < appeal[person.function]);
}
