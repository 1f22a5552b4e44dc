import { expect } from 'vitest';
import type { Enums } from '#lib/database.types.ts';
import type { Client, World } from './harness.ts';

export type Asked = {
	box: number;
	outcome: Enums<'ballot_choice'>;
	reason?: string;
	recommended?: Enums<'ballot_choice'>;
	/** The decision that it would take the place of. */
	supersedes?: number;
};

export const ask = (client: Client, { box, outcome, reason = 'The vendor ends the service.', ...more }: Asked) => {
	const words = { p_outcome: outcome, p_reason: reason, ...(more.recommended && { p_recommended: more.recommended }) };
	return more.supersedes === undefined
		? client.rpc('ask_for_second', { p_box: box, ...words })
		: client.rpc('ask_to_supersede', { p_decision: more.supersedes, ...words });
};

/** The newest departure of a box to an outcome. */
export async function departureOf({ sql }: Pick<World, 'sql'>, { box, outcome }: Asked): Promise<number> {
	const [row] = await sql<{ id: string }>`select id from public.departures
		where box_id = ${box} and outcome = ${outcome} order by id desc limit 1`;
	return Number(row?.id ?? 0);
}

export const second = async (here: Pick<World, 'sql'>, client: Client, asked: Asked) =>
	client.rpc('second_departure', { p_departure: await departureOf(here, asked) });

/** Asked for by one leader and seconded by another. */
export async function carried(here: Pick<World, 'sql'>, client: Client, asked: Asked & { by: Client }): Promise<void> {
	expect((await ask(client, asked)).error).toBeNull();
	expect((await second(here, asked.by, asked)).error).toBeNull();
}
