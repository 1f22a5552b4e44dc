import pg from 'pg';
import { patience } from './patience.ts';
import { PREVIEW, previewing } from './previewing.ts';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';

/** What can be said to the database later, together with what follows it: nobody waits for an answer of these. */
const SETTING = /^\s*(?:select set_config\((?:'[\w.]+'), (?:\$1|''), true\)|set local [\w. ="]+)\s*$/i;

const NOTHING = { command: 'SELECT', rowCount: 0, rows: [] } as const;

/**
 * The façade opens every request with `begin` and up to ten settings, one round trip each, which cost more than most
 * questions. This pool keeps them until the first statement that asks for something and sends them as one.
 */
export function gatherPreambles(pool: pg.Pool): PostgresPool {
	// the same one for the same connection: Kysely knows its connections by identity
	const gathered = new WeakMap<pg.PoolClient, PostgresPoolClient>();
	return {
		async connect() {
			const client = await pool.connect();
			const known = gathered.get(client) ?? gatherOn(client);
			gathered.set(client, known);
			return known;
		},
		end: () => pool.end()
	};
}

function gatherOn(client: pg.PoolClient): PostgresPoolClient {
	let kept: string[] = [];

	async function ask<Row>(statement: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
		if (kept.length === 0 && statement !== 'begin') return run<Row>(statement, values);
		if (statement === 'begin' || SETTING.test(statement)) {
			kept.push(written(statement, values));
			return { ...NOTHING, rows: [] };
		}
		const asked = previewing.getStore();
		// only what is asked as somebody: the façade has questions of its own
		const isAsSomebody = kept.some((setting) => setting.includes("'request.jwt.claims'"));
		if (asked !== undefined && isAsSomebody) kept.push(beginPreview(asked));
		const preamble = kept.join(';');
		kept = [];
		// nothing was asked between the beginning and the end
		if (statement === 'commit' || statement === 'rollback') return { ...NOTHING, rows: [] };
		const allowed = patience.getStore();
		await client.query(allowed === undefined ? preamble : `${preamble};set local statement_timeout = ${allowed}`);
		return run<Row>(statement, values);
	}

	async function run<Row>(statement: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
		const allowed = patience.getStore();
		const { command, rowCount, rows } = await client.query({
			text: statement,
			values: [...values],
			...(allowed !== undefined && { query_timeout: allowed + 2000 })
		});
		return { command: commandOf(command), rowCount: rowCount ?? 0, rows };
	}

	function query<Row>(statement: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
	function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
	function query<Row>(
		statement: string | PostgresCursor<Row>,
		values: readonly unknown[] = []
	): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
		if (typeof statement !== 'string') throw new Error('this connection streams nothing');
		return ask<Row>(statement, values);
	}

	return {
		query,
		release() {
			kept = [];
			client.release();
		}
	};
}

function written(statement: string, [value]: readonly unknown[]): string {
	// a function: in a text `$&` and the like would have a meaning
	return statement.replace('$1', () => pg.escapeLiteral(String(value ?? '')));
}

type Command = PostgresQueryResult<unknown>['command'];
const commands = ['UPDATE', 'DELETE', 'INSERT', 'MERGE'] as const satisfies readonly Command[];

function commandOf(name: string): Command {
	return commands.find((command) => command === name) ?? 'SELECT';
}

/** What PostgREST does before a request, once it is known who asks: the database itself says whether this may be. */
function beginPreview(asked: string): string {
	const headers = pg.escapeLiteral(JSON.stringify({ [PREVIEW]: asked }));
	return `select set_config('request.headers', ${headers}, true);select private.begin_preview()`;
}
