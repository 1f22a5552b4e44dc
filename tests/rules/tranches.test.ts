import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Enums, Json } from '#lib/database.types.ts';
import * as funding from '#lib/funding/funding.server.ts';
import * as kills from '#lib/handovers/kills.server.ts';
import { killing, panelOf, revealOn, type Panel } from './decided-experiment.ts';
import { carried } from './departure.ts';
import { dueExperiment } from './due-experiment.ts';
import { refused } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const here = await world();
const { sql } = here;
let panel: Panel;
beforeAll(async () => {
	panel = await panelOf(here);
	// what a time-box after an iterate brings is held back from leaders until they open it
	await panel.chair.client.rpc('watch_results', { p_watches: true });
});

const release = (client: Client, experiment: number, change: object = {}) =>
	client.rpc('release_tranche', {
		...{ p_experiment: experiment, p_amount: 8000, p_days: 10, p_reason: 'What the first weeks need.' },
		...change
	});
const spend = (experiment: number, change: object = {}) =>
	panel.owners.it.client.rpc('record_spend', {
		...{ p_experiment: experiment, p_day: '2026-01-15', p_amount: 2400, p_days: 4, p_what: 'Design of the form' },
		...change
	});

/** An experiment with €8,000 and 10 days released, €2,400 and 4 days spent, and then decided. */
async function paidAndDecided(outcome: Enums<'ballot_choice'>) {
	const { id: experiment } = await dueExperiment(here, panel.owners);
	const tranche = Number((await release(panel.marketing.client, experiment)).data);
	const bill = Number((await spend(experiment)).data);
	const box = await revealOn(panel, experiment, outcome);
	for (const { client } of [panel.owners.marketing, panel.owners.it])
		await client.rpc('sign_outcome', { p_box: box, p_outcome: outcome });
	const { data, error } = await panel.chair.client.rpc('decide', {
		...{ p_box: box, p_outcome: outcome, p_rationale: 'The interval leaves out what we hoped for.' },
		...{ p_next_step: 'Tell the team on Monday.', p_confirmed: { recommended: null } },
		...(outcome === 'kill' && killing),
		...(outcome === 'iterate' && { p_days: 14 })
	});
	expect(error).toBeNull();
	return { experiment, tranche, bill, box, decision: Number(data) };
}

/** Another decision in the place of one, carried by two leaders. */
async function supersede(
	{ box, decision }: { box: number; decision: number },
	outcome: Enums<'ballot_choice'>,
	tranche?: Json
) {
	await carried(here, panel.chair.client, { box, supersedes: decision, outcome, by: panel.marketing.client });
	const { data, error } = await panel.chair.client.rpc('supersede_decision', {
		...{ p_decision: decision, p_outcome: outcome, p_reason: 'The readings of one shop were counted twice.' },
		...{ p_rationale: 'Without that shop it looks different.', p_next_step: 'Tell the team on Monday.' },
		...(outcome === 'kill' ? killing : { p_days: 14 }),
		...{ p_confirmed: { recommended: null }, p_tranche: tranche }
	});
	expect(error).toBeNull();
	return Number(data);
}

const stage = z.object({ freed: z.number(), freed_days: z.number() });
const byExperiment = z.object({
	experiments: z.array(stage.extend({ id: z.number(), released: z.number(), late: z.number() }))
});
async function fundingOf(experiment: number, asked: { p_quarter?: string; p_is_all?: boolean } = { p_is_all: true }) {
	const { experiments } = byExperiment.parse((await panel.member.client.rpc('read_funding', asked)).data);
	return experiments.find(({ id }) => id === experiment);
}

/** What a kill freed, at every place that says so. */
async function freedEverywhere(experiment: number, decision: number) {
	const { data: record } = await panel.member.client.rpc('read_decision', { p_decision: decision });
	const sealed = z.object({ is_unchanged: z.literal(true), document: z.object({ money: stage }) }).parse(record);
	// where the impact page takes it from
	const { data: move } = await panel.member.client
		.from('money_moves')
		.select('freed:amount, freed_days:days')
		.eq('experiment_id', experiment)
		.eq('kind', 'freed')
		.single();
	return [
		sealed.document.money,
		stage.parse(await funding.ofExperiment(panel.member.client, experiment)),
		stage.parse(await fundingOf(experiment)),
		stage.parse((await kills.read(panel.member.client, decision))?.money),
		move
	];
}
const fivefold = (freed: number, freed_days: number) => Array.from({ length: 5 }, () => ({ freed, freed_days }));

