import { afterEach, beforeAll, expect, test } from 'vitest';
import { world, type TestPerson } from './harness.ts';
import { board, decided, type Board } from './promoted-experiment.ts';

const here = await world();
const { person, sql, stopClock, travel, anonymous } = here;

let jury: Board;
let leader: TestPerson;
let admin: TestPerson;
let marketer: TestPerson;
let engineer: TestPerson;
let lawyer: TestPerson;

beforeAll(async () => {
	jury = await board(here);
	leader = jury.voters[0];
	[admin, marketer, engineer, lawyer] = await Promise.all([
		person({ role: 'admin' }),
		person(),
		person({ function: 'it' }),
		person({ function: 'other' })
	]);
});
afterEach(() => stopClock());

const today = async (plus = 0): Promise<string> => {
	const [row] = await sql<{ day: string }>`select (private.today() + ${plus}::int)::text as day`;
	return row?.day ?? '';
};

type Row = {
	id: number;
	owner_id: string;
	target_on: string;
	live_on: string | null;
	next_check: number | null;
	due_on: string;
};
async function promoted(): Promise<{ experiment: number; id: number }> {
	const { experiment } = await decided(here, jury, { outcome: 'promote' });
	return { experiment, id: (await read(experiment)).id };
}
async function read(experiment: number): Promise<Row> {
	const columns = 'id, owner_id, target_on, live_on, next_check, due_on';
	const { data } = await marketer.client.from('handovers').select(columns).eq('experiment_id', experiment).single();
	if (!data) throw new Error('there is no handover');
	return data;
}
const items = async (handover: number) =>
	(await marketer.client.from('handover_items').select().eq('handover_id', handover).order('position')).data ?? [];
const settle = (by: TestPerson, p_item: number, p_state: 'open' | 'done' | 'not_needed', p_note = '') =>
	by.client.rpc('settle_item', { p_item, p_state, p_note });

/** Every point of the checklist is settled, by somebody of its side. */
async function settleAll(handover: number): Promise<void> {
	const of = { marketing: marketer, it: engineer, other: lawyer };
	for (const item of await items(handover)) expect((await settle(of[item.function], item.id, 'done')).error).toBeNull();
}
async function live(experiment: number): Promise<number> {
	const { id } = await read(experiment);
	await settleAll(id);
	const { error } = await jury.it.client.rpc('go_live', { p_handover: id, p_on: await today() });
	expect(error).toBeNull();
	return id;
}
const seen = {
	is_live: true,
	standing: 'not_known',
	measured: 0.24,
	words: 'Sign-ups stay at 24 in 100, as in the test.'
};
const check = (by: TestPerson, p_handover: number, answer: { days?: number; said?: object } = {}) =>
	by.client.rpc('check_effect', {
		p_handover,
		p_days: answer.days ?? 30,
		p_check: JSON.parse(JSON.stringify(answer.said ?? seen))
	});

test('a promote starts a handover in its own transaction: the IT owner, thirty days, the checklist of the workspace', async () => {
	const { experiment, decision } = await decided(here, jury, { outcome: 'promote' });
	const { data } = await marketer.client.from('handovers').select().eq('experiment_id', experiment).single();
	expect(data).toMatchObject({
		decision_id: decision,
		owner_id: jury.it.id,
		target_on: await today(30),
		live_on: null
	});
	expect((await items(data?.id ?? 0)).map(({ name, function: side, state }) => [name, side, state])).toEqual([
		['Security', 'it', 'open'],
		['Privacy', 'other', 'open'],
		['Operations', 'it', 'open'],
		['Analytics', 'it', 'open'],
		['Training', 'marketing', 'open'],
		['Brand', 'marketing', 'open'],
		['Legal', 'other', 'open']
	]);
	const logged = await sql<{ verb: string }>`select verb from public.activity where subject = 'experiments'
		and subject_id = ${String(experiment)} order by seq desc limit 2`;
	expect(logged.map(({ verb }) => verb)).toEqual(['handover.started', 'experiment.decided']);
	expect((await marketer.client.rpc('verify_activity')).data).toMatchObject([{ is_intact: true }]);
});

test.each(['kill', 'iterate'] as const)('a decision to %s starts none', async (outcome) => {
	const { experiment } = await decided(here, jury, { outcome });
	expect(await sql`select from public.handovers where experiment_id = ${experiment}`).toEqual([]);
	expect((await marketer.client.rpc('read_handover', { p_experiment: experiment })).data).toMatchObject({
		handover: null
	});
});

