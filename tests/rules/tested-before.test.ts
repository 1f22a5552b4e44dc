import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import * as learnings from '#lib/learnings/learnings.server.ts';
import { dueExperiment } from './due-experiment.ts';
import { cast, newDraft, newIdea, running } from './experiment-world.ts';
import { world } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner, stranger } = people;
const chair = await it.person({ role: 'leader' });
const panel = [chair, await it.person({ role: 'leader', function: 'it' }), await it.person({ role: 'leader' })];

/** An experiment that the panel has killed. */
async function killed(title: string, learned: string): Promise<number> {
	const { id } = await dueExperiment(it, { marketing, it: itOwner, title });
	const { data: box, error } = await chair.client.rpc('open_ballot_box', { p_experiment: id });
	expect(error).toBeNull();
	for (const { client } of panel) {
		const ballot = { p_box: box ?? 0, p_choice: 'kill', p_confidence: 80, p_reason: 'It did nothing.' } as const;
		expect((await client.rpc('cast_ballot', ballot)).error).toBeNull();
	}
	expect((await chair.client.rpc('reveal_ballots', { p_box: box ?? 0 })).error).toBeNull();
	const decision = {
		p_box: box ?? 0,
		p_outcome: 'kill',
		p_rationale: 'No effect on anything.',
		p_next_step: 'Take it out.',
		p_change_mind: 'A page where nothing else moves.',
		p_confirmed: { recommended: null }
	} as const;
	expect((await chair.client.rpc('decide', { ...decision, p_learned: learned })).error).toBeNull();
	return id;
}

const similar = (title: string, text = '', client = stranger.client) => learnings.similar(client, { title, text });

test('somebody about to repeat a killed test is told that it was killed, and why', async () => {
	const learned = 'Nobody looks at a zebra crossing banner twice.';
	const id = await killed('Zebra crossing banner on the homepage', learned);
	for (const title of ['A zebra crossing banner', 'zebra crosing baner homepage']) {
		expect((await similar(title)).experiments[0]).toMatchObject({ id, state: 'killed', outcome: 'kill', why: learned });
	}
	expect((await similar('Something new', 'we show a banner like a zebra crossing')).experiments[0]).toMatchObject({
		id
	});
	const { lines } = await learnings.find(stranger.client, { q: 'zebra', tag: null, before: null });
	expect(lines).toMatchObject([{ kind: 'decision', claim: learned, experiment_id: id, outcome: 'kill' }]);
});

test('a kill is found in the library by the tags of its experiment', async () => {
	const id = await killed('Gondola ride for members', 'A gondola is no reason to become a member.');
	await marketing.client.rpc('tag_experiment', { p_experiment: id, p_tags: { audience: ['gondoliers'] } });
	const { lines } = await learnings.find(stranger.client, { q: '', tag: 'gondoliers', before: null });
	expect(lines).toMatchObject([{ kind: 'decision', experiment_id: id, tags: ['gondoliers'] }]);
});

test('an experiment is not like itself, nor is its idea', async () => {
	const idea = await newIdea(drafter);
	const id = await newDraft(drafter, idea);
	const around = await learnings.around(stranger.client, id);
	expect(around.experiments.map((one) => one.id)).not.toContain(id);
	expect(around.ideas.map((one) => one.id)).not.toContain(idea);
	const { data } = await drafter.client.from('ideas').select('title').eq('id', idea).single();
	const beforeDraft = await learnings.similar(stranger.client, { title: data?.title ?? '', text: '', idea });
	expect(beforeDraft.ideas.map((one) => one.id)).not.toContain(idea);
	await expect(learnings.around(stranger.client, 999_999_999)).rejects.toMatchObject({ status: 404 });
});

test('experiments that share two tags are alike, whatever their words', async () => {
	const [one, other, third] = [await running(it, people), await running(it, people), await running(it, people)];
	await it.sql`alter table experiments disable trigger registration_is_frozen`;
	await it.sql`update experiments set title = 'Ocelot', change = 'quokka', insight = 'numbat', audience = 'dingo',
		expected_outcome = 'wombat' where id = ${one.id}`;
	await it.sql`alter table experiments enable trigger registration_is_frozen`;
	const tag = (id: number, tags: Json) => drafter.client.rpc('tag_experiment', { p_experiment: id, p_tags: tags });
	await tag(one.id, { channel: ['zeppelin'], lever: ['helium'] });
	await tag(other.id, { channel: ['zeppelin'], lever: ['helium'] });
	await tag(third.id, { channel: ['zeppelin'] });
	const around = await learnings.around(stranger.client, one.id);
	expect(around.experiments.map((found) => found.id)).toEqual([other.id]);
});

test('what was learned about it is told as well, and what an experiment taught stands on its page', async () => {
	const { id } = await running(it, people);
	const learning = { claim: 'Xylophone jingles annoy people at work.', note: 'Four in ten muted the page.' };
	await drafter.client.rpc('write_learning', { p_experiment: id, p_learning: learning });
	expect((await similar('A xylophone jingle')).learnings).toMatchObject([{ claim: learning.claim, supports: 1 }]);
	expect((await learnings.around(stranger.client, id)).taught).toMatchObject([
		{ claim: learning.claim, stance: 'supports', note: learning.note }
	]);
});

test('what is not alike is not told, and too little is not asked about', async () => {
	expect(await similar('Quantum chromodynamics seminar')).toEqual({ experiments: [], ideas: [], learnings: [] });
	for (const title of ['', 'ab', '& | !', '\u202e']) expect((await similar(title)).experiments).toEqual([]);
	await expect(similar('zebra crossing', '', it.anonymous())).rejects.toMatchObject({ status: 403 });
	expect((await similar('x'.repeat(500), 'y '.repeat(5000))).experiments).toEqual([]);
});

test('among tens of thousands of experiments an answer comes while one is typing', { timeout: 240_000 }, async () => {
	await it.sql`insert into experiments (idea_id, title, change, insight, audience, expected_outcome, drafted_by, started_at, registration)
		select i.id, (array['Show', 'Explain', 'Simplify', 'Measure', 'Share'])[1 + n % 5] || ' the '
			|| (array['delivery time', 'return label', 'store stock', 'paint colour', 'basket'])[1 + n / 5 % 5] || ' to '
			|| (array['members', 'new customers', 'colleagues', 'everybody'])[1 + n / 25 % 4] || ' ' || n,
			'showing it earlier on the page', 'people ask about it', 'visitors from the Netherlands', 'more visits to end in an order',
			${drafter.id}, private.now(), '{}'
		from generate_series(1, 30000) n, (select id from ideas limit 1) i`;
	await it.sql`insert into learnings (id, claim, written_by, root_id) overriding system value
		select 2000000 + n, 'Showing the delivery time early brings members back, case ' || n, ${drafter.id}, 2000000 + n
		from generate_series(1, 10000) n`;
	await it.sql`analyze experiments`;
	await it.sql`analyze learnings`;
	for (const ask of [
		() => similar('Show the delivery time to members', 'showing it earlier on the page to visitors'),
		() => similar('Shwo the delivry time'),
		() => learnings.find(stranger.client, { q: 'delivery time', tag: null, before: null }),
		() => learnings.find(stranger.client, { q: '', tag: null, before: null })
	]) {
		await ask();
		const began = performance.now();
		await ask();
		const took = performance.now() - began;
		expect(took).toBeLessThan(1500);
	}
});
