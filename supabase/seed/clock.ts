import type { Clock } from './timeline.ts';

/** The owner's connection: the story uses it for the clock and for nothing else. */
export type Owner = { query(statement: string): Promise<{ rows: unknown[] }> };

/**
 * Runs an act with a clock that can be moved forward through the past. The clock's own definition is put back
 * afterwards, whatever happens.
 */
export async function withMovingClock(owner: Owner, act: (clock: Clock) => Promise<void>): Promise<void> {
	const { rows } = await owner.query(`select pg_get_functiondef('private.now()'::regprocedure) as definition`);
	const definition = definitionIn(rows[0]);
	let offset = -Infinity;
	try {
		await act({
			async moveTo(moment) {
				// what took longer to tell than it lasted must not turn the clock back
				offset = Math.min(0, Math.max(offset, moment.getTime() - Date.now()));
				await owner.query(`create or replace function private.now() returns timestamptz
					language sql volatile set search_path = '' as $$ select clock_timestamp() + interval '${offset} milliseconds' $$`);
			}
		});
	} finally {
		await owner.query(definition);
	}
}

function definitionIn(row: unknown): string {
	if (typeof row === 'object' && row !== null && 'definition' in row && typeof row.definition === 'string') {
		return row.definition;
	}
	throw new Error('the database has no private.now()');
}
