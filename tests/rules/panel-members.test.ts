import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import * as boxes from '#lib/decisions/boxes.server.ts';
import { killing } from './decided-experiment.ts';
import { ask, carried, second } from './departure.ts';
import { world, type TestPerson } from './harness.ts';
import { cast, gatherBoard, revealWith, type Board } from './panel.ts';

const here = await world();
const { person, sql } = here;
let board: Board;
let outside: TestPerson;
let admin: TestPerson;
beforeAll(async () => {
	board = await gatherBoard(here);
	[outside, admin] = await Promise.all([
		person({ role: 'leader', name: 'Olga Outside' }),
		person({ role: 'admin', function: 'it', name: 'Aron Admin' })
	]);
});

const kill = async ({ client }: TestPerson, box: number) =>
	(
		await client.rpc('decide', {
			...{ p_box: box, p_outcome: 'kill' as const, p_rationale: 'The interval leaves out what we hoped for.' },
			...{ p_next_step: 'Tell the team on Monday.', ...killing, p_confirmed: { recommended: 'kill' } }
		})
	).error?.message;
const today = z.object({ to_decide: z.array(z.object({ experiment_id: z.number() })) });
const isAsked = async ({ client }: TestPerson, experiment: number) =>
	today.parse((await client.rpc('today')).data).to_decide.some((one) => one.experiment_id === experiment);
const boxOf = async (one: TestPerson, experiment: number) => (await boxes.ofExperiment(one.client, experiment))[0];
const promoteToAdmin = (one: TestPerson) => sql`update public.people set role = 'admin' where id = ${one.id}`;
const backToLeader = (one: TestPerson) => sql`update public.people set role = 'leader' where id = ${one.id}`;

test('a ballot of a review is withdrawn by its chair or its panel, and by no other leader', async () => {
	const { item } = await board.review();
	const box = await board.open(item);
	for (const one of [outside, admin])
		expect((await one.client.rpc('withdraw_ballot_box', { p_box: box })).error?.message, one.name).toBe(
			'panel_decides'
		);
	expect((await board.second.client.rpc('withdraw_ballot_box', { p_box: box })).error).toBeNull();
});

test('what a panel voted is recorded by its chair or somebody of it, and asked of nobody else', async () => {
	const { item, experiment } = await board.review();
	const box = await board.open(item);
	await revealWith(board, box, ['kill', 'kill', 'kill', 'kill']);
	for (const one of [outside, admin]) {
		expect(await kill(one, box), one.name).toBe('panel_decides');
		expect((await boxOf(one, experiment))?.decides).toBe(false);
		expect(await isAsked(one, experiment)).toBe(false);
		const asked = { box, outcome: 'promote', recommended: 'kill' } as const;
		expect((await ask(one.client, asked)).error?.message).toBe('panel_decides');
	}
	expect((await boxOf(board.second, experiment))?.decides).toBe(true);
	expect(await isAsked(board.second, experiment)).toBe(true);
	expect(await kill(board.second, box)).toBeUndefined();
	const [decision] = await sql<{ id: string }>`select id from public.decisions where box_id = ${box}`;
	const anew = async ({ client }: TestPerson) =>
		(
			await client.rpc('supersede_decision', {
				...{ p_decision: Number(decision?.id), p_outcome: 'kill' as const, p_reason: 'The same, for a better reason.' },
				...{ p_rationale: 'It moved nothing either way.', p_next_step: 'Take it down.', ...killing },
				p_confirmed: { recommended: 'kill' }
			})
		).error?.message;
	expect(await anew(outside)).toBe('panel_decides');
	expect(await anew(board.it)).toBeUndefined();
});

test('outside a review every leader records, as before', async () => {
	const { item, experiment } = await board.review();
	expect((await board.chair.client.rpc('remove_from_agenda', { p_item: item })).error).toBeNull();
	const opened = await board.chair.client.rpc('open_ballot_box', { p_experiment: experiment });
	await revealWith(board, opened.data ?? 0, ['kill', 'kill', 'kill', 'kill']);
	expect((await boxOf(outside, experiment))?.decides).toBe(true);
	expect(await kill(outside, opened.data ?? 0)).toBeUndefined();
});

test('a leader outside the panel seconds what its chair asks for, and a delegate records like whoever is absent', async () => {
	const { id, item, experiment } = await board.review();
	const handed = await board.second.client.rpc('delegate_ballots', { p_review: id, p_delegate: outside.id });
	expect(handed.error).toBeNull();
	const box = await board.open(item);
	for (const one of [board.chair, board.it, board.marketing])
		expect((await cast(one.client, box, { choice: 'iterate' })).error).toBeNull();
	expect((await board.chair.client.rpc('reveal_ballots', { p_box: box })).error).toBeNull();
	const asked = { box, outcome: 'kill', recommended: 'kill' } as const;
	const across = await person({ role: 'leader', name: 'Ada Across' });
	expect((await ask(board.chair.client, asked)).error).toBeNull();
	expect((await second(here, across.client, asked)).error).toBeNull();
	expect(await kill(across, box)).toBe('panel_decides');
	expect((await boxOf(outside, experiment))?.decides, 'casts for Sara').toBe(true);
	expect(await kill(board.chair, box)).toBeUndefined();
});