test('where the IT owner has left, the marketing owner runs it', async () => {
	const leaving = await person({ function: 'it' });
	const { experiment } = await decided(here, { ...jury, it: leaving }, { outcome: 'iterate' });
	await sql`update public.people set left_at = private.now() where id = ${leaving.id}`;
	await sql`insert into public.ballot_boxes (experiment_id, time_box, opened_by, closes_at)
		values (${experiment}, 2, ${leader.id}, private.now() + interval '1 day')`;
	await sql`insert into public.decisions (experiment_id, box_id, outcome, rationale, next_step, rule_met, ballots, decided_by, recommendation_id)
		select ${experiment}, max(id), 'promote', 'It works for everybody.', 'Roll it out.', true, '{}', ${leader.id}::uuid, (select max(id) from public.recommendations) from public.ballot_boxes`;
	expect((await read(experiment)).owner_id).toBe(jury.marketing.id);
});

test('a decision that takes the place of a promote calls its handover off, and it is closed for good', async () => {
	const { experiment, id } = await promoted();
	await sql`insert into public.ballot_boxes (experiment_id, time_box, opened_by, closes_at)
		values (${experiment}, 2, ${leader.id}, private.now() + interval '1 day')`;
	await sql`insert into public.decisions (experiment_id, box_id, outcome, rationale, next_step, learned, would_change_our_mind, rule_met, ballots, decided_by, recommendation_id)
		select ${experiment}, max(id), 'kill', 'It broke at the first peak.', 'Take it down.', 'It does not scale at all.', 'A server that does.', true, '{}', ${leader.id}::uuid,
			(select max(id) from public.recommendations) from public.ballot_boxes`;
	const { data } = await marketer.client.from('handover_list').select('state').eq('id', id).single();
	expect(data?.state).toBe('called_off');
	const p_target = await today(9);
	const refused = await leader.client.rpc('plan_handover', { p_handover: id, p_owner: jury.it.id, p_target });
	expect(refused.error?.message).toBe('handover_is_called_off');
});

test('its owner and leaders give it to somebody else and move the target; nobody else does', async () => {
	const { experiment, id } = await promoted();
	const plan = (by: TestPerson, p_owner: string, p_target: string, p_reason = '') =>
		by.client.rpc('plan_handover', { p_handover: id, p_owner, p_target, p_reason });
	const [sooner, later] = [await today(20), await today(40)];
	for (const other of [marketer, jury.marketing]) {
		const { error } = await plan(other, engineer.id, sooner);
		expect(error).toMatchObject({ code: 'PT403', message: 'handover_is_its_owners' });
	}
	expect((await plan(jury.it, engineer.id, sooner)).error).toBeNull();
	expect(await read(experiment)).toMatchObject({ owner_id: engineer.id, target_on: sooner });
	// it is not the IT owner's any more
	expect((await plan(jury.it, jury.it.id, sooner)).error?.message).toBe('handover_is_its_owners');
	expect((await plan(engineer, engineer.id, later)).error?.message).toBe('later_target_needs_a_reason');
	expect((await plan(admin, engineer.id, later, 'The freeze before Christmas.')).error).toBeNull();
	expect((await plan(leader, engineer.id, await today(-1))).error?.message).toBe('target_is_ahead');
	expect((await plan(leader, engineer.id, await today(731))).error?.message).toBe('target_is_ahead');
	const [logged] =
		await sql`select details from public.activity where verb = 'handover.planned' order by seq desc limit 1`;
	expect(logged).toMatchObject({ details: { from: sooner, to: later, reason: 'The freeze before Christmas.' } });
});

test('who has left, or has no profile yet, does not become the owner', async () => {
	const { id } = await promoted();
	const gone = await person();
	await sql`update public.people set left_at = private.now() where id = ${gone.id}`;
	const bare = await person({ is_complete: false });
	for (const { id: p_owner } of [gone, bare]) {
		const plan = { p_handover: id, p_owner, p_target: await today(30) };
		expect((await jury.it.client.rpc('plan_handover', plan)).error?.message).toBe('owner_is_somebody_here');
	}
});

