import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { dueExperiment } from './due-experiment.ts';
import { world, type Client, type TestPerson } from './harness.ts';

const here = await world();
const { person, sql, travel } = here;

let leader: TestPerson;
let other: TestPerson;
let admin: TestPerson;
let member: TestPerson;
let owners: { marketing: TestPerson; it: TestPerson };

beforeAll(async () => {
	[leader, other, admin, member] = await Promise.all([
		person({ role: 'leader' }),
		person({ role: 'leader', function: 'it' }),
		person({ role: 'admin' }),
		person()
	]);
	owners = { marketing: await person(), it: await person({ function: 'it' }) };
});

const shape = z.object({
	cards: z.array(z.object({ id: z.number(), title: z.string(), state: z.string(), is_amended: z.boolean() })),
	zombies: z.array(z.object({ id: z.number(), reason: z.string(), days: z.number() })).nullable(),
	limits: z.record(z.string(), z.number()).nullable(),
	views: z.array(z.object({ name: z.string(), query: z.string() })).nullable(),
	undo: z.object({ box_id: z.number(), was_withdrawn: z.boolean(), seconds: z.number() }).nullable(),
	only: z.array(z.number()).nullable(),
	lanes: z.array(z.object({ title: z.string().nullable(), cards: z.array(z.number()) })).nullable(),
	owners: z.array(z.object({ value: z.string(), label: z.string() })).nullable(),
	events: z.array(z.object({ value: z.string(), label: z.string() })).nullable()
});
async function board(client: Client, by: Record<string, string | boolean> = {}) {
	const { data, error } = await client.rpc('read_board', { p_by: by });
	expect(error).toBeNull();
	return shape.parse(data);
}
const refusalOf = async (asked: PromiseLike<{ error: { code?: string; message: string } | null }>) => {
	const { error } = await asked;
	return error && { code: error.code, message: /constraint "([a-z_]+)"/.exec(error.message)?.[1] ?? error.message };
};
const due = async () => (await dueExperiment(here, owners)).id;
async function opened(by: TestPerson, options: { p_hours?: number; p_quorum?: number } = {}) {
	const experiment = await due();
	const { data, error } = await by.client.rpc('open_ballot_box', { p_experiment: experiment, ...options });
	expect(error).toBeNull();
	return { experiment, box: Number(data) };
}
const stateOf = async (experiment: number) =>
	(await board(member.client)).cards.find(({ id }) => id === experiment)?.state;

test('a card says that what was registered is different now, and not that its end is later', async () => {
	const { id } = await dueExperiment(here, owners);
	const isAmended = async () => (await board(member.client)).cards.find((card) => card.id === id)?.is_amended;
	expect(await isAmended()).toBe(false);
	const amend = (field: string, value: string) =>
		owners.marketing.client.rpc('amend_experiment', {
			...{ p_experiment: id, p_field: field, p_value: value },
			p_reason: 'The form went live a week later.'
		});
	const [later] = await sql<{ day: string }>`select (private.today() + 7)::text as day`;
	expect((await amend('ends_on', later?.day ?? '')).error).toBeNull();
	expect(await isAmended()).toBe(false);
	expect((await amend('audience', 'visitors on a phone')).error).toBeNull();
	expect(await isAmended()).toBe(true);
});

// undo ---------------------------------------------------------------------------------------------------------------

test('a ballot opened by mistake is taken back within the minute, by who opened it', async () => {
	const { experiment, box } = await opened(leader);
	expect((await board(leader.client)).undo).toMatchObject({ box_id: box, was_withdrawn: false });
	expect((await board(other.client)).undo?.box_id).not.toBe(box);
	const undo = (client: Client) => refusalOf(client.rpc('undo_opening', { p_box: box }));
	expect(await undo(member.client)).toMatchObject({ code: 'PT403', message: 'leaders_only' });
	expect(await undo(other.client)).toMatchObject({ code: 'PT403', message: 'undo_is_ones_own' });
	expect(await undo(admin.client)).toMatchObject({ message: 'undo_is_ones_own' });
	expect(await undo(leader.client)).toBeNull();
	expect(await stateOf(experiment)).toBe('due');
	expect(await undo(leader.client)).toMatchObject({ message: 'no_such_box' });
});

test('a ballot that somebody has voted in is not undone', async () => {
	const { experiment, box } = await opened(leader);
	const ballot = { p_choice: 'kill', p_confidence: 60, p_reason: 'As the numbers say.' } as const;
	expect((await other.client.rpc('cast_ballot', { p_box: box, ...ballot })).error).toBeNull();
	expect((await board(leader.client)).undo?.box_id).not.toBe(box);
	expect(await refusalOf(leader.client.rpc('undo_opening', { p_box: box }))).toMatchObject({
		message: 'box_has_ballots'
	});
	expect(await stateOf(experiment)).toBe('deciding');
});

