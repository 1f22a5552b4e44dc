import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Database, Json } from '#lib/database.types.ts';
import * as drafts from '#lib/ideas/drafts.server.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import * as imports from '#lib/ideas/imports.server.ts';
import * as versions from '#lib/ideas/versions.server.ts';
import { today as readToday } from '#lib/impact/today.server.ts';
import { needs } from '#lib/impact/today.ts';
import { anIdea, edit, plan, propose } from './hackathon.ts';
import { world, type Client, type TestPerson } from './harness.ts';

const kept = z.object({ id: z.number(), version: z.number() }).nullable();
const { person, anonymous, sql } = await world();
const [leader, admin, organizer, ann, ben] = await Promise.all([
	person({ role: 'leader', name: 'Lea Leader' }),
	person({ role: 'admin' }),
	person({ name: 'Olga Organizer' }),
	person({ name: 'Ann Weber' }),
	person({ name: 'Ben Okafor', function: 'it' })
]);

/** Saves a draft from a form; by default always from the same one. */
const save = async (
	client: Client,
	key: string,
	fields: Record<string, string>,
	seen: Json = { form: key, version: 0 }
) => {
	const { data, error } = await client.rpc('save_idea_draft', { p_key: key, p_fields: fields, p_seen: seen });
	return { data: kept.parse(data), error };
};
const aDraft = {
	title: '',
	problem: '',
	proposal: '',
	tags: '',
	place: '',
	priority: '',
	wanted_by: '',
	for: '',
	for_id: ''
};
const draftsOf = async (client: Client) => (await client.from('idea_drafts').select('id, key, fields')).data ?? [];
const message = (reply: { error: { message: string } | null }) => reply.error?.message;

test('a draft is kept under the key of its form, changed by the next save, and seen by nobody else', async () => {
	const key = randomUUID();
	const first = await save(ann.client, key, { title: 'Half a th', unknown: 'left out' });
	const second = await save(ann.client, key, { title: 'Half a thought' });
	expect(second.data).toEqual({ id: first.data?.id, version: 2 });
	expect(await draftsOf(ann.client)).toMatchObject([{ key, fields: { title: 'Half a thought' } }]);
	for (const other of [ben, leader, admin]) {
		expect(await draftsOf(other.client)).toEqual([]);
		expect((await other.client.rpc('drop_idea_draft', { p_draft: first.data?.id ?? 0 })).error).toBeNull();
	}
	expect((await anonymous().from('idea_drafts').select('id')).error?.code).toBe('42501');
	expect((await save(anonymous(), key, { title: 'Mine' })).error?.code).toBe('42501');
	const forged = { person_id: ben.id, key: randomUUID(), fields: {} };
	expect((await ann.client.from('idea_drafts').insert(forged)).error?.code).toBe('42501');
	expect((await ideas.find(ann.client, {})).drafts).toMatchObject([{ id: first.data?.id, title: 'Half a thought' }]);
	expect((await ideas.find(ben.client, {})).drafts).toEqual([]);
	expect((await save(ann.client, key, { title: '  ' })).data, 'nothing written is no draft').toBeNull();
	expect(await draftsOf(ann.client)).toEqual([]);
});

test('a draft ends when its idea is logged, and what is saved late does not bring it back', async () => {
	const key = randomUUID();
	await save(ben.client, key, { title: 'Almost there' });
	expect((await ben.client.rpc('propose_idea', { ...anIdea(), p_key: key })).error).toBeNull();
	expect(await draftsOf(ben.client)).toEqual([]);
	const late = await ben.client.rpc('save_idea_draft', { p_key: key, p_fields: { title: 'Almost there' } });
	expect(late.data).toEqual({ logged: { id: expect.any(Number), title: expect.any(String) } });
	expect(await draftsOf(ben.client)).toEqual([]);
	// saved and logged at the same moment: whichever came first, the list shows no draft of a logged idea
	for (let turn = 0; turn < 4; turn += 1) {
		const both = randomUUID();
		await Promise.all([
			drafts.save(ben.client, { ...aDraft, key: both, title: 'At once' }),
			ben.client.rpc('propose_idea', { ...anIdea(), p_key: both }),
			drafts.save(ben.client, { ...aDraft, key: both, title: 'At once again' })
		]);
		expect((await ideas.find(ben.client, {})).drafts).toEqual([]);
	}
});

