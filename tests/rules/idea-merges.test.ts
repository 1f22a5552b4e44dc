import { expect, test } from 'vitest';
import { z } from 'zod';
import { edit, plan, propose } from './hackathon.ts';
import { world, type Client, type TestPerson } from './harness.ts';

const { person, anonymous, sql } = await world();
const [leader, organizer, ann, ben, cleo] = await Promise.all([
	person({ role: 'leader' }),
	person(),
	person({ name: 'Ann Weber', function: 'marketing' }),
	person({ name: 'Ben Okafor', function: 'it' }),
	person({ name: 'Cleo Stranger' })
]);

const merge = async (client: Client, from: number, into: number, reason = 'They ask for the same.') => {
	const { data, error } = await client.rpc('merge_ideas', { p_from: from, p_into: into, p_reason: reason });
	return error ? error.message : data;
};
const support = (who: TestPerson, idea: number, supports = true) =>
	who.client.rpc('set_support', { p_idea: idea, p_supports: supports });
const comment = (who: TestPerson, idea: number, body: string) =>
	who.client.from('comments').insert({ idea_id: idea, body });
const standing = async (idea: number) => {
	const [row] = await sql<{ id: string }>`select id from public.idea_merges
		where from_id = ${idea} and merged_at is not null and undone_at is null`;
	return Number(row?.id);
};
const undo = async (client: Client, merge: number) =>
	(await client.rpc('undo_merge', { p_merge: merge })).error?.message ?? 'undone';
const counts = async (idea: number) =>
	(
		await sql`select supports, marketing_supports as marketing, it_supports as it, comments, merged, is_listed,
			(select count(*)::int from public.supports s where s.idea_id = i.id) as rows
		from public.ideas i where id = ${idea}`
	)[0];
const backers = async (idea: number) =>
	(await sql<{ person_id: string }>`select person_id from public.supports where idea_id = ${idea}`).map(
		({ person_id }) => person_id
	);
const told = z.array(
	z.object({ body: z.string(), reply_to: z.number().nullable(), from: z.object({ id: z.number() }).nullable() })
);
const pair = async () => Promise.all([propose(ann.client), propose(ben.client)]);

test('a merge keeps each supporter once and every comment, and an undo gives back what was there', async () => {
	const [from, into] = await pair();
	for (const who of [ann, ben]) await support(who, from);
	for (const who of [ben, cleo]) await support(who, into);
	await comment(ann, from, 'Of the one');
	await comment(ben, into, 'Of the other');
	expect(await merge(leader.client, from, into)).toBe('merged');
	expect(await counts(into)).toMatchObject({ supports: 3, marketing: 2, it: 1, rows: 3, comments: 2, merged: 1 });
	expect(await counts(from)).toMatchObject({ supports: 2, comments: 1, is_listed: false });
	const { data: talk } = await cleo.client.rpc('read_talk', { p_idea: into });
	expect(talk).toMatchObject([
		{ body: 'Of the one', from: { id: from } },
		{ body: 'Of the other', from: null }
	]);
	const { data: told } = await cleo.client.rpc('read_merges', { p_idea: into });
	expect(told).toMatchObject({
		may_merge: false,
		merged_into: null,
		merged: [{ from: { id: from, author: 'Ann Weber' }, into: { id: into }, word: null }]
	});
	expect((await cleo.client.rpc('read_merges', { p_idea: from })).data).toMatchObject({
		merged_into: { into: { id: into } }
	});

	// given since: it stays when the merge is undone; what came with it goes back with it
	await support(leader, into);
	await support(ann, into, false);
	await support(ann, into, true);
	expect(await undo(ann.client, await standing(from))).toBe('undone');
	expect(new Set(await backers(into))).toEqual(new Set([ben.id, cleo.id, leader.id, ann.id]));
	expect(new Set(await backers(from))).toEqual(new Set([ann.id, ben.id]));
	expect(await counts(into)).toMatchObject({ supports: 4, rows: 4, comments: 1, merged: 0 });
	expect(await counts(from)).toMatchObject({ supports: 2, rows: 2, comments: 1, is_listed: true });
});

const ways = <One>(of: readonly One[]): One[][] =>
	of.length < 2 ? [[...of]] : of.flatMap((one, at) => ways(of.toSpliced(at, 1)).map((rest) => [one, ...rest]));

