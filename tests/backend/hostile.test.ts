import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { openMailSink } from './mail-sink.ts';
import { newFolder, ownerOf, startApp } from './running-app.ts';
import { logIdea, PASSWORD, visitor, type Visitor } from './visitor.ts';

// as behind a proxy that ends TLS
const SITE = 'https://ideas.example.com';

const sink = await openMailSink(afterAll);
const folder = await newFolder(afterAll);
const { origin } = await startApp({
	folder,
	atEnd: afterAll,
	env: { ORIGIN: SITE, SMTP_URL: sink.url, MAIL_FROM: 'ideas@example.com', LOG_LEVEL: 'silent' }
});
const database = await ownerOf(folder);
afterAll(() => database.end());

interface Member extends Visitor {
	email: string;
	id: string;
}

const browser = () => visitor(origin, SITE);

/** The cookies of a session, in which it is kept in parts. */
const sessionOf = ({ cookies }: Visitor) => [...cookies].filter(([name]) => /^cg-session(\.\d+)?$/.test(name));

async function signIn(somebody: Visitor, email: string, next = ''): Promise<Response> {
	return somebody.post('/sign-in?/password', { email, password: PASSWORD, next });
}

/** Whose profile somebody is shown; null when it is nobody's. */
async function whoIs(somebody: Visitor): Promise<string | null> {
	const page = await (await somebody.get('/profile')).text();
	return /data-person="([0-9a-f-]{36})"/.exec(page)?.[1] ?? null;
}

/** Somebody who opened an account, followed the link in the mail and introduced themselves. */
async function member(): Promise<Member> {
	const somebody = browser();
	const email = `${randomUUID()}@example.com`;
	await somebody.post('/sign-up', { email, password: PASSWORD });
	const link = await sink.linkTo(email);
	await somebody.post('/auth/confirm', Object.fromEntries(link.searchParams));
	await somebody.post('/welcome', { name: `Person ${email.slice(0, 8)}`, function: 'it', title: '', skills: '' });
	return { ...somebody, email, id: (await whoIs(somebody)) ?? '' };
}

const [ann, bob] = await Promise.all([member(), member()]);
const idea = await logIdea(bob, 'One field less in the form');

/** Addresses that a browser would take for another site's, or for a script. */
const ELSEWHERE = [
	'https://evil.example',
	'//evil.example',
	'/\\evil.example',
	'\\\\evil.example',
	'/\t/evil.example',
	'/.//evil.example',
	'/%2F/../..//evil.example',
	'javascript:alert(1)'
];

