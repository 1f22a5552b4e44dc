import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { afterAll } from 'vitest';
import { startEmbedded } from '#lib/server/backend/embedded.ts';
import { makeDatabase } from '../harness.ts';
import { foundation } from '../server.ts';

/** A Supabase client without types: the sample schema is not the app's. */
export type Untyped = SupabaseClient;

export interface SamplePerson {
	id: string;
	email: string;
	client: Untyped;
}

/** A backend with the sample schema on a database of its own. */
export async function sample() {
	const database = await makeDatabase('template0');
	const surroundings = {
		...foundation(database.url),
		migrationsDir: fileURLToPath(new URL('migrations', import.meta.url))
	};
	let embedded = await startEmbedded(surroundings);
	afterAll(async () => {
		await embedded.close();
		await database.drop();
	});

	const client = (key: string | null = embedded.key, headers: Record<string, string> = {}): Untyped =>
		createClient(embedded.url, key ?? embedded.key, {
			global: { fetch: (input, init) => embedded.unguarded(input, init), headers },
			auth: { persistSession: false, autoRefreshToken: false }
		});

	return {
		async person(name: string): Promise<SamplePerson> {
			const mine = client();
			const email = `${name}-${randomUUID()}@Example.com`;
			const { data, error } = await mine.auth.signUp({
				email,
				password: 'correct horse battery',
				options: { data: { name } }
			});
			if (error) throw error;
			return { id: data.user?.id ?? '', email: email.toLowerCase(), client: mine };
		},
		anonymous: (headers?: Record<string, string>) => client(embedded.key, headers),
		/** With the secret key. */
		service: () => client(embedded.secretKey),
		owner: () => embedded.pool,
		/** Ends the backend and starts it anew on the same database. */
		async restart() {
			await embedded.close();
			embedded = await startEmbedded(surroundings);
		},
		fetch: (path: string, init?: RequestInit) => embedded.fetch(embedded.url + path, init),
		keys: { publishable: embedded.key, secret: embedded.secretKey }
	};
}