test('a vote and an undo at the same moment: one of them happens, never both', async () => {
	for (let round = 0; round < 8; round++) {
		const { experiment, box } = await opened(leader);
		const ballot = { p_choice: 'kill', p_confidence: 60, p_reason: 'As the numbers say.' } as const;
		const [cast, undone] = await Promise.all([
			refusalOf(other.client.rpc('cast_ballot', { p_box: box, ...ballot })),
			refusalOf(leader.client.rpc('undo_opening', { p_box: box }))
		]);
		expect([cast === null, undone === null].filter(Boolean)).toHaveLength(1);
		expect(await stateOf(experiment)).toBe(undone === null ? 'due' : 'deciding');
	}
});

test('a ballot that was withdrawn by mistake opens again as it was, within the minute, by who withdrew it', async () => {
	const { experiment, box } = await opened(leader, { p_hours: 30, p_quorum: 5 });
	expect((await other.client.rpc('withdraw_ballot_box', { p_box: box })).error).toBeNull();
	expect((await board(other.client)).undo).toMatchObject({ box_id: box, was_withdrawn: true });
	expect((await board(leader.client)).undo?.box_id).not.toBe(box);
	const undo = (client: Client) => client.rpc('undo_withdrawal', { p_box: box });
	expect(await refusalOf(undo(member.client))).toMatchObject({ message: 'leaders_only' });
	expect(await refusalOf(undo(leader.client))).toMatchObject({ message: 'undo_is_ones_own' });
	const both = await Promise.all([undo(other.client), undo(other.client)]);
	expect(both.map(({ error }) => error?.message ?? 'done').toSorted()).toEqual(['box_opens_when_due', 'done']);
	expect(await stateOf(experiment)).toBe('deciding');
	const [before, after] = await sql<
		Record<string, unknown>
	>`select closes_at::text, quorum, opened_by, withdrawn_at is null as is_open
		from public.ballot_boxes where experiment_id = ${experiment} order by id`;
	expect(after).toEqual({ ...before, is_open: true });
	expect(after).toMatchObject({ quorum: 5, opened_by: leader.id });
});

test('the minute is over when the clock of the database says so', async () => {
	const first = await opened(leader);
	const second = await opened(leader);
	expect((await leader.client.rpc('withdraw_ballot_box', { p_box: second.box })).error).toBeNull();
	await travel('61 seconds');
	try {
		expect((await board(leader.client)).undo).toBeNull();
		expect(await refusalOf(leader.client.rpc('undo_opening', { p_box: first.box }))).toMatchObject({
			message: 'undo_takes_a_minute'
		});
		expect(await refusalOf(leader.client.rpc('undo_withdrawal', { p_box: second.box }))).toMatchObject({
			message: 'undo_takes_a_minute'
		});
	} finally {
		await travel('0');
	}
	expect(await stateOf(first.experiment)).toBe('deciding');
	expect(await stateOf(second.experiment)).toBe('due');
});

test('what is undone is in the log, with what it undoes', async () => {
	const { experiment, box } = await opened(leader);
	await leader.client.rpc('undo_opening', { p_box: box });
	await leader.client.rpc('undo_withdrawal', { p_box: box });
	const lines = await sql`select verb, details ->> 'undoes' as undoes from public.activity
		where subject = 'experiments' and subject_id = ${String(experiment)} order by seq`;
	expect(lines).toEqual([
		{ verb: 'ballot.opened', undoes: null },
		{ verb: 'ballot.withdrawn', undoes: null },
		{ verb: 'ballot.opened', undoes: String(box) }
	]);
});

// limits -------------------------------------------------------------------------------------------------------------

test('leaders set how many cards belong in a column, everybody reads it, and it keeps no card out', async () => {
	expect(await refusalOf(member.client.rpc('limit_board', { p_due: 1 }))).toMatchObject({ message: 'leaders_only' });
	expect(await refusalOf(leader.client.rpc('limit_board', { p_due: 4, p_deciding: 1 }))).toBeNull();
	expect((await board(member.client)).limits).toEqual({ due: 4, deciding: 1 });
	expect([await opened(leader), await opened(leader)]).toHaveLength(2);
	expect(await refusalOf(admin.client.rpc('limit_board', { p_due: 4 }))).toBeNull();
	expect((await board(member.client)).limits).toEqual({ due: 4 });
	const [line] =
		await sql`select actor_id, details from public.activity where verb = 'board.limited' order by seq desc limit 1`;
	expect(line).toEqual({ actor_id: admin.id, details: { from: { due: 4, deciding: 1 }, to: { due: 4 } } });
	expect((await member.client.from('board_limits').delete().eq('state', 'due')).error?.code).toBe('42501');
});

