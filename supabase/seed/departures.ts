import { stateAs } from '#lib/decisions/stated.server.ts';
import { answer, done, type Cast, type Person } from './cast.ts';
import type { Choice } from './trials.ts';

type Deciding = {
	readonly cast: Cast;
	readonly chair: Person;
	readonly box: number;
	readonly experiment: number;
	readonly outcome: Choice;
	/** Why it goes against ballots or rule, as far as the story knows. */
	readonly reason: string | undefined;
};

// who seconds what the other side's leader asks for
const seconds = { marketing: 'Henrik', it: 'Annelies', other: 'Annelies' } as const;

/**
 * Reads what the registered rule recommends, as the page of the decision does. Where ballots or rule stand against the
 * outcome, the chair asks for a second with the reason of the story, and a leader of the other function gives it.
 */
export async function confirm(deciding: Deciding): Promise<{ recommended: Choice | null }> {
	const { cast, chair, box, outcome, reason } = deciding;
	const recommended = await stateAs(cast.server, chair.client, deciding.experiment);
	// the database refuses the decision where the story forgot its reason
	if (reason === undefined) return { recommended };
	await done(
		chair.client.rpc('ask_for_second', {
			...{ p_box: box, p_outcome: outcome, p_reason: reason },
			...(recommended && { p_recommended: recommended })
		})
	);
	const { client } = cast.named(seconds[chair.function]);
	const asked = client.from('departures').select('id').eq('box_id', box).eq('outcome', outcome).single();
	await done(client.rpc('second_departure', { p_departure: (await answer(asked)).id }));
	return { recommended };
}