test('a supporter of several that were merged stays until the last of them goes, in whatever order they are undone', async () => {
	for (const order of ways([0, 1, 2])) {
		const origins = [await propose(ann.client), await propose(ben.client), await propose(ann.client)];
		const into = await propose(cleo.client);
		const behind = [
			[ann, ben],
			[ben, leader],
			[ann, leader, organizer]
		];
		for (const [at, idea] of origins.entries()) {
			for (const who of behind[at] ?? []) await support(who, idea);
			await comment(ann, idea, 'Of this one');
			expect(await merge(leader.client, idea, into)).toBe('merged');
		}
		await support(cleo, into);
		const merged = new Set(order);
		for (const at of order) {
			expect(await undo(leader.client, await standing(origins[at] ?? 0))).toBe('undone');
			merged.delete(at);
			const left = new Set([cleo, ...[...merged].flatMap((one) => behind[one] ?? [])]);
			expect(new Set(await backers(into)), `${order.join()} after ${at}`).toEqual(
				new Set([...left].map(({ id }) => id))
			);
			const it = left.has(ben) ? 1 : 0;
			const supports = { supports: left.size, rows: left.size, it, marketing: left.size - it };
			expect(await counts(into)).toMatchObject({ ...supports, comments: merged.size, merged: merged.size });
		}
		for (const [at, idea] of origins.entries())
			expect(await counts(idea)).toMatchObject({ supports: behind[at]?.length, rows: behind[at]?.length, comments: 1 });
	}
});

test('what is left of a support is the one that still stands: of its side, and gone where it was taken back', async () => {
	const moving = await person({ function: 'marketing' });
	const [a, b] = await pair();
	const c = await propose(cleo.client);
	await support(moving, a);
	await sql`update public.people set function = 'it' where id = ${moving.id}`;
	await support(moving, b);
	for (const idea of [a, b]) {
		await support(ann, idea);
		await merge(leader.client, idea, c);
	}
	expect(await counts(c)).toMatchObject({ supports: 2, marketing: 2, it: 0 });
	await support(ann, c, false);
	expect(await undo(leader.client, await standing(a))).toBe('undone');
	expect(await backers(c), 'taken back is not given again by an undo').toEqual([moving.id]);
	expect(await counts(c)).toMatchObject({ supports: 1, marketing: 0, it: 1 });

	// taken back before the other one was merged
	await merge(leader.client, a, c);
	await support(moving, c, false);
	const later = await propose(ben.client);
	await support(moving, later);
	await merge(leader.client, later, c);
	expect(new Set(await backers(c))).toEqual(new Set([ann.id, moving.id]));
	await undo(leader.client, await standing(later));
	expect(await backers(c)).toEqual([ann.id]);

	// given anew it is their own, whatever is undone
	await support(moving, c);
	for (const idea of [a, b]) await undo(leader.client, await standing(idea));
	expect(await backers(c)).toEqual([moving.id]);
});

test('supporters of a chain and of what was merged beside it are kept while one of them stands', async () => {
	for (const isChainFirst of [true, false]) {
		const [a, b] = await pair();
		const [c, beside] = [await propose(cleo.client), await propose(ben.client)];
		for (const idea of [a, beside]) await support(ann, idea);
		await support(ben, b);
		const chain = async () => [await merge(leader.client, a, b), await merge(leader.client, b, c)];
		if (isChainFirst) await chain();
		await merge(leader.client, beside, c);
		if (!isChainFirst) await chain();
		expect(new Set(await backers(c))).toEqual(new Set([ann.id, ben.id]));
		await undo(leader.client, await standing(beside));
		expect(new Set(await backers(c))).toEqual(new Set([ann.id, ben.id]));
		await merge(leader.client, beside, c);
		await undo(leader.client, await standing(b));
		expect(await backers(c)).toEqual([ann.id]);
		expect(await counts(c)).toMatchObject({ supports: 1, rows: 1, marketing: 1, it: 0, merged: 1 });
		expect(new Set(await backers(b))).toEqual(new Set([ann.id, ben.id]));
		await undo(leader.client, await standing(a));
		expect(await backers(b)).toEqual([ben.id]);
	}
});

