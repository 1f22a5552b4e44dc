import { beforeAll, expect, test } from 'vitest';
import { second } from './departure.ts';
import { world, type Client } from './harness.ts';
import { cast, gatherBoard, revealWith, terms, type Board } from './panel.ts';

const here = await world();
const { person, anonymous, sql, stopClock, travel } = here;
let board: Board;
beforeAll(async () => {
	board = await gatherBoard(here);
});

const boxOf = async (box: number) =>
	(
		await sql<{ quorum: number; rule: string; hours: number }>`select quorum, rule,
		(extract(epoch from closes_at - opened_at) / 3600)::int as hours from public.ballot_boxes where id = ${box}`
	)[0];
const forget = (client: Client, item: number) => client.rpc('declare_conflict', { p_item: item, p_has: false });

test('a leader plans a review: what is due is on its agenda, the most overdue first', async () => {
	const { id, experiment } = await board.review();
	const { data } = await board.it.client.from('review_page').select().eq('id', id).single();
	expect(data).toMatchObject({ title: 'Growth board', rule: 'each_function', chair: 'Cleo Chair', is_proposed: false });
	expect(data?.panel).toHaveLength(4);
	const { data: items } = await board.it.client.from('agenda').select('experiment_id, ends_on').eq('review_id', id);
	expect(items?.some((item) => item.experiment_id === experiment)).toBe(true);
	const days = items?.map(({ ends_on }) => String(ends_on)) ?? [];
	expect(days).toEqual([...days].sort());
});

test('a review is planned once, also when the form is sent five times at once', async () => {
	const key = crypto.randomUUID();
	const panel = [board.chair, board.marketing, board.it];
	const answers = await Promise.all(
		Array.from({ length: 5 }, () => board.chair.client.rpc('save_review', { p_review: terms(panel), p_key: key }))
	);
	expect(new Set(answers.map(({ data }) => data)).size).toBe(1);
	expect(answers.map(({ error }) => error)).toEqual(answers.map(() => null));
});

test.each([
	['without IT', () => [board.chair, board.marketing, board.second].slice(1), 'panel_needs_both_functions'],
	['of two', () => [board.chair, board.marketing], 'panel_is_three_to_fifty'],
	['without its chair', () => [board.marketing, board.it, board.second], 'chair_is_on_the_panel']
])('a panel %s is refused', async (_, panel, name) => {
	const review = terms(panel(), name === 'panel_needs_both_functions' ? {} : { chair_id: board.chair.id });
	const { error } = await board.chair.client.rpc('save_review', { p_review: review });
	expect(error?.message).toBe(name);
});

test('a panel is of leaders, and only leaders plan', async () => {
	const member = await person();
	const mixed = terms([board.chair, board.marketing, board.it, member]);
	expect((await board.chair.client.rpc('save_review', { p_review: mixed })).error?.message).toBe('panel_is_of_leaders');
	const fine = terms([board.chair, board.marketing, board.it]);
	expect((await member.client.rpc('save_review', { p_review: fine })).error?.message).toBe('leaders_only');
	expect((await anonymous().rpc('save_review', { p_review: fine })).error?.code).toBe('42501');
});

test.each([
	[{ rhythm_days: 0 }, 'reviews_rhythm_is_within_a_year'],
	[{ quorum_percent: 101 }, 'reviews_quorum_is_a_percentage'],
	[{ ballot_hours: 745 }, 'reviews_ballots_close_within_a_month'],
	[{ minutes: 0 }, 'reviews_items_have_minutes'],
	[{ title: 'x' }, 'reviews_title_is_one_line'],
	[{ time_zone: 'Middle/Earth' }, 'time_zone_is_unknown']
])('a review that makes no sense is refused: %j', async (changes, name) => {
	const review = terms([board.chair, board.marketing, board.it], changes);
	expect((await board.chair.client.rpc('save_review', { p_review: review })).error?.message).toContain(name);
});

