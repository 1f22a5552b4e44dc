import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Enums, Json } from '#lib/database.types.ts';
import * as moneyOf from '#lib/funding/funding.server.ts';
import { dueExperiment } from './due-experiment.ts';
import { refused } from './experiment-world.ts';
import { world, type Client, type TestPerson } from './harness.ts';

const here = await world();
const { person, anonymous, sql } = here;

let leader: TestPerson;
let second: TestPerson;
let chair: TestPerson;
let admin: TestPerson;
let member: TestPerson;
let owners: { marketing: TestPerson; it: TestPerson };

beforeAll(async () => {
	[leader, second, chair, admin, member] = await Promise.all([
		person({ role: 'leader' }),
		person({ role: 'leader', function: 'it' }),
		person({ role: 'leader', function: 'it' }),
		person({ role: 'admin', function: 'other' }),
		person()
	]);
	owners = { marketing: await person(), it: await person({ function: 'it' }) };
});

const figures = z.object({
	...{ released: z.number(), released_days: z.number(), spent: z.number() },
	...{ spent_days: z.number(), freed: z.number(), freed_days: z.number() },
	...{ late: z.number(), late_days: z.number() }
});

async function figuresOf(experiment: number) {
	const found = await member.client.from('experiment_funding').select().eq('experiment_id', experiment).single();
	return figures.parse(found.data);
}

const due = async () => (await dueExperiment(here, owners)).id;

/** A revealed ballot in which all say the same. */
async function revealed(experiment: number, choice: Enums<'ballot_choice'>): Promise<number> {
	const opened = await chair.client.rpc('open_ballot_box', { p_experiment: experiment });
	if (opened.error) throw new Error(opened.error.message);
	for (const { client } of [leader, second, chair]) {
		await client.rpc('cast_ballot', {
			...{ p_box: opened.data, p_choice: choice, p_confidence: 70, p_reason: 'As the numbers say.' }
		});
	}
	await chair.client.rpc('reveal_ballots', { p_box: opened.data });
	for (const { client } of [owners.marketing, owners.it]) {
		await client.rpc('sign_outcome', { p_box: opened.data, p_outcome: choice });
	}
	return opened.data;
}

const decide = (box: number, outcome: Enums<'ballot_choice'>, tranche?: Json) =>
	chair.client.rpc('decide', {
		...{ p_box: box, p_outcome: outcome, p_rationale: 'The interval says what we hoped for.' },
		...{ p_next_step: 'Tell the team on Monday.', p_learned: 'The phone number was not the reason.', p_days: 14 },
		...{ p_change_mind: 'Half of the callers reach somebody at once.', p_confirmed: { recommended: null } },
		p_tranche: tranche
	});

const release = (client: Client, experiment: number, change: object = {}) =>
	client.rpc('release_tranche', {
		...{ p_experiment: experiment, p_amount: 5000, p_days: 10, p_reason: 'What the first weeks need.' },
		...change
	});

const spend = (client: Client, experiment: number, change: object = {}) =>
	client.rpc('record_spend', {
		...{ p_experiment: experiment, p_day: '2026-01-15', p_amount: 1200, p_days: 2.5, p_what: 'Design of the form' },
		...change
	});

test('before there is an amount an admin chooses the currency, as a code of three letters', async () => {
	const set = (code: string) => admin.client.rpc('set_currency', { p_currency: code });
	expect(refused(await set('euro'))).toBe('funding_currency_is_a_code');
	for (const code of [' usd ', 'EUR']) expect(refused(await set(code))).toBeUndefined();
	const { data } = await member.client.from('funding_settings').select('currency, changed_by').single();
	expect(data).toEqual({ currency: 'EUR', changed_by: admin.id });
});

