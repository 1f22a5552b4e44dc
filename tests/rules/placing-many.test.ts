import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import * as placing from '#lib/teams/placing.server.ts';
import { formTeam, plan } from './hackathon.ts';
import { world } from './harness.ts';

const { person, sql, stopClock } = await world();
const leader = await person({ role: 'leader' });
const MINUTE = 60_000;

/** Two teams, of which the first has more time than the event, and two people without one. */
async function anEvening() {
	const event = await plan(leader.client);
	const [long, short] = [
		await formTeam((await person()).client, event.id),
		await formTeam((await person()).client, event.id)
	];
	const [ian, ida] = [await person({ function: 'it', name: 'Ian' }), await person({ function: 'it', name: 'Ida' })];
	for (const { client } of [ian, ida]) await client.rpc('register_for_event', { p_event: event.id });
	const until = new Date(event.deadline.getTime() + 20 * MINUTE);
	const more = { p_team: long, p_until: until.toISOString(), p_reason: 'Their developer fell ill.' };
	expect((await leader.client.rpc('extend_deadline', more)).error).toBeNull();
	return { event, long, short, ian, ida };
}
const strangers = (team: number, count: number) =>
	Array.from({ length: count }, () => ({ person: randomUUID(), team }));
const membersOf = async (team: number) => (await sql`select 1 from public.team_members where team_id = ${team}`).length;

test('of more people than are placed at once all are placed or named with the reason', async () => {
	const { event, long, short, ian, ida } = await anEvening();
	const places = [{ person: ian.id, team: long }, ...strangers(long, 499), { person: ida.id, team: short }];
	const { placed } = await placing.placeAll(leader.client, event, places);
	expect(placed).toMatchObject({ placed: 2, refused: null });
	expect(placed?.left).toHaveLength(499);
	expect(await Promise.all([long, short].map(membersOf))).toEqual([2, 2]);
});

test('where no more is allowed half way, it is said how many were placed, who is left and why', async () => {
	const { event, long, short, ian, ida } = await anEvening();
	// the deadline has passed: what begins with the team that has more time is placed, what has none such is not
	await stopClock(new Date(event.deadline.getTime() + MINUTE));
	try {
		const rest = [{ person: ida.id, team: short }, ...strangers(short, 2)];
		const places = [{ person: ian.id, team: long }, ...strangers(long, 499), ...rest];
		const { placed, error } = await placing.placeAll(leader.client, event, places);
		expect(error).toBeUndefined();
		expect(placed).toMatchObject({
			placed: 1,
			refused: {
				people: 3,
				names: ['Ida'],
				why: 'The deadline of this event has passed, so its teams stay as they are.'
			}
		});
		expect(placed?.left).toHaveLength(499);
		expect(await Promise.all([long, short].map(membersOf))).toEqual([2, 1]);
		// from the beginning on nobody is placed, and it is refused as a whole
		const none = await placing.placeAll(leader.client, event, rest);
		expect(none.placed).toBeUndefined();
		expect(none.error?.message).toBe('event_is_over');
		expect(await membersOf(short)).toBe(1);
	} finally {
		await stopClock();
	}
});

test('nobody to place is placed as nobody', async () => {
	const { event } = await anEvening();
	expect(await placing.placeAll(leader.client, event, [])).toEqual({ placed: { placed: 0, left: [], refused: null } });
});
