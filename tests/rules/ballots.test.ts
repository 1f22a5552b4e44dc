import { beforeAll, expect, test } from 'vitest';
import type { Enums } from '#lib/database.types.ts';
import { carried } from './departure.ts';
import { dueExperiment } from './due-experiment.ts';
import { world, type Client, type TestPerson } from './harness.ts';

const here = await world();
const { person, anonymous, service, sql, stopClock, travel } = here;

let marketing: TestPerson;
let it: TestPerson;
let chair: TestPerson;
let member: TestPerson;
let admin: TestPerson;
let owners: { marketing: TestPerson; it: TestPerson };

beforeAll(async () => {
	[marketing, it, chair, member, admin] = await Promise.all([
		person({ role: 'leader' }),
		person({ role: 'leader', function: 'it' }),
		person({ role: 'leader', function: 'it' }),
		person(),
		person({ role: 'admin' })
	]);
	owners = { marketing: await person(), it: await person({ function: 'it' }) };
});

async function openBox(hours = 168): Promise<{ box: number; experiment: number }> {
	const experiment = await dueExperiment(here, owners);
	const opened = await chair.client.rpc('open_ballot_box', { p_experiment: experiment.id, p_hours: hours });
	if (opened.error) throw new Error(opened.error.message);
	return { box: opened.data, experiment: experiment.id };
}

const cast = (client: Client, box: number, choice: Enums<'ballot_choice'> = 'kill', reason = 'It moved nothing.') =>
	client.rpc('cast_ballot', { p_box: box, p_choice: choice, p_confidence: 80, p_reason: reason });

async function castByAll(box: number): Promise<void> {
	for (const voter of [marketing, it, chair]) expect((await cast(voter.client, box)).error).toBeNull();
}

const ballotsIn = (box: number) => sql<{ voter_id: string; choice: string; version: number }>`
	select voter_id, choice, version from public.ballots where box_id = ${box}`;
const logOf = (experiment: number, verb: string) => sql<{ details: unknown; actor_id: string }>`
	select details, actor_id from public.activity where subject = 'experiments' and subject_id = ${String(experiment)} and verb = ${verb}`;

test('a leader of either function casts a ballot', async () => {
	const { box } = await openBox();
	expect((await cast(marketing.client, box)).data).toBe(1);
	expect((await cast(it.client, box, 'promote')).data).toBe(1);
	const rows = await sql`select function from public.ballots where box_id = ${box} order by function`;
	expect(rows).toEqual([{ function: 'marketing' }, { function: 'it' }]);
});

test('a member, an owner and an admin who is no leader have no ballot', async () => {
	const { box } = await openBox();
	for (const someone of [member, owners.marketing, admin]) {
		expect((await cast(someone.client, box)).error).toMatchObject({ code: 'PT403', message: 'panel_only' });
	}
	expect(await ballotsIn(box)).toEqual([]);
});

test('a signed-out visitor has no ballot and sees none', async () => {
	const { box } = await openBox();
	await castByAll(box);
	expect((await cast(anonymous(), box)).error?.code).toBe('42501');
	for (const table of ['ballots', 'ballot_boxes', 'decisions', 'signatures'] as const) {
		expect((await anonymous().from(table).select('*')).error?.code, table).toBe('42501');
	}
	for (const view of ['box_list', 'board_cards', 'decision_list'] as const) {
		expect((await anonymous().from(view).select('*')).error?.code, view).toBe('42501');
	}
	expect((await anonymous().rpc('turnout', { p_box: box })).error?.code).toBe('42501');
});

test('200 ballots of one person at once leave one, in its 200th version (VOTE-01)', async () => {
	const { box, experiment } = await openBox();
	const choices = ['promote', 'iterate', 'kill'] as const;
	const answers = await Promise.all(
		Array.from({ length: 200 }, (_, index) => cast(marketing.client, box, choices[index % 3], `Reason ${index}`))
	);
	expect(answers.map(({ data }) => data).sort((one, other) => Number(one) - Number(other))).toEqual(
		Array.from({ length: 200 }, (_, index) => index + 1)
	);
	expect(await ballotsIn(box)).toMatchObject([{ voter_id: marketing.id, version: 200 }]);
	expect(await logOf(experiment, 'ballot.cast')).toHaveLength(200);
	expect((await sql`select private.count_turnout(${box}) as turnout`)[0]).toEqual({
		turnout: { marketing: 1, it: 0, other: 0 }
	});
});