test('an idea that another device logged meanwhile is not taken for what is typed here; the same again is the same idea', async () => {
	const writer = await person();
	const { id: event, challenges } = await plan(leader.client);
	const { data: priority } = await leader.client.rpc('add_priority', {
		p_name: `Priority ${randomUUID()}`,
		p_why: 'It pays.'
	});
	const key = randomUUID();
	const idea = { ...anIdea(event), p_key: key };
	const log = (change: Partial<Database['public']['Functions']['propose_idea']['Args']> = {}) =>
		writer.client.rpc('propose_idea', { ...idea, ...change });
	await save(writer.client, key, { title: 'Begun' });
	const first = (await log()).data;
	expect((await log({ p_title: `  ${idea.p_title} `, p_tags: ['Forms'] })).data, 'sent again').toBe(first);
	for (const change of [
		{ p_title: 'Another title' },
		{ p_problem: 'Typed on the other device.' },
		{ p_proposal: 'Only here.' },
		{ p_tags: ['forms', 'more'] },
		{ p_event: undefined },
		{ p_challenge: challenges[0] },
		{ p_priority: priority ?? 0 },
		{ p_wanted_by: '2031-03-01' }
	])
		expect(message(await log(change)), JSON.stringify(change)).toBe('idea_was_logged_meanwhile');
	expect(await sql`select title, proposal from public.ideas where proposed_by = ${writer.id}`).toEqual([
		{ title: idea.p_title, proposal: '' }
	]);
	expect(message(await edit(writer.client, first ?? 0, { title: 'Changed since' }))).toBeUndefined();
	expect((await log()).data, 'what was sent once is in its history').toBe(first);
	expect((await log({ p_title: 'Changed since' })).data).toBe(first);
	// what is typed goes on under a key of its own
	const kept = await drafts.save(writer.client, { ...aDraft, key, title: 'Typed here' });
	expect(kept).toMatchObject({ logged: { idea: { id: first, title: 'Changed since' }, key: expect.any(String) } });
	expect(await draftsOf(writer.client)).toEqual([]);
	expect((await log({ p_key: kept.logged?.key, p_title: 'Typed here' })).data).not.toBe(first);
});

test('of two devices that log other words at the same moment one is refused, of the same words none', async () => {
	const writer = await person();
	for (const titles of [
		['One wording', 'Another wording'],
		['Same', 'Same']
	]) {
		const key = randomUUID();
		const sent = await Promise.all(
			titles.map((title) => writer.client.rpc('propose_idea', { ...anIdea(undefined, title), p_key: key }))
		);
		const refused = titles[0] === titles[1] ? undefined : 'idea_was_logged_meanwhile';
		expect(sent.map(message).toSorted()).toEqual([refused, undefined].toSorted());
		expect(await sql`select 1 from public.ideas where key = ${key}`).toHaveLength(1);
	}
});

test('what was logged for somebody else is the same idea for whoever logged it, and not logged once more as one’s own', async () => {
	const author = await person({ name: `Uma ${randomUUID().slice(0, 8)}` });
	const idea = { ...anIdea(), p_key: randomUUID() };
	const first = (await leader.client.rpc('propose_idea', { ...idea, p_for: author.id })).data;
	expect((await leader.client.rpc('propose_idea', { ...idea, p_for: author.id })).data).toBe(first);
	expect(message(await leader.client.rpc('propose_idea', idea))).toBe('idea_was_logged_meanwhile');
	expect(await sql`select 1 from public.ideas where key = ${idea.p_key}`).toHaveLength(1);
});

test('a draft sent many times at once is one, fifty are kept, and one that is too long is refused by name', async () => {
	const writer = await person();
	const key = randomUUID();
	const sent = Array.from({ length: 8 }, (_, index) => save(writer.client, key, { title: `Turn ${index}` }));
	expect(new Set((await Promise.all(sent)).map(({ data }) => data?.id)).size).toBe(1);
	expect(message(await save(writer.client, key, { title: 'x', proposal: 'y'.repeat(130_000) }))).toContain(
		'idea_drafts_fit'
	);
	await sql`insert into public.idea_drafts (person_id, key, fields)
		select ${writer.id}, gen_random_uuid(), '{"title": "More"}' from generate_series(1, 49)`;
	expect(message(await save(writer.client, randomUUID(), { title: 'One more' }))).toBe('drafts_are_fifty_at_most');
	expect(message(await save(writer.client, key, { title: 'One of them' }))).toBeUndefined();
});