describe("another site's page", () => {
	const form = 'application/x-www-form-urlencoded';
	const evil = { origin: 'https://evil.example' };
	test.each<[string, Record<string, string>]>([
		['a form', { ...evil, 'content-type': form }],
		['text', { ...evil, 'content-type': 'text/plain' }],
		['something without a type', evil],
		['JSON', { ...evil, 'content-type': 'application/json' }],
		['a form from a sandbox', { origin: 'null', 'content-type': form }],
		['a form whose origin is hidden', { 'sec-fetch-site': 'cross-site', 'content-type': form }],
		['a form of a neighbour', { 'sec-fetch-site': 'same-site', 'content-type': form }],
		['JSON whose origin is hidden', { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' }]
	])('that sends %s supports nothing and signs nobody in or out', async (_, headers) => {
		const cookie = [...ann.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const json = headers['content-type'] === 'application/json';
		const fields = { supports: 'yes', email: bob.email, password: PASSWORD };
		const body = Buffer.from(json ? JSON.stringify(fields) : new URLSearchParams(fields).toString());
		for (const path of [`/ideas/${idea}?/support`, '/sign-in?/password', '/sign-out']) {
			const answer = await fetch(origin + path, {
				method: 'POST',
				redirect: 'manual',
				headers: { cookie, ...headers },
				body
			});
			expect([path, answer.status, answer.headers.getSetCookie()]).toEqual([path, 403, []]);
		}
		const { rows } = await database.query('select from public.supports where idea_id = $1', [idea]);
		expect(rows).toEqual([]);
		expect(await whoIs(ann)).toBe(ann.id);
	});

	test('is told from a page of ours, which supports and signs out', async () => {
		const fan = await member();
		expect((await fan.post(`/ideas/${idea}?/support`, { supports: 'yes' })).status).toBe(200);
		const { rows } = await database.query('select from public.supports where idea_id = $1', [idea]);
		expect(rows).toHaveLength(1);
		expect((await fan.post('/sign-out', {})).status).toBe(303);
		expect(await whoIs(fan)).toBeNull();
	});
});

/** Every page that counts, by who may see it. */
async function pages(): Promise<[Visitor, string][]> {
	const drafted = await bob.post('/experiments/new', { idea: String(idea), key: randomUUID(), title: 'A short form' });
	const plan = drafted.headers.get('location') ?? '';
	const inside = ['/', '/board', '/profile', '/ideas', `/ideas/${idea}`, plan, plan.replace('/plan', ''), '/nowhere'];
	return [[browser(), '/sign-in'], ...inside.map((path): [Visitor, string] => [bob, path])];
}

const listed = await pages();

test('no page runs a script or wears a style that did not come with it', async () => {
	const nonces: string[] = [];
	for (const [who, path] of listed) {
		const answer = await who.get(path);
		const policy = answer.headers.get('content-security-policy') ?? '';
		expect([path, policy]).toEqual([path, expect.stringMatching(/script-src 'self'.*style-src 'self'/)]);
		expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/);
		expect(policy).toContain("object-src 'none'");
		const html = await answer.text();
		const tags = [...html.matchAll(/<(?:script|style)\b[^>]*>/g)].map(([tag]) => tag);
		// a page that is only read has no script, and then no nonce either
		const nonce = /script-src [^;]*'nonce-([^']{16,})'/.exec(policy)?.[1];
		if (nonce) nonces.push(nonce);
		expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
		expect(html).not.toMatch(/<[^>]+\s(style|on[a-z]+)=/);
	}
	expect(nonces.length).toBeGreaterThan(2);
	expect(new Set(nonces).size).toBe(nonces.length);
});

test('no page can be put into a frame of another site', async () => {
	for (const [who, path] of listed) {
		const { headers } = await who.get(path);
		expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		expect(headers.get('x-frame-options')).toBe('DENY');
	}
});

test('no cache keeps what was shown to somebody, nor a session', async () => {
	const kept = 'private, no-store';
	const parts = ['/api/similar?q=form', `/ideas/${idea}/__data.json`];
	for (const path of [...listed.slice(1).map(([, path]) => path), ...parts]) {
		const { headers } = await bob.get(path);
		expect([path, headers.get('cache-control')]).toEqual([path, kept]);
	}
	const guest = browser();
	const signedIn = await signIn(guest, bob.email);
	for (const answer of [signedIn, await guest.post('/theme', { theme: 'dark' }), await guest.post('/sign-out', {})]) {
		expect(answer.headers.getSetCookie()).not.toEqual([]);
		expect(answer.headers.get('cache-control')).toBe(kept);
	}
});

test('a page travels as long as it says, with the theme written and no name', async () => {
	for (const [path, status] of [
		['/profile', 200],
		['/ideas/999999', 404],
		['/sign-in', 200]
	] as const) {
		const { cookies } = path === '/sign-in' ? browser() : ann;
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const asked = { headers: { cookie, accept: 'text/html', 'accept-encoding': 'identity' } };
		const answer = await fetch(origin + path, asked);
		const bytes = Buffer.from(await answer.arrayBuffer());
		const { headers } = answer;
		const said = [answer.status, headers.get('content-length'), headers.get('etag'), headers.get('vary')];
		expect(said, path).toEqual([status, String(bytes.length), null, 'accept-encoding']);
		expect(bytes.toString()).toMatch(/data-theme="system"[^]*<\/html>\s*$/);
		const all = { ...asked.headers, 'accept-encoding': 'gzip, deflate, br, zstd' };
		const packed = await fetch(origin + path, { method: 'GET', headers: all });
		expect([packed.status, packed.headers.get('content-encoding')], path).toEqual([status, 'zstd']);
		await packed.body?.cancel();
		const head = await fetch(origin + path, { ...asked, method: 'HEAD' });
		expect([head.status, await head.text()], path).toEqual([status, '']);
	}
});

