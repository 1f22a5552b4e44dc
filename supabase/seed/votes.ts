import { resultsOf } from '#lib/judging/judging.server.ts';
import { orderOf, roundsOf } from '#lib/judging/rounds.ts';
import { answer, done, each, type Cast } from './cast.ts';
import { meritsOfTeams, type Merits } from './merits.ts';
import { createChance } from './random.ts';
import { hoursAfter, type Timeline } from './timeline.ts';

/** An event that voted; its id is known when it is told. */
export type Vote = {
	readonly slug: string;
	readonly event: () => number;
	readonly organizer: string;
	readonly cast: Cast;
	readonly timeline: Timeline;
	/** When its first idea came, when voting begins. */
	readonly begins: Date;
	readonly votes: Date;
	/** How many like what a team handed in, where the story says so. */
	readonly merits: Merits;
};

/** What organizers said about the three they chose, by name of the award. */
const awards = [
	{
		name: 'First place',
		reason: 'It solves something that everybody here has met, and it could be measured within two weeks.'
	},
	{
		name: 'Best mixed team',
		reason: 'Marketing and IT took turns presenting, and nobody could say whose idea it had been.'
	},
	{
		name: 'Boldest idea',
		reason: 'It asks us to give up something we are proud of, and shows with numbers why that may be right.'
	}
] as const;

/** A good part of those who are registered vote, each side with a taste of its own; the organizer prepares awards. */
export function tellVotes({ slug, event, organizer, cast, timeline, begins, votes, merits }: Vote): void {
	const isRanked = slug === 'the-second-visit';
	const host = cast.named(organizer);
	if (isRanked) {
		timeline.at(hoursAfter(begins, -24), () =>
			done(host.client.rpc('set_voting_rule', { p_event: event(), p_method: 'ranked', p_amount: 4 }))
		);
	}
	timeline.at(hoursAfter(votes, 0.4), async () => {
		const handedIn = await teamsOf(event(), cast);
		const known = await meritsOfTeams(event(), merits, cast);
		const registered = await answer(host.client.from('registrations').select('person_id').eq('event_id', event()));
		const mine = await answer(host.client.from('team_members').select('person_id, team_id').eq('event_id', event()));
		const voters = cast.everybody.filter(({ id }) => registered.some(({ person_id }) => person_id === id));
		await each(voters, async ({ id, name, function: side, client }) => {
			const chance = createChance(`${slug} ${name}`);
			if (chance.next() > 0.78) return;
			const likes = (team: number) =>
				(known.get(team) ?? createChance(`${side} ${team - (handedIn[0] ?? 0)}`).next()) + chance.between(0, 1.4);
			const choice = handedIn
				.filter((team) => !mine.some(({ person_id, team_id }) => person_id === id && team_id === team))
				.map((team) => ({ team, liked: likes(team) }))
				.sort((one, other) => other.liked - one.liked)
				.slice(0, 3);
			const given = choice.map(({ team }, index): [number, number] => [team, isRanked ? index + 1 : 1]);
			await done(client.rpc('cast_votes', { p_event: event(), p_votes: Object.fromEntries(given) }));
		});
	});
	timeline.at(hoursAfter(votes, 0.6), async () => {
		// the first one is the judges'
		const { all, first } = roundsOf(await resultsOf(host.client, slug));
		const [best] = all ?? orderOf(first);
		const others = createChance(`${slug} awards`).shuffle(await teamsOf(event(), cast));
		const handedIn = [...(best ? [best.team] : []), ...others.filter((team) => team !== best?.team)];
		for (const [index, award] of awards.entries()) {
			const p_award = { ...award, team: handedIn[index] ?? 0 };
			await answer(host.client.rpc('save_award', { p_event: event(), p_award }));
		}
		const thanks =
			'Two days, one kitchen and far too much coffee. Thank you to everybody who left the own side of the hall.';
		const p_words = { thanks, has_choice: true, choice_name: 'People’s choice' };
		await done(host.client.rpc('write_result_words', { p_event: event(), p_words }));
	});
}

async function teamsOf(event: number, cast: Cast): Promise<number[]> {
	const asked = cast
		.named('Saskia')
		.client.from('submissions')
		.select('team_id')
		.eq('event_id', event)
		.order('team_id');
	return (await answer(asked)).map(({ team_id }) => team_id);
}
