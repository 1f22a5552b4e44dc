import { createHmac } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import { describe, expect, test } from 'vitest';
import { PASSWORD, world } from '../rules/harness.ts';

const { person, anonymous, visitor, sql, mails, fetch, unguarded, url, keys } = await world();

/** A request to the sign-in service as the app makes it, from an address of its own. */
function ask(path: string, body: unknown, headers: Record<string, string> = {}) {
	return fetch(`${url}/auth/v1/${path}`, {
		method: 'POST',
		headers: { apikey: keys.publishable, 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body)
	});
}

const signIn = (email: string, password: string, from = '198.51.100.1') =>
	ask('token?grant_type=password', { email, password }, { 'x-client-address': from });

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function timed(act: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await act();
	return performance.now() - began;
}

/** The link of the latest mail to somebody. */
async function mailedLink(email: string): Promise<URL> {
	const mail = (await mails()).find(({ recipient }) => recipient === email);
	return new URL(/https?:\S+/.exec(mail?.text ?? '')?.[0] ?? '');
}

const tokenIn = (link: URL) => link.searchParams.get('token_hash') ?? '';

describe('nobody learns who has an account', () => {
	test('by how long a wrong password takes', async () => {
		const { email } = await person();
		const known: number[] = [];
		const unknown: number[] = [];
		for (let round = 0; round < 6; round++) {
			known.push(await timed(() => signIn(email, 'a wrong password', `203.0.113.${round}`)));
			unknown.push(await timed(() => signIn(`nobody-${round}@example.com`, 'a wrong password')));
		}
		expect(Math.min(...known, ...unknown)).toBeGreaterThanOrEqual(395);
		expect(Math.abs(median(known) - median(unknown))).toBeLessThan(15);
	});

	test('by what a wrong password answers', async () => {
		const { email } = await person();
		const [known, unknown] = await Promise.all([
			signIn(email, 'a wrong password'),
			signIn('nobody@example.com', 'a wrong password')
		]);
		expect(known.status).toBe(unknown.status);
		expect(await known.text()).toBe(await unknown.text());
	});

	test.each([
		['recover', {}],
		['otp', { create_user: false }],
		['resend', { type: 'signup' }]
	])('by what asking for a mail answers (%s)', async (path, more) => {
		const { email } = await person();
		const [known, unknown] = await Promise.all([
			ask(path, { email, ...more }),
			ask(path, { email: 'nobody@example.com', ...more })
		]);
		expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
	});
});

describe('guessing ends soon', () => {
	test('for one account from one place, while its owner signs in from another', async () => {
		const { email } = await person();
		const guesses = await Promise.all(Array.from({ length: 14 }, () => signIn(email, 'a guess', '192.0.2.7')));
		expect(guesses.filter(({ status }) => status === 429)).toHaveLength(4);
		expect(Number(guesses.find(({ status }) => status === 429)?.headers.get('retry-after'))).toBeGreaterThan(0);
		expect((await signIn(email, PASSWORD, '192.0.2.8')).status).toBe(200);
	});

	test('for the code of a mail', async () => {
		const { email } = await person();
		const tries = await Promise.all(
			Array.from({ length: 7 }, (_, code) => ask('verify', { email, type: 'email', token: `0000000${code}` }))
		);
		expect(tries.filter(({ status }) => status === 429)).toHaveLength(2);
	});

	test('for mails to somebody else', async () => {
		const { email } = await person();
		await Promise.all(Array.from({ length: 9 }, () => ask('recover', { email })));
		const sent = (await mails()).filter(({ recipient }) => recipient === email);
		expect(sent.length).toBeLessThanOrEqual(5);
	});

	test('but signing in correctly is never counted', async () => {
		const { email } = await person();
		const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(email, PASSWORD, '192.0.2.9')));
		const again = await signIn(email, PASSWORD, '192.0.2.9');
		expect(again.status).toBe(200);
		expect(answers.some(({ status }) => status === 200)).toBe(true);
	});
});

describe('a link in a mail', () => {
	test('leads to the page that asks before it uses the link up', async () => {
		const { email, client } = await person();
		await client.auth.resetPasswordForEmail(email, { redirectTo: 'https://evil.example/' });
		const link = await mailedLink(email);
		expect(link.origin + link.pathname).toBe('http://localhost:3000/auth/confirm');
		expect(link.searchParams.get('type')).toBe('recovery');
	});

	test('works once, even when it is followed ten times at once', async () => {
		const { email, client } = await person();
		await client.auth.resetPasswordForEmail(email);
		const token_hash = tokenIn(await mailedLink(email));
		const tries = await Promise.all(
			Array.from({ length: 10 }, () => anonymous().auth.verifyOtp({ token_hash, type: 'recovery' }))
		);
		expect(tries.filter(({ data }) => data.session)).toHaveLength(1);
	});

	test('does not work after eleven minutes', async () => {
		const { id, email, client } = await person();
		await client.auth.resetPasswordForEmail(email);
		const token_hash = tokenIn(await mailedLink(email));
		await sql`update auth.users set recovery_sent_at = recovery_sent_at - interval '11 minutes' where id = ${id}`;
		const { data } = await anonymous().auth.verifyOtp({ token_hash, type: 'recovery' });
		expect(data.session).toBeNull();
	});

	test('does not work once a newer one was asked for', async () => {
		const { id, email, client } = await person();
		await client.auth.resetPasswordForEmail(email);
		const first = tokenIn(await mailedLink(email));
		await sql`update auth.users set recovery_sent_at = recovery_sent_at - interval '2 minutes' where id = ${id}`;
		await client.auth.resetPasswordForEmail(email);
		expect(tokenIn(await mailedLink(email))).not.toBe(first);
		const { data } = await anonymous().auth.verifyOtp({ token_hash: first, type: 'recovery' });
		expect(data.session).toBeNull();
	});
});

