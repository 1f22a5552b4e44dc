import { readFileSync } from 'node:fs';
import { App } from '@supabase/lite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import type { Backend } from './backend.ts';
import { guardAuth } from './auth-guard.ts';
import { openPool, useNodePostgres, type Connection, type Pool } from './driver.ts';
import { mapErrors } from './errors.ts';
import { away, createGateway } from './gateway.ts';
import { writeJsonColumns } from './json-values.ts';
import { listenTo } from './listener.ts';
import { migrate } from './migrate.ts';
import { openOutbox, type Outbox, type Send } from './outbox.ts';
import { projectFile } from './project.ts';
import { patience, readPatience } from './patience.ts';
import { PREVIEW, previewing } from './previewing.ts';
import { createRelay, type Relay } from './relay.ts';
import { endReplayedSession } from './replay.ts';
import { openShortcut } from './shortcut.ts';
import type { Secrets } from './secrets.ts';

/** What an embedded backend stands on; the tests give it a database of their own. */
export interface Foundation {
	databaseUrl: string;
	secrets: Secrets;
	/** What people type into the browser: links in mails start with it. */
	origin: string;
	migrationsDir: string | null;
	/** Called when a statement found the database away. */
	onLost(): void;
	/** A line about something that went wrong in the background. */
	warn(message: string): void;
	/** Hands mails to a mail server; absent, they stay in the outbox and addresses need no confirmation. */
	sendMail?: Send | null;
	/** Milliseconds that every sign-in answer takes a multiple of; default 400. */
	authStep?: number;
	/** Connections; default 10. */
	poolSize?: number;
}

export interface Embedded extends Pick<Backend, 'url' | 'key' | 'fetch' | 'isReady' | 'close'> {
	/** The owner's connections, for the parts of the backend itself (mail, live updates); never for the app. */
	pool: Pool['pool'];
	secretKey: string;
	outbox: Outbox;
	relay: Relay;
	/** Like `fetch`, without limits and waiting at sign-in: for the demo story and the tests. */
	unguarded: typeof fetch;
	/** Migrations applied by this start. */
	applied: string[];
}

const MAX_ROWS = 500;
const STATEMENT_TIMEOUT = 8000;
/** Beyond what its statement may take: a request asks more than one, and may wait for a connection. */
const REQUEST_TIMEOUT = 7000;

// the same files that config.toml names for a hosted project
const template = (name: string, subject: string) => ({
	subject,
	content_path: projectFile(`supabase/templates/${name}.html`)
});
const templates = {
	confirmation: template('confirmation', 'Confirm your address for Common Ground'),
	magic_link: template('magic_link', 'Sign in to Common Ground'),
	recovery: template('recovery', 'Choose a new password for Common Ground')
};

function createApp(connection: Connection, { secrets, origin, sendMail }: Foundation, outbox: Outbox): App {
	return new App({
		connection,
		api: { schemas: ['public'], max_rows: MAX_ROWS },
		studio: { enabled: false },
		auth: {
			enabled: true,
			jwt_secret: secrets.jwt,
			publishable_key: secrets.publishable,
			secret_key: secrets.secret,
			site_url: origin,
			additional_redirect_urls: [],
			// a quarter of an hour: a token outlives its sign-out, the policies ask for the session as well
			jwt_expiry: 900,
			minimum_password_length: 10,
			email: {
				// where nobody receives mails, nobody could confirm one
				enable_confirmations: sendMail !== undefined && sendMail !== null,
				otp_length: 8,
				otp_expiry: 600,
				template: templates
			}
		},
		options: { server: { admin: false }, drivers: { email: { send: (mail) => outbox.write(mail) } } }
	});
}

/** Supabase on a PostgreSQL, in this process: schema and migrations in place, ready for supabase-js. */
export async function startEmbedded(foundation: Foundation): Promise<Embedded> {
	const { secrets } = foundation;
	const connection = createPostgresConnection({ url: 'postgres://unused' });
	let losses = 0;
	const onLost = () => {
		losses += 1;
		foundation.onLost();
	};
	const { pool, learnArrays } = openPool({
		connectionString: foundation.databaseUrl,
		size: foundation.poolSize ?? 10,
		statementTimeout: STATEMENT_TIMEOUT,
		waitForConnection: 4000,
		onError(error) {
			foundation.warn(`The database connection was lost: ${error.message}`);
			onLost();
		}
	});
	useNodePostgres(connection, pool);
	mapErrors(connection, onLost);
	const outbox = openOutbox(pool, foundation.sendMail ?? null, foundation.warn);
	const app = createApp(connection, foundation, outbox);
	let relay: Relay | null = null;
	const isReady = () =>
		pool.query('select').then(
			() => true,
			() => {
				onLost();
				return false;
			}
		);
	const end = async () => {
		await relay?.close();
		await outbox.close();
		await pool.end();
	};
	try {
		await learnArrays();
		await app.init();
		await app.ensureSystemSchema();
		const bootstrap = readFileSync(projectFile('src/lib/server/backend/bootstrap.sql'), 'utf8');
		await pool.query(bootstrap);
		// otherwise the first request grants everything to anon and authenticated, or runs everything as the owner
		Object.assign(connection, { rlsState: 'active' });
		const applied = await migrate(pool, foundation.migrationsDir ?? projectFile('supabase/migrations'));
		// once more: extensions that a migration made, and functions of the façade that it replaced
		if (applied.length) await pool.query(bootstrap);
		await connection.clearSchemaCache();
		relay = await createRelay(pool, listenTo(foundation.databaseUrl));
		const step = foundation.authStep ?? 400;
		const endReplayed = (refreshToken: string) => endReplayedSession(pool, refreshToken);
		// a refusal given while the database went away may come from that alone, whatever it says; sign-in has error
		// answers of its own, so there it has to be asked
		const serve = async (request: Request) => {
			const before = losses;
			const asked = request.headers.get(PREVIEW) ?? undefined;
			const answer = await patience.run(patienceOf(new URL(request.url)), () =>
				previewing.run(asked, () => app.fetch(request))
			);
			if (answer.ok) return answer;
			return losses === before && (answer.status < 500 || (await isReady())) ? answer : away();
		};
		await learnArrays();
		// read once and kept: asked for while the database is away, the façade would believe that there are no tables
		const schema = await connection.introspect({ useCache: false });
		if (!schema.tables.length) throw new Error('The tables of the database could not be read.');
		connection.introspect = async () => schema;
		await writeJsonColumns(connection, pool);
		const patienceOf = await readPatience(pool);
		const timeout = (url: URL) => (patienceOf(url) ?? STATEMENT_TIMEOUT) + REQUEST_TIMEOUT;
		const shortcut = await openShortcut({
			pool,
			secret: secrets.jwt,
			publishableKey: secrets.publishable,
			maxRows: MAX_ROWS,
			onLost
		});
		return {
			url: 'http://embedded.invalid',
			key: secrets.publishable,
			secretKey: secrets.secret,
			pool,
			applied,
			outbox,
			relay,
			fetch: createGateway({ shortcut, serve: guardAuth({ serve, step, endReplayed }), timeout }),
			unguarded: createGateway({ shortcut, serve, timeout }),
			isReady,
			close: end
		};
	} catch (error) {
		await end();
		throw error;
	}
}
