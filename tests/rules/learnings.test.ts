import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import type { Stance } from '#lib/learnings/learnings.ts';
import * as learnings from '#lib/learnings/learnings.server.ts';
import { cast, plannedDraft, refused, running } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner, stranger } = people;
const [leader, admin] = await Promise.all([it.person({ role: 'leader' }), it.person({ role: 'admin' })]);

type Given = { [field: string]: Json };
const NOTE = 'Sign-ups rose by a tenth over two weeks.';

const write = (client: Client, experiment: number, { key, ...given }: Given & { key?: string } = {}) =>
	client.rpc('write_learning', {
		p_experiment: experiment,
		p_learning: { claim: 'Every field less brings more sign-ups.', note: NOTE, ...given },
		p_key: key
	});
const weigh = (client: Client, learning: number, of: { experiment: number; stance?: Stance; note?: string }) =>
	client.rpc('add_evidence', {
		p_learning: learning,
		p_experiment: of.experiment,
		p_stance: of.stance ?? 'contradicts',
		p_note: of.note ?? 'On phones nothing changed at all.'
	});
const reword = (client: Client, learning: number, given: Given = {}) =>
	client.rpc('reword_learning', {
		p_learning: learning,
		p_learning_new: {
			claim: 'Every field less brings more sign-ups on a desk.',
			reason: 'On phones it did not hold.',
			...given
		}
	});

async function learned(given: Given = {}) {
	const experiment = (await running(it, people)).id;
	const { data, error } = await write(drafter.client, experiment, given);
	expect(error).toBeNull();
	return { id: data ?? 0, experiment };
}

const pageOf = (id: number, client = stranger.client) => learnings.read(client, id);
const found = async (q: string, tag: string | null = null) =>
	(await learnings.find(stranger.client, { q, tag, before: null })).lines;

test('those who run a started experiment, and leaders, write what it taught', async () => {
	const { id } = await running(it, people);
	for (const { client } of [drafter, marketing, itOwner, leader, admin]) {
		expect(refused(await write(client, id))).toBeUndefined();
	}
	expect(refused(await write(stranger.client, id))).toBe('evidence_is_given_by_its_team');
	expect(refused(await write(it.anonymous(), id))).toBe('42501');
	expect(refused(await write(drafter.client, await plannedDraft(it, people)))).toBe('experiment_has_not_started');
	expect(refused(await write(leader.client, 999_999_999))).toBe('no_such_experiment');
	const direct = { claim: 'Written past the function.', written_by: drafter.id, root_id: 1 };
	expect(refused(await drafter.client.from('learnings').insert(direct))).toBe('42501');
});

test('everybody here reads a learning with its first support, and nobody who is signed out', async () => {
	const { id, experiment } = await learned({ tags: ['Forms', 'forms '], detail: 'Counted **twice**.' });
	for (const { client } of [stranger, leader, admin]) {
		expect(await pageOf(id, client)).toMatchObject({
			claim: 'Every field less brings more sign-ups.',
			tags: ['forms'],
			supports: 1,
			contradicts: 0,
			evidence: [{ experiment_id: experiment, stance: 'supports', note: NOTE, author: drafter.name, state: 'running' }]
		});
	}
	expect(refused(await it.anonymous().rpc('read_learning', { p_learning: id }))).toBe('42501');
	const { data } = await it.anonymous().from('learnings').select('id');
	expect(data ?? []).toEqual([]);
	await expect(pageOf(999_999_999)).rejects.toMatchObject({ status: 404 });
});

test('another experiment can contradict it, and both are seen', async () => {
	const { id } = await learned();
	const other = await running(it, people);
	expect(refused(await weigh(stranger.client, id, { experiment: other.id }))).toBe('evidence_is_given_by_its_team');
	expect(refused(await weigh(itOwner.client, id, { experiment: other.id }))).toBeUndefined();
	const page = await pageOf(id);
	expect(page).toMatchObject({ supports: 1, contradicts: 1 });
	expect(page.evidence.map(({ stance }) => stance)).toEqual(['supports', 'contradicts']);
});

test('what is said last about an experiment counts, and what was said before stays to be read', async () => {
	const { id, experiment } = await learned();
	const again = { experiment, stance: 'contradicts', note: 'A robot had signed up ninety times.' } as const;
	expect(refused(await weigh(drafter.client, id, again))).toBeUndefined();
	expect(refused(await weigh(marketing.client, id, again))).toBeUndefined();
	const page = await pageOf(id);
	expect(page).toMatchObject({ supports: 0, contradicts: 1 });
	expect(page.evidence.map(({ stance, is_current }) => [stance, is_current])).toEqual([
		['contradicts', true],
		['supports', false]
	]);
});

test('a better wording takes the place of a claim and keeps its evidence, marked as given for the earlier one', async () => {
	const { id } = await learned();
	expect(refused(await reword(stranger.client, id))).toBe('learning_is_its_authors');
	expect(refused(await reword(marketing.client, id))).toBe('learning_is_its_authors');
	expect(refused(await reword(drafter.client, id, { reason: 'because' }))).toBe('learnings_reword_with_a_reason');
	const { data: second } = await reword(drafter.client, id);
	expect(refused(await reword(drafter.client, id))).toBe('learning_is_reworded');
	expect(refused(await weigh(drafter.client, id, { experiment: 1 }))).not.toBeUndefined();
	expect(await pageOf(second ?? 0)).toMatchObject({
		current_id: second,
		supports: 1,
		earlier: [{ id, claim: 'Every field less brings more sign-ups.', reason: 'On phones it did not hold.' }],
		evidence: [{ is_of_earlier: true, is_current: true }]
	});
	expect(await pageOf(id)).toMatchObject({ current_id: second, earlier: [] });
	const { error } = await reword(leader.client, second ?? 0, { claim: 'Every field less brings sign-ups.' });
	expect(error).toBeNull();
	expect((await found('sign-ups')).map((line) => line.id)).not.toContain(second);
});

