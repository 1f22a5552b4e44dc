import { expect, test } from 'vitest';
import { z } from 'zod';
import * as files from '#lib/ideas/files.server.ts';
import { pdf } from './attachments.ts';
import { anEvent, edit, plan, propose } from './hackathon.ts';
import { world, type Client } from './harness.ts';

const { person, anonymous, sql } = await world();
const [leader, admin, organizer, ann, ben] = await Promise.all([
	person({ role: 'leader', name: 'Lea Leader' }),
	person({ role: 'admin' }),
	person({ name: 'Olga Organizer' }),
	person({ name: 'Ann Weber' }),
	person({ function: 'it' })
]);

const anOrganizedEvent = async () => plan(leader.client, anEvent({ organizer_id: organizer.id }));
const hide = async (client: Client, idea: number, hides = true, reason = 'It names a customer.') =>
	(await client.rpc('hide_idea', { p_idea: idea, p_hides: hides, p_reason: reason })).error?.message ?? 'done';
const sees = async (client: Client, idea: number) =>
	((await client.from('ideas').select('id').eq('id', idea)).data ?? []).length === 1;
const found = z.object({ ideas: z.array(z.object({ id: z.number() })), in_event: z.number() });
const finds = async (client: Client, words: string, event?: string) => {
	const { data, error } = await client.rpc('find_ideas', { p_q: words, p_event: event });
	if (error) throw error;
	const { ideas, in_event } = found.parse(data);
	return { ids: ideas.map(({ id }) => id), in_event };
};

test('who runs its event hides an idea, leaders one that stands alone; nobody else, its author included', async () => {
	const event = await anOrganizedEvent();
	const inside = await propose(ann.client, event.id);
	const alone = await propose(ann.client);
	for (const { client } of [ann, ben]) expect(await hide(client, inside)).toBe('organizers_moderate');
	expect(await hide(organizer.client, alone)).toBe('organizers_moderate');
	expect((await anonymous().rpc('hide_idea', { p_idea: alone, p_hides: true })).error?.code).toBe('42501');
	expect((await leader.client.from('ideas').update({ hidden_reason: 'Past it' }).eq('id', alone)).error?.code).toBe(
		'42501'
	);
	expect(await hide(organizer.client, inside, true, ' a ')).toContain('ideas_are_hidden_for_a_reason');
	expect(await hide(organizer.client, inside)).toBe('done');
	expect(await hide(leader.client, alone)).toBe('done');
	expect(await hide(ann.client, inside, false)).toBe('organizers_moderate');
});

test('a hidden idea is read by its author and those who run its event, and by nobody else through any route', async () => {
	const event = await anOrganizedEvent();
	const idea = await propose(ann.client, event.id, 'Ask for the shoe size');
	await ann.client.from('comments').insert({ idea_id: idea, body: 'What I meant' });
	await ben.client.rpc('set_support', { p_idea: idea, p_supports: true });
	await edit(ann.client, idea, { title: 'Ask for the size' });
	const { data: file } = await files.attach(ann.client, idea, { name: 'a.pdf', alt: '', content: pdf() });
	await hide(organizer.client, idea);
	for (const { client } of [ann, organizer, leader, admin]) expect(await sees(client, idea)).toBe(true);
	const { data: seen } = await ann.client.from('ideas').select('hidden_reason').eq('id', idea).single();
	expect(seen).toEqual({ hidden_reason: 'It names a customer.' });

	expect(await sees(ben.client, idea)).toBe(false);
	const rows = async (client: Client) =>
		Promise.all(
			(['comments', 'supports', 'idea_versions', 'idea_files'] as const).map(
				async (table) => ((await client.from(table).select('idea_id').eq('idea_id', idea)).data ?? []).length
			)
		);
	expect(await rows(ann.client)).toEqual([1, 1, 1, 1]);
	expect(await rows(ben.client)).toEqual([0, 0, 0, 0]);
	expect(await rows(anonymous())).toEqual([0, 0, 0, 0]);
	await expect(files.read(ben.client, { idea, file: file ?? 0, known: undefined })).rejects.toMatchObject({
		status: 404
	});
	for (const read of ['read_around_idea', 'read_scores', 'read_merges'] as const)
		expect((await ben.client.rpc(read, { p_idea: idea })).data, read).toBeNull();
	expect((await ben.client.rpc('read_talk', { p_idea: idea })).data).toEqual([]);
	const { data: told } = await ben.client.from('activity_list').select('subject_name').eq('subject_id', String(idea));
	expect(new Set(told?.map(({ subject_name }) => subject_name))).toEqual(new Set(['an idea that is hidden']));
});

