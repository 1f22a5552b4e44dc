import { beforeAll, expect, test } from 'vitest';
import { boardFilter } from '#lib/decisions/boardFilter.ts';
import * as boards from '#lib/decisions/board.server.ts';
import { recommendedOf } from '#lib/decisions/recommended.ts';
import { analyse } from '#lib/experiments/analysis.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { killing, panelOf, revealedBox, type Panel } from './decided-experiment.ts';
import { carried } from './departure.ts';
import { dueExperiment } from './due-experiment.ts';
import { world, type TestPerson } from './harness.ts';
import { gatherBoard } from './panel.ts';
import { board as promoters, decided } from './promoted-experiment.ts';

const here = await world();
let panel: Panel;
beforeAll(async () => {
	panel = await panelOf(here);
});

const cardOf = async ({ client }: Pick<TestPerson, 'client'>, experiment: number) =>
	(await boards.read(client, boardFilter(new URLSearchParams()), Infinity)).cards.find(({ id }) => id === experiment);
const ruleOn = async (reader: TestPerson, experiment: number) => (await cardOf(reader, experiment))?.rule;

test('a card shows the last word of both functions on each topic, and none where it was taken back', async () => {
	const { id } = await dueExperiment(here, panel.owners);
	expect(await cardOf(panel.member, id)).not.toHaveProperty('sign_offs');
	const say = async (by: TestPerson, topic: 'security' | 'brand', state: 'signed' | 'refused' | 'open', words = '') =>
		expect(
			(await by.client.rpc('sign_off', { p_experiment: id, p_topic: topic, p_state: state, p_words: words })).error
		).toBeNull();
	await say(panel.it, 'security', 'refused', 'A door is open.');
	await say(panel.it, 'security', 'signed');
	await say(panel.marketing, 'brand', 'refused', 'Not in our words.');
	expect(await cardOf(panel.member, id)).toMatchObject({
		...{ sign_offs: { security: 'signed', brand: 'refused' }, refusals: { brand: 'Not in our words.' } }
	});
	await say(panel.it, 'security', 'open', 'A new door.');
	expect((await cardOf(panel.chair, id))?.sign_offs).toEqual({ brand: 'refused' });
});

test('ballots by function are on the card from the reveal on, and before it for nobody', async () => {
	const { id } = await dueExperiment(here, panel.owners);
	const { data: box } = await panel.chair.client.rpc('open_ballot_box', { p_experiment: id });
	const choices = [
		[panel.marketing, 'promote'],
		[panel.it, 'kill'],
		[panel.chair, 'promote']
	] as const;
	for (const [voter, choice] of choices)
		await voter.client.rpc('cast_ballot', {
			...{ p_box: Number(box), p_choice: choice, p_confidence: 60, p_reason: 'As the numbers say.' }
		});
	for (const reader of [panel.member, panel.admin, panel.chair, panel.it]) {
		const card = await cardOf(reader, id);
		expect(card?.backing, reader.name).toEqual({ kind: 'sealed', marketing: 1, it: 2, other: 0, needed: 3 });
		expect(card, reader.name).not.toHaveProperty('split');
		expect(card, reader.name).not.toHaveProperty('signed');
		const { data } = await reader.client.from('board_cards').select('ballots, signed').eq('id', id);
		expect(data, reader.name).toEqual([{ ballots: null, signed: null }]);
	}
	expect((await panel.chair.client.rpc('reveal_ballots', { p_box: Number(box) })).error).toBeNull();
	await panel.owners.it.client.rpc('sign_outcome', { p_box: Number(box), p_outcome: 'kill' });
	const card = await cardOf(panel.member, id);
	expect(card?.split).toEqual([
		{ outcome: 'promote', marketing: 1, it: 1, other: 0 },
		{ outcome: 'kill', marketing: 0, it: 1, other: 0 }
	]);
	expect(card?.signed).toEqual({ it: 'kill' });
});

