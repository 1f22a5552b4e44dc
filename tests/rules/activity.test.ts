import { beforeEach, expect, test } from 'vitest';
import { world } from './harness.ts';

const { person, anonymous, owner, sql } = await world();
// the first account is the admin; the tests are about those who come later
await person();

/** Does something to the log as only the owner of the database can: with its triggers out of the way. */
async function tamper(statement: string): Promise<void> {
	const connection = await owner.connect();
	try {
		await connection.query('begin');
		await connection.query('alter table public.activity disable trigger user');
		await connection.query(statement);
		await connection.query('alter table public.activity enable trigger user');
		await connection.query('commit');
	} finally {
		connection.release();
	}
}

/** Starts the log anew, so that each test tampers with a chain of its own. */
beforeEach(async () => {
	await tamper('delete from public.activity');
	await sql`update private.activity_head set seq = 0, hash = repeat('0', 64)`;
});

/** A reader, and a log of six entries. */
async function aReaderAndSixEntries() {
	const people = await Promise.all([person(), person(), person()]);
	return people[0];
}

const verdict = async (reader: Awaited<ReturnType<typeof person>>) =>
	(await reader.client.rpc('verify_activity').single()).data;

test('what people do is logged with who and when, and the chain verifies', async () => {
	const ann = await person({ is_complete: false });
	await ann.client.from('people').update({ name: 'Ann', function: 'it' }).eq('id', ann.id);
	const { data } = await ann.client
		.from('activity_list')
		.select('seq, verb, actor_id, actor, subject_name, details')
		.order('seq');
	expect(data).toEqual([
		{ seq: 1, verb: 'person.joined', actor_id: ann.id, actor: 'Ann', subject_name: 'Ann', details: { role: 'member' } },
		{
			seq: 2,
			verb: 'person.profiled',
			actor_id: ann.id,
			actor: 'Ann',
			subject_name: 'Ann',
			details: { name: 'Ann', function: 'it', is_bridging: false }
		}
	]);
	expect(await verdict(ann)).toMatchObject({ is_intact: true, broken_at: null, entries: 2 });
});

test('an empty log is intact', async () => {
	const ann = await person();
	await tamper('delete from public.activity');
	await sql`update private.activity_head set seq = 0, hash = repeat('0', 64)`;
	expect(await verdict(ann)).toEqual({ is_intact: true, broken_at: null, entries: 0, head: '0'.repeat(64) });
});

test.each([
	['edited', `update public.activity set details = '{"role": "leader"}' where seq = 3`, 3],
	[
		'given to somebody else',
		`update public.activity a set actor_id = (select id from public.people p where p.id is distinct from a.actor_id limit 1) where seq = 2`,
		2
	],
	['given to nobody', `update public.activity set actor_id = null where seq = 1`, 1],
	['moved in time', `update public.activity set at = at - interval '1 day' where seq = 4`, 4],
	['removed', 'delete from public.activity where seq = 3', 4],
	['cut off the beginning', 'delete from public.activity where seq = 1', 2],
	['cut off the end', 'delete from public.activity where seq = 6', 6],
	[
		'edited and sealed again',
		`update public.activity a set verb = 'person.left' where seq = 3;
		update public.activity a set hash = private.activity_hash(a) where seq = 3`,
		4
	]
])('an entry that was %s shows', async (_, statement, brokenAt) => {
	const reader = await aReaderAndSixEntries();
	expect(await verdict(reader)).toMatchObject({ is_intact: true, entries: 6 });
	await tamper(statement);
	expect(await verdict(reader)).toMatchObject({ is_intact: false, broken_at: brokenAt });
});

test('a hundred writers at once leave no gap and no fork', async () => {
	const writers = await Promise.all(Array.from({ length: 10 }, () => person()));
	const answers = await Promise.all(
		Array.from({ length: 100 }, (_, index) => {
			const writer = writers[index % writers.length] ?? writers[0];
			return writer?.client
				.from('people')
				.update({ name: `Writer ${index}` })
				.eq('id', writer.id);
		})
	);
	expect(answers.filter((answer) => answer?.error)).toEqual([]);
	expect(
		await sql`select count(*)::int, max(seq)::int, count(distinct previous_hash)::int as links from public.activity`
	).toEqual([{ count: 120, max: 120, links: 120 }]);
	const [reader] = writers;
	expect(reader && (await verdict(reader))).toMatchObject({ is_intact: true, entries: 120 });
});

test('nobody writes, edits or removes an entry, admins included', async () => {
	const root = await person({ role: 'admin' });
	const entry = {
		seq: 99,
		at: '2026-01-01T00:00:00Z',
		verb: 'x.y',
		subject: 'people',
		subject_id: '1',
		previous_hash: '',
		hash: 'x'
	};
	expect((await root.client.from('activity').insert(entry)).error?.code).toBe('42501');
	expect((await root.client.from('activity').update({ verb: 'x.y' }).eq('seq', 1)).error?.code).toBe('42501');
	expect((await root.client.from('activity').delete().eq('seq', 1)).error?.code).toBe('42501');
});

test('not even the owner of the database edits the log by accident', async () => {
	await person();
	await expect(owner.query(`update public.activity set verb = 'x.y'`)).rejects.toThrow('facts_are_append_only');
	await expect(owner.query('delete from public.activity')).rejects.toThrow('facts_are_append_only');
	await expect(owner.query('truncate public.activity')).rejects.toThrow('facts_are_append_only');
});

test('a signed-out visitor neither reads nor verifies the log', async () => {
	expect((await anonymous().from('activity_list').select('seq')).error?.code).toBe('42501');
	expect((await anonymous().rpc('verify_activity')).error?.code).toBe('42501');
});