test('a ballot at the closing second is decided by the database clock, while five reveal (VOTE-03)', async () => {
	const { box, experiment } = await openBox(1);
	await castByAll(box);
	const [{ closes_at: closesAt } = { closes_at: new Date() }] = await sql<{ closes_at: Date }>`
		select closes_at from public.ballot_boxes where id = ${box}`;
	await travel(new Date(closesAt.getTime() - 700));
	const voters = Array.from({ length: 60 }, async (_, index) => {
		const voter = [marketing, it, chair][index % 3] ?? chair;
		await sql`select pg_sleep(${(index * 15) / 1000})`;
		return cast(voter.client, box, 'kill', `Ballot ${index}`);
	});
	const revealers = [marketing, it, chair, marketing, it].map(async ({ client }) => {
		for (;;) {
			const reply = await client.rpc('reveal_ballots', { p_box: box });
			if (reply.error?.message !== 'chair_reveals_early') return reply;
		}
	});
	// the chair could reveal before the close, so only the others try until then
	revealers.splice(2, 1);
	const [answers, reveals] = await Promise.all([Promise.all(voters), Promise.all(revealers)]);
	await stopClock();

	const refused = answers.filter(({ error }) => error !== null).map(({ error }) => error?.message);
	expect(new Set(refused).isSubsetOf(new Set(['box_is_closed', 'box_is_revealed']))).toBe(true);
	expect(reveals.map(({ error }) => error)).toEqual(reveals.map(() => null));
	const late = await sql`select voter_id from public.ballots v join public.ballot_boxes b on b.id = v.box_id
		where b.id = ${box} and (v.cast_at >= b.closes_at or v.cast_at > b.revealed_at)`;
	expect(late).toEqual([]);
	expect(await logOf(experiment, 'ballot.revealed')).toHaveLength(1);
	const versions = (await ballotsIn(box)).reduce((sum, { version }) => sum + version, 0);
	expect(versions).toBe(3 + answers.filter(({ error }) => error === null).length);
});

test('a ballot after the closing time is refused, and a clock that was set back does not reopen a revealed box (VOTE-04)', async () => {
	const { box } = await openBox(1);
	await castByAll(box);
	await travel('61 minutes');
	expect((await cast(marketing.client, box, 'promote')).error?.message).toBe('box_is_closed');
	expect((await chair.client.rpc('reveal_ballots', { p_box: box })).error).toBeNull();
	await stopClock();
	expect((await cast(marketing.client, box, 'promote')).error?.message).toBe('box_is_revealed');
	expect(new Set((await ballotsIn(box)).map(({ choice }) => choice))).toEqual(new Set(['kill']));
});

test('nobody writes a ballot past the function: no forged voter, time, version or function', async () => {
	const { box } = await openBox();
	await castByAll(box);
	const forged = {
		box_id: box,
		voter_id: it.id,
		choice: 'kill' as const,
		confidence: 1,
		reason: 'Forged.',
		function: 'it' as const,
		cast_at: '2000-01-01T00:00:00Z'
	};
	expect((await marketing.client.from('ballots').insert(forged)).error?.code).toBe('42501');
	expect((await marketing.client.from('ballots').upsert(forged)).error?.code).toBe('42501');
	expect((await marketing.client.from('ballots').update({ choice: 'promote' }).eq('box_id', box)).error?.code).toBe(
		'42501'
	);
	expect((await marketing.client.from('ballots').delete().eq('box_id', box)).error?.code).toBe('42501');
	const reply = await here.fetch(`${here.url}/rest/v1/rpc/cast_ballot`, {
		method: 'POST',
		headers: await headersOf(marketing.client),
		body: JSON.stringify({ p_box: box, p_choice: 'kill', p_confidence: 1, p_reason: 'Forged.', p_voter: it.id })
	});
	expect(reply.status).toBe(404);
	expect(await ballotsIn(box)).toMatchObject([{ version: 1 }, { version: 1 }, { version: 1 }]);
});

async function headersOf(client: Client): Promise<Record<string, string>> {
	const { data } = await client.auth.getSession();
	return {
		apikey: here.keys.publishable,
		authorization: `Bearer ${data.session?.access_token}`,
		'content-type': 'application/json'
	};
}

test.each([
	{ p_choice: 'abolish' },
	{ p_choice: null },
	{ p_choice: 0 },
	{ p_choice: "kill'; drop table ballots" },
	{ p_confidence: 101 },
	{ p_confidence: -1 },
	{ p_confidence: 3.5 },
	{ p_confidence: 1e12 },
	{ p_confidence: null },
	{ p_confidence: 'sure' },
	{ p_reason: '' },
	{ p_reason: null },
	{ p_reason: 'x'.repeat(2001) }
])('garbage in a ballot is answered 400 and stores nothing: %j (VOTE-08)', async (garbage) => {
	const { box, experiment } = await openBox();
	const reply = await here.fetch(`${here.url}/rest/v1/rpc/cast_ballot`, {
		method: 'POST',
		headers: await headersOf(marketing.client),
		body: JSON.stringify({ p_box: box, p_choice: 'kill', p_confidence: 50, p_reason: 'It moved nothing.', ...garbage })
	});
	expect(reply.status).toBe(400);
	expect(await ballotsIn(box)).toEqual([]);
	expect(await logOf(experiment, 'ballot.cast')).toEqual([]);
});

