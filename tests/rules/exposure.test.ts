import { expect, test } from 'vitest';
import { readSettings } from '#lib/server/backend/settings.ts';
import { world } from './harness.ts';

const { sql, unguarded, url, keys } = await world({ speaksForServer: false });

const OURS = ['public', 'private'];

test('every table and view that is exposed asks a policy before it shows a row', async () => {
	const bare = await sql`
		select c.relname from pg_class c
		where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity`;
	expect(bare).toEqual([]);
	const asTheirOwner = await sql`
		select c.relname from pg_class c
		where c.relnamespace = 'public'::regnamespace and (c.relkind = 'm' or c.relkind = 'v'
			and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on'])`;
	expect(asTheirOwner).toEqual([]);
	const [count] = await sql<{ tables: number; views: number }>`
		select count(*) filter (where relkind = 'r')::int as tables, count(*) filter (where relkind = 'v')::int as views
		from pg_class where relnamespace = 'public'::regnamespace`;
	expect(count?.tables).toBeGreaterThan(15);
	expect(count?.views).toBeGreaterThan(3);
});

test('who is not signed in may touch no table of ours, not even one column', async () => {
	const open = await sql`
		select c.relname, privilege from pg_class c, unnest(array['select', 'insert', 'update', 'references']) privilege
		where c.relnamespace::regnamespace::text = any (${OURS}) and c.relkind in ('r', 'p', 'v', 'm')
			and (has_any_column_privilege('anon', c.oid, privilege) or has_table_privilege('anon', c.oid, 'delete, truncate'))`;
	expect(open).toEqual([]);
});

test('who is not signed in may call what says whether anybody is here yet and what asks for a token, and nothing else of ours', async () => {
	const open = await sql<{ name: string }>`
		select p.proname as name from pg_proc p
		where p.pronamespace::regnamespace::text = any (${OURS}) and has_function_privilege('anon', p.oid, 'execute') order by 1`;
	expect(open.map(({ name }) => name)).toEqual([
		// called by PostgREST before every request, and does nothing for a stranger
		'begin_preview',
		'declare_guest_conflict',
		'is_unclaimed',
		'leave_guest_judging',
		'open_reading_token',
		'push_readings',
		'read_calendar_feed',
		'read_guest_file',
		'read_guest_judging',
		'read_ledger_days',
		'read_shared_experiment',
		'read_shared_picture',
		'said_to_guest',
		'save_guest_judgement',
		'save_guest_verdict',
		'take_back_guest_conflict'
	]);
});

test('a function with more rights than its caller looks up no name that the caller could plant', async () => {
	const loose = await sql`
		select p.oid::regprocedure::text as function from pg_proc p
		where p.pronamespace::regnamespace::text = any (${[...OURS, 'auth', 'realtime']}) and p.prosecdef
			and not exists (select from unnest(p.proconfig) setting where setting ~ '^search_path=')`;
	expect(loose).toEqual([]);
});

test('a function of ours runs for whom it was granted to, never for everybody', async () => {
	const open = await sql`
		select p.oid::regprocedure::text as function from pg_proc p,
			aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) granted
		where p.pronamespace::regnamespace::text = any (${OURS}) and granted.grantee = 0`;
	expect(open).toEqual([]);
});

test('what a later migration makes is granted to nobody by itself', async () => {
	await sql`create table public.later (id int)`;
	await sql`create function public.later() returns int language sql return 1`;
	try {
		const [may] = await sql`select has_table_privilege('anon', 'public.later', 'select') as anon,
			has_table_privilege('authenticated', 'public.later', 'select') as person,
			has_function_privilege('anon', 'public.later()', 'execute') as call`;
		expect(may).toEqual({ anon: false, person: false, call: false });
	} finally {
		await sql`drop function public.later()`;
		await sql`drop table public.later`;
	}
});

test('no admin mode can be switched on: without a key nothing is answered, not even to this machine', async () => {
	for (const mode of ['admin', 'studio', 'unsafe']) {
		expect(() => readSettings({ COMMON_GROUND_MODE: mode })).toThrow('production, development or demo');
	}
	const fromHere = { origin: 'http://localhost:3000', host: 'localhost:3000', 'sec-fetch-site': 'same-origin' };
	for (const headers of [fromHere, { ...fromHere, authorization: `Bearer ${keys.secret}` }]) {
		for (const at of [url, 'http://localhost:3000', 'http://127.0.0.1:3000']) {
			const answer = await unguarded(`${at}/rest/v1/people?select=id`, { headers });
			expect([at, answer.status]).toEqual([at, 401]);
		}
	}
});
