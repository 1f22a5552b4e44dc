import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { anEvent, plan } from './hackathon.ts';
import { world } from './harness.ts';

const { person, anonymous, sql } = await world();
const leader = await person({ role: 'leader' });
const ann = await person();

async function log(event: number | undefined, words: Record<string, Json>, challenge?: number) {
	const plain = {
		p_title: 'A plain title',
		p_problem: 'People leave at the phone number.',
		p_proposal: '',
		p_tags: []
	};
	const { data, error } = await ann.client.rpc('propose_idea', {
		...{ ...plain, ...words, p_event: event, p_challenge: challenge }
	});
	if (error) throw error;
	return data;
}
async function found(p_q: string, p_event?: string) {
	const { data, error } = await ann.client.rpc('find_ideas', { p_q, p_event });
	if (error) throw error;
	return Object(data).is_close ? 'close' : Object(data).ideas.map(({ id }: { id: number }) => id);
}
async function tagsInAll(): Promise<string[]> {
	const { data, error } = await ann.client.rpc('tags_in_use', {});
	if (error) throw error;
	return Object(data).map(({ tag }: { tag: string }) => tag);
}

test('words are found in the title first, then in tags, the problem, the proposal and the title of the challenge', async () => {
	const { id, slug, challenges } = await plan(leader.client, anEvent(), [{ title: 'Less numbatwaste, fewer miles' }]);
	const inChallenge = await log(id, {}, challenges[0]);
	const inProblem = await log(id, { p_problem: 'All the numbatwaste that nobody counts.' });
	const tagged = await log(id, { p_tags: ['numbatwaste', 'transport'] });
	const titled = await log(id, { p_title: 'Numbatwaste on one page' });
	await log(id, {});
	expect(await found('numbatwaste', slug)).toEqual([titled, tagged, inProblem, inChallenge]);
	expect(await found('numbatwaste transport'), 'words of several parts').toEqual([tagged]);
	expect(await found('miles', slug)).toEqual([inChallenge]);
});

test('a challenge that is renamed is found by its new title and not by the old one, as is an idea that leaves it', async () => {
	const event = anEvent();
	const { id, challenges } = await plan(leader.client, event, [{ title: 'Old quollname' }, { title: 'Another one' }]);
	const [stays, leaves] = [await log(id, {}, challenges[0]), await log(id, {}, challenges[0])];
	const renamed = await leader.client.rpc('save_event', {
		p_event: event,
		p_challenges: [
			{ id: challenges[0] ?? 0, title: 'New bilbyname' },
			{ id: challenges[1] ?? 0, title: 'Another one' }
		],
		p_id: id
	});
	expect(renamed.error).toBeNull();
	expect(await found('quollname')).toEqual([]);
	expect(await found('bilbyname')).toEqual([leaves, stays]);
	expect(
		(await ann.client.rpc('move_idea', { p_idea: leaves, p_event: id, p_challenge: challenges[1] })).error
	).toBeNull();
	expect(await found('bilbyname')).toEqual([stays]);
	expect((await ann.client.rpc('move_idea', { p_idea: stays, p_event: id })).error).toBeNull();
	expect(await found('bilbyname')).toEqual([]);
});

test('an idea that is merged is found by nothing of its own, and again when the merge is undone', async () => {
	const { id } = await plan(leader.client);
	const [from, into] = [await log(id, { p_tags: ['wallarootag'] }), await log(id, {})];
	expect(await tagsInAll()).toContain('wallarootag');
	expect(
		(await leader.client.rpc('merge_ideas', { p_from: from, p_into: into, p_reason: 'The same.' })).error
	).toBeNull();
	expect(await found('wallarootag')).toEqual([]);
	expect(await tagsInAll()).not.toContain('wallarootag');
	const [merge] = await sql<{ id: string }>`select id from public.idea_merges where from_id = ${from}`;
	expect((await leader.client.rpc('undo_merge', { p_merge: Number(merge?.id) })).error).toBeNull();
	expect(await found('wallarootag')).toEqual([from]);
});

test('the tags in use are offered, most used first, of one event or of all, to members only', async () => {
	const { id, slug } = await plan(leader.client);
	for (const p_tags of [['zeta', 'alpha'], ['zeta'], ['zeta', 'beta']]) await log(id, { p_tags });
	const hidden = await log(id, { p_tags: ['secret'] });
	await leader.client.rpc('hide_idea', { p_idea: hidden, p_hides: true, p_reason: 'It names a customer.' });
	await log(undefined, { p_tags: ['outside'] });
	const inEvent = await ann.client.rpc('tags_in_use', { p_event: slug });
	expect(inEvent.data).toEqual([
		{ tag: 'zeta', ideas: 3 },
		{ tag: 'alpha', ideas: 1 },
		{ tag: 'beta', ideas: 1 }
	]);
	const everywhere = await tagsInAll();
	expect(everywhere).toEqual(expect.arrayContaining(['zeta', 'outside']));
	expect(everywhere).not.toContain('secret');
	expect((await ann.client.rpc('tags_in_use', { p_event: 'no-such-event' })).data).toEqual([]);
	expect((await anonymous().rpc('tags_in_use', {})).error).not.toBeNull();
});

test('ideas are not alike for being in one challenge or having one tag', async () => {
	const { id, challenges } = await plan(leader.client, anEvent(), [{ title: 'Quokkafreight between warehouses' }]);
	await log(id, { p_tags: ['quokkafreight'] }, challenges[0]);
	const told = await log(id, {
		p_title: 'Fill the trucks',
		p_problem: 'Quokkafreight between warehouses is half empty.'
	});
	const { data } = await ann.client.rpc('similar_ideas', { p_text: 'quokkafreight warehouses' });
	expect(data?.map(({ id: one }) => one)).toEqual([told]);
});
