import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import * as edits from '#lib/ideas/edits.server.ts';
import { anEvent, edit, plan, propose } from './hackathon.ts';
import { world, type TestPerson } from './harness.ts';
import { whileHeld } from './held.ts';

const it = await world();
const { person, anonymous, sql } = it;
const [leader, author, olga, other] = await Promise.all([
	person({ role: 'leader', name: 'Lea Leader' }),
	person({ name: 'Ann Author' }),
	person({ name: 'Olga Organizer' }),
	person()
]);
const event = await plan(leader.client, anEvent(), [{ title: 'Fewer forms' }, { title: 'Faster pages' }]);
await sql`update public.events set organizer_id = ${olga.id} where id = ${event.id}`;
const { data: priority } = await leader.client.rpc('add_priority', {
	...{ p_name: 'Keep who we have', p_why: 'Because they cost least.', p_owner: 'marketing' as const }
});

/** What the form of an idea holds once it is read. */
const read = async (idea: number) => (await edits.read(author.client, idea)).idea;
/** Saves what the form says, over what it was read from. */
const save = async (idea: Awaited<ReturnType<typeof read>>, changes: Record<string, Json>) => {
	const place = idea.event ? { event: idea.event.id, challenge: idea.challenge_id ?? undefined } : {};
	const draft = {
		...{ title: idea.title, problem: idea.problem, proposal: idea.proposal, tags: idea.tags },
		...{ priority: idea.priority_id, wanted_by: idea.wanted_by, for_id: undefined, key: undefined },
		place: { event: undefined, challenge: undefined, ...place },
		...{ version: undefined, opened: undefined }
	};
	return (await edits.save(author.client, { ...draft, ...changes }, { idea })).error?.message;
};
const standing = async (id: number) =>
	(
		await sql`select title, event_id::int as event, challenge_id::int as challenge, priority_id::int as priority,
			wanted_by::text as wanted, moved_by from public.ideas where id = ${id}`
	)[0];
const verbs = async (id: number) =>
	(
		await sql<{ verb: string }>`select verb from public.activity
			where subject = 'ideas' and subject_id = ${String(id)} order by seq`
	).map(({ verb }) => verb);
const move = async (who: TestPerson, p_idea: number, p_challenge?: number) =>
	(await who.client.rpc('move_idea', { p_idea, p_event: event.id, p_challenge })).error?.message;

test('what an organizer and a leader set meanwhile is undone by no form that did not read it', async () => {
	const id = await propose(author.client, undefined, 'Ask for one feild less');
	const form = await read(id);
	expect(await move(olga, id, event.challenges[0])).toBeUndefined();
	await leader.client.rpc('set_idea_priority', { p_idea: id, p_priority: priority ?? 0 });
	await leader.client.rpc('want_idea_by', { p_idea: id, p_day: '2031-03-01' });
	const set = {
		...{ event: event.id, challenge: event.challenges[0], priority, wanted: '2031-03-01', moved_by: olga.id }
	};

	// the whole form again, and a program that says nothing of what it read
	expect(await save(form, { title: 'Ask for one field less' }), 'a typo').toBe('idea_was_changed');
	const clear = { event_id: null, challenge_id: null, priority_id: null, wanted_by: null };
	const unread = await author.client.rpc('edit_idea', { p_idea: id, p_changes: clear });
	expect(unread.error?.message).toBe('idea_was_changed');
	expect(await standing(id)).toEqual({ title: 'Ask for one feild less', ...set });

	// only what the author changed
	const typo = { p_idea: id, p_changes: { title: 'Ask for one field less' }, p_seen: { title: form.title } };
	expect((await author.client.rpc('edit_idea', typo)).error).toBeNull();
	expect(await standing(id)).toEqual({ title: 'Ask for one field less', ...set });

	// whoever read it may change it
	expect((await edit(author.client, id, clear)).error).toBeNull();
	expect(await standing(id)).toMatchObject({ event: null, challenge: null, priority: null, wanted: null });
	expect(await verbs(id)).toEqual([
		...['idea.proposed', 'idea.moved', 'idea.prioritised', 'idea.wanted', 'idea.edited'],
		...['idea.moved', 'idea.prioritised', 'idea.wanted']
	]);
});

