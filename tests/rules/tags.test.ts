import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import * as tags from '#lib/experiments/tags.server.ts';
import { cast, plannedDraft, refused, running } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner, stranger } = people;
const leader = await it.person({ role: 'leader' });

const tag = (client: Client, experiment: number, given: Json) =>
	client.rpc('tag_experiment', { p_experiment: experiment, p_tags: given });

test('those who run an experiment tag it, before and after it started, and nobody else', async () => {
	const [draft, started] = [await plannedDraft(it, people), await running(it, people)];
	for (const { client } of [drafter, marketing, itOwner]) {
		expect(refused(await tag(client, draft, { channel: ['app'] }))).toBeUndefined();
		expect(refused(await tag(client, started.id, { channel: ['app'] }))).toBeUndefined();
	}
	for (const { client } of [stranger, leader]) {
		expect(refused(await tag(client, draft, { channel: ['app'] }))).toBe('experiment_team_only');
	}
	expect(refused(await tag(it.anonymous(), draft, {}))).toBe('42501');
	expect(refused(await drafter.client.from('experiment_tags').insert({ experiment_id: draft, tag_id: 1 }))).toBe(
		'42501'
	);
});

test('the same word in another writing is the same tag, and one of another kind is another', async () => {
	const id = await plannedDraft(it, people);
	await tag(drafter.client, id, { channel: [' E-Mail ', 'e-mail', ''], lever: ['e-mail', 'Price'] });
	expect((await tags.of(stranger.client, id)).tags).toEqual(
		expect.arrayContaining([
			{ kind: 'channel', name: 'e-mail' },
			{ kind: 'lever', name: 'e-mail' },
			{ kind: 'lever', name: 'price' }
		])
	);
	expect((await tags.of(stranger.client, id)).tags).toHaveLength(3);
	expect(await tags.vocabulary(stranger.client)).toContainEqual({ kind: 'lever', name: 'price' });
});

test('what is said last counts, and the same again is not logged', async () => {
	const id = await plannedDraft(it, people);
	await tag(drafter.client, id, { audience: ['members', 'new customers'] });
	await tag(drafter.client, id, { audience: ['members'] });
	await tag(drafter.client, id, { audience: ['Members'] });
	expect((await tags.of(stranger.client, id)).tags).toEqual([{ kind: 'audience', name: 'members' }]);
	const log =
		await it.sql`select details from activity where verb = 'experiment.tagged' and subject_id = ${String(id)} order by seq`;
	expect(log).toEqual([
		{ details: { audience: ['members', 'new customers'] } },
		{ details: { audience: ['members'] } }
	]);
});

test('five words of each kind are enough, and none is a sentence', async () => {
	const id = await plannedDraft(it, people);
	expect(refused(await tag(drafter.client, id, { lever: ['a', 'b', 'c', 'd', 'e', 'f'] }))).toBe('too_many_tags');
	expect(refused(await tag(drafter.client, id, { lever: ['x'.repeat(41)] }))).toBe('tags_are_short');
	expect((await tags.of(stranger.client, id)).tags).toEqual([]);
});

test('many who use the same new words at once all get through', async () => {
	const ids = await Promise.all([1, 2, 3, 4].map(() => plannedDraft(it, people)));
	const words = ['zeta', 'alpha', 'mid'];
	const answers = await Promise.all(
		ids.map((id, turn) => tag(drafter.client, id, { lever: turn % 2 ? words : words.toReversed() }))
	);
	expect(answers.map(refused)).toEqual([undefined, undefined, undefined, undefined]);
});

test('the list of experiments is narrowed to a tag, together with its other filters', async () => {
	const [one, other] = [await plannedDraft(it, people), await plannedDraft(it, people)];
	await tag(drafter.client, one, { channel: ['leaflet'] });
	await tag(drafter.client, other, { lever: ['leaflet'] });
	const found = async (filter: experiments.Filter) =>
		(await experiments.list(stranger.client, filter)).experiments.map(({ id }) => id);
	const leaflet = { kind: 'channel', name: 'leaflet' } as const;
	expect(await found({ tag: leaflet })).toEqual([one]);
	expect(await found({ tag: leaflet, owner: marketing.id, state: 'draft' })).toEqual([one]);
	expect(await found({ tag: leaflet, state: 'killed' })).toEqual([]);
	expect(await found({ tag: { kind: 'channel', name: 'no such' } })).toEqual([]);
});
