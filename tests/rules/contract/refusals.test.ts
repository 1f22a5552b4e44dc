import { beforeAll, describe, expect, test } from 'vitest';
import { sample, type SamplePerson, type Untyped } from './sample.ts';

const { person, anonymous, service, owner, restart, fetch, keys } = await sample();
const NOBODY = '00000000-0000-4000-8000-000000000000';
let ann: SamplePerson;
let bob: SamplePerson;
let eve: SamplePerson;
let room = '';
let note = '';

beforeAll(async () => {
	[ann, bob, eve] = await Promise.all([person('Ann'), person('Bob'), person('Eve')]);
	room = (await ann.client.from('rooms').insert({ name: 'Room A' }).select().single()).data?.id;
	await service().from('seats').insert({ room_id: room, user_id: bob.id });
	note = (await ann.client.from('notes').insert({ room_id: room, title: 'A note' }).select().single()).data?.id;
	await owner().query(`insert into private.plans values (1, 'kept secret')`);
});

type Reply = { status: number; error: { code: string; message: string; details?: string; hint?: string } | null };

describe('an error of the database arrives as PostgREST says it', () => {
	const cases: [string, (client: Untyped) => PromiseLike<Reply>, number, string][] = [
		['a check', (c) => c.from('notes').insert({ room_id: room, title: 'x' }), 400, '23514'],
		['a duplicate', (c) => c.from('rooms').insert({ name: 'Room A' }), 409, '23505'],
		['a missing parent', () => service().from('seats').insert({ room_id: NOBODY, user_id: bob.id }), 409, '23503'],
		['a missing value', () => service().from('seats').insert({ room_id: null, user_id: bob.id }), 400, '23502'],
		['no uuid', (c) => c.from('notes').select('id').eq('id', 'zzz'), 400, '22P02'],
		[
			'no such enum value',
			(c) => c.from('notes').insert({ room_id: room, title: 'ok?', stage: 'bogus' }),
			400,
			'22P02'
		],
		['an unknown column', (c) => c.from('notes').select('nope'), 400, '42703'],
		['an unknown column in a write', (c) => c.from('notes').insert({ nope: 1 }), 400, 'PGRST204'],
		['an unknown function', (c) => c.rpc('nope'), 404, 'PGRST202'],
		['a plain exception', (c) => c.rpc('f_raise_plain'), 400, 'P0001']
	];
	test.each(cases)('%s', async (_, ask, status, code) => {
		const reply = await ask(bob.client);
		expect([reply.status, reply.error?.code]).toEqual([status, code]);
	});

	test.each([
		['PT402', 402],
		['PT409', 409],
		['PT429', 429],
		['P0001', 400],
		['P0002', 500],
		['23514', 400],
		['23505', 409],
		['42501', 403],
		['VOTE1', 400],
		['22023', 400],
		['40001', 500],
		['57014', 500]
	])('%s as HTTP %i with its message, detail and hint', async (code, status) => {
		const { error, ...reply } = await bob.client.rpc('f_raise', { p_code: code });
		expect(reply.status).toBe(status);
		expect(error).toMatchObject({ code, message: 'my message', details: 'the detail', hint: 'the hint' });
	});
});

