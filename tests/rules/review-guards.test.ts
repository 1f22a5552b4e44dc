import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { dueExperiment } from './due-experiment.ts';
import { world, type Client } from './harness.ts';
import { cast, gatherBoard, revealWith, terms, type Board } from './panel.ts';

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
/** Has no ballot in the box that is open on an experiment. */
async function hasNoBallot({ client }: { client: Client }, experiment: number): Promise<void> {
	const [box] = await sql<{ id: number }>`select id from public.ballot_boxes
		where experiment_id = ${experiment} and withdrawn_at is null and revealed_at is null`;
	expect((await cast(client, Number(box?.id))).error?.message).toBe('conflict_keeps_out');
}
const panel = () => [board.chair, board.marketing, board.it, board.second];
const save = (changes: Parameters<typeof terms>[1], id?: number) =>
	board.chair.client.rpc('save_review', { p_review: terms(panel(), changes), ...(id !== undefined && { p_id: id }) });

test('what is on the agenda of an open review is not voted on elsewhere, whoever is conflicted', async () => {
	const { id, item, experiment } = await board.review();
	const open = async () => (await board.it.client.rpc('open_ballot_box', { p_experiment: experiment })).error?.message;
	expect(await open(), 'on the agenda, and nobody has done anything with it').toBe('ballot_belongs_to_its_review');
	const { data: waits } = await board.it.client.from('awaited_experiments').select().eq('experiment_id', experiment);
	expect(waits).toEqual([{ experiment_id: experiment, item_id: item, review_id: id, title: 'Growth board' }]);
	await conflict(board.it, item);
	expect(await open()).toBe('ballot_belongs_to_its_review');
	const due = z.object({ due: z.array(z.object({ experiment_id: z.number() })) });
	const { data } = await board.it.client.rpc('today');
	expect(due.parse(data).due.some((one) => one.experiment_id === experiment)).toBe(false);
	expect((await board.chair.client.rpc('remove_from_agenda', { p_item: item })).error).toBeNull();
	expect(await open(), 'off the agenda').toBeUndefined();
	await hasNoBallot(board.it, experiment);
});

test('nobody takes an experiment to a review of their own while it waits on another agenda', async () => {
	const { id, item, experiment } = await board.review();
	const mine = await board.it.client.rpc('save_review', {
		p_review: terms([board.it, board.marketing, board.second], { is_bare: true, title: 'A review of my own' })
	});
	const add = (review: number | null) =>
		board.it.client.rpc('add_to_agenda', { p_review: review ?? 0, p_experiment: experiment });
	expect((await add(mine.data)).error?.message).toBe('ballot_belongs_to_its_review');
	// not even where both list it
	const [listed] = await sql<{
		id: number;
	}>`insert into public.review_items (review_id, experiment_id, position, minutes)
		values (${mine.data}, ${experiment}, 1, 15) returning id`;
	const opened = await board.it.client.rpc('open_item_ballot', { p_item: listed?.id ?? 0 });
	expect(opened.error?.message).toBe('ballot_belongs_to_its_review');
	await sql`delete from public.review_items where id = ${listed?.id ?? 0}`;
	// taken off by whoever runs that review, it goes where it is put; at the same moment to one of two
	expect((await board.chair.client.rpc('remove_from_agenda', { p_item: item })).error).toBeNull();
	const back = board.chair.client.rpc('add_to_agenda', { p_review: id, p_experiment: experiment });
	const both = await Promise.all([add(mine.data), back]);
	expect(both.map(({ error }) => error?.message).filter(Boolean)).toEqual(['ballot_belongs_to_its_review']);
});

test('a conflict goes with the experiment: into the next review, another ballot, the next time-box', async () => {
	const closed = await board.review();
	await conflict(board.it, closed.item);
	const next = await board.chair.client.rpc('close_review', { p_review: closed.id });
	const { data: carried } = await board.second.client
		.from('agenda')
		.select('conflicts')
		.eq('review_id', next.data ?? 0)
		.eq('experiment_id', closed.experiment);
	expect(carried).toMatchObject([{ conflicts: [{ person_id: board.it.id, note: 'My own team.' }] }]);
	expect((await board.it.client.rpc('open_ballot_box', { p_experiment: closed.experiment })).error).toBeNull();
	await hasNoBallot(board.it, closed.experiment);

	// the other way: declared on a ballot of all leaders, which is withdrawn for a review
	const { id: experiment } = await dueExperiment(here, board.owners);
	const box = (await board.chair.client.rpc('open_ballot_box', { p_experiment: experiment })).data ?? 0;
	expect((await board.it.client.rpc('recuse_from_ballot', { p_box: box, p_note: 'I pay for it.' })).error).toBeNull();
	expect((await board.chair.client.rpc('withdraw_ballot_box', { p_box: box })).error).toBeNull();
	const review = await save({ is_bare: true });
	const item = await board.chair.client.rpc('add_to_agenda', { p_review: review.data ?? 0, p_experiment: experiment });
	await board.open(item.data ?? 0);
	await hasNoBallot(board.it, experiment);

	await sql`update public.experiments set time_box = time_box + 1 where id = ${closed.experiment}`;
	const [kept] = await sql<{ n: number }>`select count(*)::int as n from private.conflicted(${closed.experiment})`;
	expect(kept?.n).toBe(1);
});