test('two who reword at the same moment do not both succeed', async () => {
	const { id } = await learned();
	const answers = await Promise.all([reword(drafter.client, id), reword(leader.client, id), reword(admin.client, id)]);
	expect(answers.map(refused).filter((name) => name === undefined)).toHaveLength(1);
	expect(answers.map(refused).filter((name) => name === 'learning_is_reworded')).toHaveLength(2);
});

test('a form that is sent twice writes one learning', async () => {
	const { id } = await running(it, people);
	const key = randomUUID();
	const answers = await Promise.all([1, 2, 3].map(() => write(drafter.client, id, { key })));
	expect(new Set(answers.map(({ data }) => data)).size).toBe(1);
	expect((await pageOf(answers[0]?.data ?? 0)).evidence).toHaveLength(1);
});

test.each([
	[{ claim: 'Short' }, 'learnings_claim_is_one_sentence'],
	[{ claim: `${'x'.repeat(281)}` }, 'learnings_claim_is_one_sentence'],
	[{ claim: 'Two lines\nare no sentence' }, 'learnings_claim_is_one_sentence'],
	[{ detail: 'x'.repeat(4001) }, 'learnings_detail_fits'],
	[{ tags: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] }, 'learnings_have_at_most_eight_tags'],
	[{ tags: ['x'.repeat(251)] }, 'learnings_tags_are_short'],
	[{ note: 'because' }, 'evidence_says_how']
])('%j is refused', async (given, name) => {
	const { id } = await running(it, people);
	expect(refused(await write(drafter.client, id, given))).toBe(name);
});

test('learnings and evidence are append-only, for the owner of the database too', async () => {
	const { id } = await learned();
	await expect(it.sql`update learnings set claim = 'Something else entirely' where id = ${id}`).rejects.toThrow(
		'append_only'
	);
	await expect(it.sql`delete from evidence where root_id = ${id}`).rejects.toThrow('append_only');
	await expect(it.sql`delete from learnings where id = ${id}`).rejects.toThrow('append_only');
	await it.sql`update learnings set is_current = false where id = ${id}`;
	await expect(it.sql`update learnings set is_current = true where id = ${id}`).rejects.toThrow('append_only');
	await expect(it.sql`truncate learnings cascade`).rejects.toThrow('append_only');
});

test('the library is searched by words, the claim first, and by tag; typing errors are forgiven', async () => {
	const { id } = await learned({ claim: 'Wobblegong discounts bring people who never return.', tags: ['price'] });
	const { id: other } = await learned({
		claim: 'Letters are read on Sundays only.',
		detail: 'Even with a wobblegong.'
	});
	expect((await found('wobblegong')).map((line) => line.id)).toEqual([id, other]);
	expect((await found('wobblegong', 'price')).map((line) => line.id)).toEqual([id]);
	expect(await found('wobblegong', 'no such tag')).toEqual([]);
	const close = await learnings.find(stranger.client, { q: 'woblegong discont', tag: null, before: null });
	expect(close.is_close).toBe(true);
	expect(close.lines[0]?.id).toBe(id);
	expect(
		(await learnings.find(stranger.client, { q: `'); drop table learnings --`, tag: "'", before: null })).lines
	).toEqual([]);
});

test('the library is read page by page, the newest first', async () => {
	const { id } = await running(it, people);
	await it.sql`insert into learnings (id, claim, written_by, written_at, root_id) overriding system value
		select 500000 + n, 'Of many things this is number ' || n, ${drafter.id}, private.now() - make_interval(mins => n), 500000 + n
		from generate_series(1, 60) n`;
	const seen: number[] = [];
	let before: string | null = null;
	do {
		const page = await learnings.find(stranger.client, { q: '', tag: null, before });
		seen.push(...page.lines.map((line) => line.id));
		before = page.next;
	} while (before);
	expect(seen.filter((learning) => learning > 500_000)).toHaveLength(60);
	expect(new Set(seen).size).toBe(seen.length);
	expect(id).toBeGreaterThan(0);
});

test('of very many finds the best are shown, and it is said that there are more', async () => {
	await it.sql`insert into learnings (id, claim, written_by, written_at, root_id) overriding system value
		select 600000 + n, 'A quibblewhack number ' || n, ${drafter.id}, private.now(), 600000 + n from generate_series(1, 26) n`;
	const find = (q: string) => learnings.find(stranger.client, { q, tag: null, before: null });
	expect(await find('quibblewhack')).toMatchObject({ isCut: true, next: null, lines: { length: 25 } });
	expect(await find('quibblewhack 7')).toMatchObject({ isCut: false, lines: { length: 1 } });
});

test('what is written, reworded and weighed stands in the log', async () => {
	const { id, experiment } = await learned();
	await weigh(drafter.client, id, { experiment });
	const { data: second } = await reword(drafter.client, id);
	const log = await it.sql`select verb, subject_name from activity_list
		where subject = 'learnings' and subject_id in (${String(id)}, ${String(second)}) order by seq`;
	expect(log).toEqual([
		{ verb: 'learning.written', subject_name: 'Every field less brings more sign-ups.' },
		{ verb: 'learning.weighed', subject_name: 'Every field less brings more sign-ups.' },
		{ verb: 'learning.reworded', subject_name: 'Every field less brings more sign-ups on a desk.' }
	]);
});