test('organizers of the event, leaders and the author of both merge; one author asks and the other agrees; nobody else', async () => {
	const event = await plan(leader.client);
	await sql`update public.events set organizer_id = ${organizer.id} where id = ${event.id}`;
	const two = () => Promise.all([propose(ann.client, event.id), propose(ben.client, event.id)]);
	const [a, b] = await two();
	expect(await merge(cleo.client, a, b)).toBe('merge_is_not_yours');
	expect(await merge(anonymous(), a, b)).toMatch(/permission denied/);
	expect(await merge(organizer.client, a, b)).toBe('merged');
	const alone = await propose(ben.client);
	expect(await merge(organizer.client, b, alone), 'of another event').toBe('merge_is_not_yours');

	const [c, d] = await two();
	expect(await merge(ann.client, c, d)).toBe('asked');
	expect(await merge(ann.client, c, d), 'asked twice is asked once').toBe('asked');
	expect(await counts(c)).toMatchObject({ is_listed: true });
	expect(await merge(ben.client, d, c), 'the other way round is another question').toBe('asked');
	expect(await merge(ben.client, c, d, '')).toBe('merged');
	expect(await counts(c)).toMatchObject({ is_listed: false });

	const [e, f] = [await propose(ann.client), await propose(ann.client)];
	expect(await merge(ann.client, e, f)).toBe('merged');
	expect(await undo(cleo.client, await standing(e))).toBe('merge_is_not_yours');
	expect(await undo(anonymous(), await standing(e))).toMatch(/permission denied/);
});

test('a question can be declined by the other author or taken back, and then asked again', async () => {
	const [from, into] = await pair();
	expect(await merge(ann.client, from, into)).toBe('asked');
	const [ask] = await sql<{ id: string }>`select id from public.idea_merges where from_id = ${from}`;
	const decline = async (client: Client) =>
		(await client.rpc('decline_merge', { p_merge: Number(ask?.id) })).error?.message ?? 'declined';
	expect(await decline(cleo.client)).toBe('no_such_merge');
	expect(await decline(ben.client)).toBe('declined');
	expect(await decline(ben.client)).toBe('no_such_merge');
	expect((await ann.client.rpc('read_merges', { p_idea: from })).data).toMatchObject({ asked: [] });
	expect(await merge(ann.client, from, into)).toBe('asked');
	expect((await ben.client.rpc('read_merges', { p_idea: into })).data).toMatchObject({
		asked: [{ from: { id: from }, is_mine: false, word: 'one' }]
	});
});

test('two merges in opposite directions at once: one holds, the other is refused', async () => {
	for (let turn = 0; turn < 5; turn += 1) {
		const [a, b] = await pair();
		const answers = await Promise.all([merge(leader.client, a, b), merge(leader.client, b, a)]);
		expect(answers.filter((said) => said === 'merged')).toHaveLength(1);
		expect(['merge_goes_into_a_merged_idea', 'idea_is_merged']).toContain(answers.find((said) => said !== 'merged'));
		const rows = await sql`select merged_into from public.ideas where id in (${a}, ${b}) and merged_into is not null`;
		expect(rows).toHaveLength(1);
	}
});

test('what a merge carried along is answered where it carries on, and the answer goes where its parent goes', async () => {
	const [a, b] = await pair();
	const c = await propose(cleo.client);
	await comment(ann, a, 'Of the first');
	const [parent] = await sql<{ id: string }>`select id from public.comments where idea_id = ${a}`;
	const answer = (who: TestPerson, idea: number, body: string) =>
		who.client.from('comments').insert({ idea_id: idea, body, reply_to: Number(parent?.id) });
	const said = async (idea: number) => {
		const rows = told.parse((await cleo.client.rpc('read_talk', { p_idea: idea })).data);
		return rows.map(({ body, reply_to, from }) => [body, reply_to === Number(parent?.id), from?.id ?? null]);
	};
	expect(await merge(leader.client, a, b)).toBe('merged');
	expect(await merge(leader.client, b, c)).toBe('merged');
	expect((await answer(ben, c, 'To the first')).error).toBeNull();
	expect((await comment(ben, a, 'Not an answer')).error?.message).toBe('idea_is_merged');
	const talk = [
		['Of the first', false, a],
		['To the first', true, a]
	];
	expect(await said(c)).toEqual(talk);
	for (const idea of [a, b, c]) expect(await counts(idea)).toMatchObject({ comments: 2 });

	expect(await undo(leader.client, await standing(b))).toBe('undone');
	expect(await said(c)).toEqual([]);
	expect(await said(b)).toEqual(talk);
	expect(await undo(leader.client, await standing(a))).toBe('undone');
	expect(await said(b)).toEqual([]);
	// the page of the other one was still open when the merge was undone
	expect((await answer(cleo, c, 'Late, to the first')).error).toBeNull();
	expect(await said(c)).toEqual([]);
	expect(await said(a)).toEqual([
		['Of the first', false, null],
		['To the first', true, null],
		['Late, to the first', true, null]
	]);
	expect(await counts(a)).toMatchObject({ comments: 3 });
	for (const idea of [b, c]) expect(await counts(idea)).toMatchObject({ comments: 0 });
});