test('what a kill freed is what its record sealed, at every place: no leader corrects a tranche of it afterwards', async () => {
	const { experiment, tranche, decision } = await paidAndDecided('kill');
	expect(await freedEverywhere(experiment, decision)).toEqual(fivefold(5600, 6));
	for (const { client } of [panel.marketing, panel.it, panel.chair, panel.admin]) {
		for (const change of [{ p_amount: 900_000, p_days: 500 }, { p_amount: 0, p_days: 0 }, {}])
			expect(refused(await release(client, experiment, { p_replaces: tranche, ...change }))).toBe(
				'killed_gets_nothing'
			);
		expect(refused(await release(client, experiment))).toBe('killed_gets_nothing');
	}
	expect(refused(await release(panel.member.client, experiment, { p_replaces: tranche }))).toBe('leaders_only');
	expect(await sql`select from public.tranches where experiment_id = ${experiment}`).toHaveLength(1);
	expect(await freedEverywhere(experiment, decision)).toEqual(fivefold(5600, 6));
});

test('a bill that comes after a kill is written down and said apart: neither it nor a correction changes what was freed', async () => {
	const { experiment, bill, decision } = await paidAndDecided('kill');
	const late = async () => {
		const { spent, late, late_days } = await funding.ofExperiment(panel.member.client, experiment);
		return { spent, late, late_days };
	};
	expect(await late()).toEqual({ spent: 2400, late: 0, late_days: 0 });
	expect(refused(await spend(experiment, { p_amount: 600, p_days: 8 }))).toBeUndefined();
	// more days than were freed were spent: all that were freed are gone, and none are owed
	expect(await late()).toEqual({ spent: 3000, late: 600, late_days: 6 });
	expect(await freedEverywhere(experiment, decision)).toEqual(fivefold(5600, 6));
	expect((await kills.read(panel.member.client, decision))?.money).toMatchObject({ late: 600, late_days: 6 });
	expect(await fundingOf(experiment)).toMatchObject({ freed: 5600, late: 600 });
	// nor does an owner free more by taking a bill back
	const takenBack = { p_replaces: bill, p_amount: 0, p_days: 0 };
	expect(refused(await spend(experiment, takenBack))).toBeUndefined();
	expect(await late()).toMatchObject({ spent: 600, late: 0 });
	expect(await freedEverywhere(experiment, decision)).toEqual(fivefold(5600, 6));
});

test('what late bills took of the freed is not in the budget again', async () => {
	const { data: priority } = await panel.marketing.client.rpc('add_priority', {
		...{ p_name: 'Bills come late', p_why: 'Budgets know it.' }
	});
	const { experiment } = await paidAndDecided('kill');
	await sql`update public.ideas set priority_id = ${priority} where id = (select idea_id from public.experiments where id = ${experiment})`;
	const [{ quarter = '' } = {}] = await sql<{
		quarter: string;
	}>`select private.quarter_of(private.today())::text as quarter`;
	await panel.marketing.client.rpc('set_budget', {
		...{ p_quarter: quarter, p_amount: 10_000, p_days: 20, p_priority: priority ?? 0 }
	});
	const budget = async () => (await funding.ofExperiment(panel.member.client, experiment)).budget;
	expect(await budget()).toMatchObject({ left: 7600, left_days: 16 });
	await spend(experiment, { p_amount: 600, p_days: 1 });
	expect(await budget()).toMatchObject({ left: 7000, left_days: 15 });
});

test('a decision that sets a killed experiment going again releases and makes correctable, and its next kill frees anew', async () => {
	const killed = await paidAndDecided('kill');
	const { experiment, tranche } = killed;
	const going = await supersede(killed, 'iterate', { amount: 1000, days: 0 });
	expect(await funding.ofExperiment(panel.member.client, experiment)).toMatchObject({
		released: 9000,
		freed: 0,
		late: 0
	});
	expect(refused(await release(panel.it.client, experiment, { p_replaces: tranche, p_amount: 7000 }))).toBeUndefined();
	expect(refused(await release(panel.it.client, experiment, { p_amount: 500, p_days: 0 }))).toBeUndefined();
	const again = await panel.chair.client.rpc('supersede_decision', {
		...{ p_decision: going, p_outcome: 'kill', p_reason: 'The shop was right after all.', ...killing },
		...{ p_rationale: 'It moved nothing either way.', p_next_step: 'Take it down.', p_confirmed: { recommended: null } }
	});
	expect(again.error).toBeNull();
	expect(await freedEverywhere(experiment, Number(again.data))).toEqual(fivefold(6100, 6));
	expect(refused(await release(panel.it.client, experiment))).toBe('killed_gets_nothing');
});