test('a conflict declared on an agenda keeps out of a ballot that is open elsewhere, and is taken back before one opens', async () => {
	const { id, item, experiment } = await board.review();
	await conflict(board.it, item);
	const back = await board.it.client.rpc('declare_conflict', { p_item: item, p_has: false });
	expect(back.error).toBeNull();
	const next = await board.chair.client.rpc('close_review', { p_review: id });
	const { data: listed } = await board.it.client
		.from('agenda')
		.select('id')
		.eq('review_id', next.data ?? 0)
		.eq('experiment_id', experiment);
	expect((await board.chair.client.rpc('open_ballot_box', { p_experiment: experiment })).error).toBeNull();
	await conflict(board.it, listed?.[0]?.id ?? 0);
	await hasNoBallot(board.it, experiment);
	const late = await board.it.client.rpc('declare_conflict', { p_item: listed?.[0]?.id ?? 0, p_has: false });
	expect(late.error?.message).toBe('conflict_stays_declared');
});

test('what a closed review left, or only a proposed one lists, is voted on anywhere', async () => {
	const { id, experiment } = await board.review();
	const closed = await board.chair.client.rpc('close_review', { p_review: id });
	expect(closed.error).toBeNull();
	const { data: proposed } = await board.it.client
		.from('agenda')
		.select('id')
		.eq('review_id', Number(closed.data))
		.eq('experiment_id', experiment);
	expect(proposed).toHaveLength(1);
	expect((await board.it.client.rpc('open_ballot_box', { p_experiment: experiment })).error).toBeNull();
});

test('a review can begin with an empty agenda', async () => {
	const { id: experiment } = await dueExperiment(here, board.owners);
	const itemsOf = async (review: number | null) => {
		const listed = board.chair.client
			.from('agenda')
			.select('experiment_id')
			.eq('review_id', review ?? 0);
		return (await listed).data?.map(({ experiment_id }) => experiment_id);
	};
	expect(await itemsOf((await save({ is_bare: true })).data)).toEqual([]);
	expect(await itemsOf((await save({})).data)).toContain(experiment);
});

test('an item with a forecast stays on its agenda; that somebody opened its results, or has a conflict, holds nothing', async () => {
	const remove = async (item: number) =>
		(await board.chair.client.rpc('remove_from_agenda', { p_item: item })).error?.message;
	const [opened, said, untouched] = [await board.review(), await board.review(), await board.review()];
	const member = await person();
	for (const { client } of [member, board.it])
		expect((await client.rpc('open_results', { p_item: opened.item })).error).toBeNull();
	await conflict(board.second, opened.item);
	await forecast(board.it, said.item, 60);
	expect(await remove(said.item)).toBe('item_was_voted_on');
	for (const one of [opened, untouched]) expect(await remove(one.item)).toBeUndefined();
	// who has seen results forecasts nowhere
	const again = await save({ is_bare: true });
	const { data: item } = await board.chair.client.rpc('add_to_agenda', {
		p_review: again.data ?? 0,
		p_experiment: opened.experiment
	});
	const late = await board.it.client.rpc('give_forecast', { p_item: item ?? 0, p_percent: 50 });
	expect(late.error?.message).toBe('forecast_comes_before_results');
});