test('answers that are written while a merge is undone are counted where they are', async () => {
	const crowd = await Promise.all(Array.from({ length: 6 }, () => person()));
	const [from, into] = await pair();
	await comment(ann, from, 'Asked');
	const [parent] = await sql<{ id: string }>`select id from public.comments where idea_id = ${from}`;
	await merge(leader.client, from, into);
	const merged = await standing(from);
	const written = crowd.map(({ client }) =>
		client.from('comments').insert({ idea_id: into, body: 'Answered', reply_to: Number(parent?.id) })
	);
	const [undone, ...answers] = await Promise.all([undo(ann.client, merged), ...written]);
	expect(undone).toBe('undone');
	expect(answers.map(({ error }) => error)).toEqual(answers.map(() => null));
	expect(await counts(from)).toMatchObject({ comments: 7 });
	expect(await counts(into)).toMatchObject({ comments: 0 });
});

test('supports and comments that arrive while a merge happens are counted as they are kept', async () => {
	const crowd = await Promise.all(Array.from({ length: 8 }, () => person({ function: 'it' })));
	const [from, into] = await pair();
	const given = crowd.flatMap((who) => [support(who, from), support(who, into), comment(who, from, 'Yes')]);
	const [merged, answers] = await Promise.all([merge(leader.client, from, into), Promise.all(given)]);
	expect(merged).toBe('merged');
	const refused = answers.flatMap(({ error }) => (error ? [error.message] : []));
	expect(refused.filter((name) => name !== 'idea_is_merged')).toEqual([]);
	const kept = await counts(into);
	expect(kept).toMatchObject({ supports: 8, rows: 8, it: 8 });
	const [comments] = await sql<{ n: number }>`select count(*)::int as n from public.comments where idea_id = ${from}`;
	expect(kept).toMatchObject({ comments: comments?.n });
	expect(await undo(leader.client, await standing(from))).toBe('undone');
	for (const idea of [from, into]) {
		const after = await counts(idea);
		expect(after?.supports).toBe(after?.rows);
	}
	expect(await counts(into)).toMatchObject({ comments: 0 });
});

test('undone by many at once it is undone once', async () => {
	const [from, into] = await pair();
	await comment(ann, from, 'Kept');
	await merge(leader.client, from, into);
	const standingMerge = await standing(from);
	const answers = await Promise.all([ann, ben, leader, ann].map(({ client }) => undo(client, standingMerge)));
	expect(answers).toEqual(answers.map(() => 'undone'));
	expect(await counts(into)).toMatchObject({ comments: 0, merged: 0 });
	expect(
		await sql`select 1 from public.activity where verb = 'idea.unmerged' and subject_id = ${String(from)}`
	).toHaveLength(1);
});

test('a merged idea takes no support, comment, change or further merge; its page leads on', async () => {
	const [from, into] = await pair();
	await merge(leader.client, from, into);
	expect((await support(cleo, from)).error?.message).toBe('idea_is_merged');
	expect((await comment(cleo, from, 'Late')).error?.message).toBe('idea_is_merged');
	expect((await edit(ann.client, from, { title: 'Another' })).error?.message).toBe('idea_is_merged');
	expect((await leader.client.rpc('want_idea_by', { p_idea: from })).error?.message).toBe('idea_is_merged');
	const third = await propose(cleo.client);
	expect(await merge(leader.client, third, from)).toBe('merge_goes_into_a_merged_idea');
	expect(await merge(leader.client, from, third)).toBe('idea_is_merged');
	expect(await merge(leader.client, from, from)).toBe('ideas_are_merged_into_others');
	expect(await merge(leader.client, from, 999_999_999)).toBe('no_such_idea');
	expect(await merge(leader.client, from, into), 'again it is what it is').toBe('merged');
	expect(await merge(leader.client, third, into, 'no')).toContain('idea_merges_say_why');
});

