import { beforeAll, expect, test } from 'vitest';
import { world, type Client } from './harness.ts';
import { cast, gatherBoard, revealWith, type Board } from './panel.ts';

const here = await world();
const { sql, travel } = here;
let board: Board;
beforeAll(async () => {
	board = await gatherBoard(here);
});

const withdraw = (client: Client, box: number) => client.rpc('withdraw_ballot_box', { p_box: box });
const undo = (client: Client, box: number) => client.rpc('undo_withdrawal', { p_box: box });
const seats = (box: number) =>
	sql`select person_id, function, delegate_id, is_recused from public.ballot_seats where box_id = ${box} order by person_id`;
const undoable = async (client: Client) =>
	(await client.from('undoable').select('box_id')).data?.map((one) => one.box_id);

/** A ballot of a review with a delegation, withdrawn by IT or another one of the panel. */
async function withdrawn(by = board.it): Promise<{ id: number; item: number; box: number }> {
	const { id, item } = await board.review();
	await board.second.client.rpc('delegate_ballots', { p_review: id, p_delegate: board.marketing.id });
	const box = await board.open(item);
	expect((await withdraw(by.client, box)).error).toBeNull();
	return { id, item, box };
}

test('a ballot of a review that was withdrawn by mistake opens again with its panel, as it was', async () => {
	const { id, item, box } = await withdrawn();
	expect(await undoable(board.it.client)).toContain(box);
	expect((await undo(board.chair.client, box)).error?.message).toBe('undo_is_ones_own');
	const { data, error } = await undo(board.it.client, box);
	expect(error).toBeNull();
	const again = data ?? 0;
	expect(await seats(again)).toEqual(await seats(box));
	expect((await seats(again)).filter(({ delegate_id }) => delegate_id === board.marketing.id)).toHaveLength(1);
	const [before, after] = await sql<
		Record<string, unknown>
	>`select closes_at::text, quorum, rule, has_panel, opened_by from public.ballot_boxes where id in (${box}, ${again}) order by id`;
	expect(after).toEqual(before);
	const { data: line } = await board.it.client.from('agenda').select('box_id, seats').eq('id', item).single();
	expect(line).toEqual({ box_id: again, seats: 4 });
	// it is a ballot of the review in everything that follows
	expect((await board.chair.client.rpc('close_review', { p_review: id })).error?.message).toBe(
		'review_has_open_ballots'
	);
	expect((await cast(board.second.client, again)).error?.message).toBe('ballot_is_delegated');
	expect((await cast(board.marketing.client, again, { for: board.second.id })).error).toBeNull();
	await revealWith(board, again, ['kill', 'kill', 'kill']);
	expect((await board.it.client.rpc('verify_activity')).data).toMatchObject([{ is_intact: true }]);
});

test('who undoes twice at once opens one ballot', async () => {
	const { item, box } = await withdrawn();
	const both = await Promise.all([undo(board.it.client, box), undo(board.it.client, box)]);
	expect(both.map(({ error }) => error?.message ?? 'done').sort()).toEqual(['box_opens_when_due', 'done']);
	const open = await sql`select from public.review_items i join public.ballot_boxes b on b.id = i.box_id
		where i.id = ${item} and b.withdrawn_at is null`;
	expect(open).toHaveLength(1);
});

test('what was declared or taken back in between is not undone with it', async () => {
	const { id, item, box } = await withdrawn();
	expect((await board.marketing.client.rpc('declare_conflict', { p_item: item })).error).toBeNull();
	await board.second.client.rpc('delegate_ballots', { p_review: id });
	const { data } = await undo(board.it.client, box);
	const again = data ?? 0;
	expect((await cast(board.marketing.client, again)).error?.message).toBe('conflict_keeps_out');
	expect((await cast(board.second.client, again)).error).toBeNull();
});

test('when conflicts leave fewer than three people, it stays withdrawn', async () => {
	const { item, box } = await withdrawn(board.marketing);
	for (const { client } of [board.it, board.second]) await client.rpc('declare_conflict', { p_item: item });
	expect((await undo(board.marketing.client, box)).error?.message).toBe('panel_is_three_to_fifty');
	expect(
		await sql`select state from (select private.experiment_state(x, private.today()) as state from public.experiments x
		join public.review_items i on i.experiment_id = x.id where i.id = ${item}) one`
	).toEqual([{ state: 'due' }]);
	const { item: other, box: third } = await withdrawn(board.marketing);
	for (const { client } of [board.it, board.chair]) await client.rpc('declare_conflict', { p_item: other });
	expect((await undo(board.marketing.client, third)).error?.message).toBe('panel_needs_both_functions');
});

test('who withdrew it and then declares a conflict does not open it again, nor is offered to', async () => {
	const { item, box } = await withdrawn();
	expect((await board.it.client.rpc('declare_conflict', { p_item: item })).error).toBeNull();
	expect(await undoable(board.it.client)).not.toContain(box);
	expect((await undo(board.it.client, box)).error?.message).toBe('conflict_keeps_out');
});

test('a conflict declared while it is undone keeps out, whichever was first', async () => {
	const { item, box } = await withdrawn();
	const [opened, declared] = await Promise.all([
		undo(board.it.client, box),
		board.marketing.client.rpc('declare_conflict', { p_item: item })
	]);
	expect([opened.error, declared.error]).toEqual([null, null]);
	expect((await cast(board.marketing.client, opened.data ?? 0)).error?.message).toBe('conflict_keeps_out');
});

test('a review that was closed, or a ballot that was opened anew, is not undone into', async () => {
	const { id, box } = await withdrawn();
	await board.chair.client.rpc('close_review', { p_review: id });
	expect((await undo(board.it.client, box)).error?.message).toBe('review_is_closed');
	const { item, box: first } = await withdrawn();
	const next = await board.open(item);
	expect((await undo(board.it.client, first)).error?.message).toBe('box_opens_when_due');
	await withdraw(board.it.client, next);
	expect((await undo(board.it.client, first)).error?.message).toBe('item_was_voted_on');
	expect((await undo(board.it.client, next)).error).toBeNull();
});

test('the minute is the same as for every ballot', async () => {
	const { box } = await withdrawn();
	await travel('61 seconds');
	expect((await undo(board.it.client, box)).error?.message).toBe('undo_takes_a_minute');
	await travel('0');
});