test('only its chair, who planned it and admins change a review; nobody one that is closed', async () => {
	const { id } = await board.review();
	const review = terms([board.chair, board.marketing, board.it], { title: 'Another name' });
	const save = (client: Client) => client.rpc('save_review', { p_review: review, p_id: id });
	expect((await save(board.marketing.client)).error?.message).toBe('chair_runs_the_review');
	expect((await save((await person({ role: 'admin' })).client)).error).toBeNull();
	expect((await board.chair.client.rpc('close_review', { p_review: id })).error).toBeNull();
	expect((await save(board.chair.client)).error?.message).toBe('review_is_closed');
	await expect(sql`update public.reviews set title = 'Forged' where id = ${id}`).rejects.toThrow('append_only');
});

test('the agenda is put in order, shortened and filled again', async () => {
	const { id, item } = await board.review();
	const other = await board.review();
	const { chair } = board;
	expect((await chair.client.rpc('remove_from_agenda', { p_item: other.item })).error).toBeNull();
	const added = await chair.client.rpc('add_to_agenda', { p_review: id, p_experiment: other.experiment });
	expect(added.error).toBeNull();
	const places = async () =>
		(await chair.client.from('agenda').select('id, position').eq('review_id', id).order('position')).data ?? [];
	await chair.client.rpc('arrange_item', { p_item: item, p_position: 99, p_minutes: 25 });
	expect((await places()).at(-1)?.id).toBe(item);
	await chair.client.rpc('arrange_item', { p_item: item, p_position: 1, p_minutes: 25 });
	const after = await places();
	expect(after[0]?.id).toBe(item);
	expect(after.map(({ position }) => position)).toEqual(after.map((_, index) => index + 1));
	expect((await chair.client.rpc('remove_from_agenda', { p_item: item })).error).toBeNull();
	expect((await chair.client.rpc('fill_agenda', { p_review: id })).data).toBe(1);
	const refused = await board.it.client.rpc('arrange_item', { p_item: added.data ?? 0, p_position: 1, p_minutes: 5 });
	expect(refused.error?.message).toBe('chair_runs_the_review');
});

test('the clock of the database runs for one item at a time', async () => {
	const { item, experiment } = await board.review();
	const other = await board.review();
	const { chair } = board;
	expect((await chair.client.rpc('remove_from_agenda', { p_item: item })).error).toBeNull();
	const added = await chair.client.rpc('add_to_agenda', { p_review: other.id, p_experiment: experiment });
	expect((await chair.client.rpc('time_item', { p_item: Number(added.data) })).error).toBeNull();
	expect((await chair.client.rpc('time_item', { p_item: other.item })).error).toBeNull();
	const running = await sql`select id::int from public.review_items where review_id = ${other.id}
		and talk_started_at is not null and talk_ended_at is null`;
	expect(running).toEqual([{ id: other.item }]);
	expect((await board.marketing.client.rpc('time_item', { p_item: other.item })).error?.message).toBe(
		'chair_runs_the_review'
	);
});

test('who is there says so, or the chair says it; a stranger to the panel is not there', async () => {
	const { id } = await board.review();
	const there = (client: Client, who?: string) =>
		client.rpc('attend_review', { p_review: id, ...(who && { p_person: who }) });
	expect((await there(board.marketing.client)).error).toBeNull();
	expect((await there(board.chair.client, board.it.id)).error).toBeNull();
	expect((await there(board.marketing.client, board.it.id)).error?.message).toBe('chair_runs_the_review');
	expect((await there((await person({ role: 'leader' })).client)).error?.message).toBe('no_seat_on_the_panel');
	const seen = await sql`select person_id from public.review_panel where review_id = ${id} and attended_at is not null`;
	expect(seen).toHaveLength(2);
});