test('an idea merged further is undone from the last merge backwards, and its talk shows at the end of the chain', async () => {
	const [a, b] = await pair();
	const c = await propose(cleo.client);
	await support(ann, a);
	await comment(ann, a, 'First of all');
	expect(await merge(leader.client, a, b)).toBe('merged');
	expect(await merge(leader.client, b, c)).toBe('merged');
	expect(await counts(c)).toMatchObject({ supports: 1, comments: 1 });
	expect((await cleo.client.rpc('read_talk', { p_idea: c })).data).toMatchObject([
		{ body: 'First of all', from: { id: a } }
	]);
	expect(await undo(leader.client, await standing(a))).toBe('merge_has_gone_on');
	const [written] = await sql<{ id: string }>`select id from public.comments where idea_id = ${a}`;
	expect((await ann.client.rpc('remove_comment', { p_comment: Number(written?.id) })).error).toBeNull();
	for (const idea of [a, b, c]) expect(await counts(idea)).toMatchObject({ comments: 0 });
	expect(await undo(leader.client, await standing(b))).toBe('undone');
	expect(await undo(leader.client, await standing(a))).toBe('undone');
	for (const idea of [b, c]) expect(await counts(idea)).toMatchObject({ supports: 0, comments: 0, merged: 0 });
});

test('an idea with a team or an experiment does not give way, and nothing is begun on one that did', async () => {
	const event = await plan(leader.client);
	const [taken, other] = [await propose(ann.client, event.id), await propose(ben.client, event.id)];
	const team = (idea: number) => ann.client.rpc('form_team', { p_idea: idea, p_name: `Team of ${idea}` });
	expect((await team(taken)).error).toBeNull();
	expect(await merge(leader.client, taken, other)).toBe('idea_is_worked_on');
	expect(await merge(leader.client, other, taken)).toBe('merged');
	expect((await team(other)).error?.message).toBe('idea_is_merged');
	const draft = (idea: number) => ann.client.rpc('draft_experiment', { p_idea: idea, p_title: 'One field less' });
	expect((await draft(other)).error?.message).toBe('idea_is_merged');
	const [tested, last] = await pair();
	expect((await draft(tested)).error).toBeNull();
	expect(await merge(leader.client, tested, last)).toBe('idea_is_worked_on');
	expect(await counts(tested)).toMatchObject({ is_listed: true });
});

test('a team formed while its idea is merged: one of the two is refused', async () => {
	const event = await plan(leader.client);
	for (let turn = 0; turn < 4; turn += 1) {
		const [from, into] = [await propose(ann.client, event.id), await propose(ben.client, event.id)];
		const who = await person();
		const [merged, formed] = await Promise.all([
			merge(leader.client, from, into),
			who.client.rpc('form_team', { p_idea: from, p_name: `Race ${from}` })
		]);
		expect([merged === 'merged', formed.error === null].filter(Boolean)).toHaveLength(1);
	}
});

test('nobody writes a merge past the verbs, and a stranger reads none', async () => {
	const [from, into] = await pair();
	const row = { from_id: from, into_id: into, reason: 'Forged', asked_by: ann.id };
	expect((await leader.client.from('idea_merges').insert(row)).error?.code).toBe('42501');
	expect((await leader.client.from('ideas').update({ merged_into: into }).eq('id', from)).error?.code).toBe('42501');
	expect((await anonymous().from('idea_merges').select('id')).error?.code).toBe('42501');
	for (const verb of ['read_merges', 'read_talk'] as const)
		expect((await anonymous().rpc(verb, { p_idea: into })).error?.code).toBe('42501');
});

test('the list and the search leave out what is merged, and name its author beside the other', async () => {
	const [from, into] = [
		await propose(ann.client, undefined, 'Wombatfinder for returns'),
		await propose(ben.client, undefined, 'Wombatfinder for parcels')
	];
	await merge(leader.client, from, into);
	const { data } = await cleo.client.rpc('find_ideas', { p_q: 'wombatfinder' });
	const found = z.object({ ideas: z.array(z.object({ id: z.number(), co_authors: z.array(z.string()) })) }).parse(data);
	expect(found.ideas).toEqual([{ id: into, co_authors: ['Ann Weber'] }]);
	const like = await cleo.client.rpc('similar_ideas', { p_text: 'Wombatfinder for returns' });
	expect(like.data).toMatchObject([{ id: into }]);
});