test('what a form on another device saved meanwhile is not passed over, by a save or by logging the idea', async () => {
	const writer = await person();
	const [key, phone, desktop] = [randomUUID(), randomUUID(), randomUUID()];
	const from = (form: string, version: number) => ({ form, version });
	expect((await save(writer.client, key, { title: 'Begun on the phone' }, from(phone, 0))).data?.version).toBe(1);
	// both have version 1 open
	expect((await save(writer.client, key, { title: 'From the phone' }, from(phone, 1))).data?.version).toBe(2);
	const late = await save(writer.client, key, { title: 'From the desktop' }, from(desktop, 1));
	expect(message(late)).toBe('idea_draft_was_changed');
	const log = (p_seen: Json) => writer.client.rpc('propose_idea', { ...anIdea(), p_key: key, p_seen });
	expect(message(await log(from(desktop, 1)))).toBe('idea_draft_was_changed');
	expect(await draftsOf(writer.client)).toMatchObject([{ fields: { title: 'From the phone' } }]);
	expect(
		(await save(writer.client, key, { title: 'More on the phone' }, from(phone, 1))).data?.version,
		'on its way'
	).toBe(3);
	expect(message(await save(writer.client, key, { title: '' }, from(desktop, 2))), 'emptied').toBe(
		'idea_draft_was_changed'
	);
	// who has seen the other text replaces it, and the other device is told in turn
	expect((await save(writer.client, key, { title: 'Decided' }, from(desktop, 3))).data?.version).toBe(4);
	expect(message(await save(writer.client, key, { title: 'Phone again' }, from(phone, 3)))).toBe(
		'idea_draft_was_changed'
	);
	expect(message(await log(from(desktop, 4)))).toBeUndefined();
	const twoAtOnce = randomUUID();
	const sent = await Promise.all(
		[phone, desktop].map((form) => save(writer.client, twoAtOnce, { title: form }, from(form, 0)))
	);
	expect(sent.map(message).toSorted()).toEqual(['idea_draft_was_changed', undefined]);
});

test('every saved version is kept with who wrote it and what it changed', async () => {
	const idea = await propose(ann.client, undefined, 'Ask for one field less');
	const write = (title: string, tags = ['forms']) => edit(ann.client, idea, { title, tags });
	expect((await versions.read(ben.client, idea)).versions).toMatchObject([
		{ number: 1, author: 'Ann Weber', changes: [] }
	]);
	await write('Ask for two fields less');
	await write('Ask for two fields less');
	await write('Ask for two fields less', ['forms', 'sign-up']);
	const { versions: kept } = await versions.read(ben.client, idea);
	expect(kept.map(({ number, changes }) => [number, changes.map(({ field }) => field)])).toEqual([
		[3, ['Tags']],
		[2, ['Title']],
		[1, []]
	]);
	expect(kept[1]?.changes[0]?.pieces).toContainEqual({ kind: 'out', text: ' one field' });
	await expect(sql`update public.idea_versions set title = 'Forged' where idea_id = ${idea}`).rejects.toThrow(
		'facts_are_append_only'
	);
	await expect(sql`delete from public.idea_versions where idea_id = ${idea}`).rejects.toThrow('facts_are_append_only');
	expect((await admin.client.from('idea_versions').delete().eq('idea_id', idea)).error?.code).toBe('42501');
	expect((await anonymous().from('idea_versions').select('title')).error?.code).toBe('42501');
});

test('of many edits at once over the same words one is kept, and the others are told', async () => {
	const idea = await propose(ann.client, undefined, 'Ask for one field less');
	const titles = ['First wording', 'Second wording', 'Third wording', 'Fourth wording'];
	const p_seen = { title: 'Ask for one field less' };
	const answers = await Promise.all(
		titles.map((title) => ann.client.rpc('edit_idea', { p_idea: idea, p_changes: { title }, p_seen }))
	);
	expect(answers.map(message).toSorted()).toEqual([...Array(3).fill('idea_was_changed'), undefined]);
	const kept = await sql`select title from public.ideas where id = ${idea}
		union all select title from public.idea_versions where idea_id = ${idea}`;
	expect(kept).toEqual([{ title: titles[answers.findIndex(({ error }) => !error)] }, p_seen]);
});

const logFor = async (who: Pick<TestPerson, 'client'>, p_for: string, event?: number) =>
	who.client.rpc('propose_idea', { ...anIdea(event), p_for });
const waits = async (who: TestPerson) => (await who.client.from('idea_waits').select('kind, idea_id, author')).data;