test('panel, quorum, closing time and rule are frozen when the ballot opens', async () => {
	const { id, item } = await board.review({ ballot_hours: 72, rule: 'unanimous', quorum_percent: 100 });
	const box = await board.open(item);
	expect(await boxOf(box)).toEqual({ quorum: 4, rule: 'unanimous', hours: 72 });
	const newcomer = await person({ role: 'leader', function: 'it' });
	const changed = terms([board.chair, board.marketing, newcomer], { rule: 'simple', quorum_percent: 1 });
	expect((await board.chair.client.rpc('save_review', { p_review: changed, p_id: id })).error).toBeNull();
	expect(await boxOf(box)).toEqual({ quorum: 4, rule: 'unanimous', hours: 72 });
	expect((await cast(newcomer.client, box)).error?.message).toBe('no_seat_on_the_panel');
	expect((await cast(board.second.client, box)).error).toBeNull();
	await expect(sql`update public.ballot_boxes set rule = 'simple' where id = ${box}`).rejects.toThrow('append_only');
	await expect(sql`delete from public.ballot_seats where box_id = ${box}`).rejects.toThrow('append_only');
});

test('only the chair opens a ballot, once; a chair who does not lead any more holds nobody up', async () => {
	const { item } = await board.review();
	const open = (client: Client) => client.rpc('open_item_ballot', { p_item: item });
	expect((await open(board.marketing.client)).error?.message).toBe('chair_opens_the_ballot');
	const both = await Promise.all([open(board.chair.client), open(board.chair.client)]);
	expect(both.map(({ error }) => error?.message).sort()).toEqual(['item_was_voted_on', undefined]);

	const gone = await person({ role: 'leader', function: 'it' });
	const second = await board.review({
		chair_id: gone.id,
		panel: [gone.id, board.marketing.id, board.it.id, board.chair.id]
	});
	await sql`update public.people set role = 'member' where id = ${gone.id}`;
	expect((await board.marketing.client.rpc('open_item_ballot', { p_item: second.item })).error).toBeNull();
});

test('the quorum is a share of the panel and never below three, so that no result says who voted what', async () => {
	const { item } = await board.review({ quorum_percent: 1 });
	expect(await boxOf(await board.open(item))).toMatchObject({ quorum: 3 });
});

test('a declared conflict keeps out of ballot, decision and second, and does not count for the quorum', async () => {
	const { item } = await board.review({ quorum_percent: 100 });
	expect(
		(await board.second.client.rpc('declare_conflict', { p_item: item, p_note: 'My sister runs it.' })).error
	).toBeNull();
	const box = await board.open(item);
	expect(await boxOf(box)).toMatchObject({ quorum: 3 });
	expect((await cast(board.second.client, box)).error?.message).toBe('conflict_keeps_out');
	expect((await forget(board.second.client, item)).error?.message).toBe('conflict_stays_declared');
	await revealWith(board, box, ['kill', 'promote', 'kill']);
	const asked = await board.chair.client.rpc('ask_for_second', {
		p_box: box,
		p_outcome: 'kill',
		p_reason: 'It is far too dear to run.'
	});
	expect(asked.error).toBeNull();
	const seconded = await second(here, board.second.client, { box, outcome: 'kill' });
	expect(seconded.error?.message).toBe('conflict_keeps_out');
});

test('a conflict can be declared in an open ballot until one has voted', async () => {
	const { item } = await board.review();
	const box = await board.open(item);
	expect((await cast(board.marketing.client, box)).error).toBeNull();
	const late = await board.marketing.client.rpc('declare_conflict', { p_item: item });
	expect(late.error?.message).toBe('conflicted_has_voted');
	expect((await board.it.client.rpc('declare_conflict', { p_item: item })).error).toBeNull();
	expect((await cast(board.it.client, box)).error?.message).toBe('conflict_keeps_out');
});

test('a conflict declared while its ballot is on its way: one of the two, never both', async () => {
	const { item } = await board.review();
	const box = await board.open(item);
	const [voted, declared] = await Promise.all([
		cast(board.it.client, box),
		board.it.client.rpc('declare_conflict', { p_item: item })
	]);
	expect([voted.error, declared.error].filter((error) => error === null)).toHaveLength(1);
});

test('when conflicts leave one function or fewer than three people, no ballot opens', async () => {
	const { item } = await board.review();
	for (const { client } of [board.marketing, board.second]) await client.rpc('declare_conflict', { p_item: item });
	const open = () => board.chair.client.rpc('open_item_ballot', { p_item: item });
	expect((await open()).error?.message).toBe('panel_needs_both_functions');
	await forget(board.second.client, item);
	await board.it.client.rpc('declare_conflict', { p_item: item });
	expect((await open()).error?.message).toBe('panel_is_three_to_fifty');
});