test('a decision releases its tranche in one go, and one that is refused releases nothing', async () => {
	const experiment = await due();
	const box = await revealed(experiment, 'iterate');
	expect(refused(await decide(box, 'kill', { amount: 0, days: 0 }))).toBe('departure_needs_a_second');
	expect(refused(await decide(box, 'iterate', { amount: -1, days: 0 }))).toBe('tranches_amount_is_money');
	expect(refused(await decide(box, 'iterate', { amount: 100_000_000_001, days: 0 }))).toBe('tranches_amount_is_money');
	expect(refused(await decide(box, 'iterate', { amount: 0.5, days: 0 }))).toBe('tranche_is_a_number');
	expect(refused(await decide(box, 'iterate', { amount: 1e300, days: 0 }))).toBe('tranche_is_a_number');
	expect(refused(await decide(box, 'iterate', { amount: 'much', days: 0 }))).toBe('tranche_is_a_number');
	expect(refused(await decide(box, 'iterate', { amount: 'NaN', days: 0 }))).toBe('tranche_is_a_number');
	expect(refused(await decide(box, 'iterate', { amount: 0, days: 'NaN' }))).toBe('tranches_days_are_half_days');
	expect(refused(await decide(box, 'iterate', { amount: 0, days: 0.25 }))).toBe('tranches_days_are_half_days');
	expect(await sql`select 1 from public.decisions where box_id = ${box}`).toEqual([]);
	expect(await figuresOf(experiment)).toMatchObject({ released: 0, released_days: 0 });

	expect(refused(await decide(box, 'iterate', { amount: 8000, days: 12.5 }))).toBeUndefined();
	expect(await figuresOf(experiment)).toMatchObject({ released: 8000, released_days: 12.5 });
	expect(refused(await decide(box, 'iterate', { amount: 8000, days: 12.5 }))).toBe('experiment_is_decided');
	expect(await figuresOf(experiment)).toMatchObject({ released: 8000 });
});

test('what was spent is paid from a tranche: the newest with something left, or the one that is named, and no other', async () => {
	const experiment = await due();
	const paid = async () =>
		(await member.client.from('current_spends').select('what, tranche_id').eq('experiment_id', experiment).order('id'))
			.data;
	const pay = async (what: string, change: object = {}) =>
		refused(await spend(owners.it.client, experiment, { p_what: what, ...change }));
	expect(await pay('before any')).toBeUndefined();
	const first = Number((await release(leader.client, experiment)).data);
	expect(await pay('first')).toBeUndefined();
	const second = Number((await release(leader.client, experiment, { p_amount: 300, p_days: 0 })).data);
	expect(await pay('newest', { p_amount: 300, p_days: 0 })).toBeUndefined();
	expect(await pay('what is left')).toBeUndefined();
	// a correction of a tranche is the same tranche
	const corrected = Number((await release(leader.client, experiment, { p_amount: 9000, p_replaces: first })).data);
	expect(await pay('by its correction', { p_tranche: corrected })).toBeUndefined();
	expect(await pay('by name', { p_tranche: second })).toBeUndefined();
	const elsewhere = Number((await release(leader.client, await due())).data);
	for (const p_tranche of [elsewhere, 987654321])
		expect(await pay('elsewhere', { p_tranche })).toBe('spend_is_of_its_tranches');
	expect(await paid()).toEqual([
		{ what: 'before any', tranche_id: null },
		{ what: 'first', tranche_id: first },
		{ what: 'newest', tranche_id: second },
		{ what: 'what is left', tranche_id: first },
		{ what: 'by its correction', tranche_id: first },
		{ what: 'by name', tranche_id: second }
	]);
	const money = await moneyOf.ofExperiment(member.client, experiment);
	expect(money.tranche_list.map(({ id, first: of, spent, spent_days }) => [id, of, spent, spent_days])).toEqual([
		[first, null, null, null],
		[second, second, 1500, 2.5],
		[corrected, first, 3600, 7.5]
	]);
	// what is corrected stays where it was, unless somebody says where else
	const [last] = money.spend_list;
	expect(await pay('by name', { p_replaces: last?.id, p_amount: 100 })).toBeUndefined();
	expect((await paid())?.at(-1)).toEqual({ what: 'by name', tranche_id: second });
});

test('ten decisions at once on one ballot release one tranche', async () => {
	const experiment = await due();
	const box = await revealed(experiment, 'promote');
	const answers = await Promise.all(Array.from({ length: 10 }, () => decide(box, 'promote', { amount: 700, days: 1 })));
	expect(answers.filter(({ error }) => error === null)).toHaveLength(1);
	expect(await figuresOf(experiment)).toMatchObject({ released: 700, released_days: 1 });
});

