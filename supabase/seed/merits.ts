import { answer, type Cast } from './cast.ts';
import type { Section } from './sections.ts';

/** How far teams convince, by their names: chance gives 0 to 1, so more than 1 comes first. What is not said is left to chance. */
export type Merits = ReadonlyMap<string, number>;

/** What the story says of its teams: who won went on, so the ledger of an event does not begin with a winner that was stopped. */
export function meritsIn(sections: readonly Section[], before: 'judged' | 'liked'): Merits {
	return new Map(
		sections.flatMap((section): [string, number][] => {
			const [team, merit] = [section.maybe('team'), section.maybe(before)];
			return team && merit ? [[team, Number(merit)]] : [];
		})
	);
}

/** The same by the ids of the teams, once they are there. */
export async function meritsOfTeams(event: number, merits: Merits, cast: Cast): Promise<ReadonlyMap<number, number>> {
	const asked = cast.named('Saskia').client.from('teams').select('id, name').eq('event_id', event);
	return new Map(
		(await answer(asked)).flatMap(({ id, name }): [number, number][] => {
			const merit = merits.get(name);
			return merit === undefined ? [] : [[id, merit]];
		})
	);
}