test('whoever runs the event and leaders log an idea for somebody, who is its author and keeps it or hands it back', async () => {
	const { id: event } = await plan(leader.client);
	await sql`update public.events set organizer_id = ${organizer.id} where id = ${event}`;
	expect(message(await logFor(ben, ann.id, event))).toBe('organizers_log_for_others');
	expect(message(await logFor(organizer, ann.id)), 'outside of the own event').toBe('organizers_log_for_others');
	expect(message(await logFor(organizer, randomUUID(), event))).toBe('author_is_unknown');
	const gone = await person();
	await sql`update public.people set left_at = now() where id = ${gone.id}`;
	expect(message(await logFor(organizer, gone.id, event))).toBe('author_is_unknown');
	const { data } = await logFor(organizer, ann.id, event);
	const idea = data ?? 0;
	expect(await sql`select proposed_by, logged_by from public.ideas where id = ${idea}`).toEqual([
		{ proposed_by: ann.id, logged_by: organizer.id }
	]);
	expect(
		await sql`select 1 from public.registrations where event_id = ${event} and person_id = ${ann.id}`
	).toHaveLength(1);
	expect(await waits(ann)).toEqual([{ kind: 'given', idea_id: idea, author: 'Olga Organizer' }]);
	expect((await ann.client.rpc('today')).data).toMatchObject({ idea_waits: [{ idea_id: idea }] });
	expect(message(await organizer.client.rpc('hand_back_idea', { p_idea: idea }))).toBe('author_only');
	const back = await Promise.all([1, 2].map(() => ann.client.rpc('hand_back_idea', { p_idea: idea })));
	expect(back.map(message).toSorted()).toEqual(['author_only', undefined]);
	expect(await sql`select proposed_by, logged_by from public.ideas where id = ${idea}`).toEqual([
		{ proposed_by: organizer.id, logged_by: null }
	]);
	expect(await waits(ann)).toEqual([]);

	const second = (await logFor(leader, ann.id)).data ?? 0;
	expect(message(await ben.client.rpc('keep_idea', { p_idea: second }))).toBe('author_only');
	for (let turn = 0; turn < 2; turn += 1)
		expect(message(await ann.client.rpc('keep_idea', { p_idea: second }))).toBeUndefined();
	expect(await waits(ann)).toEqual([]);
	expect(message(await ann.client.rpc('hand_back_idea', { p_idea: second }))).toBe('idea_was_not_given');
	expect(message(await logFor(leader, leader.id)), 'for oneself is as always').toBeUndefined();
});

test('an author is told for two weeks what somebody else merged, and not what is undone or merged by the author', async () => {
	const [mine, own, theirs] = [await propose(ann.client), await propose(ann.client), await propose(ann.client)];
	const told = async (idea: number) => (await waits(ann))?.filter(({ idea_id }) => idea_id === idea);
	const merge = (who: TestPerson, p_from: number) =>
		who.client.rpc('merge_ideas', { p_from, p_into: theirs, p_reason: 'The same.' });
	await merge(leader, mine);
	await merge(ann, own);
	expect(await told(mine)).toEqual([{ kind: 'merged', idea_id: mine, author: 'Lea Leader' }]);
	expect(await told(own)).toEqual([]);
	expect((await ben.client.from('idea_waits').select('idea_id').eq('idea_id', mine)).data).toEqual([]);
	const today = await readToday(ann.client);
	expect(needs(today)).toContainEqual(
		expect.objectContaining({ says: expect.stringContaining('Lea Leader merged'), href: `/ideas/${mine}` })
	);
	await sql`update public.idea_merges set merged_at = merged_at - interval '15 days' where from_id = ${mine}`;
	expect(await told(mine)).toEqual([]);
	await sql`update public.idea_merges set merged_at = merged_at + interval '15 days' where from_id = ${mine}`;
	const [row] = await sql<{ id: string }>`select id from public.idea_merges where from_id = ${mine}`;
	await leader.client.rpc('undo_merge', { p_merge: Number(row?.id) });
	expect(await told(mine)).toEqual([]);
});

test('an author is told that a merge is asked for', async () => {
	const [mine, theirs] = [await propose(ann.client), await propose(ben.client)];
	await ben.client.rpc('merge_ideas', { p_from: theirs, p_into: mine, p_reason: 'The same.' });
	expect(await waits(ann)).toContainEqual({ kind: 'merge', idea_id: mine, author: 'Ben Okafor' });
	expect(await waits(ben)).not.toContainEqual(expect.objectContaining({ kind: 'merge' }));
});