test('a kill frees what was released and not spent, and what a late bill takes of that is said apart', async () => {
	const experiment = await due();
	expect(refused(await release(leader.client, experiment))).toBeUndefined();
	expect(refused(await spend(owners.it.client, experiment))).toBeUndefined();
	expect(await figuresOf(experiment)).toMatchObject({ freed: 0, freed_days: 0 });
	const box = await revealed(experiment, 'kill');
	expect(refused(await decide(box, 'kill', { amount: 500, days: 0 }))).toBe('kill_releases_nothing');
	expect(refused(await decide(box, 'kill', { amount: 0, days: 0 }))).toBeUndefined();
	expect(await figuresOf(experiment)).toEqual({
		...{ released: 5000, released_days: 10, spent: 1200, spent_days: 2.5, freed: 3800, freed_days: 7.5 },
		...{ late: 0, late_days: 0 }
	});
	expect(refused(await release(leader.client, experiment))).toBe('killed_gets_nothing');
	expect(refused(await spend(owners.marketing.client, experiment, { p_amount: 800, p_days: 9 }))).toBeUndefined();
	// more days than were released were spent: all that were freed are gone, and none are owed
	expect(await figuresOf(experiment)).toMatchObject({ freed: 3800, freed_days: 7.5, late: 800, late_days: 7.5 });
});

test('two who spend the rest at once are both written down, none is lost, and the sum says it is too much', async () => {
	const experiment = await due();
	await release(leader.client, experiment, { p_amount: 1000, p_days: 0 });
	const answers = await Promise.all(
		[owners.marketing, owners.it].map(({ client }) => spend(client, experiment, { p_amount: 800, p_days: 0 }))
	);
	expect(answers.map(refused)).toEqual([undefined, undefined]);
	expect(await figuresOf(experiment)).toMatchObject({ released: 1000, spent: 1600 });
});

test('leaders release, owners and leaders spend; members read and do neither; signed out, nobody reads', async () => {
	const experiment = await due();
	for (const { client } of [member, owners.marketing, owners.it])
		expect(refused(await release(client, experiment))).toBe('leaders_only');
	for (const { client } of [leader, admin]) expect(refused(await release(client, experiment))).toBeUndefined();
	expect(refused(await spend(member.client, experiment))).toBe('owners_spend');
	for (const { client } of [leader, admin, owners.marketing, owners.it])
		expect(refused(await spend(client, experiment))).toBeUndefined();
	expect(await figuresOf(experiment)).toMatchObject({ released: 10_000, spent: 4800, spent_days: 10 });
	for (const table of ['tranches', 'spends', 'budgets'] as const)
		expect(refused(await anonymous().from(table).select()), table).toBe('42501');
	for (const view of ['experiment_funding', 'money_moves', 'current_spends'] as const)
		expect(refused(await anonymous().from(view).select()), view).toBe('42501');
	expect(refused(await anonymous().rpc('read_funding'))).toBe('42501');
	expect(refused(await anonymous().rpc('read_money', { p_experiment: experiment }))).toBe('42501');
	expect(refused(await release(anonymous(), experiment))).toBe('42501');
	expect(refused(await spend(anonymous(), experiment))).toBe('42501');
});

test('nobody writes, edits or removes an amount past the verbs, not even an admin or the owner of the database', async () => {
	const experiment = await due();
	await release(leader.client, experiment);
	await spend(leader.client, experiment);
	for (const { client } of [leader, admin]) {
		const row = {
			experiment_id: experiment,
			amount: 1,
			days: 0,
			released_by: leader.id,
			reason: 'Forged from outside'
		};
		expect(refused(await client.from('tranches').insert(row))).toBe('42501');
		expect(refused(await client.from('tranches').update({ amount: 1 }).eq('experiment_id', experiment))).toBe('42501');
		expect(refused(await client.from('spends').delete().eq('experiment_id', experiment))).toBe('42501');
		expect(refused(await client.from('tranches').select('key'))).toBe('42501');
	}
	await expect(sql`update public.tranches set amount = 1 where experiment_id = ${experiment}`).rejects.toThrow(
		'append_only'
	);
	await expect(sql`delete from public.spends where experiment_id = ${experiment}`).rejects.toThrow('append_only');
	await expect(sql`truncate public.budgets`).rejects.toThrow('append_only');
});