test('before the reveal nobody reads the ballot of another through any route, admins included (VOTE-05)', async () => {
	const { box, experiment } = await openBox();
	await cast(marketing.client, box, 'promote', 'Only marketing knows this reason.');
	await cast(it.client, box, 'kill', 'Only IT knows this reason.');
	await cast(chair.client, box, 'iterate', 'Only the chair knows this reason.');
	const secrets = /promote|iterate|kill|Only (marketing|IT|the chair) knows/;

	for (const someone of [admin, member, owners.marketing, await person({ role: 'leader' })]) {
		const { client } = someone;
		expect((await client.from('ballots').select('*').eq('box_id', box)).data).toEqual([]);
		const counted = await client.from('ballots').select('*', { count: 'exact', head: true }).eq('box_id', box);
		expect(counted.count).toBe(0);
		const guessed = await client
			.from('ballots')
			.select('*', { count: 'exact', head: true })
			.eq('choice', 'kill')
			.eq('box_id', box);
		expect(guessed.count).toBe(0);
		const embedded = await client.from('ballot_boxes').select('id, ballots(*)').eq('id', box).single();
		expect(embedded.data?.ballots).toEqual([]);
		const listed = await client.from('box_list').select('ballots, rules').eq('id', box).single();
		expect(listed.data).toEqual({ ballots: null, rules: null });
		const routes = await Promise.all([
			client.rpc('turnout', { p_box: box }),
			client.from('box_list').select().eq('id', box),
			client.from('board_cards').select().eq('id', experiment),
			client.from('activity').select().eq('subject', 'experiments').eq('subject_id', String(experiment)),
			client.from('activity_list').select().eq('subject_id', String(experiment)).eq('subject', 'experiments'),
			client.rpc('today')
		]);
		for (const { data, error } of routes) {
			expect(error).toBeNull();
			expect(JSON.stringify(data)).not.toMatch(secrets);
		}
	}
	const mine = await marketing.client.from('ballots').select('voter_id, choice').eq('box_id', box);
	expect(mine.data).toEqual([{ voter_id: marketing.id, choice: 'promote' }]);
	expect((await service().from('ballots').select('*')).error?.code).toBe('42501');
});

test('an estimated count says nothing about what was voted', async () => {
	const { box } = await openBox();
	await castByAll(box);
	await sql`analyze public.ballots`;
	const known =
		await sql`select attname from pg_stats where tablename = 'ballots' and attname in ('choice', 'confidence', 'reason')`;
	expect(known).toEqual([]);
});

test('the turnout says who has voted by name, not in the order of voting', async () => {
	const { box } = await openBox();
	await cast(it.client, box);
	await cast(marketing.client, box);
	const { data } = await member.client.rpc('turnout', { p_box: box });
	const byName = [it, marketing].map(({ name }) => name).sort((one, other) => one.localeCompare(other));
	expect(data?.map(({ voter }) => voter)).toEqual(byName);
	expect(Object.keys(data?.[0] ?? {}).sort()).toEqual(['cast_by', 'function', 'voter', 'voter_id']);
});

test('after the reveal every member reads every ballot', async () => {
	const { box } = await openBox();
	await castByAll(box);
	expect((await chair.client.rpc('reveal_ballots', { p_box: box })).error).toBeNull();
	const { data } = await member.client.from('ballots').select('voter_id').eq('box_id', box);
	expect(data).toHaveLength(3);
	const listed = await member.client.from('box_list').select('rules').eq('id', box).single();
	expect(listed.data?.rules).toEqual({ promote: false, iterate: false, kill: true });
});

test('a reveal below the quorum is refused', async () => {
	const { box } = await openBox();
	await cast(marketing.client, box);
	await cast(it.client, box);
	expect((await chair.client.rpc('reveal_ballots', { p_box: box })).error?.message).toBe('reveal_needs_the_quorum');
	await travel('8 days');
	expect((await chair.client.rpc('reveal_ballots', { p_box: box })).error?.message).toBe('reveal_needs_the_quorum');
	await stopClock();
});

test('two reveals at once reveal once', async () => {
	const { box, experiment } = await openBox();
	await castByAll(box);
	const moments = await Promise.all([1, 2].map(() => chair.client.rpc('reveal_ballots', { p_box: box })));
	expect(moments[0]?.error).toBeNull();
	expect(moments[1]).toMatchObject({ data: moments[0]?.data, error: null });
	expect(await logOf(experiment, 'ballot.revealed')).toHaveLength(1);
});

