import { randomUUID } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { Database, Enums } from '#lib/database.types.ts';
import { startEmbedded } from '#lib/server/backend/embedded.ts';
import type { Relay } from '#lib/server/backend/relay.ts';
import type { Mail } from '#lib/server/backend/outbox.ts';
import { foundation, TEMPLATE } from './server.ts';

export type Client = SupabaseClient<Database>;

/** Somebody who signed up and, unless told otherwise, completed the profile. */
export interface TestPerson {
	id: string;
	email: string;
	name: string;
	password: string;
	/** Acts as this person. */
	client: Client;
}

export interface PersonOptions {
	name?: string;
	/** Default marketing. */
	function?: Enums<'job_function'>;
	/** Default member. */
	role?: Enums<'member_role'>;
	is_bridging?: boolean;
	/** False: signed up and nothing more. */
	is_complete?: boolean;
}

/** A backend on a database of its own, gone when the test file ends. */
export interface World {
	person(options?: PersonOptions): Promise<TestPerson>;
	/** A client that nobody is signed in with. */
	anonymous(): Client;
	/** The same through the app's own fetch, with its limits and waiting at sign-in. */
	visitor(): Client;
	/** A client with the secret key, which the app has for what only it may state. */
	service(): Client;
	/** The database owner's connections, to arrange and to look behind the rules. */
	owner: pg.Pool;
	/** Rows of a statement by the owner: sql`select * from ideas where id = ${id}`. */
	sql<Row extends pg.QueryResultRow = pg.QueryResultRow>(
		text: TemplateStringsArray,
		...values: unknown[]
	): Promise<Row[]>;
	/** Moves the database's clock to a moment, or by an interval such as '3 days'; it goes on from there. */
	travel(to: Date | string): Promise<void>;
	/** Stops the database's clock at a moment; no argument lets it run again, on the real time. */
	stopClock(at?: Date): Promise<void>;
	/** The fetch that the app has, with its limits at sign-in. */
	fetch: typeof fetch;
	/** The same without them. */
	unguarded: typeof fetch;
	/** Mails that were written, the latest first. */
	mails(): Promise<Mail[]>;
	relay: Relay;
	url: string;
	/** The publishable and the secret key. */
	keys: { publishable: string; secret: string };
	databaseUrl: string;
}

export const PASSWORD = 'correct horse battery staple';

/** A database of its own on the test server, by default with everything the app's has. */
export async function makeDatabase(template = TEMPLATE): Promise<{ url: string; drop(): Promise<void> }> {
	const server = inject('postgres');
	const name = `test_${randomUUID().replaceAll('-', '')}`;
	const run = async (statement: string) => {
		const client = new pg.Client({ connectionString: server.replace('DATABASE', 'postgres') });
		await client.connect();
		await client.query(statement).finally(() => client.end());
	};
	await run(`create database ${name} template ${template} strategy file_copy`);
	return { url: server.replace('DATABASE', name), drop: () => run(`drop database ${name} with (force)`) };
}

/**
 * Most tests decide and are about something else: for them the server has just stated whatever the decider saw the rule
 * recommend. All else about it is as it is.
 */
const AGREEING = `alter function private.recommended_now(bigint, jsonb) rename to recommended_as_stated;
	create function private.recommended_now(p_experiment bigint, p_confirmed jsonb) returns public.recommendations
	language plpgsql security definer set search_path = '' as $$
	begin
		perform from public.experiments where id = p_experiment for update;
		-- what was worked out for real stays
		if not exists (select from public.recommendations r where r.experiment_id = p_experiment
			and r.state = private.evidence_state(p_experiment) and r.outcome::text is not distinct from p_confirmed ->> 'recommended') then
			perform public.state_recommendation(p_experiment, private.evidence_state(p_experiment), '[]',
				(p_confirmed ->> 'recommended')::public.ballot_choice);
		end if;
		return private.recommended_as_stated(p_experiment, p_confirmed);
	end $$;
	revoke execute on function private.recommended_now(bigint, jsonb) from public;`;

/**
 * Opens a world for this test file; call it once, at the top. Where nobody speaks for the server it has to be asked what
 * the registered rule recommends, as in the app.
 */
export async function world({ speaksForServer = true } = {}): Promise<World> {
	const database = await makeDatabase();
	const surroundings = foundation(database.url);
	const embedded = await startEmbedded(surroundings);
	const owner = new pg.Pool({ connectionString: database.url, max: 4, options: '-c TimeZone=UTC' });
	owner.on('error', () => undefined);
	if (speaksForServer) await owner.query(AGREEING);
	afterAll(async () => {
		await Promise.all([embedded.close(), owner.end()]);
		await database.drop();
	});

	const client = (key: string, fetch = embedded.unguarded): Client =>
		createClient<Database>(embedded.url, key, {
			global: { fetch },
			auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false }
		});

	async function setClock(expression: string): Promise<void> {
		await owner.query(
			`create or replace function private.now() returns timestamptz
			language sql volatile set search_path = '' as $$ select ${expression} $$`
		);
	}

	return {
		async person(options = {}) {
			const name = options.name ?? `Person ${randomUUID().slice(0, 8)}`;
			const email = `${randomUUID()}@example.com`;
			const mine = client(embedded.key);
			const { data, error } = await mine.auth.signUp({ email, password: PASSWORD });
			if (error) throw error;
			if (!data.user) throw new Error('signing up gave no user');
			const { id } = data.user;
			if (options.is_complete !== false) {
				await owner.query('update public.people set name = $2, function = $3, is_bridging = $4 where id = $1', [
					id,
					name,
					options.function ?? 'marketing',
					options.is_bridging ?? false
				]);
			}
			// the first to sign up is admin; a test says who is
			await owner.query('update public.people set role = $2 where id = $1', [id, options.role ?? 'member']);
			return { id, email, name, password: PASSWORD, client: mine };
		},
		anonymous: () => client(embedded.key),
		visitor: () => client(embedded.key, embedded.fetch),
		service: () => client(embedded.secretKey),
		owner,
		async sql<Row extends pg.QueryResultRow>(text: TemplateStringsArray, ...values: unknown[]) {
			const statement = text.reduce((before, part, index) => `${before}$${index}${part}`);
			return (await owner.query<Row>(statement, values)).rows;
		},
		async travel(to) {
			const offset = typeof to === 'string' ? to : `${(to.getTime() - Date.now()) / 1000} seconds`;
			await setClock(`clock_timestamp() + ${pg.escapeLiteral(offset)}::interval`);
		},
		async stopClock(at) {
			await setClock(at ? `${pg.escapeLiteral(at.toISOString())}::timestamptz` : 'clock_timestamp()');
		},
		fetch: embedded.fetch,
		unguarded: embedded.unguarded,
		mails: embedded.outbox.list,
		relay: embedded.relay,
		url: embedded.url,
		keys: { publishable: embedded.key, secret: embedded.secretKey },
		databaseUrl: database.url
	};
}
