import { createClient } from '@supabase/supabase-js';
import type { Database } from '#lib/database.types.ts';
import { PREVIEW } from '#lib/server/backend/previewing.ts';
import type { Client, TestPerson, World } from './harness.ts';

/** A client with somebody's own session that asks to see an event as somebody of this part; null: of nobody signed in. */
export async function looking(here: World, by: TestPerson | null, asked: string): Promise<Client> {
	const session = await by?.client.auth.getSession();
	const token = session?.data.session?.access_token;
	return createClient<Database>(here.url, here.keys.publishable, {
		...(token !== undefined && { accessToken: () => Promise.resolve(token) }),
		global: { fetch: here.unguarded, headers: { [PREVIEW]: asked } }
	});
}
