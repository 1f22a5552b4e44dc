import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import * as experimentPage from '#lib/experiments/experimentPage.server.ts';
import * as notebook from '#lib/experiments/notebook.server.ts';
import * as stored from '#lib/experiments/pictures.server.ts';
import { cast, dayFromToday, plannedDraft, refused, running } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner, stranger } = people;
const [leader, admin] = await Promise.all([it.person({ role: 'leader' }), it.person({ role: 'admin' })]);

const png = (text = '') => Buffer.from(`\x89PNG\r\n\x1a\n${text}`, 'latin1').toString('base64');
const today = await dayFromToday(it, 0);

type Entry = { [field: string]: Json };
const write = (client: Client, experiment: number, { key, ...entry }: Entry & { key?: string } = {}) =>
	client.rpc('write_entry', {
		p_experiment: experiment,
		p_entry: { kind: 'incident', day: today, body: 'Checkout was down for two hours.', ...entry },
		p_key: key
	});
const strike = (client: Client, entry: number, reason = 'This was about another shop.') =>
	client.rpc('strike_entry', { p_entry: entry, p_reason: reason });
const entriesOf = (experiment: number, client = stranger.client) => notebook.read(client, experiment);

async function written(experiment: number, entry: Entry = {}) {
	const { data, error } = await write(drafter.client, experiment, entry);
	expect(error).toBeNull();
	return data ?? 0;
}

test('those who run an experiment write its notebook, and everybody here reads it', async () => {
	const { id } = await running(it, people);
	for (const { client } of [drafter, marketing, itOwner]) expect(refused(await write(client, id))).toBeUndefined();
	// a leader once the results are opened: it tells what was seen
	expect((await entriesOf(id, leader.client)).entries).toEqual([]);
	expect((await leader.client.rpc('look_at_results', { p_experiment: id })).error).toBeNull();
	for (const reader of [stranger, leader, admin]) {
		const { entries } = await entriesOf(id, reader.client);
		expect(entries.map(({ author, kind }) => [author, kind])).toEqual([
			[itOwner.name, 'incident'],
			[marketing.name, 'incident'],
			[drafter.name, 'incident']
		]);
	}
});

test('nobody else writes or strikes, leaders and admins included', async () => {
	const { id } = await running(it, people);
	const entry = await written(id);
	for (const { client } of [stranger, leader, admin]) {
		expect(refused(await write(client, id))).toBe('experiment_team_only');
		expect(refused(await strike(client, entry))).toBe('experiment_team_only');
	}
	expect(refused(await write(it.anonymous(), id))).toBe('42501');
	const direct = {
		experiment_id: id,
		kind: 'note' as const,
		day: today,
		body: 'Past the function.',
		written_by: drafter.id
	};
	expect(refused(await drafter.client.from('notebook_entries').insert(direct))).toBe('42501');
	const { data } = await it.anonymous().from('notebook').select();
	expect(data ?? []).toEqual([]);
});

test('an entry is about a day of the run: not before it, not in the future', async () => {
	const { id } = await running(it, people);
	for (const days of [-1, 1]) {
		const day = await dayFromToday(it, days);
		expect(refused(await write(drafter.client, id, { day }))).toBe('entry_is_of_a_day_of_the_run');
	}
	expect(refused(await write(drafter.client, id, { day: null }))).toBe('entry_is_of_a_day_of_the_run');
	expect(refused(await write(drafter.client, id, { day: 'infinity' }))).toBe('entry_is_of_a_day_of_the_run');
	const draft = await plannedDraft(it, people);
	expect(refused(await write(drafter.client, draft))).toBe('experiment_has_not_started');
	expect(refused(await write(drafter.client, 999_999_999))).toBe('no_such_experiment');
});

test('after its end an experiment is still written about, but only about the days it ran', async () => {
	const { id } = await running(it, people);
	const [end] = await it.sql<{
		day: string;
	}>`select to_char(ends_on, 'YYYY-MM-DD') as day from experiments where id = ${id}`;
	try {
		await it.travel('40 days');
		expect(refused(await write(drafter.client, id, { day: end?.day ?? '' }))).toBeUndefined();
		const now = await dayFromToday(it, 0);
		expect(refused(await write(drafter.client, id, { day: now }))).toBe('entry_is_of_a_day_of_the_run');
	} finally {
		await it.stopClock();
	}
});

test('a correction takes the place of what it corrects, which stays to be read', async () => {
	const { id } = await running(it, people);
	const first = await written(id);
	const second = await written(id, { replaces: first, body: 'Checkout was down for three hours.' });
	await written(id, { replaces: second, body: 'Checkout was down for four hours.', kind: 'observation' });
	const { entries } = await entriesOf(id);
	expect(entries).toHaveLength(1);
	expect(entries[0]).toMatchObject({
		kind: 'observation',
		body: 'Checkout was down for four hours.',
		earlier: [{ body: 'Checkout was down for three hours.' }, { body: 'Checkout was down for two hours.' }]
	});
});