test('a delegate casts for the absent, counted for their function and marked in the turnout', async () => {
	const { id, item } = await board.review();
	const delegated = await board.second.client.rpc('delegate_ballots', { p_review: id, p_delegate: board.it.id });
	expect(delegated.error).toBeNull();
	const box = await board.open(item);
	expect((await cast(board.second.client, box)).error?.message).toBe('ballot_is_delegated');
	expect((await cast(board.marketing.client, box, { for: board.second.id })).error?.message).toBe(
		'ballot_is_not_yours'
	);
	expect((await cast(board.it.client, box)).error).toBeNull();
	expect((await cast(board.it.client, box, { for: board.second.id, choice: 'promote' })).error).toBeNull();
	expect((await cast(board.it.client, box, { for: board.it.id })).data, 'one own ballot, however it is asked for').toBe(
		2
	);
	const { data } = await board.marketing.client.rpc('turnout', { p_box: box });
	expect(data).toEqual([
		{ voter_id: board.it.id, voter: 'Ivo It', function: 'it', cast_by: null },
		{ voter_id: board.second.id, voter: 'Sara Second', function: 'marketing', cast_by: 'Ivo It' }
	]);
	const seen = async (client: Client) =>
		(await client.from('ballots').select('voter_id').eq('box_id', box)).data?.length;
	expect(await seen(board.it.client), 'the delegate knows what was cast').toBe(2);
	expect(await seen(board.second.client), 'the absent person does not, before the reveal').toBe(0);
});

test('nobody gathers ballots, hands one on twice or to who does not lead', async () => {
	const { id } = await board.review();
	const to = (from: Client, delegate: string) => from.rpc('delegate_ballots', { p_review: id, p_delegate: delegate });
	expect((await to(board.second.client, board.it.id)).error).toBeNull();
	expect((await to(board.marketing.client, board.it.id)).error?.message).toContain('delegates_stand_for_one');
	expect((await to(board.it.client, board.chair.id)).error?.message).toBe('delegate_is_there');
	expect((await to(board.marketing.client, board.second.id)).error?.message).toBe('delegate_is_there');
	expect((await to(board.marketing.client, (await person()).id)).error?.message).toBe('delegate_leads');
	expect((await to(board.marketing.client, board.marketing.id)).error?.message).toContain('another_person');
	const stranger = await person({ role: 'leader' });
	expect((await to(stranger.client, board.chair.id)).error?.message).toBe('no_seat_on_the_panel');
	expect((await to(board.marketing.client, stranger.id)).error, 'a leader outside the panel may stand in').toBeNull();
});

test('a delegate with a conflict does not stand in: the ballot is back with who is absent', async () => {
	const { id, item } = await board.review();
	await board.second.client.rpc('delegate_ballots', { p_review: id, p_delegate: board.it.id });
	await board.it.client.rpc('declare_conflict', { p_item: item });
	const box = await board.open(item);
	expect((await cast(board.it.client, box, { for: board.second.id })).error?.message).toBe('conflict_keeps_out');
	expect((await cast(board.second.client, box)).error).toBeNull();
});

test('a ballot without a panel stays as it was: every leader casts, nobody for another', async () => {
	const { item, experiment } = await board.review();
	expect((await board.chair.client.rpc('remove_from_agenda', { p_item: item })).error).toBeNull();
	const opened = await board.marketing.client.rpc('open_ballot_box', { p_experiment: experiment });
	const box = Number(opened.data);
	expect((await cast(board.it.client, box, { for: board.second.id })).error?.message).toBe('others_cast_their_own');
	expect((await cast((await person({ role: 'leader' })).client, box)).error).toBeNull();
	expect(await boxOf(box)).toEqual({ quorum: 3, rule: 'each_function', hours: 168 });
});