const rowsOf = (...titles: readonly string[]) =>
	titles.map((title, index) => ({
		...{ row: index + 2, title, problem: 'A problem of some length.', proposal: '', email: '' },
		...{ challenge: '', priority: '' },
		tags: ['imported']
	}));

test('a table of ideas is imported whole, in the names of their authors, and the same import is not doubled', async () => {
	const { id: event } = await plan(leader.client);
	await sql`update public.events set organizer_id = ${organizer.id} where id = ${event}`;
	const key = randomUUID();
	const rows = rowsOf('Imported one', 'Imported two').map((row, index) =>
		index ? { ...row, email: ann.email.toUpperCase() } : row
	);
	const sent = await Promise.all([1, 2, 3].map(() => imports.write(organizer.client, rows, { event, key })));
	expect(sent).toEqual(sent.map(() => ({ written: 2 })));
	expect(
		await sql`select title, tags, proposed_by, logged_by from public.ideas where event_id = ${event} order by id`
	).toEqual([
		{ title: 'Imported one', tags: ['imported'], proposed_by: organizer.id, logged_by: null },
		{ title: 'Imported two', tags: ['imported'], proposed_by: ann.id, logged_by: organizer.id }
	]);
	// the page before, shown again by the browser with the same key, takes another table
	const other = [...rows.slice(0, 1), ...rowsOf('', 'Imported three').slice(1)];
	expect(await imports.write(organizer.client, other, { event, key })).toEqual({ written: 2 });
	expect(await imports.write(leader.client, rows.slice(0, 1), { event: null, key })).toEqual({ written: 1 });
	expect(
		await sql`select title, event_id is null as alone from public.ideas where title like 'Imported %' order by id`
	).toEqual([
		{ title: 'Imported one', alone: false },
		{ title: 'Imported two', alone: false },
		{ title: 'Imported three', alone: false },
		{ title: 'Imported one', alone: true }
	]);
	expect((await organizer.client.rpc('events_i_collect_for')).data).toContainEqual(
		expect.objectContaining({ id: event })
	);
	expect((await ben.client.rpc('events_i_collect_for')).data).toEqual([]);
});

test('of a table with one row that cannot be taken nothing is written, and each such row is told', async () => {
	const before = await sql`select count(*)::int as n from public.ideas`;
	const rows = [...rowsOf('Fine one', 'x'), { ...rowsOf('Fine two')[0], row: 9, email: 'nobody@example.com' }];
	const { data } = await leader.client.rpc('import_ideas', { p_rows: rows, p_key: randomUUID() });
	expect(data).toEqual({
		problems: [
			{ row: 3, name: 'ideas_title_is_short' },
			{ row: 9, name: 'author_is_unknown' }
		]
	});
	expect(await sql`select count(*)::int as n from public.ideas`).toEqual(before);
	expect(
		await sql`select 1 from public.activity where verb = 'idea.proposed' and details ->> 'title' like 'Fine%'`
	).toEqual([]);
});

test('where no place is left, an import says which authors have none, and who logs for one is told the same of them', async () => {
	const { id: event } = await plan(leader.client);
	const [inside, outside] = [await person(), await person({ name: 'Otto Outside' })];
	expect((await propose(inside.client, event)) > 0).toBe(true);
	await leader.client.rpc('register_for_event', { p_event: event });
	await sql`insert into public.registration_limits (event_id, most) values (${event}, 2)
		on conflict (event_id) do update set most = 2`;
	const rows = rowsOf('Seat one', 'Seat two', 'x').map((row, index) => ({
		...row,
		email: [inside.email, outside.email, ''][index] ?? ''
	}));
	const said = await imports.write(leader.client, rows, { event, key: randomUUID() });
	expect(said).toMatchObject({
		problems: [
			{ row: 3, column: 'email', says: expect.stringContaining('this person has none') },
			{ row: 4, column: 'title' }
		]
	});
	expect(await sql`select 1 from public.ideas where title like 'Seat %'`).toEqual([]);
	expect(message(await logFor(leader, outside.id, event))).toBe('author_has_no_place');
	expect(message(await outside.client.rpc('propose_idea', anIdea(event))), 'for oneself').toBe('event_is_full');
	await sql`delete from public.registrations where event_id = ${event} and person_id = ${leader.id}`;
	await sql`update public.registration_limits set most = 1 where event_id = ${event}`;
	expect(await imports.write(leader.client, rows.slice(0, 1), { event, key: randomUUID() })).toEqual({ written: 1 });
});