describe('a session', () => {
	test('ends everything its token could do at once when it signs out', async () => {
		const { client, id } = await person();
		const token = (await client.auth.getSession()).data.session?.access_token ?? '';
		const stolen = withToken(token);
		expect((await stolen.from('people').select('id').eq('id', id)).data).toHaveLength(1);
		await client.auth.signOut();
		expect((await stolen.from('people').select('id').eq('id', id)).data).toEqual([]);
		const { error } = await stolen.rpc('set_role', { p_person: id, p_role: 'admin' });
		expect(error?.message).toBe('sign_in_first');
	});

	test('of another device ends when the password is changed here', async () => {
		const { client, id, email } = await person();
		const elsewhere = anonymous();
		await elsewhere.auth.signInWithPassword({ email, password: PASSWORD });
		await client.auth.updateUser({ password: 'another horse entirely' });
		await client.auth.signOut({ scope: 'others' });
		expect((await elsewhere.from('people').select('id').eq('id', id)).data).toEqual([]);
		expect((await client.from('people').select('id').eq('id', id)).data).toHaveLength(1);
	});

	test('survives eight tabs that refresh it at once', async () => {
		const { client } = await person();
		const refresh_token = (await client.auth.getSession()).data.session?.refresh_token ?? '';
		const tabs = await Promise.all(Array.from({ length: 8 }, () => visitor().auth.refreshSession({ refresh_token })));
		expect(tabs.filter(({ data }) => data.session)).toHaveLength(8);
	});

	test('is revoked as a whole when a refresh token is used again after its grace', async () => {
		const { client, id } = await person();
		const refresh_token = (await client.auth.getSession()).data.session?.refresh_token ?? '';
		const fresh = visitor();
		await fresh.auth.refreshSession({ refresh_token });
		await sql`update auth.refresh_tokens set updated_at = updated_at - interval '1 minute', created_at = created_at - interval '1 minute' where user_id = ${id}`;
		const thief = await visitor().auth.refreshSession({ refresh_token });
		expect(thief.error?.code).toBe('refresh_token_already_used');
		expect((await fresh.auth.refreshSession()).error).not.toBeNull();
		expect((await fresh.from('people').select('id').eq('id', id)).data ?? []).toEqual([]);
	});
});

function withToken(token: string) {
	return createClient(url, keys.publishable, {
		global: { fetch: unguarded, headers: { Authorization: `Bearer ${token}` } },
		auth: { persistSession: false, autoRefreshToken: false }
	});
}

const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

function forged(header: object, claims: object, secret = 'a key that somebody made up, long enough'): string {
	const body = `${encoded(header)}.${encoded(claims)}`;
	return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

describe('a forged token reads nothing', () => {
	test.each([
		['without a signature', { alg: 'none', typ: 'JWT' }, {}],
		['signed by another key', { alg: 'HS256', typ: 'JWT' }, {}],
		['that says it is the service', { alg: 'HS256', typ: 'JWT' }, { role: 'service_role' }],
		['by another algorithm', { alg: 'HS512', typ: 'JWT' }, {}],
		['of an odd person', { alg: 'HS256', typ: 'JWT' }, { sub: 'not-a-uuid' }]
	])('%s', async (_, header, more) => {
		const { id } = await person();
		const now = Math.floor(Date.now() / 1000);
		const claims = { sub: id, role: 'authenticated', aud: 'authenticated', iat: now, exp: now + 600, ...more };
		const { data, status } = await withToken(forged(header, claims)).from('people').select('id');
		expect(data ?? []).toEqual([]);
		expect([400, 401]).toContain(status);
	});

	test('whose payload was edited', async () => {
		const [ann, bob] = await Promise.all([person(), person()]);
		const [header, , signature] = ((await ann.client.auth.getSession()).data.session?.access_token ?? '').split('.');
		const token = `${header}.${encoded({ sub: bob.id, role: 'authenticated' })}.${signature}`;
		const { data } = await withToken(token).from('people').select('id');
		expect(data ?? []).toEqual([]);
	});
});

describe('of the sign-in service', () => {
	test.each(['admin/users', 'authorize?provider=github', 'callback', 'invite', 'settings', 'factors'])(
		'%s cannot be reached',
		async (path) => {
			for (const method of ['GET', 'POST']) {
				const answer = await fetch(`${url}/auth/v1/${path}`, { method, headers: { apikey: keys.secret } });
				expect(answer.status).toBe(404);
			}
		}
	);
});
