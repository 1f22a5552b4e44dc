import { beforeAll, expect, test } from 'vitest';
import { world, type TestPerson } from './harness.ts';
import { cast, gatherBoard, type Board } from './panel.ts';

const here = await world();
const { sql, travel } = here;
let board: Board;
let absent: TestPerson;
let deputy: TestPerson;
beforeAll(async () => {
	board = await gatherBoard(here);
	absent = board.second;
	deputy = await here.person({ role: 'leader', name: 'Dora Deputy' });
});

const delegate = async (review: number, from: TestPerson, to: TestPerson | null) =>
	(await from.client.rpc('delegate_ballots', { p_review: review, ...(to && { p_delegate: to.id }) })).error?.message;
const castFor = async (by: TestPerson, box: number, voter = absent) =>
	(await cast(by.client, box, by === voter ? {} : { for: voter.id })).error?.message;
const seatOf = async (box: number, one = absent) =>
	(
		await sql<{ delegate_id: string | null }>`select delegate_id from public.ballot_seats
			where box_id = ${box} and person_id = ${one.id}`
	)[0]?.delegate_id;
const ballotsOf = (box: number, one = absent) =>
	sql<{ cast_by: string | null }>`select cast_by from public.ballots where box_id = ${box} and voter_id = ${one.id}`;

test('a delegate who is named while a ballot is open casts in it for whoever has not voted', async () => {
	const { id, item } = await board.review();
	const box = await board.open(item);
	expect(await castFor(deputy, box), 'not named yet').toBe('ballot_is_not_yours');
	expect(await delegate(id, absent, deputy)).toBeUndefined();
	expect(await castFor(absent, box)).toBe('ballot_is_delegated');
	expect(await castFor(board.marketing, box)).toBe('ballot_is_not_yours');
	expect(await castFor(deputy, box)).toBeUndefined();
	expect(await ballotsOf(box)).toEqual([{ cast_by: deputy.id }]);
	const { data } = await absent.client.from('ballots').select('reason').eq('box_id', box);
	expect(data, 'what was cast for one is as secret as any other').toEqual([]);
});

test('whoever has voted has voted: a delegate named then casts only in later ballots', async () => {
	const { id, item } = await board.review();
	const box = await board.open(item);
	expect(await castFor(absent, box)).toBeUndefined();
	expect(await delegate(id, absent, deputy)).toBeUndefined();
	expect(await castFor(deputy, box)).toBe('ballot_is_not_yours');
	expect(await castFor(absent, box), 'their own can still be replaced').toBeUndefined();
	expect(await ballotsOf(box)).toEqual([{ cast_by: null }]);
});

test('a delegation is taken back, or given to another, until the ballot is cast', async () => {
	const { id, item } = await board.review();
	const box = await board.open(item);
	await delegate(id, absent, board.it);
	expect(await delegate(id, absent, deputy)).toBeUndefined();
	expect(await castFor(board.it, box)).toBe('ballot_is_not_yours');
	expect(await delegate(id, absent, null)).toBeUndefined();
	expect(await castFor(deputy, box)).toBe('ballot_is_not_yours');
	await delegate(id, absent, deputy);
	expect(await castFor(deputy, box)).toBeUndefined();
	expect(await delegate(id, absent, null)).toBeUndefined();
	expect(await seatOf(box), 'it was cast in their place, and stays so').toBe(deputy.id);
	expect(await castFor(absent, box)).toBe('ballot_is_delegated');
	await expect(
		sql`update public.ballot_seats set delegate_id = null where box_id = ${box} and person_id = ${absent.id}`
	).rejects.toThrow('facts_are_append_only');
});

test('in an open ballot nobody stands for two, hands a ballot on, or stands in with a conflict', async () => {
	const { id, item } = await board.review();
	await delegate(id, board.marketing, deputy);
	const box = await board.open(item);
	expect(await castFor(deputy, box, board.marketing)).toBeUndefined();
	// the panel of the review lets the deputy stand for another now, the ballot keeps the one that is cast
	await delegate(id, board.marketing, null);
	expect(await delegate(id, absent, deputy)).toBeUndefined();
	expect(await seatOf(box)).toBeNull();
	await expect(
		sql`update public.ballot_seats set delegate_id = ${deputy.id} where box_id = ${box} and person_id = ${absent.id}`
	).rejects.toThrow('ballot_seats_delegates_stand_for_one');

	const next = await board.review();
	await deputy.client.rpc('declare_conflict', { p_item: next.item });
	const conflicted = await board.open(next.item);
	expect(await delegate(next.id, absent, deputy)).toBeUndefined();
	expect(await seatOf(conflicted)).toBeNull();
	expect(await castFor(absent, conflicted), 'the ballot is theirs').toBeUndefined();
});

test('a conflict that is declared after the delegate has cast comes too late', async () => {
	const { id, item } = await board.review();
	const box = await board.open(item);
	await delegate(id, absent, deputy);
	await castFor(deputy, box);
	for (const one of [absent, deputy])
		expect((await one.client.rpc('declare_conflict', { p_item: item })).error?.message).toBe('conflicted_has_voted');
});

test('after the closing time nobody is put in the place of another', async () => {
	const { id, item } = await board.review();
	const box = await board.open(item);
	await travel('2 hours');
	try {
		expect(await delegate(id, absent, deputy)).toBeUndefined();
		expect(await seatOf(box)).toBeNull();
	} finally {
		await travel('0');
	}
});

test('naming a delegate, one’s own ballot and the delegate’s at the same moment: one ballot, by whoever the seat says', async () => {
	for (let round = 0; round < 10; round++) {
		const { id, item } = await board.review();
		const box = await board.open(item);
		const [named, own, others] = await Promise.all([
			delegate(id, absent, deputy),
			castFor(absent, box),
			castFor(deputy, box)
		]);
		expect(named).toBeUndefined();
		const ballots = await ballotsOf(box);
		const isOwn = own === undefined;
		expect(await seatOf(box)).toBe(isOwn ? null : deputy.id);
		expect(isOwn && others === undefined, 'never both').toBe(false);
		expect(ballots).toEqual(isOwn ? [{ cast_by: null }] : others === undefined ? [{ cast_by: deputy.id }] : []);
	}
});
