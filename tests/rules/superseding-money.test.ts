import { beforeAll, expect, test } from 'vitest';
import type { Enums, Json } from '#lib/database.types.ts';
import * as funding from '#lib/funding/funding.server.ts';
import { decidedExperiment, killing, panelOf, type Panel } from './decided-experiment.ts';
import { carried } from './departure.ts';
import { world } from './harness.ts';

const here = await world();
const { sql } = here;
let panel: Panel;
beforeAll(async () => {
	panel = await panelOf(here);
	// what a time-box after an iterate brings is held back from leaders until they open it
	await panel.chair.client.rpc('watch_results', { p_watches: true });
});

type Decided = { box: number; decision: number };
type Outcome = Enums<'ballot_choice'>;
/** Carried against the ballots by two leaders, then recorded. */
async function supersede({ box, decision }: Decided, outcome: Outcome, tranche?: Json) {
	const asked = { box, supersedes: decision, outcome };
	const isAsked = await sql`select from public.departures where supersedes_id = ${decision} and outcome = ${outcome}`;
	if (isAsked.length === 0) await carried(here, panel.chair.client, { ...asked, by: panel.marketing.client });
	return panel.chair.client.rpc('supersede_decision', {
		...{ p_decision: decision, p_outcome: outcome, p_reason: 'The readings of one shop were counted twice.' },
		...{ p_rationale: 'Without that shop it looks different.', p_next_step: 'Tell the team on Monday.' },
		...(outcome === 'kill' ? killing : { p_days: 14 }),
		...{ p_confirmed: { recommended: null }, p_tranche: tranche }
	});
}
const moneyOf = async (experiment: number) => {
	const { released, released_days, freed, freed_days } = await funding.ofExperiment(panel.member.client, experiment);
	return { released, released_days, freed, freed_days };
};

test('a decision that supersedes another releases its tranche with it, and a kill among them frees the rest', async () => {
	const killed = await decidedExperiment(here, panel, 'kill');
	const refused = await supersede(killed, 'iterate', { amount: -1, days: 0 });
	expect(refused.error?.message).toContain('tranches_amount_is_money');
	expect(await sql`select from public.decisions where supersedes_id = ${killed.decision}`).toEqual([]);
	const iterated = await supersede(killed, 'iterate', { amount: 4000, days: 6 });
	expect(iterated.error).toBeNull();
	expect(await moneyOf(killed.experiment)).toEqual({ released: 4000, released_days: 6, freed: 0, freed_days: 0 });
	expect(
		await sql`select decision_id::integer as decision, released_by from public.tranches where experiment_id = ${killed.experiment}`
	).toEqual([{ decision: iterated.data, released_by: panel.chair.id }]);

	const spent = { p_experiment: killed.experiment, p_day: '2026-01-15', p_amount: 1500, p_days: 1, p_what: 'Design' };
	expect((await panel.owners.it.client.rpc('record_spend', spent)).error).toBeNull();
	const again = { box: killed.box, decision: iterated.data ?? 0 };
	const paying = await panel.chair.client.rpc('supersede_decision', {
		...{ p_decision: again.decision, p_outcome: 'kill', p_reason: 'The shop was right after all.', ...killing },
		...{ p_rationale: 'It moved nothing either way.', p_next_step: 'Take it down.' },
		...{ p_confirmed: { recommended: null }, p_tranche: { amount: 10, days: 0 } }
	});
	expect(paying.error?.message).toBe('kill_releases_nothing');
	const second = await panel.chair.client.rpc('supersede_decision', {
		...{ p_decision: again.decision, p_outcome: 'kill', p_reason: 'The shop was right after all.', ...killing },
		...{ p_rationale: 'It moved nothing either way.', p_next_step: 'Take it down.', p_confirmed: { recommended: null } }
	});
	expect(second.error).toBeNull();
	expect(await moneyOf(killed.experiment)).toEqual({ released: 4000, released_days: 6, freed: 2500, freed_days: 5 });
});

test('five who supersede one decision at once release one tranche', async () => {
	const killed = await decidedExperiment(here, panel, 'kill');
	await carried(here, panel.chair.client, {
		...{ box: killed.box, supersedes: killed.decision, outcome: 'iterate' as const, by: panel.marketing.client }
	});
	const answers = await Promise.all(
		Array.from({ length: 5 }, () => supersede(killed, 'iterate', { amount: 700, days: 1 }))
	);
	expect(answers.filter(({ error }) => error === null)).toHaveLength(1);
	expect(await moneyOf(killed.experiment)).toMatchObject({ released: 700, released_days: 1 });
});
