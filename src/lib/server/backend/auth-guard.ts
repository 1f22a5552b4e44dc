import { createLimiter, type Allowance, type Limiter } from '#lib/server/limits.ts';

/** The request header by which the session names the address that a person's request came from. */
export const CLIENT_ADDRESS = 'x-client-address';

const MINUTE = 60_000;

interface Rule {
	/** Counted always, or only when it failed. */
	counts: 'every' | 'failures';
	/** For one e-mail address, whoever asks. */
	perEmail: Allowance;
	/** For one e-mail address from one place, where guessing must not lock out the owner elsewhere. */
	perPair?: Allowance;
	perAddress: Allowance;
	/** Whether a known and an unknown address are answered alike, by 200 and nothing else. */
	saysNothing?: boolean;
}

// Generous per address: a hackathon shares one.
const rules: Record<string, Rule> = {
	'token?password': {
		counts: 'failures',
		perEmail: { most: 100, within: 15 * MINUTE },
		perPair: { most: 10, within: 15 * MINUTE },
		perAddress: { most: 100, within: 15 * MINUTE }
	},
	signup: {
		counts: 'every',
		perEmail: { most: 5, within: 15 * MINUTE },
		perAddress: { most: 100, within: 60 * MINUTE }
	},
	verify: {
		counts: 'failures',
		perEmail: { most: 5, within: 10 * MINUTE },
		perAddress: { most: 50, within: 10 * MINUTE }
	},
	...Object.fromEntries(
		['recover', 'otp', 'magiclink', 'resend'].map((path): [string, Rule] => [
			path,
			{
				counts: 'every',
				perEmail: { most: 5, within: 15 * MINUTE },
				perAddress: { most: 100, within: 15 * MINUTE },
				saysNothing: true
			}
		])
	)
};

// What supabase-js calls for a person; nothing for administrators, for OAuth or for the curious.
const REACHABLE = /^\/auth\/v1\/(token|signup|recover|otp|magiclink|resend|verify|user|logout|reauthenticate|health)$/;

function refusal(status: number, name: string, headers: Record<string, string> = {}): Response {
	const body = { code: status, error_code: name, msg: name.replaceAll('_', ' ') };
	return Response.json(body, { status, headers: { 'x-sb-error-code': name, ...headers } });
}

async function fieldIn(request: Request, name: string): Promise<string> {
	const body: unknown = await request
		.clone()
		.json()
		.catch(() => null);
	const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : '';
	return typeof value === 'string' ? value : '';
}

async function emailIn(request: Request): Promise<string> {
	return (await fieldIn(request, 'email')).trim().toLowerCase().slice(0, 320);
}

// To the next whole step: what took a little more or less, because the account exists, reads the same.
async function evenOut(began: number, step: number): Promise<void> {
	if (step <= 0) return;
	const spent = performance.now() - began;
	const left = Math.ceil(spent / step) * step - spent;
	await new Promise((resolve) => setTimeout(resolve, left));
}

function allowances(path: string, rule: Rule, [email, address]: [string, string]): [string, Allowance][] {
	const place: [string, Allowance] = [`${path} from ${address}`, rule.perAddress];
	if (!email) return [place];
	const pair: [string, Allowance][] = rule.perPair ? [[`${path} ${email} from ${address}`, rule.perPair]] : [];
	return [[`${path} ${email}`, rule.perEmail], ...pair, place];
}

async function guarded(request: Request, rule: Rule, { limiter, serve, path }: Asked): Promise<Response> {
	const asker: [string, string] = [await emailIn(request), request.headers.get(CLIENT_ADDRESS) ?? ''];
	const counted = allowances(path, rule, asker);
	const wait = Math.max(...counted.map(([key, allowance]) => limiter.wait(key, allowance)));
	if (wait) return refusal(429, 'over_request_rate_limit', { 'retry-after': String(wait) });
	// before the answer, so that many at once do not slip through together
	for (const [key] of counted) limiter.count(key);
	const answer = await serve(request);
	if (answer.ok && rule.counts === 'failures') for (const [key] of counted) limiter.forgive(key);
	// the façade says this before it looks at the password
	const isUnconfirmed = answer.headers.get('x-sb-error-code') === 'email_not_confirmed';
	if (isUnconfirmed) return refusal(400, 'invalid_credentials');
	const isAboutSomebody = rule.saysNothing && answer.status >= 400 && answer.status < 500 && answer.status !== 429;
	return isAboutSomebody ? Response.json({}) : answer;
}

interface Asked {
	path: string;
	limiter: Limiter;
	serve: (request: Request) => Promise<Response>;
}

export interface AuthGuardOptions {
	serve(request: Request): Promise<Response>;
	/** Milliseconds: every answer about somebody takes a whole number of them, so that time tells nothing. */
	step: number;
	/** Ends the session of a refresh token that is used again after its grace; true when it was. */
	endReplayed(refreshToken: string): Promise<boolean>;
}

/**
 * Lets what concerns the same key happen one after another. The façade takes a refresh token back and makes the next one in two
 * steps: a tab that asks between them would be signed out.
 */
function createTurns(): (key: string, act: () => Promise<Response>) => Promise<Response> {
	const last = new Map<string, Promise<unknown>>();
	return async (key, act) => {
		const before = last.get(key) ?? Promise.resolve();
		const mine = before.then(act, act);
		last.set(key, mine);
		try {
			return await mine;
		} finally {
			if (last.get(key) === mine) last.delete(key);
		}
	};
}

/**
 * What the façade's sign-in lacks: limits, answers that neither by their time nor by their words tell who has an
 * account, and refresh tokens that are worth nothing to whoever finds an old one.
 */
export function guardAuth({ serve, step, endReplayed }: AuthGuardOptions): (request: Request) => Promise<Response> {
	const limiter = createLimiter();
	const inTurn = createTurns();
	return async (request) => {
		const url = new URL(request.url);
		if (!url.pathname.startsWith('/auth/')) return serve(request);
		if (!REACHABLE.test(url.pathname)) return refusal(404, 'not_found');
		const grant = url.searchParams.get('grant_type');
		if (grant === 'refresh_token') {
			const token = await fieldIn(request, 'refresh_token');
			const refresh = async () =>
				(await endReplayed(token)) ? refusal(400, 'refresh_token_already_used') : serve(request);
			return inTurn(token, refresh);
		}
		const path = url.pathname.slice('/auth/v1/'.length) + (grant === 'password' ? '?password' : '');
		const rule = rules[path];
		if (!rule || request.method !== 'POST') return serve(request);
		const began = performance.now();
		const answer = await guarded(request, rule, { path, limiter, serve });
		await evenOut(began, step);
		return answer;
	};
}
