import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { dueExperiment } from './due-experiment.ts';
import { world, type Client } from './harness.ts';
import { gatherBoard, revealWith, terms, type Board } from './panel.ts';

const here = await world();
const { person, sql, travel } = here;
let board: Board;
beforeAll(async () => {
	board = await gatherBoard(here);
});

const forecast = async ({ client }: { client: Client }, item: number, percent: number) =>
	expect((await client.rpc('give_forecast', { p_item: item, p_percent: percent })).error).toBeNull();
const conflict = async ({ client }: { client: Client }, item: number) =>
	expect((await client.rpc('declare_conflict', { p_item: item, p_note: 'My own team.' })).error).toBeNull();
const panel = () => [board.chair, board.marketing, board.it, board.second];
const save = (changes: Parameters<typeof terms>[1], id?: number) =>
	board.chair.client.rpc('save_review', { p_review: terms(panel(), changes), ...(id !== undefined && { p_id: id }) });

test('what a review has begun to prepare is not voted on elsewhere, and whoever has a conflict gets no ballot that way', async () => {
	const { item, experiment } = await board.review();
	const open = async () => (await board.it.client.rpc('open_ballot_box', { p_experiment: experiment })).error?.message;
	await conflict(board.it, item);
	expect(await open()).toBe('ballot_belongs_to_its_review');
	const due = z.object({ due: z.array(z.object({ experiment_id: z.number() })) });
	const { data } = await board.it.client.rpc('today');
	expect(due.parse(data).due.some((one) => one.experiment_id === experiment)).toBe(false);
	expect((await board.it.client.rpc('declare_conflict', { p_item: item, p_has: false })).error).toBeNull();
	expect(await open()).toBeUndefined();
});

test('an item with a conflict, an opening or a forecast stays on its agenda, so that none of them is forgotten', async () => {
	const remove = async (item: number) =>
		(await board.chair.client.rpc('remove_from_agenda', { p_item: item })).error?.message;
	const [declared, opened, said, untouched] = [
		...[await board.review(), await board.review(), await board.review(), await board.review()]
	];
	await conflict(board.second, declared?.item ?? 0);
	expect((await board.it.client.rpc('open_results', { p_item: opened?.item ?? 0 })).error).toBeNull();
	await forecast(board.it, said?.item ?? 0, 60);
	for (const one of [declared, opened, said]) expect(await remove(one?.item ?? 0)).toBe('item_was_voted_on');
	expect(await remove(untouched?.item ?? 0)).toBeUndefined();
});

test('a score is told only while no forecast can be worked out of it: shown to all but one or two, it is none', async () => {
	const { id, item } = await board.review();
	for (const [one, percent] of [
		[board.chair, 70],
		[board.marketing, 40],
		[board.it, 55]
	] as const)
		await forecast(one, item, percent);
	const box = await board.open(item);
	await revealWith(board, box, ['kill', 'kill', 'kill', 'kill']);
	const { error } = await board.it.client.rpc('decide', {
		...{ p_box: box, p_outcome: 'kill' as const, p_rationale: 'The interval leaves out what we hoped for.' },
		...{ p_next_step: 'Tell the team on Monday.', p_learned: 'The number was not the reason to leave.' },
		...{ p_change_mind: 'A cheaper way to do the same.', p_confirmed: { recommended: 'kill' } }
	});
	expect(error).toBeNull();
	const member = await person();
	const told = async () => {
		const { data } = await member.client.rpc('forecast_scores');
		return data?.find(({ review_id }) => review_id === id)?.score;
	};
	expect(Number(await told())).toBeCloseTo((0.49 + 0.16 + 0.3025) / 3, 6);
	const share = async ({ client }: { client: Client }) =>
		expect((await client.rpc('share_forecast', { p_item: item })).error).toBeNull();
	await share(board.chair);
	expect(await told(), 'two are private').toBeUndefined();
	await share(board.marketing);
	expect(await told(), 'one is private').toBeUndefined();
	expect((await member.client.rpc('forecast_skill')).data).toEqual([]);
	await share(board.it);
	expect(Number(await told()), 'nothing is private').toBeCloseTo((0.49 + 0.16 + 0.3025) / 3, 6);
});

test('a review that only follows from a rhythm holds nothing back from one that somebody plans', async () => {
	const { id, experiment } = await board.review();
	const closed = await board.chair.client.rpc('close_review', { p_review: id });
	expect(closed.error).toBeNull();
	const on = async (review: number) =>
		(await sql`select from public.review_items where review_id = ${review} and experiment_id = ${experiment}`).length;
	expect(await on(closed.data ?? 0), 'it waits there').toBe(1);
	const planned = await save({ title: 'Tomorrow' });
	expect(await on(planned.data ?? 0)).toBe(1);
	expect(await on(closed.data ?? 0), 'and is on one agenda only').toBe(0);
	// once somebody has confirmed it, it keeps what it has
	const { id: other } = await dueExperiment(here, board.owners);
	const [fixed, later] = [await save({ title: 'Fixed' }), await save({ title: 'Later' })];
	const has = async (review: number | null) =>
		(await sql`select from public.review_items where review_id = ${review ?? 0} and experiment_id = ${other}`).length;
	expect([await has(fixed.data), await has(later.data)]).toEqual([1, 0]);
});

test('who changes a review over the changes of somebody else is told, and nothing of theirs is undone', async () => {
	const { id } = await board.review();
	const version = async () =>
		(await board.chair.client.from('review_page').select('version, place').eq('id', id).single()).data;
	expect(await version()).toMatchObject({ version: 1 });
	expect((await save({ place: 'Room 7', version: 1 }, id)).error).toBeNull();
	expect((await save({ title: 'Other words', version: 1 }, id)).error?.message).toBe('review_changed_meanwhile');
	expect(await version()).toEqual({ version: 2, place: 'Room 7' });
	expect((await save({ place: 'Room 8', version: 2 }, id)).error).toBeNull();
});

test('a review lies ahead when it is planned, and keeps its hour when something else is changed later', async () => {
	const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
	expect((await save({ starts_at: at(-1) })).error?.message).toBe('review_lies_ahead');
	expect((await save({ starts_at: '0001-01-01T10:00:00Z' })).error?.message).toBe('review_lies_ahead');
	expect((await save({ starts_at: '2300-01-01T10:00:00Z' })).error?.message).toContain('reviews_start_is_near');
	const starts_at = at(1);
	const { data } = await save({ starts_at });
	try {
		await travel('2 days');
		expect((await save({ starts_at, place: 'Room 9' }, data ?? 0)).error).toBeNull();
		expect((await save({ starts_at: at(0.5) }, data ?? 0)).error?.message).toBe('review_lies_ahead');
	} finally {
		await travel('0 days');
	}
});
