import { expect, test } from 'vitest';
import type { TablesUpdate } from '#lib/database.types.ts';
import { world } from './harness.ts';

const { person, anonymous, owner, sql, fetch, url, keys } = await world();

const roleOf = async (id: string) =>
	(await sql<{ role: string }>`select role from public.people where id = ${id}`)[0]?.role;

/** Makes these the only admins there are. */
async function onlyAdmins(...ids: string[]): Promise<void> {
	await sql`update public.people set role = 'member' where role = 'admin'`;
	await sql`update public.people set role = 'admin' where id = any (${ids}::uuid[])`;
}

async function withToken(token: string, path: string): Promise<unknown> {
	const answer = await fetch(`${url}/rest/v1/${path}`, {
		headers: { apikey: keys.publishable, authorization: `Bearer ${token}` }
	});
	return answer.ok ? answer.json() : answer.status;
}

test('people write their own profile', async () => {
	const ann = await person({ is_complete: false });
	const { error } = await ann.client
		.from('people')
		.update({ name: 'Ann', function: 'it', is_bridging: true, title: 'Engineer', skills: ['SQL'] })
		.eq('id', ann.id);
	expect(error).toBeNull();
	const me = await ann.client
		.from('people')
		.select('name, function, title, skills, is_complete')
		.eq('id', ann.id)
		.single();
	expect(me.data).toEqual({ name: 'Ann', function: 'it', title: 'Engineer', skills: ['SQL'], is_complete: true });
});

test.each<[string, TablesUpdate<'people'>]>([
	['people_name_fits', { name: 'x'.repeat(81) }],
	['people_name_is_one_line', { name: 'Ann\nBob' }],
	['people_name_is_one_line', { name: ' Ann' }],
	['people_title_fits', { title: 'x'.repeat(81) }],
	['people_bridge_marketing_and_it', { function: 'other', is_bridging: true }],
	['people_have_at_most_twelve_skills', { skills: Array.from({ length: 13 }, (_, index) => `s${index}`) }],
	['people_skills_fit', { skills: ['x'.repeat(401)] }]
])('a profile that breaks %s is refused by that name', async (constraint, profile) => {
	const ann = await person();
	const { error } = await ann.client.from('people').update(profile).eq('id', ann.id);
	expect(error?.code).toBe('23514');
	expect(error?.message).toContain(constraint);
});

test.each<TablesUpdate<'people'>>([
	{ role: 'admin' },
	{ joined_at: '2020-01-01T00:00:00Z' },
	{ left_at: '2020-01-01T00:00:00Z' },
	{ id: '00000000-0000-4000-8000-000000000000' }
])('no update writes %j', async (change) => {
	const ann = await person();
	const { error } = await ann.client.from('people').update(change).eq('id', ann.id);
	expect(error?.code).toBe('42501');
	expect(await roleOf(ann.id)).toBe('member');
});

test('nobody adds or removes people', async () => {
	const ann = await person({ role: 'admin' });
	const added = await ann.client.from('people').insert({ id: '00000000-0000-4000-8000-000000000001', name: 'Ghost' });
	expect(added.error?.code).toBe('42501');
	expect((await ann.client.from('people').delete().eq('id', ann.id)).error?.code).toBe('42501');
});

test('an incomplete profile reads but does not act', async () => {
	const [ann, bob] = await Promise.all([person({ is_complete: false }), person({ name: 'Bob' })]);
	expect((await ann.client.from('people').select('name').eq('id', bob.id).single()).data).toEqual({ name: 'Bob' });
	const { error } = await ann.client.rpc('propose_idea', {
		p_title: 'An idea',
		p_problem: 'A problem worth solving',
		p_proposal: '',
		p_tags: []
	});
	expect([error?.code, error?.message]).toEqual(['PT403', 'profile_comes_first']);
});

test('another member sees people and cannot change their profile', async () => {
	const [ann, bob] = await Promise.all([person(), person({ name: 'Bob', function: 'it' })]);
	const seen = await ann.client.from('people').select('name, function').eq('id', bob.id).single();
	expect(seen.data).toEqual({ name: 'Bob', function: 'it' });
	await ann.client.from('people').update({ name: 'Mallory' }).eq('id', bob.id);
	expect(await sql`select name from public.people where id = ${bob.id}`).toEqual([{ name: 'Bob' }]);
});

test.each(['member', 'leader'] as const)('a %s gives nobody a role', async (role) => {
	const [ann, bob] = await Promise.all([person({ role }), person()]);
	for (const id of [ann.id, bob.id]) {
		const { error } = await ann.client.rpc('set_role', { p_person: id, p_role: 'admin' });
		expect([error?.code, error?.message]).toEqual(['PT403', 'admins_only']);
	}
	expect(await Promise.all([roleOf(ann.id), roleOf(bob.id)])).toEqual([role, 'member']);
});

test('an admin gives roles, each change logged once, the same role again not at all', async () => {
	const [root, bob] = await Promise.all([person({ role: 'admin' }), person()]);
	for (const role of ['leader', 'leader', 'admin', 'member'] as const) {
		expect((await root.client.rpc('set_role', { p_person: bob.id, p_role: role })).error).toBeNull();
	}
	const logged = await sql`select details from public.activity
		where verb = 'person.role_changed' and subject_id = ${bob.id} order by seq`;
	expect(logged.map(({ details }) => details)).toEqual([
		{ from: 'member', to: 'leader' },
		{ from: 'leader', to: 'admin' },
		{ from: 'admin', to: 'member' }
	]);
});