test('a session is kept where no script, no other site and no plain connection gets at it', async () => {
	const guest = browser();
	const lines = (await signIn(guest, ann.email)).headers.getSetCookie();
	expect(lines.some((line) => line.startsWith('cg-session'))).toBe(true);
	for (const line of lines) {
		const flags = line.toLowerCase().split('; ').slice(1);
		expect(flags).toEqual(expect.arrayContaining(['httponly', 'secure', 'samesite=lax', 'path=/']));
		expect(line.toLowerCase()).not.toContain('domain=');
	}
	const secrets = sessionOf(guest).map(([, value]) => value.slice(0, 40));
	for (const path of ['/', '/profile', '/profile/__data.json']) {
		const said = await (await guest.get(path)).text();
		expect(said).not.toMatch(/eyJ[\w-]{10,}\.eyJ|refresh_token|access_token/);
		for (const secret of secrets) expect(said).not.toContain(secret);
	}
});

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A browser whose session was edited by whoever holds it. */
function edited(somebody: Visitor, edit: (session: Record<string, unknown>) => object): Visitor {
	const value = sessionOf(somebody)
		.map(([, part]) => part)
		.join('');
	const session: unknown = JSON.parse(Buffer.from(value.slice('base64-'.length), 'base64url').toString());
	if (!isObject(session)) throw new Error('the session is no object');
	return planted(`base64-${Buffer.from(JSON.stringify(edit(session))).toString('base64url')}`);
}

function planted(value: string): Visitor {
	const somebody = browser();
	somebody.cookies.set('cg-session', value);
	return somebody;
}

