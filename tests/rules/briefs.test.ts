import { beforeAll, expect, test } from 'vitest';
import type { Enums } from '#lib/database.types.ts';
import * as briefs from '#lib/decisions/briefs.server.ts';
import { decidedExperiment, panelOf, type Panel } from './decided-experiment.ts';
import { dueExperiment } from './due-experiment.ts';
import { world, type Client } from './harness.ts';

const here = await world();
const { sql, person } = here;
let panel: Panel;
beforeAll(async () => {
	panel = await panelOf(here);
});

const due = async () => (await dueExperiment(here, panel.owners)).id;
const ask = (client: Client, experiment: number, words = 'A tablet for every shop.', money?: number) =>
	client.rpc('write_ask', {
		p_experiment: experiment,
		p_words: words,
		p_money: money,
		p_person_days: 15,
		p_run_by: 'The web team',
		p_run_cost: 400
	});
const signOff = (
	client: Client,
	experiment: number,
	[topic, state, words]: [Enums<'sign_off_topic'>, Enums<'sign_off_state'>, string?]
) => client.rpc('sign_off', { p_experiment: experiment, p_topic: topic, p_state: state, p_words: words });
/** The brief as the app reads it. */
const brief = (experiment: number, client: Client = panel.member.client) => briefs.read(client, experiment);
const stateOf = async (experiment: number, topic: string) =>
	(await brief(experiment)).sign_offs.find((one) => one.topic === topic);

test('a brief begins with nothing asked for and four open sign-offs', async () => {
	const known = await brief(await due());
	expect(known.ask).toBeNull();
	expect(known.sign_offs.map(({ topic, state }) => [topic, state])).toEqual(
		['security', 'privacy', 'operations', 'brand'].map((topic) => [topic, 'open'])
	);
});

test('either owner says what the team asks for, nobody else does, not even an admin', async () => {
	const experiment = await due();
	expect((await ask(panel.owners.marketing.client, experiment, 'A tablet for every shop.', 12000)).error).toBeNull();
	expect((await ask(panel.owners.it.client, experiment, 'Two tablets for every shop.', 24000)).error).toBeNull();
	for (const other of [panel.member, panel.chair, panel.admin])
		expect((await ask(other.client, experiment)).error).toMatchObject({ code: 'PT403', message: 'owners_ask' });
	expect((await ask(here.anonymous(), experiment)).error).not.toBeNull();
	expect((await brief(experiment)).ask).toMatchObject({
		words: 'Two tablets for every shop.',
		money: 24000,
		person_days: 15,
		run_by: 'The web team',
		run_cost: 400,
		author: panel.owners.it.name,
		earlier: 1
	});
	expect((await brief(experiment, panel.owners.it.client)).may_ask).toBe(true);
	expect((await brief(experiment)).may_ask).toBe(false);
});

test('the same words twice are one, and what was asked before is kept', async () => {
	const experiment = await due();
	await ask(panel.owners.it.client, experiment);
	await ask(panel.owners.it.client, experiment);
	await ask(panel.owners.it.client, experiment, 'Less than before.');
	expect(await sql`select words from public.asks where experiment_id = ${experiment} order by id`).toEqual([
		{ words: 'A tablet for every shop.' },
		{ words: 'Less than before.' }
	]);
});

test.each([
	[{ p_words: '  ' }, 'asks_say_what_for'],
	[{ p_words: 'x'.repeat(2001) }, 'asks_say_what_for'],
	[{ p_money: -1 }, 'asks_money_is_an_amount'],
	[{ p_money: 2e9 }, 'asks_money_is_an_amount'],
	[{ p_person_days: -1 }, 'asks_person_days_are_counted'],
	[{ p_run_by: 'x'.repeat(201) }, 'asks_run_by_fits'],
	[{ p_run_cost: -1 }, 'asks_run_cost_is_an_amount']
])('an ask that cannot be read is refused: %j', async (words, name) => {
	const { error } = await panel.owners.it.client.rpc('write_ask', {
		p_experiment: await due(),
		p_words: 'A tablet for every shop.',
		...words
	});
	expect(error?.message).toContain(name);
});

test('a topic is signed off by the function that answers for it', async () => {
	const experiment = await due();
	for (const topic of ['security', 'operations'] as const) {
		expect((await signOff(panel.member.client, experiment, [topic, 'signed'])).error?.message).toBe('side_signs_off');
		expect((await signOff(panel.it.client, experiment, [topic, 'signed'])).error).toBeNull();
	}
	for (const topic of ['privacy', 'brand'] as const) {
		expect((await signOff(panel.it.client, experiment, [topic, 'signed'])).error?.message).toBe('side_signs_off');
		expect((await signOff(panel.member.client, experiment, [topic, 'signed'])).error).toBeNull();
	}
	expect((await signOff(panel.admin.client, experiment, ['brand', 'signed'])).error).toMatchObject({ code: 'PT403' });
	expect((await signOff(here.anonymous(), experiment, ['brand', 'signed'])).error).not.toBeNull();
	expect((await brief(experiment)).sign_offs.map(({ state }) => state)).toEqual(Array(4).fill('signed'));
});

