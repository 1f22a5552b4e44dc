import type { Enums } from '#lib/database.types.ts';
import { dueExperiment } from './due-experiment.ts';
import type { TestPerson, World } from './harness.ts';

export type Outcome = Enums<'ballot_choice'>;

/** Those who decide and those who are decided on. */
export interface Panel {
	marketing: TestPerson;
	it: TestPerson;
	/** Opens the boxes; of IT. */
	chair: TestPerson;
	admin: TestPerson;
	/** Of marketing, neither owner nor leader. */
	member: TestPerson;
	owners: { marketing: TestPerson; it: TestPerson };
}

/** What a kill says besides. */
export const killing = {
	p_learned: 'The phone number was not the reason to leave.',
	p_change_mind: 'Half of the callers reach somebody at once.'
};

export async function panelOf({ person }: Pick<World, 'person'>): Promise<Panel> {
	const [marketing, it, chair, admin, member, first, second] = await Promise.all([
		person({ role: 'leader' }),
		person({ role: 'leader', function: 'it' }),
		person({ role: 'leader', function: 'it' }),
		person({ role: 'admin', function: 'other' }),
		person(),
		person(),
		person({ function: 'it' })
	]);
	return { marketing, it, chair, admin, member, owners: { marketing: first, it: second } };
}

/** A box that is revealed with the same choice of everybody. */
export async function revealedBox(
	world: World,
	panel: Panel,
	choice: Outcome
): Promise<{ box: number; experiment: number }> {
	const { id } = await dueExperiment(world, panel.owners);
	return { box: await revealOn(panel, id, choice), experiment: id };
}

/** Opens a ballot on an experiment that is due, and reveals it. */
export async function revealOn(panel: Panel, experiment: number, choice: Outcome): Promise<number> {
	const opened = await panel.chair.client.rpc('open_ballot_box', { p_experiment: experiment });
	if (opened.error) throw new Error(opened.error.message);
	for (const voter of [panel.marketing, panel.it, panel.chair]) {
		const { error } = await voter.client.rpc('cast_ballot', {
			p_box: opened.data,
			p_choice: choice,
			p_confidence: 70,
			p_reason: 'As the numbers say.'
		});
		if (error) throw new Error(error.message);
	}
	const { error } = await panel.chair.client.rpc('reveal_ballots', { p_box: opened.data });
	if (error) throw new Error(error.message);
	return opened.data;
}

/** An experiment that was decided as everybody voted; both owners signed where it was promoted. */
export async function decidedExperiment(
	world: World,
	panel: Panel,
	outcome: Outcome
): Promise<{ box: number; experiment: number; decision: number }> {
	const { box, experiment } = await revealedBox(world, panel, outcome);
	if (outcome === 'promote')
		for (const owner of [panel.owners.marketing, panel.owners.it])
			await owner.client.rpc('sign_outcome', { p_box: box, p_outcome: 'promote' });
	const { data, error } = await panel.chair.client.rpc('decide', {
		p_box: box,
		p_outcome: outcome,
		p_rationale: 'The interval leaves out what we hoped for.',
		p_next_step: 'Tell the team on Monday.',
		...(outcome === 'kill' && killing),
		...(outcome === 'iterate' && { p_days: 14 }),
		p_confirmed: { recommended: null }
	});
	if (error) throw new Error(error.message);
	return { box, experiment, decision: data };
}