test('each part is compared by itself, and a place with its challenge as one', async () => {
	const id = await propose(author.client, event.id, 'Say what it costs');
	const seen = { title: 'Say what it costs', event_id: event.id, challenge_id: null };
	const send = async (p_changes: Json, p_seen: Json = seen) =>
		(await author.client.rpc('edit_idea', { p_idea: id, p_changes, p_seen })).error?.message;
	await move(olga, id, event.challenges[0]);
	expect(await send({ challenge_id: event.challenges[1] ?? 0 })).toBe('idea_was_changed');
	expect(await send({ challenge_id: event.challenges[0] ?? 0 }), 'both said the same').toBeUndefined();
	expect(await send({ priority_id: priority })).toBeUndefined();
	expect(await send({ title: 'Say what it costs us' })).toBeUndefined();
	expect(await send({ title: 'Say what it costs you' }), 'their own other window').toBe('idea_was_changed');
	expect(await standing(id)).toMatchObject({
		...{ title: 'Say what it costs us', challenge: event.challenges[0], moved_by: olga.id, priority }
	});
	// nothing else of an idea is written by this
	expect(await send({ supports: 99, proposed_by: other.id, hidden_at: '2031-01-01T00:00Z' })).toBeUndefined();
	expect(await sql`select supports, proposed_by, hidden_at from public.ideas where id = ${id}`).toEqual([
		{ supports: 0, proposed_by: author.id, hidden_at: null }
	]);
});

test('what stood empty was read as nothing, so who says nothing of it fills it in', async () => {
	const id = await propose(author.client);
	await edit(author.client, id, { proposal: '', tags: [] });
	const filled = { p_idea: id, p_changes: { proposal: 'Ask for it once.', tags: ['forms'] } };
	expect((await author.client.rpc('edit_idea', filled)).error).toBeNull();
	expect(await sql`select proposal, tags from public.ideas where id = ${id}`).toEqual([
		{ proposal: 'Ask for it once.', tags: ['forms'] }
	]);
	const again = { p_idea: id, p_changes: { proposal: 'Ask for it twice.' } };
	expect((await author.client.rpc('edit_idea', again)).error?.message).toBe('idea_was_changed');
});

test('what changes nothing writes nothing', async () => {
	const id = await propose(author.client);
	const form = await read(id);
	expect(await save(form, { problem: `${form.problem.replaceAll('\n', '\r\n')} ` })).toBeUndefined();
	expect(await verbs(id)).toEqual(['idea.proposed']);
	expect(await sql`select edited_at from public.ideas where id = ${id}`).toEqual([{ edited_at: null }]);
});

test('at the same moment as a move one is refused or both stand, and none is lost', async () => {
	const id = await propose(author.client);
	const form = await read(id);
	const [moved, saved] = await whileHeld(
		it,
		['select from public.ideas where id = $1 for update', id],
		async (areWaiting) => {
			const first = move(olga, id, event.challenges[0]);
			await areWaiting(1);
			const second = save(form, { title: 'Written at that moment' });
			await areWaiting(2);
			return [first, second];
		}
	);
	expect([moved, saved]).toEqual([undefined, 'idea_was_changed']);
	expect(await standing(id)).toMatchObject({ title: form.title, event: event.id, moved_by: olga.id });
	// read once more, as the form does by itself
	expect(await save(await read(id), { title: 'Written at that moment' })).toBeUndefined();
	expect(await standing(id)).toMatchObject({ title: 'Written at that moment', event: event.id, moved_by: olga.id });
});

test('who changed which part is told to whoever reads the idea, and not to strangers', async () => {
	const id = await propose(author.client);
	await move(olga, id);
	await leader.client.rpc('want_idea_by', { p_idea: id, p_day: '2031-03-01' });
	await edit(author.client, id, { title: 'Written anew' });
	expect((await edits.read(author.client, id)).saves).toMatchObject([
		{ by: 'Ann Author', is_mine: true, parts: ['title', 'problem', 'proposal', 'tags'] },
		{ by: 'Lea Leader', is_mine: false, parts: ['wanted_by'] },
		{ by: 'Olga Organizer', is_mine: false, parts: ['place'] }
	]);
	expect((await anonymous().rpc('list_idea_saves', { p_idea: id })).error?.code).toBe('42501');
	const theirs = await anonymous().rpc('edit_idea', { p_idea: id, p_changes: { title: 'Theirs' } });
	expect(theirs.error?.code).toBe('42501');
	for (const { client } of [other, olga, leader])
		expect((await edit(client, id, { title: 'Theirs' })).error?.message).toBe('author_only');
});
