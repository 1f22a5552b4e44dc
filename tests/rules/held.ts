import { expect, vi } from 'vitest';
import type { World } from './harness.ts';

/**
 * Sends calls while rows are locked by somebody else, and lets those go afterwards: whatever the calls met until then, they met in the
 * middle of what they do. `rows`: a statement that locks, with what is in it. `send` starts the calls, and may wait until so many stand still.
 */
export async function whileHeld<Answer>(
	{ owner, sql }: Pick<World, 'owner' | 'sql'>,
	[rows, ...filled]: readonly [string, ...unknown[]],
	send: (areWaiting: (count: number) => Promise<void>) => Promise<readonly Promise<Answer>[]>
): Promise<Answer[]> {
	const holder = await owner.connect();
	const areWaiting = (count: number) =>
		vi.waitFor(async () => {
			const waiting =
				await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
			expect(waiting).toHaveLength(count);
		});
	try {
		await holder.query('begin');
		await holder.query(rows, filled);
		const sent = await send(areWaiting);
		await holder.query('commit');
		return await Promise.all(sent);
	} finally {
		await holder.query('rollback');
		holder.release();
	}
}
