import type pg from 'pg';
import type { Connection } from './driver.ts';

const COLUMNS = `
	select n.nspname || '.' || c.relname as relation, array_agg(a.attname::text) as columns
	from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
	where a.atttypid in ('json'::regtype, 'jsonb'::regtype) and a.attnum > 0 and n.nspname = 'public'
	group by 1`;

function encodeIn(row: unknown, columns: string[]): void {
	if (typeof row !== 'object' || row === null) return;
	for (const column of columns) {
		const value: unknown = Reflect.get(row, column);
		// an object arrives as it should; null stays the null of SQL, as PostgREST has it
		if (typeof value === 'string' || Array.isArray(value)) {
			const json = JSON.stringify(value);
			// the façade would read a text as JSON again; an object it leaves to the driver, which asks it for its text
			Reflect.set(row, column, { toPostgres: () => json });
		}
	}
}

/**
 * Writes lists and texts into json columns as JSON: without their types, which the façade does not pass on, the driver
 * would take a list for an array of PostgreSQL and a text for JSON already. Call again after migrations.
 */
export async function writeJsonColumns(connection: Connection, pool: pg.Pool): Promise<void> {
	const { rows } = await pool.query<{ relation: string; columns: string[] }>(COLUMNS);
	const columnsOf = new Map(rows.map(({ relation, columns }) => [relation, columns]));
	const original = connection.onPostgrestAST.bind(connection);
	connection.onPostgrestAST = async (given) => {
		const ast = await original(given);

		const columns = 'values' in ast ? columnsOf.get(`${ast.schema ?? 'public'}.${ast.from ?? ''}`) : undefined;
		if (columns && 'values' in ast) for (const row of [ast.values].flat()) encodeIn(row, columns);
		return ast;
	};
}
