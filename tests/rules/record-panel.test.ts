import { beforeAll, expect, test } from 'vitest';
import * as boxes from '#lib/decisions/boxes.server.ts';
import { loweredInWords } from '#lib/decisions/panel.ts';
import * as records from '#lib/decisions/records.server.ts';
import { killing } from './decided-experiment.ts';
import { carried } from './departure.ts';
import { world, type TestPerson } from './harness.ts';
import { cast, gatherBoard, type Board } from './panel.ts';

const here = await world();
const { sql } = here;
let board: Board;
let conflicted: TestPerson;
let leaving: TestPerson;
let deputy: TestPerson;
beforeAll(async () => {
	board = await gatherBoard(here);
	[conflicted, leaving, deputy] = await Promise.all([
		here.person({ role: 'leader', name: 'Coby Conflicted' }),
		here.person({ role: 'leader', name: 'Lea Leaving', function: 'it' }),
		here.person({ role: 'leader', name: 'Dora Deputy' })
	]);
});

/** By consent of all: one is away, one has a conflict, one leaves before the reveal, one objects to an iterate. */
async function decided() {
	const seated = [board.chair, board.marketing, board.it, board.second, conflicted, leaving].map(({ id }) => id);
	const { id, item, experiment } = await board.review({ panel: seated, rule: 'consent', quorum_percent: 100 });
	await conflicted.client.rpc('declare_conflict', { p_item: item, p_note: 'My sister runs it.' });
	await board.second.client.rpc('delegate_ballots', { p_review: id, p_delegate: deputy.id });
	const box = await board.open(item);
	await sql`update public.people set left_at = private.now() where id = ${leaving.id}`;
	await cast(board.chair.client, box, { objects: 'promote' });
	for (const voter of [board.marketing, board.it]) await cast(voter.client, box);
	await cast(deputy.client, box, { for: board.second.id });
	expect((await board.chair.client.rpc('reveal_ballots', { p_box: box })).error).toBeNull();
	return { box, experiment };
}

async function recorded({ box }: { box: number }) {
	const recommended = { recommended: 'iterate' } as const;
	await carried(here, board.chair.client, { box, outcome: 'kill', ...recommended, by: board.marketing.client });
	const { data, error } = await board.chair.client.rpc('decide', {
		...{ p_box: box, p_outcome: 'kill', p_rationale: 'Another time-box is too dear.', p_next_step: 'Tell the team.' },
		...killing,
		p_confirmed: recommended
	});
	expect(error).toBeNull();
	return Number(data);
}

test('a record keeps rule and quorum, the panel with its conflicts and delegates, objections, owners', async () => {
	await sql`update public.people set left_at = null where id = ${leaving.id}`;
	const { box, experiment } = await decided();
	const decision = await recorded({ box });
	const { document } = await records.read(board.it.client, decision);
	expect(document.box).toMatchObject({
		rule: 'consent',
		has_panel: true,
		quorum: 4,
		quorum_asked: 5,
		chair: 'Cleo Chair'
	});
	const seats = Object.fromEntries(document.seats.map(({ name, ...seat }) => [name, seat]));
	expect(Object.keys(seats)).toHaveLength(6);
	expect(seats['Coby Conflicted']).toMatchObject({ is_recused: true, counts: false });
	expect(seats['Lea Leaving']).toMatchObject({ is_recused: false, counts: false, function: 'it' });
	expect(seats['Sara Second']).toMatchObject({ delegate: 'Dora Deputy', counts: true, function: 'marketing' });
	const ballots = document.ballots.map(({ voter, cast_by, objects_to }) => [voter, cast_by, objects_to]);
	expect(ballots).toEqual([
		['Cleo Chair', null, 'promote'],
		['Ivo It', null, null],
		['Mara Marketing', null, null],
		['Sara Second', 'Dora Deputy', null]
	]);
	expect(document.experiment).toMatchObject({
		marketing_owner: board.owners.marketing.name,
		it_owner: board.owners.it.name
	});

	// what changes afterwards is not in it: people, owners, panels
	await sql`update public.people set role = 'member', function = 'other' where id = ${board.marketing.id}`;
	await sql`update public.people set name = 'Nobody Now' where id = ${board.owners.it.id}`;
	const later = await records.read(board.it.client, decision);
	expect(later.document).toEqual(document);
	expect(later).toMatchObject({ is_unchanged: true, entry: expect.any(Number) });
	await sql`update public.people set role = 'leader', function = 'marketing' where id = ${board.marketing.id}`;
	expect(experiment).toBe(later.experiment_id);
});

test('who could vote is fixed at the reveal: who leaves later could have', async () => {
	await sql`update public.people set left_at = null where id = ${leaving.id}`;
	const { experiment } = await decided();
	const seen = async () => (await boxes.ofExperiment(board.it.client, experiment))[0];
	const before = await seen();
	expect(before).toMatchObject({ quorum: 4, quorum_asked: 5 });
	expect(before && loweredInWords(before)).toContain('5 were needed; Lea Leaving could not vote any more');
	await sql`update public.people set left_at = null where id = ${leaving.id}`;
	await sql`update public.people set role = 'member' where id = ${board.second.id}`;
	expect((await seen())?.seats).toEqual(before?.seats);
	await sql`update public.people set role = 'leader' where id = ${board.second.id}`;
});

test('a record without a panel says so', async () => {
	const { experiment } = await board.review();
	await sql`delete from public.review_items where experiment_id = ${experiment}`;
	const { data: box } = await board.chair.client.rpc('open_ballot_box', { p_experiment: experiment });
	for (const voter of [board.chair, board.marketing, board.it]) await cast(voter.client, Number(box));
	await board.chair.client.rpc('reveal_ballots', { p_box: Number(box) });
	const { document } = await records.read(board.it.client, await recorded({ box: Number(box) }));
	expect(document.seats).toEqual([]);
	expect(document.box).toMatchObject({ rule: 'each_function', has_panel: false, quorum: 3, quorum_asked: 3 });
});
