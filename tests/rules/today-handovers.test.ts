import { afterEach, beforeAll, expect, test } from 'vitest';
import * as impact from '#lib/impact/today.server.ts';
import { world, type TestPerson } from './harness.ts';
import { board, decided, type Board } from './promoted-experiment.ts';

const here = await world();
const { person, sql, travel, stopClock } = here;

let jury: Board;
let leader: TestPerson;
let admin: TestPerson;
let member: TestPerson;

beforeAll(async () => {
	jury = await board(here);
	leader = jury.voters[0];
	[admin, member] = await Promise.all([person({ role: 'admin' }), person()]);
});
afterEach(() => stopClock());

const seenBy = async ({ client }: TestPerson, experiment: number) =>
	(await impact.today(client)).handovers.find(({ experiment_id }) => experiment_id === experiment);
async function promoted(): Promise<{ experiment: number; handover: number }> {
	const { experiment } = await decided(here, jury, { outcome: 'promote' });
	const [row] = await sql<{ id: string }>`select id from public.handovers where experiment_id = ${experiment}`;
	return { experiment, handover: Number(row?.id) };
}

test('a handover is on its owner’s first page a week before its target, and on the leaders’ once it is late', async () => {
	const { experiment } = await promoted();
	expect(await seenBy(jury.it, experiment)).toBeUndefined();
	await travel('23 days');
	expect(await seenBy(jury.it, experiment)).toMatchObject({ days_left: 7, check: null, is_mine: true });
	expect(await seenBy(leader, experiment)).toBeUndefined();
	await travel('30 days');
	expect(await seenBy(leader, experiment)).toBeUndefined();
	await travel('31 days');
	expect(await seenBy(leader, experiment)).toMatchObject({ days_left: -1, is_mine: false, owner: jury.it.name });
	expect(await seenBy(admin, experiment)).toMatchObject({ days_left: -1 });
	for (const other of [member, jury.marketing]) expect(await seenBy(other, experiment)).toBeUndefined();
});

test('a check is on its owner’s first page on its day, on the leaders’ the day after, and on nobody’s when it is answered', async () => {
	const { experiment, handover } = await promoted();
	const [row] = await sql<{ day: string }>`select private.today()::text as day`;
	const p_exception = 'Everything that is open follows next week.';
	await jury.it.client.rpc('go_live', { p_handover: handover, p_on: row?.day ?? '', p_exception });
	await travel('29 days');
	expect(await seenBy(jury.it, experiment)).toBeUndefined();
	await travel('30 days');
	expect(await seenBy(jury.it, experiment)).toMatchObject({ check: 30, days_left: 0 });
	expect(await seenBy(leader, experiment)).toBeUndefined();
	await travel('31 days');
	expect(await seenBy(leader, experiment)).toMatchObject({ check: 30, days_left: -1 });
	const p_check = { is_live: true, standing: 'not_known', words: 'The dashboard is being rebuilt.' };
	await jury.it.client.rpc('check_effect', { p_handover: handover, p_days: 30, p_check });
	expect(await seenBy(leader, experiment)).toBeUndefined();
	expect(await seenBy(jury.it, experiment)).toBeUndefined();
});

test('leaders and admins see the board in numbers, members and owners do not', async () => {
	const before = (await impact.today(leader.client)).board;
	await decided(here, jury, { outcome: 'kill' });
	await promoted();
	const after = (await impact.today(admin.client)).board;
	expect(after).toMatchObject({ ended: (before?.ended ?? 0) + 1, not_live: (before?.not_live ?? 0) + 1 });
	await travel('31 days');
	expect((await impact.today(leader.client)).board?.late).toBeGreaterThan(0);
	for (const { client } of [member, jury.it]) expect((await impact.today(client)).board).toBeNull();
});

test('a quarter that begins counts its kills anew', async () => {
	await decided(here, jury, { outcome: 'kill' });
	await travel('93 days');
	expect((await impact.today(leader.client)).board?.ended).toBe(0);
});