test('only what stands is corrected or struck, and only in its own notebook', async () => {
	const [one, other] = [await running(it, people), await running(it, people)];
	const first = await written(one.id);
	expect(refused(await write(drafter.client, other.id, { replaces: first }))).toBe('no_such_entry');
	const second = await written(one.id, { replaces: first });
	expect(refused(await write(drafter.client, one.id, { replaces: first }))).toBe('entry_is_replaced');
	expect(refused(await strike(drafter.client, first))).toBe('entry_is_replaced');
	expect(refused(await strike(drafter.client, second))).toBeUndefined();
	expect(refused(await strike(drafter.client, second))).toBe('entry_is_struck');
	expect(refused(await write(drafter.client, one.id, { replaces: second }))).toBe('entry_is_struck');
	expect(refused(await strike(drafter.client, 999_999_999))).toBe('no_such_entry');
});

test('a struck entry stays to be read with the reason, and leaves the chart', async () => {
	const { id } = await running(it, people);
	const [down, slow] = [await written(id), await written(id, { kind: 'observation', body: 'Pages were slow.' })];
	await written(id, { kind: 'note', body: 'Met with the team.' });
	expect(refused(await strike(itOwner.client, down, 'short'))).toBe('strikes_give_a_reason');
	expect(refused(await strike(itOwner.client, down))).toBeUndefined();
	const { entries } = await entriesOf(id);
	expect(entries.find((entry) => entry.id === down)).toMatchObject({
		strike_reason: 'This was about another shop.',
		struck_by: itOwner.name
	});
	const { glance } = await experimentPage.read(stranger.client, id, { count: 10 });
	expect(glance.marks).toEqual([{ day: today, kind: 'observation', body: 'Pages were slow.' }]);
	expect(glance.entries).toBe(3);
	expect(entries.map((entry) => entry.id)).toContain(slow);
});

test('two who correct the same entry at the same moment do not both succeed', async () => {
	const { id } = await running(it, people);
	const entry = await written(id);
	const answers = await Promise.all([
		write(drafter.client, id, { replaces: entry }),
		write(itOwner.client, id, { replaces: entry }),
		strike(marketing.client, entry)
	]);
	expect(answers.filter(({ error }) => error === null)).toHaveLength(1);
	expect((await entriesOf(id)).entries).toHaveLength(1);
});

test('a form that is sent twice writes one entry', async () => {
	const { id } = await running(it, people);
	const key = randomUUID();
	const answers = await Promise.all([1, 2, 3].map(() => write(drafter.client, id, { key, pictures: [] })));
	expect(new Set(answers.map(({ data }) => data)).size).toBe(1);
	expect((await entriesOf(id)).entries).toHaveLength(1);
});

test('what an entry says has a length', async () => {
	const { id } = await running(it, people);
	for (const body of ['', ' \n\t ', 'x'.repeat(10_001)]) {
		expect(refused(await write(drafter.client, id, { body }))).toBe('notebook_entries_say_something');
	}
	expect(refused(await write(drafter.client, id, { kind: 'gossip' }))).toBe('22P02');
});

test('pictures are kept once, described, and served to everybody here and nobody else', async () => {
	const { id } = await running(it, people);
	const pictures = [
		{ alt: 'The error page', content: png('one') },
		{ alt: 'The same again', content: png('one') }
	];
	const entry = await written(id, { pictures });
	const { entries } = await entriesOf(id);
	const shown = entries[0]?.pictures ?? [];
	expect(shown.map(({ alt }) => alt)).toEqual(['The error page', 'The same again']);
	expect(new Set(shown.map((picture) => picture.id)).size).toBe(1);
	const asked = { experiment: id, picture: shown[0]?.id ?? 0 };
	const picture = await stored.ofExperiment(stranger.client, asked);
	expect(picture).toMatchObject({ media_type: 'image/png', content: png('one') });
	expect(await stored.ofExperiment(stranger.client, { ...asked, known: picture.hash })).toMatchObject({
		content: null
	});
	await expect(stored.ofExperiment(stranger.client, { ...asked, experiment: id + 1 })).rejects.toMatchObject({
		status: 404
	});
	const { data } = await it.anonymous().from('pictures').select('id');
	expect(data ?? []).toEqual([]);

	// a correction keeps them by naming them
	await written(id, { replaces: entry, pictures: [{ alt: 'The error page, cut', id: asked.picture }] });
	expect((await entriesOf(id)).entries[0]?.pictures).toEqual([{ id: asked.picture, alt: 'The error page, cut' }]);
});