test('a proposed review that is planned later takes nothing from one that was planned before', async () => {
	const { id: experiment } = await dueExperiment(here, board.owners);
	// a leader alone: a review of one's own, closed, so that the next one lists it, and a forecast that keeps it there
	const own = terms([board.it, board.marketing, board.second], { title: 'A review of my own' });
	const first = await board.it.client.rpc('save_review', { p_review: { ...own, is_bare: true } });
	await board.it.client.rpc('add_to_agenda', { p_review: first.data ?? 0, p_experiment: experiment });
	const next = await board.it.client.rpc('close_review', { p_review: first.data ?? 0 });
	const itemIn = async (review: number | null) => {
		const agenda = board.it.client.from('agenda').select('id').eq('experiment_id', experiment);
		return (await agenda.eq('review_id', review ?? 0)).data?.[0]?.id ?? 0;
	};
	await board.it.client.rpc('open_results', { p_item: await itemIn(next.data) });
	const planned = await save({});
	expect(await itemIn(planned.data)).toBeGreaterThan(0);
	await board.it.client.rpc('save_review', { p_review: own, p_id: next.data ?? 0 });
	const opened = await board.it.client.rpc('open_item_ballot', { p_item: await itemIn(next.data) });
	expect(opened.error).not.toBeNull();
	await board.open(await itemIn(planned.data));

	// what somebody has forecast on a proposed one is left to it
	const { id: forecastOn } = await dueExperiment(here, board.owners);
	const proposed = (
		await board.chair.client.rpc('close_review', { p_review: (await save({ is_bare: true })).data ?? 0 })
	).data;
	await board.chair.client.rpc('fill_agenda', { p_review: proposed ?? 0 });
	const { data: listed } = await board.chair.client
		.from('agenda')
		.select('id')
		.eq('review_id', proposed ?? 0)
		.eq('experiment_id', forecastOn);
	await forecast(board.marketing, listed?.[0]?.id ?? 0, 40);
	const later = await save({});
	const { data: taken } = await board.chair.client
		.from('agenda')
		.select('id')
		.eq('review_id', later.data ?? 0)
		.eq('experiment_id', forecastOn);
	expect(taken).toEqual([]);
});

test('a conflict and a ballot that opens at the same moment: whoever declared has none in it', async () => {
	for (let round = 0; round < 6; round += 1) {
		const { id, experiment } = await board.review();
		const next = await board.chair.client.rpc('close_review', { p_review: id });
		const { data: listed } = await board.it.client
			.from('agenda')
			.select('id')
			.eq('review_id', next.data ?? 0)
			.eq('experiment_id', experiment);
		const [declared, opened] = await Promise.all([
			board.it.client.rpc('declare_conflict', { p_item: listed?.[0]?.id ?? 0, p_note: 'My own team.' }),
			board.chair.client.rpc('open_ballot_box', { p_experiment: experiment })
		]);
		expect([declared.error, opened.error]).toEqual([null, null]);
		await hasNoBallot(board.it, experiment);
	}
});

