import { expect, test } from 'vitest';
import { z } from 'zod';
import { plan, propose } from './hackathon.ts';
import { world, type Client } from './harness.ts';

const { person, anonymous, sql } = await world();
const [leader, organizer, ann, ben, cleo] = await Promise.all([
	person({ role: 'leader' }),
	person({ name: 'Olga Organizer' }),
	person({ name: 'Ann Weber' }),
	person({ function: 'it' }),
	person()
]);

const write = async (client: Client, idea: number, body: string, reply_to?: number) => {
	const written = { idea_id: idea, body, ...(reply_to && { reply_to }) };
	expect((await client.from('comments').insert(written)).error).toBeNull();
	const [row] = await sql<{ id: string }>`select max(id) as id from public.comments where idea_id = ${idea}`;
	return Number(row?.id);
};
const told = z.array(
	z.object({
		...{ id: z.number(), body: z.string(), reply_to: z.number().nullable(), hidden_words: z.string().nullable() },
		...{ hidden_by: z.string().nullable(), hidden_reason: z.string() },
		reactions: z.array(z.object({ kind: z.string(), count: z.number(), is_mine: z.boolean() }))
	})
);
const talk = async (client: Client, idea: number) => told.parse((await client.rpc('read_talk', { p_idea: idea })).data);
const hide = async (client: Client, comment: number, hides = true, reason = 'It names a customer.') =>
	(await client.rpc('hide_comment', { p_comment: comment, p_hides: hides, p_reason: reason })).error?.message ?? 'done';
const react = async (client: Client, comment: number, reacts = true) =>
	(await client.rpc('set_reaction', { p_comment: comment, p_kind: 'agree', p_reacts: reacts })).error?.message ??
	'done';

test('an answer stands below what it answers, one level deep, and only under the same idea', async () => {
	const idea = await propose(ann.client);
	const first = await write(ann.client, idea, 'First');
	const second = await write(ben.client, idea, 'Second');
	const answer = await write(ben.client, idea, 'To the first', first);
	const deeper = await write(cleo.client, idea, 'To the answer', answer);
	expect((await talk(cleo.client, idea)).map(({ id, reply_to }) => [id, reply_to])).toEqual([
		[first, null],
		[answer, first],
		[deeper, first],
		[second, null]
	]);
	const elsewhere = await write(ann.client, await propose(ann.client), 'Another idea', first);
	expect(await sql`select reply_to from public.comments where id = ${elsewhere}`).toEqual([{ reply_to: null }]);
	expect(await sql`select comments from public.ideas where id = ${idea}`).toEqual([{ comments: 4 }]);
});

test('a reaction counts once for each person and kind, however often it is sent, and is taken back', async () => {
	const idea = await propose(ann.client);
	const comment = await write(ann.client, idea, 'Something');
	const sent = [ben, ben, ben, cleo, cleo].map(({ client }) => react(client, comment));
	expect(await Promise.all(sent)).toEqual(sent.map(() => 'done'));
	expect((await talk(ben.client, idea))[0]?.reactions).toEqual([{ kind: 'agree', count: 2, is_mine: true }]);
	expect(await react(ben.client, comment, false)).toBe('done');
	expect((await talk(ben.client, idea))[0]?.reactions).toEqual([{ kind: 'agree', count: 1, is_mine: false }]);
	expect(await react(ben.client, 999_999_999)).toBe('no_such_comment');
	expect(await react(anonymous(), comment)).toMatch(/permission denied/);
	const forged = { comment_id: comment, person_id: ann.id, kind: 'agree' } as const;
	expect((await ben.client.from('reactions').insert(forged)).error?.code).toBe('42501');
});

test('whoever runs the event hides a comment with a reason; its words are read by its author and by them, and come back', async () => {
	const { id: event } = await plan(leader.client);
	await sql`update public.events set organizer_id = ${organizer.id} where id = ${event}`;
	const idea = await propose(ann.client, event);
	const comment = await write(ben.client, idea, 'Mr Smith of Acme said so');
	expect(await hide(cleo.client, comment)).toBe('organizers_moderate');
	expect(await hide(ben.client, comment), 'not even its author').toBe('organizers_moderate');
	expect(await hide(anonymous(), comment)).toMatch(/permission denied/);
	expect(await hide(organizer.client, comment, true, 'no')).toContain('comments_are_hidden_for_a_reason');
	const both = await Promise.all([hide(organizer.client, comment), hide(leader.client, comment)]);
	expect(both).toEqual(['done', 'done']);
	expect(
		await sql`select 1 from public.activity where verb = 'comment.hidden' and subject_id = ${String(idea)}`
	).toHaveLength(1);
	for (const who of [cleo, ann])
		expect(await talk(who.client, idea)).toMatchObject([
			{ body: '', hidden_words: null, hidden_reason: 'It names a customer.' }
		]);
	expect((await cleo.client.from('comments').select('body').eq('id', comment)).data).toEqual([{ body: '' }]);
	for (const who of [ben, organizer, leader])
		expect((await talk(who.client, idea))[0]?.hidden_words).toBe('Mr Smith of Acme said so');
	expect(await react(cleo.client, comment)).toBe('no_such_comment');
	expect(await hide(cleo.client, comment, false)).toBe('organizers_moderate');
	expect(await hide(organizer.client, comment, false)).toBe('done');
	expect(await talk(cleo.client, idea)).toMatchObject([{ body: 'Mr Smith of Acme said so', hidden_words: null }]);
	const alone = await write(ben.client, await propose(ann.client), 'Under no event');
	expect(await hide(organizer.client, alone)).toBe('organizers_moderate');
	expect(await hide(leader.client, alone)).toBe('done');
	expect((await ben.client.rpc('remove_comment', { p_comment: alone })).error).toBeNull();
	expect(await sql`select 1 from private.hidden_words where comment_id = ${alone}`).toEqual([]);
});