test('a correction that races the kill is in what was freed, or refused', async () => {
	const { id: experiment } = await dueExperiment(here, panel.owners);
	const tranche = Number((await release(panel.marketing.client, experiment)).data);
	const box = await revealOn(panel, experiment, 'kill');
	const [killed, corrected] = await Promise.all([
		panel.chair.client.rpc('decide', {
			...{ p_box: box, p_outcome: 'kill', p_rationale: 'The interval leaves out what we hoped for.', ...killing },
			...{ p_next_step: 'Tell the team on Monday.', p_confirmed: { recommended: null } }
		}),
		release(panel.marketing.client, experiment, { p_replaces: tranche, p_amount: 900 })
	]);
	expect(killed.error).toBeNull();
	expect([undefined, 'killed_gets_nothing']).toContain(refused(corrected));
	const freed = corrected.error === null ? 900 : 8000;
	expect(await freedEverywhere(experiment, Number(killed.data))).toEqual(fivefold(freed, 10));
});

test.each(['iterating', 'promoted'] as const)(
	'a tranche of what is %s is corrected, but not below what was spent from it',
	async (state) => {
		const { experiment, tranche } = await paidAndDecided(state === 'promoted' ? 'promote' : 'iterate');
		const correct = async (p_amount: number, p_days: number, p_replaces = tranche) =>
			release(panel.marketing.client, experiment, { p_replaces, p_amount, p_days });
		expect(refused(await correct(2399, 10))).toBe('tranche_amount_was_spent');
		expect(refused(await correct(1, 0))).toBe('tranche_amount_was_spent');
		expect(refused(await correct(8000, 3.5))).toBe('tranche_days_were_spent');
		const exact = await correct(2400, 4);
		expect(refused(exact)).toBeUndefined();
		// another bill overspends it: it may hold more, though not yet all, and not less
		expect(refused(await spend(experiment, { p_amount: 1000, p_days: 0, p_tranche: tranche }))).toBeUndefined();
		expect(refused(await correct(2399, 4, Number(exact.data)))).toBe('tranche_amount_was_spent');
		expect(refused(await correct(3000, 4, Number(exact.data)))).toBeUndefined();
		expect(await funding.ofExperiment(panel.member.client, experiment)).toMatchObject({ released: 3000, spent: 3400 });
	}
);

test('a correction counts in the quarter of what it replaces, and so does its own correction', async () => {
	const { id: experiment } = await dueExperiment(here, panel.owners);
	const [old] = await sql<{ id: number; quarter: string; now: string }>`
		insert into public.tranches (experiment_id, amount, days, reason, released_by, released_at)
		values (${experiment}, 5000, 10, 'What the first weeks need.', ${panel.marketing.id}, private.now() - interval '100 days')
		returning id::int, private.quarter_of(released_at::date)::text as quarter, private.quarter_of(private.today())::text as now`;
	const before = { p_quarter: old?.quarter ?? '' };
	expect(before.p_quarter).not.toBe(old?.now);
	const first = await release(panel.marketing.client, experiment, { p_replaces: old?.id, p_amount: 4000 });
	expect(await fundingOf(experiment, before)).toMatchObject({ released: 4000 });
	const key = { p_replaces: Number(first.data), p_amount: 4500, p_key: randomUUID() };
	for (const { client } of [panel.marketing, panel.marketing])
		expect(refused(await release(client, experiment, key))).toBeUndefined();
	expect(await fundingOf(experiment, before)).toMatchObject({ released: 4500 });
	expect(await fundingOf(experiment, { p_quarter: old?.now ?? '' })).toBeUndefined();
	// when it was corrected, and by whom, stays to be seen
	const { tranche_list } = await funding.ofExperiment(panel.member.client, experiment);
	expect(tranche_list.map(({ at }) => Date.now() - Date.parse(at) < 86_400_000)).toEqual([false, true, true]);
});