test('a conflict declared on an item whose ballot was withdrawn keeps out of the one that is open elsewhere', async () => {
	const { id, experiment } = await board.review();
	const next = await board.chair.client.rpc('close_review', { p_review: id });
	const { data: listed } = await board.it.client
		.from('agenda')
		.select('id')
		.eq('review_id', next.data ?? 0)
		.eq('experiment_id', experiment);
	const item = listed?.[0]?.id ?? 0;
	const box = await board.open(item);
	expect((await board.chair.client.rpc('withdraw_ballot_box', { p_box: box })).error).toBeNull();
	expect((await board.chair.client.rpc('open_ballot_box', { p_experiment: experiment })).error).toBeNull();
	await conflict(board.it, item);
	await hasNoBallot(board.it, experiment);
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

test('a delegation is taken back in an open ballot too, until the delegate has cast', async () => {
	const { id, item } = await board.review();
	const delegate = await person({ role: 'leader' });
	const hand = async (p_delegate?: string) =>
		expect((await board.second.client.rpc('delegate_ballots', { p_review: id, p_delegate })).error).toBeNull();
	await hand(delegate.id);
	const box = await board.open(item);
	const cast = async ({ client }: { client: Client }, p_for?: string) =>
		(
			await client.rpc('cast_ballot', {
				...{ p_box: box, p_choice: 'kill' as const, p_confidence: 80, p_reason: 'It moved nothing.' },
				...(p_for !== undefined && { p_for })
			})
		).error?.message;
	await hand();
	expect(await cast(delegate, board.second.id)).toBeDefined();
	expect(await cast(board.second)).toBeUndefined();
	// what was cast in one's place stays
	const again = await board.review();
	expect(
		(await board.second.client.rpc('delegate_ballots', { p_review: again.id, p_delegate: delegate.id })).error
	).toBeNull();
	const open = await board.open(again.item);
	const given = { p_choice: 'kill' as const, p_confidence: 80, p_reason: 'It moved nothing.' };
	expect(
		(await delegate.client.rpc('cast_ballot', { p_box: open, p_for: board.second.id, ...given })).error
	).toBeNull();
	expect((await board.second.client.rpc('delegate_ballots', { p_review: again.id })).error).toBeNull();
	expect(
		await sql`select delegate_id from public.ballot_seats where box_id = ${open} and person_id = ${board.second.id}`
	).toEqual([{ delegate_id: delegate.id }]);
});

test('who has a conflict does not reveal, not even in the chair', async () => {
	const { item } = await board.review();
	await conflict(board.chair, item);
	const opened = await board.chair.client.rpc('open_item_ballot', { p_item: item });
	expect(opened.error).toBeNull();
	const box = opened.data ?? 0;
	for (const { client } of [board.marketing, board.it, board.second]) {
		const ballot = { p_box: box, p_choice: 'kill' as const, p_confidence: 80, p_reason: 'It moved nothing.' };
		expect((await client.rpc('cast_ballot', ballot)).error).toBeNull();
	}
	const reveal = async ({ client }: { client: Client }) =>
		(await client.rpc('reveal_ballots', { p_box: box })).error?.message;
	expect(await reveal(board.chair)).toBe('conflict_keeps_out');
	expect(await reveal(board.it)).toBeUndefined();
});

test('whoever owes a forecast is known by it, from the days of reading on, and nobody else', async () => {
	const { id, item, experiment } = await board.review();
	const owes = async ({ client }: { client: Client }) => {
		const { data } = await client.from('items_to_forecast').select('id, review_id').eq('experiment_id', experiment);
		return data;
	};
	for (const one of panel()) expect(await owes(one)).toEqual([{ id: item, review_id: id }]);
	expect(await owes(await person({ role: 'leader' }))).toEqual([]);
	await forecast(board.it, item, 60);
	expect((await board.second.client.rpc('open_results', { p_item: item })).error).toBeNull();
	await conflict(board.marketing, item);
	for (const one of [board.it, board.second, board.marketing]) expect(await owes(one)).toEqual([]);
	const far = await board.review({ starts_at: new Date(Date.now() + 40 * 86_400_000).toISOString() });
	const { data } = await board.chair.client.from('items_to_forecast').select('id').eq('experiment_id', far.experiment);
	expect(data).toEqual([]);
});

test('a withdrawal is not undone once another review lists the experiment', async () => {
	const { id, experiment } = await board.review();
	const next = await board.chair.client.rpc('close_review', { p_review: id });
	const agenda = board.chair.client
		.from('agenda')
		.select('id')
		.eq('review_id', next.data ?? 0);
	const { data: listed } = await agenda.eq('experiment_id', experiment);
	const box = await board.open(listed?.[0]?.id ?? 0);
	expect((await board.chair.client.rpc('withdraw_ballot_box', { p_box: box })).error).toBeNull();
	const planned = await save({ is_bare: true });
	const added = await board.chair.client.rpc('add_to_agenda', {
		p_review: planned.data ?? 0,
		p_experiment: experiment
	});
	expect(added.error).toBeNull();
	const undone = await board.chair.client.rpc('undo_withdrawal', { p_box: box });
	expect(undone.error?.message).toBe('ballot_belongs_to_its_review');
	await board.open(added.data ?? 0);
});

test('who declared a conflict forecasts nothing', async () => {
	const { item } = await board.review();
	await conflict(board.it, item);
	const given = await board.it.client.rpc('give_forecast', { p_item: item, p_percent: 70 });
	expect(given.error?.message).toBe('conflicted_forecast_nothing');
});

test('whoever has a conflict and no seat on the panel takes no part in what follows, and the record names them', async () => {
	const outside = await person({ role: 'leader', function: 'it', name: 'Olga Outside' });
	const { item, experiment } = await board.review({ ballot_hours: 1 });
	await conflict(outside, item);
	const box = await board.open(item);
	for (const { client } of [board.chair, board.marketing, board.second]) await cast(client, box);
	await travel('2 hours');
	expect((await outside.client.rpc('reveal_ballots', { p_box: box })).error?.message).toBe('conflict_keeps_out');
	// nor does a conflict that is declared after the ballot leave anybody in what follows it
	const late = await person({ role: 'leader', name: 'Lars Late' });
	const recused = async () => (await sql<{ is: boolean }>`select private.is_recused(${box}, ${late.id}) as is`)[0]?.is;
	expect(await recused()).toBe(false);
	await sql`insert into public.conflicts_of_interest (experiment_id, time_box, person_id) values (${experiment}, 2, ${late.id})`;
	expect(await recused()).toBe(true);
	const seats =
		await sql`select person_id, on_panel, conflict from public.ballot_seats where box_id = ${box} and is_recused`;
	expect(seats).toEqual([{ person_id: outside.id, on_panel: false, conflict: 'My own team.' }]);
	const { data } = await board.chair.client.from('awaited_experiments').select().eq('experiment_id', experiment);
	expect(data).toEqual([]);
});