test('a refusal and a taking back say why, and the last word counts', async () => {
	const experiment = await due();
	expect((await signOff(panel.it.client, experiment, ['security', 'refused'])).error?.message).toContain(
		'sign_offs_say_why_not'
	);
	await signOff(panel.it.client, experiment, ['security', 'refused', 'The form has no limit.']);
	expect(await stateOf(experiment, 'security')).toMatchObject({ state: 'refused', words: 'The form has no limit.' });
	await signOff(panel.chair.client, experiment, ['security', 'signed', 'It has one now.']);
	expect(await stateOf(experiment, 'security')).toMatchObject({
		state: 'signed',
		author: panel.chair.name,
		earlier: 1
	});
	await signOff(panel.chair.client, experiment, ['security', 'open', 'The limit is gone again.']);
	expect(await stateOf(experiment, 'security')).toMatchObject({ state: 'open', earlier: 2 });
});

test('a bridging person stands for one side of a brief, and for the other after taking that word back', async () => {
	const experiment = await due();
	const bridge = await person({ is_bridging: true });
	expect((await brief(experiment, bridge.client)).sides).toEqual(['marketing', 'it']);
	expect((await signOff(bridge.client, experiment, ['security', 'signed'])).error).toBeNull();
	expect((await signOff(bridge.client, experiment, ['operations', 'signed'])).error).toBeNull();
	expect((await signOff(bridge.client, experiment, ['brand', 'signed'])).error?.message).toBe('sign_off_for_one_side');
	for (const topic of ['security', 'operations'] as const)
		await signOff(bridge.client, experiment, [topic, 'open', 'Somebody of IT should.']);
	expect((await signOff(bridge.client, experiment, ['brand', 'signed'])).error).toBeNull();
});

test('two words at once are two words, one of them the last', async () => {
	const experiment = await due();
	await Promise.all([
		signOff(panel.it.client, experiment, ['security', 'signed']),
		signOff(panel.chair.client, experiment, ['security', 'refused', 'Not yet, wait for the audit.'])
	]);
	expect(await stateOf(experiment, 'security')).toMatchObject({ earlier: 1 });
});

test('the same word pressed twice is one', async () => {
	const experiment = await due();
	await Promise.all([1, 2, 3].map(() => signOff(panel.it.client, experiment, ['security', 'signed'])));
	expect(await stateOf(experiment, 'security')).toMatchObject({ earlier: 0 });
});

test('after the end of an experiment its brief stays as it was', async () => {
	const { experiment, decision } = await decidedExperiment(here, panel, 'kill');
	expect((await ask(panel.owners.it.client, experiment)).error?.message).toBe('experiment_is_decided');
	expect((await signOff(panel.it.client, experiment, ['security', 'signed'])).error?.message).toBe(
		'experiment_is_decided'
	);
	expect(await brief(experiment, panel.owners.it.client)).toMatchObject({
		decision_id: decision,
		may_ask: false,
		sides: []
	});
});

test('after an iterate the brief is open again', async () => {
	const { experiment } = await decidedExperiment(here, panel, 'iterate');
	expect((await ask(panel.owners.it.client, experiment)).error).toBeNull();
	expect((await brief(experiment)).decision_id).toBeNull();
});

test('no route edits or removes what was asked or signed, the owner of the database included', async () => {
	const experiment = await due();
	await ask(panel.owners.it.client, experiment);
	await signOff(panel.it.client, experiment, ['security', 'signed']);
	const { client } = panel.admin;
	const denied = await Promise.all([
		client.from('asks').update({ words: 'Nothing at all.' }).eq('experiment_id', experiment),
		client.from('asks').delete().eq('experiment_id', experiment),
		client.from('sign_offs').update({ state: 'refused' }).eq('experiment_id', experiment),
		client.from('sign_offs').delete().eq('experiment_id', experiment)
	]);
	expect(denied.map(({ error }) => error?.code)).toEqual(Array(4).fill('42501'));
	for (const change of [
		() => sql`update public.asks set words = 'Nothing at all.' where experiment_id = ${experiment}`,
		() => sql`delete from public.asks where experiment_id = ${experiment}`,
		() => sql`truncate public.asks`,
		() => sql`update public.sign_offs set state = 'refused', words = 'No no no.' where experiment_id = ${experiment}`,
		() => sql`delete from public.sign_offs where experiment_id = ${experiment}`,
		() => sql`truncate public.sign_offs`
	])
		await expect(change()).rejects.toThrow('facts_are_append_only');
});

test('who is signed out reads no brief, and one that is not there is nothing', async () => {
	const experiment = await due();
	await ask(panel.owners.it.client, experiment);
	const anonymous = here.anonymous();
	expect((await anonymous.rpc('read_brief', { p_experiment: experiment })).error).not.toBeNull();
	expect((await anonymous.from('asks').select()).error).not.toBeNull();
	expect((await anonymous.from('sign_offs').select()).error).not.toBeNull();
	expect((await panel.member.client.rpc('read_brief', { p_experiment: 987654 })).data).toBeNull();
	expect((await ask(panel.owners.it.client, 987654)).error?.code).toBe('PT404');
});

test('each word is one line of the log', async () => {
	const experiment = await due();
	await ask(panel.owners.it.client, experiment);
	await signOff(panel.it.client, experiment, ['security', 'signed']);
	const logged = await sql`select verb from public.activity where subject_id = ${String(experiment)}
		and subject = 'experiments' order by seq`;
	expect(logged).toEqual([{ verb: 'brief.asked' }, { verb: 'brief.signed_off' }]);
});