test('the first page asks the panel for its ballots and its reading, and nobody else', async () => {
	const { id, experiment, item } = await board.review();
	const outside = await person({ role: 'leader' });
	const reading = async (client: Client) =>
		(await client.from('review_reminders').select('review_id').eq('review_id', id)).data?.length;
	expect(await reading(board.marketing.client)).toBe(1);
	expect(await reading(outside.client)).toBe(0);
	await board.open(item);
	const asks = async (client: Client) => {
		const { ballots }: { ballots?: unknown } = Object((await client.rpc('today')).data);
		return new RegExp(`"experiment_id":${experiment}\\b`).test(JSON.stringify(ballots));
	};
	expect(await asks(board.marketing.client)).toBe(true);
	expect(await asks(outside.client)).toBe(false);
});

test('closing proposes the next one at the same hour, with the panel and what was not voted on', async () => {
	const { id, item } = await board.review({ starts_at: '2030-01-15T09:00:00Z' });
	const other = await board.review();
	await board.chair.client.rpc('remove_from_agenda', { p_item: other.item });
	await board.chair.client.rpc('add_to_agenda', { p_review: id, p_experiment: other.experiment });
	const box = await board.open(item);
	expect((await board.chair.client.rpc('close_review', { p_review: id })).error?.message).toBe(
		'review_has_open_ballots'
	);
	await revealWith(board, box, ['kill', 'kill', 'kill']);
	expect((await board.it.client.rpc('close_review', { p_review: id })).error?.message).toBe('chair_runs_the_review');
	const closings = await Promise.all([1, 2, 3].map(() => board.chair.client.rpc('close_review', { p_review: id })));
	expect(closings.map(({ error }) => error)).toEqual([null, null, null]);
	const next = Number(closings[0]?.data);
	expect(new Set(closings.map(({ data }) => data)).size).toBe(1);
	const { data } = await board.it.client.from('review_page').select().eq('id', next).single();
	// ten in the morning in Berlin, in winter and in summer
	expect(data).toMatchObject({ starts_at: '2030-04-15T08:00:00+00:00', is_proposed: true, follows_id: id });
	expect(data?.panel).toHaveLength(4);
	const { data: items } = await board.it.client.from('agenda').select('experiment_id').eq('review_id', next);
	expect(items?.map(({ experiment_id }) => experiment_id)).toContain(other.experiment);
});

test('a review without a rhythm proposes none', async () => {
	const { id } = await board.review({ rhythm_days: null });
	expect((await board.chair.client.rpc('close_review', { p_review: id })).data).toBeNull();
});

test('reveal and close at the same moment reveal once, and close only after it', async () => {
	const { id, item, experiment } = await board.review();
	const box = await board.open(item);
	for (const { client } of [board.chair, board.marketing, board.it]) await cast(client, box);
	const [first, second, closed] = await Promise.all([
		board.chair.client.rpc('reveal_ballots', { p_box: box }),
		board.chair.client.rpc('reveal_ballots', { p_box: box }),
		board.chair.client.rpc('close_review', { p_review: id })
	]);
	expect(first.error).toBeNull();
	expect(second.data).toBe(first.data);
	expect([undefined, 'review_has_open_ballots']).toContain(closed.error?.message);
	const revealed =
		await sql`select from public.activity where verb = 'ballot.revealed' and subject_id = ${String(experiment)}`;
	expect(revealed).toHaveLength(1);
	const [review] = await sql<{ ok: boolean }>`select r.closed_at is null or r.closed_at >= b.revealed_at as ok
		from public.reviews r, public.ballot_boxes b where r.id = ${id} and b.id = ${box}`;
	expect(review?.ok).toBe(true);
});

test('the ballots of a review that never met close by the clock, and any leader reveals them', async () => {
	const { item } = await board.review({ ballot_hours: 72, place: '' });
	const box = await board.open(item);
	for (const { client } of [board.chair, board.marketing, board.it]) await cast(client, box);
	expect((await board.it.client.rpc('reveal_ballots', { p_box: box })).error?.message).toBe('chair_reveals_early');
	await travel('73 hours');
	expect((await cast(board.second.client, box)).error?.message).toBe('box_is_closed');
	expect((await board.it.client.rpc('reveal_ballots', { p_box: box })).error).toBeNull();
	await stopClock();
});