test('a card that is due or being decided says what the registered rule recommends now, as its own page does', async () => {
	const { id } = await dueExperiment(here, panel.owners);
	expect(await ruleOn(panel.member, id), 'due').toBe('iterate');
	await panel.chair.client.rpc('open_ballot_box', { p_experiment: id });
	const onPage = async () => recommendedOf(analyse(await experiments.read(panel.member.client, id))) ?? 'none';
	expect(await ruleOn(panel.member, id)).toBe('iterate');
	expect(await onPage()).toBe('iterate');
	const { data: cells } = await panel.member.client
		.from('readings')
		.select('metric_id, variant_id, day, metrics(role), variants(is_control)')
		.eq('experiment_id', id);
	const worse = (cells ?? [])
		.filter(({ metrics, variants }) => metrics.role === 'primary' && !variants.is_control)
		.map(({ metric_id, variant_id, day }) => ({ metric_id, variant_id, day, n: 500, successes: 5 }));
	const corrected = { p_experiment: id, p_readings: worse };
	expect((await panel.owners.marketing.client.rpc('record_readings', corrected)).error).toBeNull();
	expect(await onPage()).toBe('kill');
	expect(await ruleOn(panel.member, id)).toBe('kill');
});

test('what is held back from whoever still forecasts is not on the card either', async () => {
	const board = await gatherBoard(here);
	const { item, experiment } = await board.review();
	expect(await ruleOn(panel.member, experiment), 'due').toBe('iterate');
	expect(await cardOf(board.marketing, experiment), 'due').not.toHaveProperty('rule');
	await board.open(item);
	expect(await ruleOn(panel.member, experiment), 'not on the panel').toBe('iterate');
	const card = await cardOf(board.marketing, experiment);
	expect(card).toMatchObject({ column: 'deciding', effect: null, no_effect: 'Not opened by you yet' });
	expect(card).not.toHaveProperty('rule');
	expect((await board.marketing.client.rpc('open_results', { p_item: item })).error).toBeNull();
	expect(await ruleOn(board.marketing, experiment)).toBe('iterate');
});

test('a decided card says what the rule recommended, that it was departed from, and who voted otherwise', async () => {
	const { box, experiment } = await revealedBox(here, panel, 'kill');
	const recommended = { recommended: 'iterate' } as const;
	await carried(here, panel.chair.client, { box, outcome: 'kill', ...recommended, by: panel.marketing.client });
	const { error } = await panel.chair.client.rpc('decide', {
		...{ p_box: box, p_outcome: 'kill', p_rationale: 'Another time-box is too dear.', p_next_step: 'Tell the team.' },
		...killing,
		p_confirmed: recommended
	});
	expect(error).toBeNull();
	const card = await cardOf(panel.member, experiment);
	expect(card).toMatchObject({ column: 'killed', rule: 'iterate', is_against_the_rule: true });
	expect(card?.overrule_reason).toBe('The vendor ends the service.');
	expect(card, 'all ballots are for it').not.toHaveProperty('split');
});

test('whoever is not signed in reads no experiments in one answer', async () => {
	const { id } = await dueExperiment(here, panel.owners);
	expect((await here.anonymous().rpc('read_experiments', { p_experiments: [id] })).error?.code).toBe('42501');
	expect((await here.anonymous().from('board_cards').select()).error?.code).toBe('42501');
});

test('a promoted card follows its handover: not live yet, late, live, and what the newest check found', async () => {
	const { voters, marketing, it } = await promoters(here);
	const { experiment: id } = await decided(here, { voters, marketing, it }, { outcome: 'promote' });
	const [row] = await here.sql<{ id: string }>`select id from public.handovers where experiment_id = ${id}`;
	const handover = Number(row?.id);
	const said = async () => (await cardOf(panel.member, id))?.handover;
	expect(await said()).toMatchObject({ says: expect.stringMatching(/^Not live yet, planned for /) });
	await here.sql`update public.handovers set target_on = private.today() - 1 where id = ${handover}`;
	expect(await said()).toMatchObject({ says: expect.stringMatching(/^Late: was to be live on /), is_late: true });
	await here.sql`update public.handovers set live_on = private.today() - 40, live_by = owner_id, next_check = 30 where id = ${handover}`;
	expect(await said()).toMatchObject({ says: expect.stringMatching(/^Live since /), check: 'Effect not checked yet' });
	const check = { is_live: true, standing: 'not_known', words: 'Nobody measures it in production.' };
	const { error } = await it.client.rpc('check_effect', { p_handover: handover, p_days: 30, p_check: check });
	expect(error).toBeNull();
	expect((await said())?.check).toBe('After 30 days the effect is not known');
});