test('where nobody of a panel leads any more, every leader records what it voted', async () => {
	const small = await gatherBoard(here);
	const { item } = await small.review();
	const box = await small.open(item);
	await revealWith(small, box, ['kill', 'kill', 'kill', 'kill']);
	expect(await kill(outside, box)).toBe('panel_decides');
	for (const one of [small.chair, small.marketing, small.it, small.second])
		await sql`update public.people set role = 'member' where id = ${one.id}`;
	expect(await kill(outside, box)).toBeUndefined();
});

test('who became an admin or left after the ballot opened is not needed for the quorum, and the page says who', async () => {
	const panel = [
		...Object.values({ chair: board.chair, marketing: board.marketing, it: board.it, second: board.second })
	];
	const [more, leaving] = await Promise.all([person({ role: 'leader' }), person({ role: 'leader', function: 'it' })]);
	const { item, experiment } = await board.review({
		...{ quorum_percent: 100, rule: 'unanimous', panel: [...panel, more, leaving].map(({ id }) => id) }
	});
	const box = await board.open(item);
	expect((await boxOf(board.chair, experiment))?.quorum).toBe(6);
	try {
		await promoteToAdmin(more);
		expect((await boxOf(board.chair, experiment))?.quorum).toBe(5);
		await sql`update public.people set left_at = private.now() where id = ${leaving.id}`;
		const seen = await boxOf(board.chair, experiment);
		expect(seen?.quorum).toBe(4);
		expect(seen?.seats.filter(({ counts }) => !counts).map(({ name }) => name)).toEqual(
			[more.name, leaving.name].sort()
		);
		for (const one of panel.slice(0, 3)) expect((await cast(one.client, box)).error).toBeNull();
		const reveal = async () => (await board.chair.client.rpc('reveal_ballots', { p_box: box })).error?.message;
		expect(await reveal()).toBe('reveal_needs_the_quorum');
		expect((await cast(board.second.client, box)).error).toBeNull();
		expect(await reveal()).toBeUndefined();
		expect((await boxOf(board.chair, experiment))?.rules?.kill, 'all who could vote').toBe(true);
		// who can vote again later changes nothing about what was revealed
		await backToLeader(more);
		expect(await boxOf(board.chair, experiment)).toMatchObject({ quorum: 4, rules: { kill: true } });
	} finally {
		await backToLeader(more);
	}
});

test('a ballot that was cast counts, also when its voter became an admin since', async () => {
	const { item, experiment } = await board.review({ quorum_percent: 100 });
	const box = await board.open(item);
	expect((await cast(board.second.client, box)).error).toBeNull();
	try {
		await promoteToAdmin(board.second);
		expect((await boxOf(board.chair, experiment))?.quorum).toBe(4);
		for (const one of [board.chair, board.it, board.marketing]) expect((await cast(one.client, box)).error).toBeNull();
		expect((await board.chair.client.rpc('reveal_ballots', { p_box: box })).error).toBeNull();
		expect((await boxOf(board.chair, experiment))?.ballots).toHaveLength(4);
	} finally {
		await backToLeader(board.second);
	}
});

test('an admin gets no seat when the ballot opens, unless a leader casts for them, and three ballots stay the least', async () => {
	const { id, item, experiment } = await board.review({ quorum_percent: 100 });
	const other = await board.review({ quorum_percent: 100 });
	try {
		await promoteToAdmin(board.second);
		await board.open(item);
		expect((await boxOf(board.chair, experiment))?.seats).toHaveLength(3);
		expect((await boxOf(board.chair, experiment))?.quorum).toBe(3);
		const handed = await board.second.client.rpc('delegate_ballots', { p_review: other.id, p_delegate: outside.id });
		expect(handed.error).toBeNull();
		const box = await board.open(other.item);
		expect((await boxOf(board.chair, other.experiment))?.quorum).toBe(4);
		expect((await cast(outside.client, box, { for: board.second.id })).error).toBeNull();
		await promoteToAdmin(board.it);
		await promoteToAdmin(board.marketing);
		expect((await boxOf(board.chair, other.experiment))?.quorum, 'never below three').toBe(3);
		expect(id).toBeGreaterThan(0);
	} finally {
		for (const one of [board.second, board.it, board.marketing]) await backToLeader(one);
	}
});

test('nobody casts for an absent person who left', async () => {
	const going = await person({ role: 'leader', function: 'it' });
	const panel = [board.chair, board.marketing, board.it, going].map(({ id }) => id);
	const { id, item } = await board.review({ panel });
	expect((await going.client.rpc('delegate_ballots', { p_review: id, p_delegate: outside.id })).error).toBeNull();
	const box = await board.open(item);
	await sql`update public.people set left_at = private.now() where id = ${going.id}`;
	expect((await cast(outside.client, box, { for: going.id })).error?.message).toBe('no_seat_on_the_panel');
});

test('what is carried in a review is carried by its own: asked for and seconded, then recorded by the panel', async () => {
	const { item } = await board.review();
	const box = await board.open(item);
	await revealWith(board, box, ['iterate', 'iterate', 'iterate', 'iterate']);
	const asked = { box, outcome: 'kill', recommended: 'kill' } as const;
	await carried(here, board.chair.client, { ...asked, by: board.marketing.client });
	expect(await kill(board.it, box), 'only the chair overrules').toBe('chair_overrules');
	expect(await kill(board.chair, box)).toBeUndefined();
});
