import pg from 'pg';
import { codeOf, messageOf, StartError } from '#lib/server/start-error.ts';

// asked before anything is made; longer than a server takes that is just starting
const ANSWER_WITHIN = 10_000;

interface Rights {
	version: number;
	may_make_roles: boolean;
}

/** Throws a StartError unless the database that DATABASE_URL names answers and its user may set it up. */
export async function requireDatabase(connectionString: string): Promise<void> {
	const client = new pg.Client({ connectionString, connectionTimeoutMillis: ANSWER_WITHIN });
	client.on('error', () => undefined);
	let rights: Rights | undefined;
	try {
		await client.connect();
		const { rows } = await client.query<Rights>(
			`select current_setting('server_version_num')::int as version, rolsuper or rolcreaterole as may_make_roles
			from pg_roles where rolname = current_user`
		);
		rights = rows[0];
	} catch (cause) {
		const reason = messageOf(cause) || codeOf(cause);
		throw new StartError(
			`The database of DATABASE_URL does not let us in (${reason}): check that it runs, and check DATABASE_URL.`,
			{ cause }
		);
	} finally {
		await client.end();
	}
	if (rights && rights.version < 150_000) {
		throw new StartError('The database of DATABASE_URL is older than PostgreSQL 15: use PostgreSQL 17.');
	}
	if (!rights?.may_make_roles) {
		throw new StartError(
			'The user of DATABASE_URL may not make roles, which row level security needs: give it CREATEROLE or use the owner of the server.'
		);
	}
}