test('before the closing time only the chair reveals, afterwards every leader; a member never', async () => {
	const { box } = await openBox();
	await castByAll(box);
	expect((await it.client.rpc('reveal_ballots', { p_box: box })).error?.message).toBe('chair_reveals_early');
	expect((await member.client.rpc('reveal_ballots', { p_box: box })).error?.message).toBe('leaders_only');
	await travel('8 days');
	expect((await member.client.rpc('reveal_ballots', { p_box: box })).error?.message).toBe('leaders_only');
	expect((await it.client.rpc('reveal_ballots', { p_box: box })).error).toBeNull();
	await stopClock();
});

test('a chair who is no leader any more holds nobody up', async () => {
	const gone = await person({ role: 'leader', function: 'it' });
	const experiment = await dueExperiment(here, owners);
	const { data: box } = await gone.client.rpc('open_ballot_box', { p_experiment: experiment.id });
	await castByAll(Number(box));
	await sql`update public.people set role = 'member' where id = ${gone.id}`;
	expect((await it.client.rpc('reveal_ballots', { p_box: Number(box) })).error).toBeNull();
	const asked = { box: Number(box), outcome: 'iterate', reason: 'The sample was broken for a week.' } as const;
	await carried(here, it.client, { ...asked, by: marketing.client });
	const overruled = await it.client.rpc('decide', {
		p_box: Number(box),
		p_outcome: 'iterate',
		p_rationale: 'One more look is worth it.',
		p_next_step: 'Run again',
		p_days: 14,
		p_confirmed: { recommended: null }
	});
	expect(overruled.error).toBeNull();
});

test('who stops being a leader casts no more; the ballot that was cast counts as cast (VOTE-06)', async () => {
	const former = await person({ role: 'leader' });
	const { box } = await openBox();
	await cast(former.client, box, 'promote');
	await sql`update public.people set role = 'member' where id = ${former.id}`;
	expect((await cast(former.client, box, 'kill')).error?.message).toBe('panel_only');
	await castByAll(box);
	await chair.client.rpc('reveal_ballots', { p_box: box });
	const { data } = await member.client
		.from('ballots')
		.select('voter_id, choice, function')
		.eq('box_id', box)
		.eq('voter_id', former.id);
	expect(data).toEqual([{ voter_id: former.id, choice: 'promote', function: 'marketing' }]);
});

test('who changes sides is counted for the side the ballot was cast from', async () => {
	const wanderer = await person({ role: 'leader', is_bridging: true });
	const { box } = await openBox();
	await cast(wanderer.client, box);
	await wanderer.client.from('people').update({ function: 'it' }).eq('id', wanderer.id);
	expect(await sql`select function from public.ballots where box_id = ${box}`).toEqual([{ function: 'marketing' }]);
});

test('a box with ballots is not withdrawn; one that closed without a quorum is, and stays sealed for ever', async () => {
	const { box } = await openBox();
	await cast(marketing.client, box, 'promote');
	expect((await chair.client.rpc('withdraw_ballot_box', { p_box: box })).error?.message).toBe('box_has_ballots');
	await travel('8 days');
	expect((await member.client.rpc('withdraw_ballot_box', { p_box: box })).error?.message).toBe('leaders_only');
	expect((await chair.client.rpc('withdraw_ballot_box', { p_box: box })).error).toBeNull();
	await stopClock();
	expect((await chair.client.from('ballots').select('*').eq('box_id', box)).data).toEqual([]);
	expect((await chair.client.rpc('turnout', { p_box: box })).data).toEqual([]);
	for (const late of [
		await cast(it.client, box),
		await chair.client.rpc('reveal_ballots', { p_box: box }),
		await chair.client.rpc('withdraw_ballot_box', { p_box: box })
	]) {
		expect(late.error).toMatchObject({ code: 'PT404', message: 'no_such_box' });
	}
	await expect(
		sql`update public.ballot_boxes set revealed_at = private.now(), withdrawn_at = null where id = ${box}`
	).rejects.toThrow('facts_are_append_only');
});

test('a revealed box and its ballots stay as they are, for the owner of the database too', async () => {
	const { box } = await openBox();
	await castByAll(box);
	await chair.client.rpc('reveal_ballots', { p_box: box });
	for (const change of [
		() => sql`update public.ballots set choice = 'promote' where box_id = ${box}`,
		() => sql`delete from public.ballots where box_id = ${box}`,
		() => sql`insert into public.ballots (box_id, voter_id, choice, confidence, reason, function, cast_at)
			values (${box}, ${admin.id}, 'promote', 100, 'Slipped in later.', 'it', now())`,
		() => sql`update public.ballot_boxes set revealed_at = null where id = ${box}`,
		() => sql`update public.ballot_boxes set closes_at = closes_at + interval '1 day' where id = ${box}`
	]) {
		await expect(change()).rejects.toThrow('facts_are_append_only');
	}
});
