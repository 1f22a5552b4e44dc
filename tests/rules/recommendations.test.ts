import { beforeAll, expect, test } from 'vitest';
import { stateAs } from '#lib/decisions/stated.server.ts';
import * as records from '#lib/decisions/records.server.ts';
import { killing, panelOf, revealedBox, type Outcome, type Panel } from './decided-experiment.ts';
import { departureOf } from './departure.ts';
import { world, type Client } from './harness.ts';

// nobody speaks for the server here
const here = await world({ speaksForServer: false });
const { sql, travel, stopClock } = here;
let panel: Panel;
beforeAll(async () => {
	panel = await panelOf(here);
});

const words = { p_rationale: 'The interval leaves out what we hoped for.', p_next_step: 'Tell the team on Monday.' };
const decide = (client: Client, box: number, recommended: Outcome | null) =>
	client.rpc('decide', { p_box: box, p_outcome: 'kill', ...words, ...killing, p_confirmed: { recommended } });
const readState = async ({ client }: { client: Client }, experiment: number): Promise<string> => {
	const { data } = await client.rpc('read_evidence', { p_experiment: experiment });
	return JSON.stringify(data).match(/"state":"([0-9a-f]{64})"/)?.[1] ?? '';
};
const correct = (experiment: number, successes: number) =>
	sql`insert into public.readings (experiment_id, metric_id, variant_id, day, n, successes, entered_by)
		select ${experiment}, m.id, v.id, private.today() - 1, 500, ${successes}, ${panel.owners.it.id}
		from public.metrics m, public.variants v where m.experiment_id = ${experiment} and m.role = 'primary'
			and v.experiment_id = ${experiment}`;

test('a leader who calls the API records no recommendation of their own: none, another or a made up one', async () => {
	const { box, experiment } = await revealedBox(here, panel, 'kill');
	for (const made of [null, 'kill', 'promote', 'iterate'] as const)
		expect((await decide(panel.chair.client, box, made)).error).toMatchObject({
			code: 'PT409',
			message: 'recommendation_is_outdated'
		});
	// the rule recommends another try of what changed nothing for sure, so the ballots' kill goes against it
	expect(await stateAs(here.service(), panel.chair.client, experiment)).toBe('iterate');
	for (const made of [null, 'kill', 'promote'] as const)
		expect((await decide(panel.chair.client, box, made)).error).toMatchObject({
			code: 'PT409',
			message: 'recommendation_differs'
		});
	expect((await decide(panel.chair.client, box, 'iterate')).error?.message).toBe('departure_needs_a_second');
	const asked = { p_box: box, p_outcome: 'kill', p_reason: 'The vendor ends the service.' } as const;
	expect((await panel.chair.client.rpc('ask_for_second', asked)).error?.message).toBe('recommendation_differs');
	const { error } = await panel.chair.client.rpc('ask_for_second', { ...asked, p_recommended: 'iterate' });
	expect(error).toBeNull();
	const departure = await departureOf(here, { box, outcome: 'kill' });
	expect((await panel.marketing.client.rpc('second_departure', { p_departure: departure })).error).toBeNull();
	const { data: decision } = await decide(panel.chair.client, box, 'iterate');
	const [row] = await sql<{ recommended: string }>`select recommended from public.decisions where id = ${decision}`;
	expect(row?.recommended).toBe('iterate');

	// and what takes its place is held to the same
	const supersede = (recommended: Outcome | null) =>
		panel.chair.client.rpc('supersede_decision', {
			...{ p_decision: Number(decision), p_outcome: 'kill', p_reason: 'The words were wrong.', ...words, ...killing },
			p_confirmed: { recommended }
		});
	for (const made of [null, 'kill'] as const)
		expect((await supersede(made)).error?.message).toBe('recommendation_is_outdated');
	expect(await stateAs(here.service(), panel.chair.client, experiment)).toBe('iterate');
	expect((await supersede(null)).error?.message).toBe('recommendation_differs');
	expect((await supersede('kill')).error?.message).toBe('recommendation_differs');
	expect((await supersede('iterate')).error?.message).toBe('departure_needs_a_second');
});