test('a point is settled by the side it belongs to, by whoever bridges, and by leaders', async () => {
	const { id } = await promoted();
	const list = await items(id);
	const of = (name: string) => list.find((item) => item.name === name)?.id ?? 0;
	const bridging = await person({ is_bridging: true });
	for (const [by, name] of [
		[marketer, 'Security'],
		[engineer, 'Brand'],
		[jury.it, 'Legal'],
		[bridging, 'Legal']
	] as const) {
		const { error } = await settle(by, of(name), 'done');
		expect([name, error?.code, error?.message]).toEqual([name, 'PT403', 'item_is_its_functions']);
	}
	for (const [by, name] of [
		[engineer, 'Security'],
		[marketer, 'Brand'],
		[lawyer, 'Legal'],
		[bridging, 'Operations'],
		[admin, 'Privacy']
	] as const) {
		expect((await settle(by, of(name), 'done')).error).toBeNull();
	}
	const settled = (await items(id)).find(({ name }) => name === 'Security');
	expect(settled).toMatchObject({ state: 'done', settled_by: engineer.id });
	expect((await settle(engineer, of('Security'), 'open')).error).toBeNull();
	expect((await items(id)).find(({ name }) => name === 'Security')).toMatchObject({ state: 'open', settled_by: null });
});

test('that a point is not needed says why', async () => {
	const { id } = await promoted();
	const brand = (await items(id)).find(({ name }) => name === 'Brand')?.id ?? 0;
	expect((await settle(marketer, brand, 'not_needed', 'No.')).error?.message).toContain(
		'"handover_items_not_needed_says_why"'
	);
	expect((await settle(marketer, brand, 'not_needed', 'Nothing of it is seen by anybody.')).error).toBeNull();
});

test('a blocker is said by anybody, once, and resolved by who said it, the owner or a leader', async () => {
	const { id } = await promoted();
	const say = () => marketer.client.rpc('open_blocker', { p_handover: id, p_words: 'The vendor has no EU region.' });
	const [one, two] = await Promise.all([say(), say()]);
	expect(one.error ?? two.error).toBeNull();
	expect(one.data).toBe(two.data);
	const resolve = (by: TestPerson, p_resolution = 'They opened one in Frankfurt.') =>
		by.client.rpc('resolve_blocker', { p_blocker: Number(one.data), p_resolution });
	expect((await resolve(lawyer)).error).toMatchObject({ code: 'PT403', message: 'blocker_is_its_openers' });
	expect((await resolve(jury.it, ' ')).error?.message).toContain('"blockers_say_how_they_went"');
	expect((await resolve(jury.it)).error).toBeNull();
	expect((await resolve(marketer)).error?.message).toBe('blocker_is_resolved');
});

test('only the owner says that it is live, on a day that has come, with everything settled or a reason', async () => {
	const { experiment, id } = await promoted();
	const say = (by: TestPerson, p_on: string, p_exception = '') =>
		by.client.rpc('go_live', { p_handover: id, p_on, p_exception });
	const day = await today();
	for (const other of [marketer, jury.marketing, leader, admin]) {
		expect((await say(other, day, 'Because I say so.')).error).toMatchObject({
			code: 'PT403',
			message: 'owner_says_live'
		});
	}
	expect((await say(jury.it, day)).error?.message).toBe('live_needs_all_done');
	expect((await say(jury.it, await today(1), 'It goes out tomorrow.')).error?.message).toBe('live_day_has_come');
	expect((await say(jury.it, await today(-1), 'It was out before.')).error?.message).toBe('live_day_has_come');
	await settleAll(id);
	const { data: blocker } = await marketer.client.rpc('open_blocker', {
		p_handover: id,
		p_words: 'No budget code yet.'
	});
	expect((await say(jury.it, day)).error?.message).toBe('live_needs_all_done');
	await jury.it.client.rpc('resolve_blocker', { p_blocker: Number(blocker), p_resolution: 'It has one now.' });
	expect((await say(jury.it, day)).error).toBeNull();
	expect(await read(experiment)).toMatchObject({ live_on: day, next_check: 30, due_on: await today(30) });
});

test('with something open it goes live with a reason that stays to be read', async () => {
	const { experiment, id } = await promoted();
	const p_exception = 'Legal answers next week; we switch it off if they say no.';
	await jury.it.client.rpc('go_live', { p_handover: id, p_on: await today(), p_exception });
	const { data } = await marketer.client.rpc('read_handover', { p_experiment: experiment });
	expect(data).toMatchObject({ handover: { state: 'live', live_exception: p_exception, open_items: 7 } });
});