test.each([
	['a page', Buffer.from('<script>alert(1)</script>').toString('base64')],
	['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')],
	['a moving picture', Buffer.from('GIF89a').toString('base64')],
	['nothing', ''],
	['no base64', '%%%']
])('%s is not taken for a picture, whoever calls the database', async (_, content) => {
	const { id } = await running(it, people);
	const answer = await write(drafter.client, id, { pictures: [{ alt: 'A picture', content }] });
	expect(refused(answer)).toBe('picture_is_not_one');
	expect((await entriesOf(id)).entries).toEqual([]);
});

test('a picture has at most 1 MB, an entry three of them, each with a description', async () => {
	const { id } = await running(it, people);
	const picture = (content: string, alt = 'A screen') => ({ alt, content });
	const refusedWith = async (pictures: Json) => refused(await write(drafter.client, id, { pictures }));
	expect(await refusedWith([picture(png('x'.repeat(1024 * 1024)))])).toBe('pictures_fit');
	expect(await refusedWith([picture(png('x'.repeat(1024 * 1024 - 8)))])).toBeUndefined();
	expect(await refusedWith([1, 2, 3, 4].map((n) => picture(png(String(n)))))).toBe('entry_pictures_are_three_at_most');
	expect(await refusedWith([picture(png('a'), ' ')])).toBe('entry_pictures_are_described');
	const other = await running(it, people);
	expect(refused(await write(drafter.client, other.id, { pictures: [{ alt: 'Of another notebook', id: 1 }] }))).toBe(
		'entry_pictures_picture_is_of_the_experiment'
	);
});

test('a notebook does not fill up with pictures', async () => {
	const { id } = await running(it, people);
	await it.sql`insert into pictures (experiment_id, media_type, content, added_by)
		select ${id}, 'image/png', decode('89504e470d0a1a0a', 'hex') || convert_to(n::text, 'UTF8'), ${drafter.id} from generate_series(1, 100) n`;
	const more = { pictures: [{ alt: 'One more', content: png('more') }] };
	expect(refused(await write(drafter.client, id, more))).toBe('too_many_pictures');
	expect(refused(await write(drafter.client, id, { pictures: [{ alt: 'Known', content: png('7') }] }))).toBeUndefined();
});

test('the notebook is append-only, for the owner of the database too', async () => {
	const { id } = await running(it, people);
	const entry = await written(id, { pictures: [{ alt: 'A screen', content: png('stays') }] });
	await expect(it.sql`update notebook_entries set body = 'other' where id = ${entry}`).rejects.toThrow('append_only');
	await expect(it.sql`delete from notebook_entries where id = ${entry}`).rejects.toThrow('append_only');
	await expect(it.sql`delete from entry_pictures where entry_id = ${entry}`).rejects.toThrow('append_only');
	await expect(it.sql`update pictures set content = '' where experiment_id = ${id}`).rejects.toThrow('append_only');
	await expect(it.sql`truncate notebook_entries cascade`).rejects.toThrow('append_only');
});

test('a long notebook is read page by page, the latest day first, and by kind', async () => {
	const { id } = await running(it, people);
	await it.sql`update time_boxes set starts_on = private.today() - 30 where experiment_id = ${id}`;
	await it.sql`insert into notebook_entries (experiment_id, kind, day, body, written_by)
		select ${id}, (array['note', 'incident'])[1 + n % 2]::entry_kind, private.today() - n % 7, 'Entry ' || n, ${drafter.id}
		from generate_series(1, 45) n`;
	const seen: string[] = [];
	let before: number | undefined;
	do {
		const page = await notebook.read(stranger.client, id, { before });
		seen.push(...page.entries.map(({ day, id: entry }) => `${day} ${String(entry).padStart(9, '0')}`));
		before = page.next ?? undefined;
	} while (before);
	expect(new Set(seen).size).toBe(45);
	expect(seen).toEqual(seen.toSorted().reverse());
	const { entries } = await notebook.read(stranger.client, id, { kind: 'incident' });
	expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(['incident']));
	await expect(notebook.read(stranger.client, 999_999_999)).rejects.toMatchObject({ status: 404 });
});

test('each entry and each strike stands in the log', async () => {
	const { id } = await running(it, people);
	const entry = await written(id);
	await strike(drafter.client, entry);
	const log = await it.sql`select verb, details - 'hash' as details from activity
		where subject = 'experiments' and subject_id = ${String(id)} and verb like 'notebook%' order by seq`;
	expect(log).toEqual([
		{ verb: 'notebook.written', details: { entry, kind: 'incident', day: today, replaces: null } },
		{ verb: 'notebook.struck', details: { entry, reason: 'This was about another shop.' } }
	]);
});