test.each([
	['less than nothing', { p_amount: -1 }, 'spends_amount_is_money'],
	['more than a hundred billion', { p_amount: 100_000_000_001 }, 'spends_amount_is_money'],
	['a tenth of a day', { p_days: 0.1 }, 'spends_days_are_half_days'],
	['days that are no number', { p_days: 'NaN' }, 'spends_days_are_half_days'],
	['endless days', { p_days: 'Infinity' }, 'spends_days_are_half_days'],
	['days below zero', { p_days: -0.5 }, 'spends_days_are_half_days'],
	['nothing at all', { p_amount: 0, p_days: 0 }, 'spends_are_of_something'],
	['nobody knows what for', { p_what: '  ' }, 'spends_what_is_told'],
	['a long story', { p_what: 'x'.repeat(201) }, 'spends_what_is_told'],
	['tomorrow', { p_day: '2999-01-01' }, 'spend_is_in_the_future'],
	['for ever', { p_day: 'infinity' }, 'spend_is_in_the_future'],
	['long ago', { p_day: '1900-01-01' }, 'spends_day_is_a_day']
])('what is spent is refused: %s', async (_, change, name) => {
	expect(refused(await spend(owners.it.client, await due(), change))).toBe(name);
});

test('a tranche outside a decision has a reason, and only what has started gets one', async () => {
	const experiment = await due();
	expect(refused(await release(leader.client, experiment, { p_reason: 'because' }))).toBe('tranches_reason_is_told');
	expect(refused(await release(leader.client, experiment, { p_amount: 0, p_days: 0 }))).toBe(
		'tranches_are_of_something'
	);
	expect(refused(await release(leader.client, 999_999_999))).toBe('no_such_experiment');
	const [{ idea = 0 } = {}] = await sql<{
		idea: number;
	}>`select idea_id::int as idea from public.experiments where id = ${experiment}`;
	const { data: draft } = await leader.client.rpc('draft_experiment', { p_idea: idea, p_title: 'Not started' });
	expect(refused(await release(leader.client, draft ?? 0))).toBe('tranche_needs_a_start');
	expect(refused(await spend(leader.client, draft ?? 0))).toBe('spend_needs_a_start');
});

test('sent ten times at once with one key, a tranche is released once and a spend written down once', async () => {
	const experiment = await due();
	const key = { p_key: randomUUID() };
	await Promise.all(
		Array.from({ length: 10 }, () => [
			release(leader.client, experiment, key),
			spend(leader.client, experiment, key)
		]).flat()
	);
	expect(await figuresOf(experiment)).toMatchObject({ released: 5000, spent: 1200 });
});

test('a correction names the entry it replaces, each is replaced once, and zero takes it back', async () => {
	const [experiment, other] = [await due(), await due()];
	const { data: wrong } = await release(leader.client, experiment, { p_amount: 50_000 });
	const { data: typed } = await spend(owners.it.client, experiment);
	expect(refused(await release(leader.client, other, { p_replaces: wrong }))).toBe('tranche_is_replaced');
	expect(refused(await spend(owners.it.client, other, { p_replaces: typed }))).toBe('spend_is_replaced');
	const corrections = await Promise.all(
		Array.from({ length: 5 }, () => release(leader.client, experiment, { p_replaces: wrong }))
	);
	expect(corrections.filter(({ error }) => error === null)).toHaveLength(1);
	expect(corrections.map(refused).filter((name) => name !== undefined)).toEqual(
		Array.from({ length: 4 }, () => expect.stringMatching(/^tranches?_(is|are)_replaced/))
	);
	expect(
		refused(await spend(owners.it.client, experiment, { p_replaces: typed, p_amount: 0, p_days: 0 }))
	).toBeUndefined();
	expect(await figuresOf(experiment)).toMatchObject({ released: 5000, spent: 0, spent_days: 0 });
	expect(await sql`select count(*)::int as kept from public.spends where experiment_id = ${experiment}`).toEqual([
		{ kept: 2 }
	]);
});

const funding = z.object({
	rows: z.array(figures.extend({ priority_id: z.number().nullable(), budget: z.number().nullable() })),
	experiments: z.array(figures.extend({ id: z.number() }))
});