test('a role of nobody is not there', async () => {
	const root = await person({ role: 'admin' });
	const { error } = await root.client.rpc('set_role', {
		p_person: '00000000-0000-4000-8000-000000000002',
		p_role: 'leader'
	});
	expect([error?.code, error?.message]).toEqual(['PT404', 'no_such_person']);
});

test('the last admin stays', async () => {
	const root = await person();
	await onlyAdmins(root.id);
	const { error } = await root.client.rpc('set_role', { p_person: root.id, p_role: 'leader' });
	expect([error?.code, error?.message]).toEqual(['PT409', 'last_admin_stays']);
	expect(await roleOf(root.id)).toBe('admin');
});

test('two admins who demote each other at the same moment leave one', async () => {
	for (let round = 0; round < 10; round++) {
		const [ann, bob] = await Promise.all([person(), person()]);
		await onlyAdmins(ann.id, bob.id);
		const answers = await Promise.all([
			ann.client.rpc('set_role', { p_person: bob.id, p_role: 'member' }),
			bob.client.rpc('set_role', { p_person: ann.id, p_role: 'member' })
		]);
		expect(answers.filter(({ error }) => error === null)).toHaveLength(1);
		expect([await roleOf(ann.id), await roleOf(bob.id)].filter((role) => role === 'admin')).toHaveLength(1);
	}
});

test('somebody who left reads nothing and acts no more', async () => {
	const [ann, root] = await Promise.all([person({ role: 'leader' }), person({ role: 'admin' })]);
	await sql`update public.people set left_at = private.now() where id = ${ann.id}`;
	expect((await ann.client.from('people').select('id')).data).toEqual([]);
	expect((await root.client.rpc('set_role', { p_person: ann.id, p_role: 'admin' })).error?.message).toBe(
		'no_such_person'
	);
});

test('people are found by any word of name, title and skills', async () => {
	const ann = await person({ name: 'Zsofia Nagy' });
	await ann.client
		.from('people')
		.update({ title: 'Head of Brand', skills: ['Copywriting'] })
		.eq('id', ann.id);
	for (const word of ['zsof', 'head of', 'copywr']) {
		const found = await ann.client.from('people').select('id').ilike('search', `%${word}%`);
		expect(found.data).toEqual([{ id: ann.id }]);
	}
});

test('today answers each person, and nobody else', async () => {
	const ann = await person();
	expect((await ann.client.rpc('today')).data).toMatchObject({ events: [], experiments: [], ballots: [], due: [] });
	expect((await anonymous().rpc('today')).error?.code).toBe('42501');
});

test('a signed-out visitor reads nobody and learns only whether the first account is missing', async () => {
	const visitor = anonymous();
	expect((await visitor.from('people').select('id')).error?.code).toBe('42501');
	expect((await visitor.from('activity').select('seq')).error?.code).toBe('42501');
	expect((await visitor.rpc('set_role', { p_person: (await person()).id, p_role: 'admin' })).error?.code).toBe('42501');
	expect((await visitor.rpc('is_unclaimed')).data).toBe(false);
});

test('after sign-out the old access token reads nothing and does nothing', async () => {
	const ann = await person({ role: 'admin' });
	const token = (await ann.client.auth.getSession()).data.session?.access_token ?? '';
	expect(await withToken(token, `people?select=id&id=eq.${ann.id}`)).toEqual([{ id: ann.id }]);
	await ann.client.auth.signOut();
	expect(await withToken(token, 'people?select=id')).toEqual([]);
	expect(await withToken(token, 'activity?select=seq')).toEqual([]);
	expect(await withToken(token, 'rpc/today')).toBeNull();
	const acted = await fetch(`${url}/rest/v1/rpc/set_role`, {
		method: 'POST',
		headers: { apikey: keys.publishable, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify({ p_person: ann.id, p_role: 'member' })
	});
	expect(acted.status).toBe(401);
	expect(await acted.json()).toMatchObject({ message: 'sign_in_first' });
});

test('on one connection each is known by their own session, until it ends', async () => {
	const [ann, ben] = await Promise.all([person(), person()]);
	const claims = await Promise.all(
		[ann, ben].map(async ({ client }) => JSON.stringify((await client.auth.getClaims()).data?.claims))
	);
	const [anns = '', bens = ''] = claims;
	await ben.client.auth.signOut();
	const connection = await owner.connect();
	const isMember = async (asked: string) => {
		await connection.query(`select set_config('request.jwt.claims', $1, true)`, [asked]);
		const { rows } = await connection.query<{ is_member: boolean }>('select private.is_member()');
		return rows[0]?.is_member;
	};
	try {
		await connection.query('begin');
		const answers: unknown[] = [];
		for (const asked of [anns, anns, bens, '{}', '', anns]) answers.push(await isMember(asked));
		expect(answers).toEqual([true, true, false, false, false, true]);
		await connection.query('commit');
		await ann.client.auth.signOut();
		await connection.query('begin');
		expect(await isMember(anns)).toBe(false);
		await connection.query('rollback');
	} finally {
		connection.release(true);
	}
});
