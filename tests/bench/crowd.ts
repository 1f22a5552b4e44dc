import { createServerClient } from '@supabase/ssr';
import type { Own } from '#lib/server/backend/own.ts';
import { COOKIE } from '#lib/server/session-cookie.ts';

const AT_A_TIME = 16;

/** Signs so many people up, through the gateway, and answers the Cookie header of each one's browser. */
export async function gather(own: Own, count: number): Promise<string[]> {
	const cookies: string[] = [];
	const waiting = Array.from({ length: count }, (_, index) => index).values();
	const worker = async () => {
		for (const index of waiting) cookies[index] = await signUp(own, index);
	};
	// the first alone: it becomes admin
	cookies[0] = await signUp(own, waiting.next().value ?? 0);
	await Promise.all(Array.from({ length: AT_A_TIME }, worker));
	return cookies;
}

async function signUp(own: Own, index: number): Promise<string> {
	const jar = new Map<string, string>();
	const client = createServerClient(own.url, own.key, {
		// from as many places: sign-ups are limited by address
		global: { fetch: own.fetch, headers: { 'x-client-address': `192.0.2.${index}` } },
		cookieOptions: { name: COOKIE },
		cookies: {
			getAll: () => [...jar].map(([name, value]) => ({ name, value })),
			setAll: (set) => {
				for (const { name, value } of set) jar.set(name, value);
			}
		}
	});
	const { error } = await client.auth.signUp({
		email: `person-${index}@bench.example`,
		password: 'fast, but not careless'
	});
	if (error) throw new Error(`the bench could not sign people up: ${error.message}`);
	return [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
}