test.each([0, -1, 501])('a limit of %i is none', async (most) => {
	expect(await refusalOf(leader.client.rpc('limit_board', { p_due: most }))).toMatchObject({
		message: 'board_limits_are_whole_cards'
	});
});

test('two who set the limits at once set them one after the other', async () => {
	const all = await Promise.all([
		refusalOf(leader.client.rpc('limit_board', { p_due: 7, p_running: 7 })),
		refusalOf(other.client.rpc('limit_board', { p_due: 9, p_running: 9 }))
	]);
	expect(all).toEqual([null, null]);
	const { limits } = await board(member.client);
	expect(limits?.due).toBe(limits?.running);
});

// views --------------------------------------------------------------------------------------------------------------

const save = (client: Client, name: string, query = 'mark=zombie', isShared = false) =>
	client.rpc('save_board_view', { p_name: name, p_query: query, p_is_shared: isShared });
const namesOf = async (client: Client) => (await board(client)).views?.map(({ name }) => name) ?? [];

test('a view that is kept is its own person’s, and a shared one is everybody’s', async () => {
	const ann = await person();
	expect(await refusalOf(save(ann.client, ' My zombies '))).toBeNull();
	expect(await refusalOf(save(ann.client, 'For all', 'lanes=event', true))).toMatchObject({
		code: 'PT403',
		message: 'leaders_share_views'
	});
	expect(await refusalOf(save(leader.client, 'By event', 'lanes=event', true))).toBeNull();
	expect(await namesOf(ann.client)).toEqual(['By event', 'My zombies']);
	expect(await namesOf(admin.client)).toEqual(['By event']);
	// one's own name may be that of a shared one; the same name again replaces, however it is written
	expect(await refusalOf(save(ann.client, 'by event', 'lanes=function'))).toBeNull();
	expect(await refusalOf(save(ann.client, 'BY EVENT', 'lanes=event'))).toBeNull();
	expect((await board(ann.client)).views?.filter(({ name }) => /event/i.test(name))).toEqual([
		{ name: 'By event', query: 'lanes=event' },
		{ name: 'BY EVENT', query: 'lanes=event' }
	]);
});

test('nobody forgets the view of somebody else, and only leaders a shared one', async () => {
	const [ann, ben] = [await person(), await person()];
	const mine = Number((await save(ann.client, 'Mine')).data);
	const shared = Number((await save(leader.client, 'Shared', 'sort=effect', true)).data);
	const forget = (client: Client, view: number) => refusalOf(client.rpc('forget_board_view', { p_view: view }));
	expect(await forget(ben.client, mine)).toMatchObject({ message: 'no_such_view' });
	expect(await forget(admin.client, mine)).toMatchObject({ message: 'no_such_view' });
	expect(await forget(ben.client, shared)).toMatchObject({ message: 'leaders_share_views' });
	expect(await forget(ann.client, mine)).toBeNull();
	expect(await forget(other.client, shared)).toBeNull();
	expect(await namesOf(ann.client)).not.toContain('Shared');
});

test('what one keeps for oneself is not in the log, what is shared is', async () => {
	const ann = await person();
	await save(ann.client, 'A secret name');
	await save(leader.client, 'An open name', '', true);
	const found = await sql<{
		name: string;
	}>`select details ->> 'name' as name from public.activity where verb = 'board.view_shared'`;
	expect(found.map(({ name }) => name)).toContain('An open name');
	expect(await sql`select from public.activity where details::text like '%A secret name%'`).toEqual([]);
});

test.each([
	['', 'mark=zombie', 'board_views_name_fits'],
	['x'.repeat(61), 'mark=zombie', 'board_views_name_fits'],
	['Fine', 'q=<script>', 'board_views_query_is_an_address'],
	['Fine', '//elsewhere.example', 'board_views_query_is_an_address'],
	['Fine', `q=${'x'.repeat(1000)}`, 'board_views_query_is_an_address']
])('a view that would be no address, or has no name, is not kept: %j', async (name, query, refusal) => {
	expect(await refusalOf(save(member.client, name, query))).toMatchObject({ message: refusal });
});

test('twenty views are kept and not one more, also when two come at once', async () => {
	const ann = await person();
	for (let n = 1; n < 20; n++) expect(await refusalOf(save(ann.client, `View ${n}`))).toBeNull();
	const last = await Promise.all([refusalOf(save(ann.client, 'One')), refusalOf(save(ann.client, 'Two'))]);
	expect(last.map((refusal) => refusal?.message ?? 'kept').toSorted()).toEqual(['kept', 'views_are_enough']);
	expect(await refusalOf(save(ann.client, 'View 3', 'sort=title'))).toBeNull();
});

// what is read -------------------------------------------------------------------------------------------------------

