import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { world } from './harness.ts';

const { person, fetch, url, keys, sql } = await world();

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
	return { status: response.status, body: await response.json() };
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
		...['me', 'people', 'ideas', 'idea_list', 'activity', 'experiment_list', 'kpis', 'board_cards'].map((name) => ({
			path: `${name}?select=*&limit=20`
		})),
		{ path: 'rpc/find_ideas', body: { p_q: "größe '; select 1 --", p_after: null, p_limit: 5 } },
		{ path: 'rpc/find_ideas', body: { p_tag: "o'clock", p_after: [3, 9_000_000_000_000] } },
		{ path: 'rpc/find_ideas', body: {} },
		{ path: 'rpc/read_experiment', body: { p_experiment: 1 } },
		{ path: 'rpc/read_board', body: {} },
		{ path: 'rpc/read_board', body: { p_by: { q: "größe '; select 1 --", lanes: 'priority', options: true } } }
	];
	for (const read of reads) {
		const [short, long] = await Promise.all([ask({ ...read, token }), ask({ ...read, token, prefer: 'count=none' })]);
		expect(short, read.path).toEqual(long);
		expect(short.status, read.path).toBe(200);
	}
});

test('a session that has ended reads nothing, although its token is valid', async () => {
	const { token, id } = await tokenOf();
	expect((await ask({ token, path: 'me?select=*' })).body).toHaveLength(1);
	await sql`delete from auth.sessions where user_id = ${id}`;
	expect((await ask({ token, path: 'me?select=*' })).body).not.toMatchObject([{ id }]);
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
	for (const token of forged) expect((await ask({ token, path: 'me?select=*' })).status, token).toBe(401);
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
