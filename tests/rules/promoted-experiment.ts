import type { Enums } from '#lib/database.types.ts';
import { killing } from './decided-experiment.ts';
import { dueExperiment } from './due-experiment.ts';
import type { TestPerson, World } from './harness.ts';

/** Who decides: three leaders, the last takes the chair, and the two owners who sign. */
export interface Board {
	voters: readonly [TestPerson, TestPerson, TestPerson];
	marketing: TestPerson;
	it: TestPerson;
}

export async function board({ person }: Pick<World, 'person'>): Promise<Board> {
	const [first, second, chair, marketing, it] = await Promise.all([
		person({ role: 'leader' }),
		person({ role: 'leader', function: 'it' }),
		person({ role: 'leader', function: 'it' }),
		person(),
		person({ function: 'it' })
	]);
	return { voters: [first, second, chair], marketing, it };
}

/** What `decide` is told besides the outcome. */
export type Words = { p_learned?: string; p_change_mind?: string; p_rationale?: string };

/** An experiment that was decided on by everybody's vote, through the functions that people use. */
export async function decided(
	here: Pick<World, 'sql'>,
	{ voters, marketing, it }: Board,
	wanted: {
		outcome: Enums<'ballot_choice'>;
		title?: string;
		words?: Words;
		before?: (experiment: number) => Promise<void>;
	}
): Promise<{ experiment: number; box: number; decision: number }> {
	const { outcome, title, words = {}, before } = wanted;
	const { id } = await dueExperiment(here, { marketing, it, ...(title ? { title } : {}) });
	await before?.(id);
	const [, , chair] = voters;
	const box = Number((await chair.client.rpc('open_ballot_box', { p_experiment: id })).data);
	for (const { client } of voters) {
		const ballot = { p_box: box, p_choice: outcome, p_confidence: 80, p_reason: 'As the numbers say.' };
		await client.rpc('cast_ballot', ballot);
	}
	await chair.client.rpc('reveal_ballots', { p_box: box });
	for (const { client } of [marketing, it]) await client.rpc('sign_outcome', { p_box: box, p_outcome: outcome });
	const { data, error } = await chair.client.rpc('decide', {
		p_box: box,
		p_outcome: outcome,
		p_rationale: 'The interval says what we wanted to know.',
		p_next_step: 'Tell the team on Monday.',
		...(outcome === 'kill' ? killing : {}),
		...(outcome === 'iterate' ? { p_days: 14 } : {}),
		p_confirmed: { recommended: null },
		...words
	});
	if (error) throw new Error(error.message);
	return { experiment: id, box, decision: data };
}