describe('a session cookie', () => {
	test.each([
		'x',
		'base64-!!!',
		'base64-bnVsbA',
		'base64-e30',
		'base64-WyJ4Il0',
		'%7B%22access_token%22%3A%22x%22%7D',
		'%'
	])('that was made up (%s) is nobody', async (value) => {
		const answer = await planted(value).get('/profile');
		expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fprofile']);
	});

	test('whose user was edited is still whom the token names', async () => {
		const thief = edited(bob, (session) => ({ ...session, user: { id: ann.id, email: ann.email, role: 'admin' } }));
		expect(await whoIs(thief)).toBe(bob.id);
	});

	test('whose token was edited is nobody', async () => {
		const thief = edited(bob, (session) => {
			const [head, claims = '', signature] = String(session.access_token).split('.');
			const said: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString());
			const other = JSON.stringify({ ...(isObject(said) ? said : {}), sub: ann.id });
			return { ...session, access_token: [head, Buffer.from(other).toString('base64url'), signature].join('.') };
		});
		expect(await whoIs(thief)).toBeNull();
	});

	test('that somebody copied does nothing from the sign-out on, though who it was is known for a moment', async () => {
		const owner = await member();
		const thief = browser();
		for (const [name, value] of owner.cookies) thief.cookies.set(name, value);
		const log = (title: string) =>
			fetch(`${origin}/ideas/new?/log`, {
				method: 'POST',
				headers: {
					cookie: [...thief.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
					...{ origin: SITE, accept: 'application/json', 'x-sveltekit-action': 'true' }
				},
				body: new URLSearchParams({ title, problem: 'To be kept.', place: '', key: randomUUID() })
			}).then((answer) => answer.text());
		expect(await log('While both are signed in')).toContain('"redirect"');
		expect(await whoIs(thief)).toBe(owner.id);
		await owner.post('/sign-out', {});
		expect(await log('After the owner signed out')).toMatch(/"error".*Your session has ended/);
		expect((await thief.get('/')).headers.get('location')).toBe('/sign-in');
		const { rows } = await database.query('select title from public.ideas where proposed_by = $1', [owner.id]);
		expect(rows).toEqual([{ title: 'While both are signed in' }]);
	});

	test('that was shown pages before is shown nothing more as whom it was', async () => {
		const somebody = await member();
		const shown = async () => {
			const answer = await somebody.get('/profile');
			return [answer.status, answer.headers.get('location'), /value="(Renamed|Person)/.exec(await answer.text())?.[1]];
		};
		expect(await shown()).toEqual([200, null, 'Person']);
		await database.query(`update public.people set name = 'Renamed' where id = $1`, [somebody.id]);
		expect(await shown()).toEqual([303, '/profile', undefined]);
		expect(await shown()).toEqual([200, null, 'Renamed']);
		// what an open page asks for is the page of now, and leads nowhere
		await database.query(`update public.people set name = 'Person' where id = $1`, [somebody.id]);
		const data = await (await somebody.get('/profile/__data.json')).text();
		expect([data.includes('"Person"'), data.includes('Renamed'), data.includes('"redirect"')]).toEqual([
			true,
			false,
			false
		]);
		expect(await shown()).toEqual([200, null, 'Person']);
		await database.query('delete from auth.sessions where user_id = $1', [somebody.id]);
		expect(await shown()).toEqual([303, '/sign-in?next=%2Fprofile', undefined]);
		expect(await shown()).toEqual([303, '/sign-in?next=%2Fprofile', undefined]);
	});

	test('that somebody planted is replaced at sign-in', async () => {
		const victim = browser();
		for (const [name, value] of sessionOf(bob)) victim.cookies.set(name, value);
		expect((await signIn(victim, ann.email)).status).toBe(303);
		expect(await whoIs(victim)).toBe(ann.id);
		const before = new Set(sessionOf(bob).map(([, value]) => value));
		expect(before.size).toBeGreaterThan(0);
		for (const [, value] of sessionOf(victim)) expect(before).not.toContain(value);
		expect(await whoIs(bob)).toBe(bob.id);
	});
});

test('signing in leads nowhere but into the app', async () => {
	const led = await Promise.all(ELSEWHERE.map(async (next) => signIn(browser(), ann.email, next)));
	expect(led.map(({ headers }) => headers.get('location'))).toEqual(ELSEWHERE.map(() => '/'));
	const good = await signIn(browser(), ann.email, '/ideas?q=form#list');
	expect(good.headers.get('location')).toBe('/ideas?q=form#list');
	for (const next of ELSEWHERE) {
		const query = new URLSearchParams({ next });
		const there = await ann.get(`/sign-in?${query}`);
		expect([next, there.status, there.headers.get('location')]).toEqual([next, 303, '/']);
		for (const path of ['/sign-in', '/sign-up', '/forgot', '/auth/confirm']) {
			const html = await (await browser().get(`${path}?${query}`)).text();
			// what the page links and sends, not the address that the framework repeats as data
			const leads = [...html.matchAll(/\b(?:href|action|value)="([^"]*)"/g)].map(([, to = '']) => to);
			expect([next, path, leads.filter((to) => to.includes('evil') || to.startsWith('javascript:'))]).toEqual([
				next,
				path,
				[]
			]);
		}
	}
});

test('the app has no door for administrators, and none to the database', async () => {
	const headers = { origin: SITE, 'sec-fetch-site': 'same-origin', apikey: 'sb_secret_x', 'x-admin': 'true' };
	for (const path of ['/rest/v1/people', '/auth/v1/admin/users', '/storage/v1/bucket', '/_', '/studio', '/admin']) {
		const answer = await fetch(origin + path, { headers, redirect: 'manual' });
		expect([path, answer.status]).toEqual([path, 404]);
		await answer.body?.cancel();
	}
	expect((await browser().get('/mailbox')).status).toBe(404);
	const { rows } = await database.query('select role from public.people where id = $1', [bob.id]);
	expect((await bob.get('/profile?role=admin&admin=true')).status).toBe(200);
	expect((await database.query('select role from public.people where id = $1', [bob.id])).rows).toEqual(rows);
});

/** The status that a request is answered with when no more than this is sent of it. */
async function statusOf(lines: readonly string[]): Promise<number> {
	const socket = connect(Number(new URL(origin).port), 'localhost');
	try {
		socket.write([...lines, '', ''].join('\r\n'));
		const [said]: unknown[] = await once(socket, 'data', { signal: AbortSignal.timeout(10_000) });
		return Number(/^HTTP\/1\.1 (\d+)/.exec(String(said))?.[1]);
	} finally {
		socket.destroy();
	}
}

test('what is far too large is refused before it is read, and everybody else goes on', async () => {
	const megabytes = 10 * 1024 ** 2;
	const head = (path: string, type: string) => [
		`POST ${path} HTTP/1.1`,
		'Host: localhost',
		`Origin: ${SITE}`,
		`Content-Type: ${type}`
	];
	const form = 'application/x-www-form-urlencoded';
	for (const type of ['application/json', form, 'text/plain']) {
		const lines = [...head('/api/preview', type), `Content-Length: ${megabytes}`];
		expect([type, await statusOf(lines)]).toEqual([type, 413]);
	}
	expect(await statusOf(['GET /sign-in HTTP/1.1', 'Host: localhost', `X-Long: ${'x'.repeat(100_000)}`])).toBe(431);
	const long = await bob.post(`/ideas/${idea}?/comment`, { body: 'x'.repeat(200_000) });
	expect(long.status).toBe(413);
	const began = performance.now();
	expect((await bob.get('/')).status).toBe(200);
	expect(performance.now() - began).toBeLessThan(3000);
});

test('ten people who load pages at once see nobody but themselves', async () => {
	const people = [ann, bob, ...(await Promise.all(Array.from({ length: 8 }, member)))];
	expect(new Set(people.map(({ id }) => id)).size).toBe(10);
	const loads = Array.from({ length: 200 }, (_, at) => people[at % people.length] ?? ann);
	const seen = await Promise.all(loads.map(whoIs));
	expect(seen).toEqual(loads.map(({ id }) => id));
});

describe('a mail', () => {
	const forgot = async (email: string, next = '') => {
		expect((await browser().post('/forgot', { email, next })).status).toBe(200);
	};

	test('to choose a new password arrives, leads to the app and works once', async () => {
		const { email } = await member();
		await forgot(email, '//evil.example');
		const link = await sink.linkTo(email);
		expect(link.origin + link.pathname).toBe(`${SITE}/auth/confirm`);
		const guest = browser();
		const proof = { ...Object.fromEntries(link.searchParams), next: '//evil.example' };
		expect((await guest.post('/auth/confirm', proof)).headers.get('location')).toBe('/reset');
		const password = 'another horse entirely';
		expect((await guest.post('/reset', { password, next: '' })).headers.get('location')).toBe('/');
		const elsewhere = await browser().post('/sign-in?/password', { email, password });
		expect(elsewhere.status).toBe(303);
		expect((await browser().post('/auth/confirm', proof)).status).toBe(422);
	});

	test('that the mail server refuses is kept, tried again and delivered once', async () => {
		const [first, second] = await Promise.all([member(), member()]);
		const waiting = () =>
			database.query('select last_error from mail.outbox where recipient = $1 and sent_at is null', [first.email]);
		const refused = sink.refuseNext();
		await forgot(first.email);
		await refused;
		await expect
			.poll(async () => (await waiting()).rows, { timeout: 10_000 })
			.toMatchObject([{ last_error: expect.stringContaining('Try again later') }]);
		// its time has come, and the next mail to anybody wakes the sender
		await database.query('update mail.outbox set next_attempt_at = now() where recipient = $1', [first.email]);
		await forgot(second.email);
		const links = await Promise.all([sink.linkTo(first.email), sink.linkTo(second.email)]);
		for (const link of links) expect(link.searchParams.get('type')).toBe('recovery');
		await expect.poll(async () => (await waiting()).rows, { timeout: 10_000 }).toEqual([]);
	});
});
