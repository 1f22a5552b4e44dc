import { expect, test } from 'vitest';
import * as experimentsOf from '#lib/experiments/ofIdeas.server.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import * as learnings from '#lib/learnings/learnings.server.ts';
import { cast, running } from './experiment-world.ts';
import { anEvent, plan, propose } from './hackathon.ts';
import { world } from './harness.ts';

const it = await world();
const people = await cast(it);
const [writer, leader] = await Promise.all([it.person(), it.person({ role: 'leader' })]);
const similar = async (words: string) => (await ideas.similar(writer.client, words)).map(({ title }) => title);

const titles = {
	slot: 'Delivery slot chosen before the address',
	list: 'Shopping list from a photo of the room',
	aisle: 'Parking and aisle in the collect mail',
	guest: 'Guest checkout before account'
};
for (const title of Object.values(titles)) await propose(writer.client, undefined, title);
await propose(writer.client, undefined, 'Delivery photo at the door');

test.each([
	['delivry slt', titles.slot],
	['shoping lst', titles.list],
	['parkng and asle', titles.aisle],
	['gest chekout', titles.guest],
	['chekout', titles.guest]
])('the few mistyped words %j find the long title they mean first', async (words, title) => {
	expect((await similar(words))[0]).toBe(title);
});

test.each(['lst', 'shp', 'snow', 'that', 'what is it', 'phto', '🦓🦓🦓🦓'])(
	'%j is too little to be like anything',
	async (words) => {
		expect(await similar(words)).toEqual([]);
	}
);

test('what is similar says its event, whether that is over, and what became of the idea', async () => {
	const [past, now] = [await plan(leader.client, anEvent({ name: 'Spring sprint' })), await plan(leader.client)];
	const [old, current] = [
		await propose(writer.client, past.id, 'Zebrafinch loyalty card in the phone'),
		await propose(writer.client, now.id, 'Zebrafinch loyalty stamp in the shop')
	];
	await it.sql`update public.events set (ideation_at, formation_at, build_at, submission_at, judging_at, voting_at, results_at) =
		(select ideation_at - interval '9 days', formation_at - interval '9 days', build_at - interval '9 days', submission_at - interval '9 days',
			judging_at - interval '9 days', voting_at - interval '9 days', results_at - interval '9 days') where id = ${past.id}`;
	const experiment = await running(it, people);
	await it.sql`alter table experiments disable trigger registration_is_frozen`;
	await it.sql`update experiments set idea_id = ${old} where id = ${experiment.id}`;
	await it.sql`alter table experiments enable trigger registration_is_frozen`;
	const found = await experimentsOf.similar(writer.client, 'zebrafnich loyalti');
	expect(found.map(({ id }) => id)).toEqual(
		(await ideas.similar(writer.client, 'zebrafnich loyalti')).map(({ id }) => id)
	);
	expect(found).toHaveLength(2);
	expect(found).toContainEqual(
		expect.objectContaining({ id: old, event: 'Spring sprint', is_past: true, tested: 'Running' })
	);
	expect(found).toContainEqual(expect.objectContaining({ id: current, is_past: false, tested: null }));
	expect(await experimentsOf.similar(writer.client, 'zebrafnich loyalti', old)).toMatchObject([{ id: current }]);
	await expect(experimentsOf.similar(it.anonymous(), 'zebrafnich loyalti')).rejects.toMatchObject({ status: 403 });
	const tested = await learnings.similar(writer.client, { title: 'zebrafnich loyalti', text: '' });
	expect(
		tested.experiments.map(({ id }) => id),
		'told by its idea, whatever it is called'
	).toEqual([experiment.id]);
	expect(await experimentsOf.similar(writer.client, 'xylophone')).toEqual([]);
	// a draft says nothing yet
	await it.sql`insert into public.experiments (idea_id, title, drafted_by) values
		(${old}, 'Drafted after', ${writer.id}), (${current}, 'Only drafted', ${writer.id})`;
	expect(await experimentsOf.similar(writer.client, 'zebrafnich loyalti')).toEqual(found);
});

test('among tens of thousands of ideas an index answers while one is typing', { timeout: 240_000 }, async () => {
	await it.sql`insert into public.ideas (title, problem, proposed_by)
		select (array['Show', 'Explain', 'Simplify', 'Measure', 'Share'])[1 + n % 5] || ' the '
			|| (array['delivery time', 'return label', 'store stock', 'paint colour', 'basket'])[1 + n / 5 % 5] || ' to '
			|| (array['members', 'new customers', 'colleagues', 'everybody'])[1 + n / 25 % 4] || ' ' || n, 'Nobody knows it in time.', ${writer.id}
		from generate_series(1, 20000) n`;
	await it.sql`vacuum analyze public.ideas`;
	expect((await similar('shoping lst'))[0]).toBe(titles.list);
	for (const words of ['delivry tim', 'Show the delivery time to new customers', 'basket']) {
		await similar(words);
		const began = performance.now();
		expect(await similar(words)).toHaveLength(5);
		expect(performance.now() - began).toBeLessThan(1500);
	}
	// what the function itself reads, counted by PostgreSQL: with a plan for one text, and with the plan that is kept for any
	const owner = await it.owner.connect();
	const reads = async () => {
		await owner.query('select pg_stat_force_next_flush()');
		const { rows } = await owner.query<{
			by_index: number;
			by_row: number;
		}>(`select i.idx_scan::int as by_index, t.seq_scan::int as by_row
			from pg_stat_user_indexes i join pg_stat_user_tables t using (relid) where i.indexrelname = 'ideas_by_likeness'`);
		return rows[0] ?? { by_index: 0, by_row: 0 };
	};
	try {
		for (const mode of ['force_custom_plan', 'force_generic_plan']) {
			await owner.query(`set plan_cache_mode = ${mode}`);
			const before = await reads();
			const { rows } = await owner.query<{ id: string }>(`select id from private.ideas_like('delivry slt')`);
			const after = await reads();
			expect(rows.length, mode).toBeGreaterThan(0);
			expect(after.by_index, mode).toBeGreaterThan(before.by_index);
			expect(after.by_row, mode).toBe(before.by_row);
		}
	} finally {
		owner.release(true);
	}
});