test('a check waits for its day by the clock of the database', async () => {
	const { experiment } = await promoted();
	const id = await live(experiment);
	expect((await check(jury.it, id)).error?.message).toBe('check_is_not_due');
	await travel('29 days');
	expect((await check(jury.it, id)).error?.message).toBe('check_is_not_due');
	await travel('30 days');
	expect((await check(jury.it, id, { days: 90 })).error?.message).toBe('check_is_not_due');
	expect((await check(jury.it, id)).error).toBeNull();
	expect((await read(experiment)).next_check).toBe(90);
	await travel('200 days');
	expect((await check(jury.it, id, { days: 180 })).error).toBeNull();
	expect(await read(experiment)).toMatchObject({ next_check: null, due_on: 'infinity' });
	const { data } = await marketer.client.from('handover_list').select('state').eq('id', id).single();
	expect(data?.state).toBe('checked');
});

test('before it is live nothing is checked', async () => {
	const { id } = await promoted();
	await travel('90 days');
	expect((await check(jury.it, id)).error?.message).toBe('handover_is_not_live');
});

test('a check is answered by who runs it, the owners of the experiment and leaders', async () => {
	const { experiment } = await promoted();
	const id = await live(experiment);
	await travel('31 days');
	for (const other of [marketer, engineer, lawyer]) {
		expect((await check(other, id)).error).toMatchObject({ code: 'PT403', message: 'check_is_not_yours' });
	}
	for (const by of [jury.marketing, leader, admin, jury.it]) {
		const said = { ...seen, words: `Looked at again, by ${by.name}.` };
		expect((await check(by, id, { said })).error).toBeNull();
	}
	const { data } = await marketer.client.from('current_checks').select('checked_by').eq('handover_id', id);
	expect(data).toEqual([{ checked_by: jury.it.id }]);
});

test('a check says by which days in production, unless nothing is known', async () => {
	const { experiment } = await promoted();
	const id = await live(experiment);
	await travel('31 days');
	const say = async (said: object) => (await check(jury.it, id, { said })).error?.message;
	expect(await say({ ...seen, standing: 'held' })).toContain('"effect_checks_say_by_what"');
	expect(await say({ ...seen, words: 'Good.' })).toContain('"effect_checks_are_told"');
	expect(await say({ ...seen, is_live: false })).toContain('"effect_checks_of_what_is_off_are_gone"');
	// of a share, 24 is not 24 in 100
	expect(await say({ ...seen, measured: 24 })).toBe('measured_is_a_share');
	expect(await say({ is_live: true, standing: 'not_known', words: 'The dashboard broke in May.' })).toBeUndefined();
});

test('a check is never edited: a correction names what it takes the place of, and the same again changes nothing', async () => {
	const { experiment } = await promoted();
	const id = await live(experiment);
	await travel('31 days');
	const [first, again] = await Promise.all([check(jury.it, id), check(jury.it, id)]);
	expect(first.data).toBe(again.data);
	const corrected = await check(jury.it, id, { said: { ...seen, measured: 0.21 } });
	const { data } = await marketer.client
		.from('effect_checks')
		.select('id, measured, replaces_id')
		.eq('handover_id', id)
		.order('id');
	expect(data).toEqual([
		{ id: first.data, measured: 0.24, replaces_id: null },
		{ id: corrected.data, measured: 0.21, replaces_id: first.data }
	]);
	await expect(sql`update public.effect_checks set standing = 'held' where handover_id = ${id}`).rejects.toThrow(
		'facts_are_append_only'
	);
	await expect(sql`truncate public.effect_checks cascade`).rejects.toThrow('facts_are_append_only');
});

test('what was switched off is said at once and not asked about again', async () => {
	const { experiment } = await promoted();
	const id = await live(experiment);
	await travel('5 days');
	const said = { is_live: false, standing: 'gone', words: 'It slowed the checkout, so we took it out.' };
	expect((await check(jury.it, id, { days: 90, said })).error?.message).toBe('check_is_not_due');
	expect((await check(jury.it, id, { said })).error).toBeNull();
	expect((await read(experiment)).next_check).toBeNull();
	const { data } = await marketer.client.from('handover_list').select('state').eq('id', id).single();
	expect(data?.state).toBe('off');
});

test('the live day can be set right until the first check, not after it', async () => {
	const { experiment } = await promoted();
	const id = await live(experiment);
	const first = await today();
	await travel('2 days');
	const right = await today();
	expect((await jury.it.client.rpc('go_live', { p_handover: id, p_on: right })).error).toBeNull();
	await travel('40 days');
	await check(jury.it, id);
	const { error } = await jury.it.client.rpc('go_live', { p_handover: id, p_on: first });
	expect(error?.message).toBe('live_date_is_checked');
	expect((await read(experiment)).live_on).toBe(right);
});