test('of each row its words, its address and its place are told in one answer, and a try writes nothing', async () => {
	const { id: event } = await plan(leader.client);
	const outside = await person();
	await leader.client.rpc('register_for_event', { p_event: event });
	await sql`insert into public.registration_limits (event_id, most) values (${event}, 1)
		on conflict (event_id) do update set most = 1`;
	const rows = rowsOf('Tried one', 'x', 'x', 'Tried two').map((row, index) => ({
		...row,
		email: ['nobody@example.com', outside.email, 'nobody@example.com', ''][index] ?? ''
	}));
	const { data } = await leader.client.rpc('import_ideas', { p_rows: rows, p_key: randomUUID(), p_event: event });
	expect(data).toEqual({
		problems: [
			{ row: 2, name: 'author_is_unknown' },
			{ row: 3, name: 'ideas_title_is_short' },
			{ row: 3, name: 'author_has_no_place' },
			{ row: 4, name: 'author_is_unknown' },
			{ row: 4, name: 'ideas_title_is_short' }
		]
	});
	const fine = rowsOf('Tried three');
	const tried = await imports.write(leader.client, fine, { event, key: randomUUID(), tries: true });
	expect(tried).toEqual({ problems: [] });
	expect(await sql`select 1 from public.ideas where title like 'Tried %'`).toEqual([]);
	expect(await imports.write(leader.client, fine, { event, key: randomUUID() })).toEqual({ written: 1 });
});

test('a challenge and a priority are found by their names, and a name that there is none of is told', async () => {
	const { id: event, challenges } = await plan(leader.client, undefined, [
		{ title: 'Fewer forms' },
		{ title: 'Less paper' }
	]);
	const elsewhere = await plan(leader.client, undefined, [{ title: 'Elsewhere' }]);
	const add = (p_name: string) =>
		leader.client.rpc('add_priority', { p_name, p_why: 'So that an import has one to name.', p_owner: 'it' });
	const [{ data: priority }, { data: retired }] = [await add('Import one'), await add('Import none')];
	await sql`update public.priorities set retired_at = now() where id = ${retired}`;
	const named = (at: number, challenge: string, priority: string) =>
		rowsOf('Named one', 'Named two', 'Named three')
			.slice(at, at + 1)
			.map((row) => ({ ...row, challenge, priority }));
	const rows = [...named(0, 'less PAPER ', 'import ONE'), ...named(1, '', '')];
	const wrong = [...named(1, 'Elsewhere', 'Import none'), ...named(2, 'Fewer forms', '')];
	const write = (of: typeof rows, into: number | null = event) =>
		imports.write(leader.client, of, { event: into, key: randomUUID() });
	const refused = [
		{ row: 3, column: 'challenge', says: expect.stringContaining('no challenge with this title') },
		{ row: 3, column: 'priority', says: expect.stringContaining('No current priority') }
	];
	expect(await write(wrong)).toEqual({ problems: refused });
	expect(elsewhere.challenges).toHaveLength(1);
	expect(await write(wrong.slice(1), null), 'no event has no challenges').toMatchObject({
		problems: [{ row: 4, column: 'challenge' }]
	});
	expect(await write(rows)).toEqual({ written: 2 });
	expect(
		await sql`select challenge_id::int, priority_id::int from public.ideas where title like 'Named %' order by title`
	).toEqual([
		{ challenge_id: challenges[1], priority_id: priority },
		{ challenge_id: null, priority_id: null }
	]);
});

test('nobody else imports, and not more than five hundred at a time', async () => {
	const { id: event } = await plan(leader.client);
	const run = async (client: Client, p_rows = rowsOf('Imported'), p_event?: number) =>
		message(await client.rpc('import_ideas', { p_rows, p_key: randomUUID(), p_event }));
	expect(await run(ben.client, undefined, event)).toBe('organizers_import');
	expect(await run(organizer.client)).toBe('organizers_import');
	expect(await run(anonymous())).toMatch(/permission denied/);
	const many = rowsOf(...Array.from({ length: 501 }, (_, index) => `Imported ${index}`));
	expect(await run(leader.client, many)).toBe('imports_are_five_hundred_at_most');
	expect(await run(leader.client, [])).toBe('imports_are_five_hundred_at_most');
	expect(await run(leader.client, undefined, 999_999_999)).toBe('no_such_event');
});