describe('nobody reaches what was not granted', () => {
	const cases: [string, (client: Untyped) => PromiseLike<Reply>, number][] = [
		['a function without a grant', (c) => c.rpc('f_secret'), 403],
		['a column that may not be read', (c) => c.from('profiles').select('phone'), 403],
		['every column of a table with a hidden one', (c) => c.from('profiles').select('*'), 403],
		['a column that may not be written', (c) => c.from('profiles').update({ is_admin: true }).eq('id', bob.id), 403],
		['another author', (c) => c.from('notes').insert({ room_id: room, title: 'forged', author: ann.id }), 403],
		['a deletion', (c) => c.from('notes').delete().eq('id', note), 403]
	];
	test.each(cases)('%s', async (_, ask, status) => {
		const reply = await ask(bob.client);
		expect([reply.status, reply.error?.code]).toEqual([status, '42501']);
	});

	test('not even after the backend was started again', async () => {
		await restart();
		for (const [, ask] of cases) expect((await ask(bob.client)).error?.code).toBe('42501');
		const { rows } = await owner().query(
			`select c.oid::regclass::text as relation from pg_class c
			where c.relnamespace in ('private'::regnamespace, 'public'::regnamespace, 'auth'::regnamespace,
				'mail'::regnamespace, 'supabase_migrations'::regnamespace) and c.relkind in ('r', 'v')
			and (has_table_privilege('anon', c.oid, 'select, insert, update, delete')
				or (c.relnamespace <> 'public'::regnamespace
					and has_table_privilege('authenticated', c.oid, 'select, insert, update, delete')))`
		);
		expect(rows).toEqual([]);
	});

	test.each(['auth', 'private', 'supabase_migrations', 'pg_catalog', 'realtime', 'mail'])(
		'the schema %s, with either key',
		async (schema) => {
			for (const client of [bob.client, anonymous(), service()]) {
				const { status, error } = await client.schema(schema).from('users').select('*');
				expect([status, error?.code]).toEqual([406, 'PGRST106']);
			}
		}
	);

	test.each(['/_system/info', '/_system/', '/', '/storage/v1/bucket', '/rest/v1/../../_system/info', '/studio'])(
		'%s of the façade',
		async (path) => {
			const answer = await fetch(path, { headers: { apikey: keys.secret } });
			expect(answer.status).toBe(404);
			expect(await answer.text()).not.toContain('postgres');
		}
	);

	test('the secret schema by any key that is missing, wrong or in the wrong place', async () => {
		const tries: Record<string, string>[] = [
			{},
			{ apikey: 'sb_secret_wrong' },
			{ authorization: `Bearer ${keys.secret}` },
			{ apikey: 'undefined', authorization: `Bearer ${keys.secret}` }
		];
		for (const headers of tries) {
			const answer = await fetch('/rest/v1/notes?select=id', { headers });
			expect(answer.status).toBe(401);
		}
	});
});

describe('row level security holds', () => {
	test('a stranger reads, changes and adds nothing, and cannot tell a row that exists from one that does not', async () => {
		for (const id of [note, NOBODY]) {
			expect(await eve.client.from('notes').select('*').eq('id', id)).toMatchObject({ status: 200, data: [] });
			const changed = await eve.client.from('notes').update({ title: 'hacked' }).eq('id', id).select();
			expect(changed).toMatchObject({ status: 200, data: [] });
		}
		const added = await eve.client.from('notes').insert({ room_id: room, title: 'intruder' });
		expect([added.status, added.error?.code]).toEqual([403, '42501']);
		expect((await eve.client.from('note_scores').select('*')).data).toEqual([]);
	});

	test('an anonymous question beside a privileged one, in the same moment, sees nothing', async () => {
		for (let round = 0; round < 100; round++) {
			const [nobody, all] = await Promise.all([
				anonymous().from('notes').select('id'),
				service().from('notes').select('id')
			]);
			expect(nobody.error?.code).toBe('42501');
			expect(all.data?.length).toBeGreaterThan(0);
		}
	});

	test('of three writes at once the bad one fails alone', async () => {
		for (let round = 0; round < 60; round++) {
			const titles = [`first ${round}`, 'x', `third ${round}`];
			const replies = await Promise.all(
				titles.map((title) => ann.client.from('notes').insert({ room_id: room, title }).select('id'))
			);
			expect(replies.map(({ status }) => status)).toEqual([201, 400, 201]);
			const ids = replies.flatMap(({ data }) => data ?? []).map(({ id }) => id);
			const { rows } = await owner().query('select id from public.notes where id = any ($1)', [ids]);
			expect(rows).toHaveLength(2);
		}
	});
});

describe('what is not a question is not asked', () => {
	const cases: [string, (client: Untyped) => PromiseLike<Reply & { data: unknown }>, number, string | undefined][] = [
		['a quote in a value', (c) => c.from('notes').select('id').eq('title', "x' or '1'='1"), 200, undefined],
		[
			'a statement in the order',
			(c) => c.from('notes').select('id').order('title;drop table stars--'),
			400,
			'PGRST100'
		],
		['a call among the columns', (c) => c.from('notes').select('id, pg_sleep(5)'), 400, 'PGRST200'],
		['a statement as a table', (c) => c.from('notes;drop').select('id'), 404, 'PGRST205']
	];
	test.each(cases)('%s', async (_, ask, status, code) => {
		const reply = await ask(bob.client);
		expect([reply.status, reply.error?.code]).toEqual([status, code]);
		expect(reply.data ?? []).toEqual([]);
	});

	test('a token that is none', async () => {
		const { status, error } = await anonymous({ Authorization: 'Bearer a.b.c' }).from('notes').select('id');
		expect([status, error?.code]).toEqual([401, 'PGRST301']);
	});
});