test('it is in no list, search, likeness or count, and all of it comes back', async () => {
	const event = await anOrganizedEvent();
	const title = 'Quokkas greet the customer';
	const idea = await propose(ann.client, event.id, title);
	await ben.client.rpc('set_support', { p_idea: idea, p_supports: true });
	const alike = async () => (await ben.client.rpc('similar_ideas', { p_text: title })).data?.map(({ id }) => id);
	const numbers = async () =>
		(await sql<{ n: string }>`select private.event_numbers(${event.id}) ->> 'ideas' as n`)[0]?.n;
	const shows = { ids: [idea], in_event: 1 };
	const there = async () => [await finds(ben.client, 'quokkas', event.slug), await alike(), await numbers()];
	expect(await there()).toEqual([shows, [idea], '1']);
	await hide(organizer.client, idea);
	expect(await there()).toEqual([{ ids: [], in_event: 0 }, [], '0']);
	// whoever watches the wall at this moment loses it too
	const [last] = await sql<{ payload: unknown }>`select payload from realtime.messages
		where topic = ${`wall-${event.id}`} order by inserted_at desc, ctid desc limit 1`;
	expect(last?.payload).toMatchObject({ gone: idea });
	// not even for those who may read it: the list is the same for everybody
	expect((await finds(organizer.client, 'quokkas', event.slug)).ids).toEqual([]);
	expect(await hide(organizer.client, idea, false)).toBe('done');
	expect(await there()).toEqual([shows, [idea], '1']);
	const { data: idea_again } = await ben.client.from('ideas').select('supports, hidden_reason').eq('id', idea).single();
	expect(idea_again).toEqual({ supports: 1, hidden_reason: '' });
});

test('what is hidden takes part in nothing; to whom it is hidden it is not there', async () => {
	const event = await anOrganizedEvent();
	const [idea, other] = [await propose(ann.client, event.id), await propose(ann.client, event.id)];
	await hide(organizer.client, idea);
	const tries = async (client: Client) => [
		(await client.rpc('set_support', { p_idea: idea, p_supports: true })).error?.message,
		(await client.from('comments').insert({ idea_id: idea, body: 'Still here?' })).error?.message,
		(await client.rpc('score_idea', { p_idea: idea, p_score: 3, p_confidence: 2 })).error?.message
	];
	expect(await tries(ben.client)).toEqual(['no_such_idea', 'no_such_idea', 'no_such_idea']);
	expect(await tries(ann.client)).toEqual(['idea_is_hidden', 'idea_is_hidden', 'idea_is_hidden']);
	expect((await ann.client.rpc('form_team', { p_idea: idea, p_name: 'On a hidden one' })).error?.message).toBe(
		'idea_is_hidden'
	);
	for (const [p_from, p_into] of [
		[idea, other],
		[other, idea]
	] as const) {
		const merge = await organizer.client.rpc('merge_ideas', { p_from, p_into, p_reason: 'The same.' });
		expect(merge.error?.message).toBe('idea_is_hidden');
	}
	// its author may write it anew
	expect((await edit(ann.client, idea, { title: 'Without the customer' })).error).toBeNull();
});

test('an idea that others work on, that was merged, or that others were merged into stays to be read', async () => {
	const event = await anOrganizedEvent();
	const worked = await propose(ann.client, event.id);
	await ann.client.rpc('form_team', { p_idea: worked, p_name: `Team of ${worked}` });
	expect(await hide(organizer.client, worked)).toBe('hidden_idea_is_worked_on');
	const [from, into] = [await propose(ann.client), await propose(ben.client)];
	await leader.client.rpc('merge_ideas', { p_from: from, p_into: into, p_reason: 'The same.' });
	expect(await hide(leader.client, from)).toBe('idea_is_merged');
	expect(await hide(leader.client, into)).toBe('hidden_idea_has_merges');
});

test('a team that forms at the moment of hiding either keeps the idea or meets it hidden', async () => {
	const event = await anOrganizedEvent();
	for (let round = 0; round < 4; round += 1) {
		const idea = await propose(ann.client, event.id);
		const [hidden, formed] = await Promise.all([
			hide(organizer.client, idea),
			ann.client
				.rpc('form_team', { p_idea: idea, p_name: `Team ${idea}` })
				.then(({ error }) => error?.message ?? 'formed')
		]);
		expect([
			['done', 'idea_is_hidden'],
			['hidden_idea_is_worked_on', 'formed']
		]).toContainEqual([hidden, formed]);
		if (formed === 'formed') await sql`delete from public.teams where idea_id = ${idea}`;
	}
});

test('its author is told on the first page, by whom, for two weeks; each step is logged once', async () => {
	const event = await anOrganizedEvent();
	const idea = await propose(ann.client, event.id, 'The one that is told');
	await hide(organizer.client, idea);
	await hide(organizer.client, idea);
	const waits = async (client: Client) =>
		(await client.from('idea_waits').select('kind, title, author').eq('idea_id', idea)).data;
	expect(await waits(ann.client)).toEqual([
		{ kind: 'hidden', title: 'The one that is told', author: 'Olga Organizer' }
	]);
	expect(await waits(organizer.client)).toEqual([]);
	await hide(organizer.client, idea, false);
	await hide(organizer.client, idea, false);
	expect(await waits(ann.client)).toEqual([]);
	// everybody reads the log, so the reason is not in it
	const { data: logged } = await ben.client
		.from('activity')
		.select('verb, details')
		.match({ subject: 'ideas', subject_id: String(idea) })
		.in('verb', ['idea.hidden', 'idea.shown'])
		.order('seq');
	expect(logged).toEqual([
		{ verb: 'idea.hidden', details: {} },
		{ verb: 'idea.shown', details: {} }
	]);
	await hide(organizer.client, idea);
	await sql`update public.ideas set hidden_at = hidden_at - interval '15 days' where id = ${idea}`;
	expect(await waits(ann.client)).toEqual([]);
});
