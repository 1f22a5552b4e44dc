import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { world } from './harness.ts';

const { person, fetch, url, keys, sql, owner } = await world();

type Asked = { readonly token: string; readonly path: string; readonly body?: unknown; readonly prefer?: string };

// a preference is something that the façade alone understands, so it takes the long way
async function ask({ token, path, body, prefer }: Asked) {
	const response = await fetch(`${url}/rest/v1/${path}`, {
		method: body === undefined ? 'GET' : 'POST',
		headers: {
			apikey: keys.publishable,
			authorization: `Bearer ${token}`,
			'content-type': 'application/json',
			...(prefer && { prefer })
		},
		...(body !== undefined && { body: JSON.stringify(body) })
	});
	const text = await response.text();
	return { status: response.status, body: text === '' ? '' : JSON.parse(text) };
}

async function tokenOf(options?: Parameters<typeof person>[0]) {
	const somebody = await person(options);
	const { data } = await somebody.client.auth.getSession();
	return { ...somebody, token: data.session?.access_token ?? '' };
}

function signed(
	claims: object,
	header: object = { alg: 'HS256', typ: 'JWT' },
	secret = 'not the secret of this server'
) {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const text = `${part(header)}.${part(claims)}`;
	return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

test('a plain read says the same whether it takes the short way or the long one', async () => {
	const { token, client } = await tokenOf({ name: 'Ann', role: 'leader' });
	await client.rpc('propose_idea', { p_title: 'Größe "zeigen"', p_problem: 'A problem \\ with $1 and a\nnew line', p_proposal: '', p_tags: ["o'clock", 'b,c'] }); // prettier-ignore
	const reads: Omit<Asked, 'token'>[] = [
		...['people', 'ideas', 'idea_list', 'activity', 'experiment_list', 'kpis', 'board_cards'].map((name) => ({
			path: `${name}?select=*&limit=20`
		})),
		{ path: 'ideas?select=id,title,tags,proposed_at,wanted_by&order=proposed_at.desc,id&limit=3' },
		{ path: `ideas?select=id&title=eq.${encodeURIComponent('Größe "zeigen"')}&wanted_by=is.null&edited_at=is.null` },
		{ path: `ideas?select=id&title=eq.${encodeURIComponent("'; select 1 --")}&event_id=not.is.null` },
		{ path: 'people?select=name,function,is_bridging&function=eq.it&order=name.desc.nullslast&limit=9000' },
		{ path: 'idea_list?select=id,supports&order=supports.asc.nullsfirst,id.desc&id=eq.1' },
		{ path: 'rpc/find_ideas', body: { p_q: "größe '; select 1 --", p_after: null, p_limit: 5 } },
		{ path: 'rpc/find_ideas', body: { p_tag: "o'clock", p_after: [3, 9_000_000_000_000] } },
		{ path: 'rpc/find_ideas', body: {} },
		{ path: 'rpc/read_experiment', body: { p_experiment: 1 } },
		{ path: 'rpc/show_me', body: {} },
		{ path: 'rpc/read_board', body: {} },
		{ path: 'rpc/read_board', body: { p_by: { q: "größe '; select 1 --", lanes: 'priority', options: true } } }
	];
	for (const read of reads) {
		const [short, long] = await Promise.all([ask({ ...read, token }), ask({ ...read, token, prefer: 'count=none' })]);
		expect(short, read.path).toEqual(long);
		expect(short.status, read.path).toBe(200);
	}
});

test('what is asked in another way is answered as before: once more, by likeness, embedded, counted, out of order', async () => {
	const { token } = await tokenOf({ role: 'leader' });
	for (const path of [
		'ideas?select=id&id=gt.0&id=lt.5',
		'ideas?select=id&title=ilike.*a*',
		'ideas?select=id,people!ideas_proposed_by_fkey(name)',
		'ideas?select=name:title',
		'ideas?select=id&or=(id.eq.1,id.eq.2)',
		'ideas?select=nothing',
		'ideas?select=id&nothing=eq.1',
		'ideas?select=id&order=nothing',
		'ideas?select=id&id=eq.one',
		'people?select=id&function=eq.nobody',
		'ideas?select=id&limit=many'
	]) {
		const [short, long] = await Promise.all([ask({ token, path }), ask({ token, path, prefer: 'count=none' })]);
		expect(short, path).toEqual(long);
	}
});

test('what changes something is done once and says the same, whether it answers a number, nothing or a refusal', async () => {
	const { token, client, id } = await tokenOf({ role: 'leader' });
	const idea = { p_title: 'Done once', p_problem: 'A problem that is long enough.', p_proposal: '', p_tags: [] };
	const logged = await ask({ token, path: 'rpc/propose_idea', body: idea });
	expect(logged).toEqual({ status: 200, body: expect.any(Number) });
	expect(await sql`select id from ideas where title = 'Done once'`).toHaveLength(1);
	for (const prefer of [undefined, 'count=none']) {
		const supported = { p_idea: logged.body, p_supports: true };
		expect(await ask({ token, path: 'rpc/set_support', body: supported, ...(prefer && { prefer }) })).toEqual({
			status: 200,
			body: 1
		});
		const refused = await ask({
			token,
			path: 'rpc/set_support',
			body: { ...supported, p_idea: 0 },
			...(prefer && { prefer })
		});
		expect(refused.status).toBe(404);
		const nothing = await ask({
			token,
			path: 'rpc/set_role',
			body: { p_person: id, p_role: 'admin' },
			...(prefer && { prefer })
		});
		expect(nothing.status).toBe(403);
	}
	const { error } = await client.rpc('remove_comment', { p_comment: 0 });
	expect(error?.message).toBe('no_such_comment');
	const gone = { token, path: 'rpc/remove_comment', body: { p_comment: 0 } };
	expect(await ask(gone)).toEqual(await ask({ ...gone, prefer: 'count=none' }));
});

test('a refusal costs no connection: the next question finds the plans that were made on it', async () => {
	const { token } = await tokenOf();
	const refused = () => Promise.all(Array.from({ length: 20 }, () => ask({ token, path: 'rpc/remove_comment', body: { p_comment: 0 } }))); // prettier-ignore
	const connections = async () => (await sql`select pid from pg_stat_activity where application_name = 'common-ground' and datname = current_database() order by pid`).map(({ pid }) => pid); // prettier-ignore
	await refused();
	const before = await connections();
	expect(before.length).toBeGreaterThan(0);
	await refused();
	expect(await connections()).toEqual(before);
});

test('what the database did not answer is not asked a second time: it may have been done', async () => {
	const { token, client } = await tokenOf();
	const { data: idea } = await client.rpc('propose_idea', { p_title: 'Held', p_problem: 'A problem that is long enough.', p_proposal: '', p_tags: [] }); // prettier-ignore
	const holder = await owner.connect();
	try {
		await holder.query('begin');
		await holder.query('select from ideas where id = $1 for update', [idea]);
		const asked = ask({ token, path: 'rpc/set_support', body: { p_idea: idea, p_supports: true } });
		// as when the database goes away in the middle of it
		await expect
			.poll(
				async () =>
					(
						await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%set_support%'`
					).length
			) // prettier-ignore
			.toBe(1);
		expect((await asked).status).toBe(503);
	} finally {
		await holder.query('rollback');
		holder.release();
	}
	expect(await sql`select from supports where idea_id = ${idea}`).toHaveLength(0);
});

test('a session that has ended reads nothing, although its token is valid', async () => {
	const { token, id } = await tokenOf();
	const who = { token, path: 'rpc/show_me', body: {} };
	expect((await ask(who)).body).toMatchObject({ id });
	await sql`delete from auth.sessions where user_id = ${id}`;
	expect((await ask(who)).body).toBeNull();
});

test('a token of another key, of no algorithm, of another role or of yesterday is refused', async () => {
	const { id } = await tokenOf();
	const now = Math.floor(Date.now() / 1000);
	const claims = { sub: id, role: 'authenticated', session_id: id, iat: now, exp: now + 600 };
	const forged = [
		signed(claims),
		signed(claims, { alg: 'none', typ: 'JWT' }),
		signed({ ...claims, role: 'service_role' }),
		signed({ ...claims, iat: now - 90_000, exp: now - 86_400 }),
		`${signed(claims)}.more`,
		'not.a.token'
	];
	for (const token of forged) {
		expect((await ask({ token, path: 'rpc/show_me', body: {} })).status, token).toBe(401);
	}
});

test('of what is asked in one moment everybody is answered as themselves, and a question that is refused takes no other with it', async () => {
	const people = await Promise.all([tokenOf({ name: 'Ida' }), tokenOf({ name: 'Jan' })]);
	const name = ({ id }: { id: string }) => ({ path: `people?select=name&id=eq.${id}` });
	const asked = people.flatMap(({ token }) => [
		...people.map((one) => ask({ token, ...name(one) })),
		ask({ token, path: 'rpc/show_me', body: {} }),
		ask({ token, path: 'ideas?select=id&id=eq.one' })
	]);
	const both = people.map(({ name }) => ({ status: 200, body: [{ name }] }));
	expect(await Promise.all(asked)).toMatchObject(
		people.flatMap(({ id }) => [...both, { status: 200, body: { id } }, { status: 400 }])
	);
});

test('what the short way cannot answer is refused as the long way refuses it', async () => {
	const { token } = await tokenOf({ is_complete: false });
	const asked = { token, path: 'rpc/find_ideas', body: { p_limit: 'many' } };
	expect(await ask(asked)).toEqual(await ask({ ...asked, prefer: 'count=none' }));
	const unknown = { token, path: 'rpc/find_ideas', body: { p_nothing: 1 } };
	expect(await ask(unknown)).toEqual(await ask({ ...unknown, prefer: 'count=none' }));
	const hidden = { token, path: 'activity_head?select=*' };
	expect((await ask(hidden)).status).toBe(404);
});