test('words, owner and event narrow the board, and nothing is narrowed by nothing', async () => {
	const mine = await person();
	const [idea] = await sql<{
		slug: string;
	}>`insert into public.events (slug, name, brief, organizer_id, ideation_at, formation_at,
			build_at, submission_at, judging_at, voting_at, results_at)
		select 'board-event', 'Board event', 'Brief', ${admin.id}, t, t + interval '1 day', t + interval '2 days', t + interval '3 days',
			t + interval '4 days', t + interval '5 days', t + interval '6 days' from (select private.now() as t) now returning slug`;
	const { id } = await dueExperiment(here, { marketing: mine, it: owners.it, title: 'Ünique 50% words_here' });
	await sql`update public.ideas set event_id = (select id from public.events where slug = ${idea?.slug})
		where id = (select idea_id from public.experiments where id = ${id})`;
	const others = await due();
	expect((await board(member.client)).only).toBeNull();
	expect((await board(member.client, { q: 'ÜNIQUE 50%' })).only).toEqual([id]);
	expect((await board(member.client, { q: 'words%here' })).only).toEqual([]);
	expect((await board(mine.client, { owner: 'me' })).only).toEqual([id]);
	expect((await board(member.client, { owner: mine.id })).only).toEqual([id]);
	expect((await board(member.client, { owner: 'no such person' })).only).toEqual([]);
	expect((await board(member.client, { event: 'board-event' })).only).toEqual([id]);
	const without = (await board(member.client, { event: 'none' })).only;
	expect(without).toContain(others);
	expect(without).not.toContain(id);
	const { data: priority } = await leader.client.rpc('add_priority', {
		p_name: 'Fewer steps',
		p_why: 'People leave between two steps.'
	});
	await sql`update public.ideas set priority_id = ${priority} where id = (select idea_id from public.experiments where id = ${id})`;
	expect((await board(member.client, { priority: String(priority) })).only).toEqual([id]);
	expect((await board(member.client, { priority: 'none', owner: mine.id })).only).toEqual([]);
	const byPriority = (await board(member.client, { lanes: 'priority' })).lanes;
	expect(byPriority?.at(0)).toEqual({ title: 'Fewer steps', cards: [id] });
	expect(byPriority?.at(-1)).toMatchObject({ title: null });
	const { lanes, owners: choices, events } = await board(member.client, { lanes: 'event', options: true });
	expect(lanes?.at(0)).toEqual({ title: 'Board event', cards: [id] });
	expect(lanes?.at(-1)?.title).toBeNull();
	expect(choices).toContainEqual(expect.objectContaining({ value: mine.id }));
	expect(events).toEqual([{ value: 'board-event', label: 'Board event' }]);
});

test('what is a zombie in the calendar is one on the board, and nothing else', async () => {
	const experiment = await due();
	expect((await board(member.client)).zombies?.find(({ id }) => id === experiment)).toBeUndefined();
	await travel('15 days');
	try {
		expect((await board(member.client)).zombies?.find(({ id }) => id === experiment)).toEqual({
			id: experiment,
			reason: 'undecided',
			days: 16
		});
		const running = await due();
		const forgotten = await due();
		await sql`update public.experiments set ends_on = private.today() + 30 where id in (${running}, ${forgotten})`;
		await sql`update public.time_boxes set starts_on = private.today() - 40 where experiment_id = ${forgotten}`;
		await sql`update public.reading_totals set last_day = last_day - 20
			where metric_id in (select id from public.metrics where experiment_id = ${forgotten})`;
		const { data } = await member.client.from('zombies').select('id, reason, days').order('id');
		expect(data).toContainEqual(expect.objectContaining({ id: forgotten, reason: 'unread' }));
		const { zombies } = await board(member.client);
		expect(zombies?.toSorted((one, another) => one.id - another.id)).toEqual(data);
	} finally {
		await travel('0');
	}
});

test('who has left or is not signed in reads no board', async () => {
	const gone = await person();
	await gone.client.auth.signOut();
	const { data } = await gone.client.rpc('read_board', {});
	expect(data ? shape.parse(data) : null).toSatisfy(
		(read: z.output<typeof shape> | null) => !read || (read.cards.length === 0 && !read.views)
	);
});

test('a move is announced when it is done, with the card and where it is now', async () => {
	const { experiment, box } = await opened(leader);
	await leader.client.rpc('withdraw_ballot_box', { p_box: box });
	const said = await sql<{ payload: Record<string, unknown> }>`select payload from realtime.messages
		where topic = 'board' and (payload ->> 'card')::bigint = ${experiment} order by inserted_at, ctid`;
	expect(said.map(({ payload }) => [payload.card, payload.column, payload.by])).toEqual([
		[experiment, 'deciding', leader.id],
		[experiment, 'due', leader.id]
	]);
});