test('the sums by priority are the sums of their experiments, to the last unit, whatever moves', async () => {
	const added = await leader.client.rpc('add_priority', {
		p_name: 'Counted to the last',
		p_why: 'Sums are exact here.'
	});
	const ids = await Promise.all(Array.from({ length: 4 }, due));
	await sql`update public.ideas set priority_id = ${added.data} where id in (select idea_id from public.experiments where id = any (${ids.slice(0, 2)}))`;
	// a small generator, the same every time: amounts up to the largest that is allowed
	let seed = 42;
	const next = (limit: number) => (seed = (seed * 48_271) % 2_147_483_647) % limit;
	const expected = new Map(ids.map((id) => [id, { released: 0, released_days: 0, spent: 0, spent_days: 0 }]));
	for (let turn = 0; turn < 60; turn += 1) {
		const id = ids[next(ids.length)] ?? 0;
		const amount = turn % 7 === 0 ? 100_000_000_000 : next(100_000) + 1;
		const days = next(40) / 2;
		const isSpend = next(2) === 0;
		const change = { p_amount: amount, p_days: days };
		const done = isSpend ? spend(owners.it.client, id, change) : release(leader.client, id, change);
		expect(refused(await done)).toBeUndefined();
		const sums = expected.get(id);
		if (!sums) continue;
		sums[isSpend ? 'spent' : 'released'] += amount;
		sums[isSpend ? 'spent_days' : 'released_days'] += days;
	}
	for (const [id, sums] of expected) expect(await figuresOf(id)).toMatchObject(sums);
	const read = funding.parse((await member.client.rpc('read_funding', { p_is_all: true })).data);
	for (const { priority_id, ...row } of read.rows) {
		const { data } = await member.client.rpc('read_funding', { p_is_all: true, p_priority: priority_id ?? 0 });
		const { experiments } = funding.parse(data);
		for (const name of [
			'released',
			'released_days',
			'spent',
			'spent_days',
			'freed',
			'freed_days',
			'late',
			'late_days'
		] as const)
			expect(
				experiments.reduce((sum, one) => sum + one[name], 0),
				`${name} of ${priority_id}`
			).toBe(row[name]);
	}
	const mine = read.rows.find(({ priority_id }) => priority_id === added.data);
	const both = ids.slice(0, 2).map((id) => expected.get(id)?.released ?? 0);
	expect(mine?.released).toBe(both.reduce((sum, one) => sum + one, 0));
});

test('a budget is set for a priority and a quarter by leaders, the latest counts, and going over it blocks nobody', async () => {
	const { data: priority } = await leader.client.rpc('add_priority', {
		p_name: 'Kept in a budget',
		p_why: 'It warns and never blocks.'
	});
	const experiment = await due();
	await sql`update public.ideas set priority_id = ${priority} where id = (select idea_id from public.experiments where id = ${experiment})`;
	const [{ quarter = '' } = {}] = await sql<{
		quarter: string;
	}>`select private.quarter_of(private.today())::text as quarter`;
	const set = (client: Client, change: object = {}) =>
		client.rpc('set_budget', { p_quarter: quarter, p_amount: 9000, p_days: 5, p_priority: priority ?? 0, ...change });
	expect(refused(await set(member.client))).toBe('leaders_only');
	expect(refused(await set(leader.client, { p_quarter: '2026-02-01' }))).toBe('budgets_begin_with_a_quarter');
	expect(refused(await set(leader.client, { p_amount: -5 }))).toBe('budgets_amount_is_money');
	expect(refused(await set(leader.client, { p_days: 0.3 }))).toBe('budgets_days_are_half_days');
	expect(refused(await set(leader.client, { p_priority: 999_999_999 }))).toBe('priority_is_gone');
	for (const amount of [9000, 9000, 4000])
		expect(refused(await set(leader.client, { p_amount: amount }))).toBeUndefined();
	expect(await sql`select count(*)::int as said from public.budgets where priority_id = ${priority}`).toEqual([
		{ said: 2 }
	]);

	expect(refused(await release(leader.client, experiment))).toBeUndefined();
	const { data } = await member.client.rpc('read_money', { p_experiment: experiment });
	expect(data).toMatchObject({ budget: { amount: 4000, left: -1000, left_days: -5 } });
	await spend(leader.client, experiment);
	const box = await revealed(experiment, 'kill');
	await decide(box, 'kill');
	const after = await member.client.rpc('read_money', { p_experiment: experiment });
	expect(after.data, 'what a kill frees is in the budget again').toMatchObject({
		budget: { left: 2800, left_days: 2.5 }
	});
});

test('the currency is the admins’, and stays once there is an amount in it', async () => {
	const set = (client: Client, code: string) => client.rpc('set_currency', { p_currency: code });
	for (const { client } of [member, leader]) expect(refused(await set(client, 'USD'))).toBe('admins_set_the_currency');
	expect(refused(await set(anonymous(), 'USD'))).toBe('42501');
	await release(leader.client, await due());
	expect(refused(await set(admin.client, 'USD'))).toBe('currency_is_in_use');
	expect(refused(await set(admin.client, 'EUR'))).toBeUndefined();
});