test('nobody but the server states a recommendation, whatever the role', async () => {
	const { experiment } = await revealedBox(here, panel, 'kill');
	const state = await readState(panel.chair, experiment);
	const clients = [panel.chair, panel.admin, panel.member, panel.owners.it].map(({ client }) => client);
	for (const client of [...clients, here.anonymous()]) {
		const forged = { p_experiment: experiment, p_state: state, p_analysis: [], p_outcome: 'kill' as const };
		expect((await client.rpc('state_recommendation', forged)).error?.code).toBe('42501');
		const row = { experiment_id: experiment, state, method: 1, analysis: [], outcome: 'kill' as const };
		expect((await client.from('recommendations').insert(row)).error?.code).toBe('42501');
		expect((await client.from('recommendations').update({ outcome: 'kill' }).gt('id', 0)).error?.code).toBe('42501');
		expect((await client.from('recommendations').delete().gt('id', 0)).error?.code).toBe('42501');
	}
	expect((await here.anonymous().from('recommendations').select()).error?.code).toBe('42501');
	expect((await here.anonymous().rpc('read_evidence', { p_experiment: experiment })).error?.code).toBe('42501');
	await stateAs(here.service(), panel.chair.client, experiment);
	for (const change of [
		() => sql`update public.recommendations set outcome = 'kill' where experiment_id = ${experiment}`,
		() => sql`delete from public.recommendations where experiment_id = ${experiment}`,
		() => sql`truncate public.recommendations cascade`
	])
		await expect(change()).rejects.toThrow('facts_are_append_only');
});

test('a statement is of one state of the data: a reading or another day makes it worth nothing', async () => {
	const { box, experiment } = await revealedBox(here, panel, 'kill');
	const service = here.service();
	await stateAs(service, panel.chair.client, experiment);
	const before = await readState(panel.member, experiment);
	expect(await readState(panel.admin, experiment), 'whoever asks').toBe(before);
	await correct(experiment, 120);
	expect((await decide(panel.chair.client, box, 'iterate')).error?.message).toBe('recommendation_is_outdated');
	await stateAs(service, panel.chair.client, experiment);
	expect((await decide(panel.chair.client, box, 'iterate')).error?.message).toBe('departure_needs_a_second');
	await travel('1 day');
	expect((await decide(panel.chair.client, box, 'iterate')).error?.message).toBe('recommendation_is_outdated');
	await stopClock();
});

test('stated twice at once it is one and the same, and the record has its figures', async () => {
	const { box, experiment } = await revealedBox(here, panel, 'iterate');
	const all = await Promise.all(
		Array.from({ length: 4 }, () => stateAs(here.service(), panel.chair.client, experiment))
	);
	expect(new Set(all)).toEqual(new Set(['iterate']));
	const { data: decision, error } = await panel.chair.client.rpc('decide', {
		...{ p_box: box, p_outcome: 'iterate', ...words, p_days: 14, p_tranche: { amount: 9000, days: 4.5 } },
		p_confirmed: { recommended: 'iterate' }
	});
	expect(error).toBeNull();
	const { document, is_unchanged } = await records.read(panel.member.client, Number(decision));
	expect(is_unchanged).toBe(true);
	expect(document.analysis).toMatchObject({
		recommended: 'iterate',
		results: [
			{
				treatment: 'Fewer fields',
				call: 'iterate',
				grade: 'Randomised',
				guardrails: [{ name: `Complaints ${experiment}` }]
			}
		]
	});
	expect(document.tranche).toEqual({ amount: 9000, days: 4.5 });
	expect(document.money).toMatchObject({ released: 9000, released_days: 4.5, freed: 0 });
});