test('no route of the API writes past the functions, and who is not signed in sees nothing', async () => {
	const { experiment, id } = await promoted();
	for (const { client } of [jury.it, leader, admin]) {
		expect((await client.from('handovers').update({ live_on: '2026-01-01' }).eq('id', id)).error?.code).toBe('42501');
		expect((await client.from('handover_items').update({ state: 'done' }).eq('handover_id', id)).error?.code).toBe(
			'42501'
		);
		expect((await client.from('blockers').delete().eq('handover_id', id)).error?.code).toBe('42501');
		expect((await client.from('template_items').delete().gt('id', 0)).error?.code).toBe('42501');
	}
	const stranger = anonymous();
	for (const table of [
		'handovers',
		'handover_items',
		'blockers',
		'effect_checks',
		'template_items',
		'revivals'
	] as const) {
		expect([table, (await stranger.from(table).select()).error?.code]).toEqual([table, '42501']);
	}
	const answers = await Promise.all([
		stranger.rpc('read_handover', { p_experiment: experiment }),
		stranger.rpc('read_handovers', {}),
		stranger.rpc('find_kills', {}),
		stranger.rpc('settle_item', { p_item: 1, p_state: 'done' }),
		stranger.rpc('check_effect', { p_handover: id, p_days: 30, p_check: {} })
	]);
	expect(answers.map(({ error }) => error?.code)).toEqual(Array.from({ length: 5 }, () => '42501'));
});

test('the list is in the order of the day something is expected, late ones first, and each tab is counted', async () => {
	const side = await person({ function: 'it' });
	const mine = { ...jury, it: side };
	const make = async () => (await decided(here, mine, { outcome: 'promote' })).experiment;
	const [late, waiting, running] = [await make(), await make(), await make()];
	await sql`update public.handovers set target_on = private.today() - 3 where experiment_id = ${late}`;
	const liveId = (await read(running)).id;
	await side.client.rpc('go_live', {
		p_handover: liveId,
		p_on: await today(),
		p_exception: 'Everything else follows.'
	});
	const ask = async (p_show: string, more: object = {}) =>
		(await marketer.client.rpc('read_handovers', { p_show, p_owner: side.id, ...more })).data;
	expect(await ask('all')).toMatchObject({
		owner: side.name,
		counts: { late: 1, waiting: 1, live: 1 },
		rows: [
			{ experiment_id: late, state: 'late', is_late: true },
			{ experiment_id: waiting, state: 'waiting', open_items: 7 },
			{ experiment_id: running, state: 'live' }
		]
	});
	expect(await ask('late')).toMatchObject({ rows: [{ experiment_id: late }] });
	const first = await ask('all', { p_count: 2 });
	expect(first).toMatchObject({ has_more: true, rows: [{}, {}] });
	expect(await ask('all', { p_count: 2, p_after: (await read(waiting)).id })).toMatchObject({ has_more: false });
});

test('leaders and admins change the checklist that the next handover begins with, members do not', async () => {
	const add = (by: TestPerson, name: string) =>
		by.client.rpc(
			'set_template_item',
			JSON.parse(JSON.stringify({ p_item: null, p_values: { name, function: 'other', position: 8 } }))
		);
	expect((await add(marketer, 'Works council')).error).toMatchObject({ code: 'PT403', message: 'leaders_only' });
	const before = await promoted();
	const { data } = await add(leader, 'Works council');
	expect((await add(admin, 'works COUNCIL')).error?.message).toContain('"template_items_name_is_unique"');
	const after = await promoted();
	expect((await items(before.id)).map(({ name }) => name)).not.toContain('Works council');
	expect((await items(after.id)).map(({ name }) => name)).toContain('Works council');
	const retire = (by: TestPerson) =>
		by.client.rpc('retire_template_item', { p_item: Number(data), p_is_retired: true });
	expect((await retire(engineer)).error?.message).toBe('leaders_only');
	expect((await retire(admin)).error).toBeNull();
	expect((await items((await promoted()).id)).map(({ name }) => name)).not.toContain('Works council');
	// what was copied stays
	expect((await items(after.id)).map(({ name }) => name)).toContain('Works council');
});
