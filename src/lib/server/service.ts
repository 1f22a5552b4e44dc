import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/database.types.ts';
import { backend, type Backend } from '#lib/server/backend/backend.ts';

const made = new WeakMap<Backend, SupabaseClient<Database>>();

/** Acts as the server itself, for the few things that no person may say; null where it was given no key. */
export async function service(): Promise<SupabaseClient<Database> | null> {
	const running = await backend();
	if (running.secretKey === null) return null;
	const client =
		made.get(running) ??
		createClient<Database>(running.url, running.secretKey, {
			db: { retry: false },
			global: { fetch: running.fetch },
			auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false }
		});
	made.set(running, client);
	return client;
}
