import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { cast, dayFromToday, plannedDraft, refused, running } from './experiment-world.ts';
import { world, type Client } from './harness.ts';

const it = await world();
const people = await cast(it);
const { drafter, marketing, it: itOwner, stranger } = people;

type Row = { [field: string]: Json };

async function make({ client }: { client: Client }, id: number, name = 'Nightly export') {
	const { data, error } = await client.rpc('make_reading_token', { p_experiment: id, p_name: name });
	expect(error).toBeNull();
	return data ?? '';
}

/** A started experiment, a token of its drafter, and a reading of today. */
async function opened() {
	const x = await running(it, people);
	const token = await make(drafter, x.id);
	const row = (changes: Row = {}): Row => ({
		...{ metric_id: x.primary, variant_id: x.control, day: x.today, n: 1471, successes: 62 },
		...changes
	});
	return { ...x, token, row };
}

type Sent = { token: string; rows: Row[]; key?: string; body?: string; isCumulative?: boolean; client?: Client };
const push = (id: number, { token, rows, key = '', body = '', isCumulative = false, client = it.anonymous() }: Sent) =>
	client.rpc('push_readings', {
		...{ p_experiment: id, p_token: token, p_readings: rows, p_key: key, p_body: body },
		p_is_cumulative: isCumulative
	});
const all = (id: number) => it.sql<Row>`select * from public.readings where experiment_id = ${id} order by id`;
const verbs = (id: number) => it.sql<Row>`
	select verb, actor_id, details from public.activity where subject = 'experiments' and subject_id = ${String(id)} order by seq desc`;

test('those who run it make tokens, and nobody else: other members, leaders, admins, the signed-out', async () => {
	const { id } = await running(it, people);
	for (const person of [drafter, marketing, itOwner]) expect(await make(person, id)).toMatch(/^cgr_[0-9a-f]{64}$/);
	const [leader, admin] = await Promise.all([it.person({ role: 'leader' }), it.person({ role: 'admin' })]);
	const attempt = (client: Client) => client.rpc('make_reading_token', { p_experiment: id, p_name: 'Mine' });
	for (const { client } of [stranger, leader, admin])
		expect(refused(await attempt(client))).toBe('experiment_team_only');
	expect(refused(await attempt(it.anonymous()))).toBe('42501');
	expect(refused(await drafter.client.rpc('make_reading_token', { p_experiment: id, p_name: '  ' }))).toBe(
		'reading_tokens_name_is_short'
	);
});

test('a token is kept as a hash that nobody reads, and seen only by those who run it', async () => {
	const { id, token } = await opened();
	const [row] = await it.sql<Row>`select * from public.reading_tokens where experiment_id = ${id}`;
	expect(JSON.stringify(row)).not.toContain(token.slice(10));
	expect(refused(await drafter.client.from('reading_tokens').select('token_hash'))).toBe('42501');
	const seen = ({ client }: { client: Client }) =>
		client.from('reading_tokens').select('name, hint').eq('experiment_id', id);
	expect((await seen(marketing)).data).toEqual([{ name: 'Nightly export', hint: token.slice(0, 8) }]);
	expect((await seen(stranger)).data).toEqual([]);
	for (const client of [drafter.client, stranger.client]) {
		expect(refused(await client.from('reading_tokens').update({ name: 'x' }).eq('experiment_id', id))).toBe('42501');
		expect(refused(await client.from('reading_tokens').delete().eq('experiment_id', id))).toBe('42501');
	}
});

test('with a token a program that is signed in as nobody appends readings, in the name of who made it', async () => {
	const { id, token, row } = await opened();
	const { data } = await push(id, { token, rows: [row({ source: 'API: Nightly export' })] });
	expect(data).toEqual({ written: 1, is_repeated: false });
	const [tokenRow] = await it.sql<{ id: string }>`select id from public.reading_tokens where experiment_id = ${id}`;
	expect(await all(id)).toMatchObject([
		{ n: '1471', successes: '62', entered_by: drafter.id, token_id: tokenRow?.id, source: 'API: Nightly export' }
	]);
	expect((await verbs(id))[0]).toMatchObject({ verb: 'readings.recorded', actor_id: drafter.id });
	const [used] = await it.sql<{ is_used: boolean }>`
		select last_used_at is not null as is_used from public.reading_tokens where experiment_id = ${id}`;
	expect(used?.is_used).toBe(true);
});

test('a token does nothing else: it reads nothing, and opens no other experiment', async () => {
	const [mine, other] = await Promise.all([opened(), opened()]);
	const { token } = mine;
	const { data } = await it.anonymous().rpc('open_reading_token', { p_experiment: mine.id, p_token: token });
	expect(Object.keys(Object(data)).toSorted()).toEqual(
		['ends_on', 'metrics', 'starts_on', 'today', 'token', 'variants'].toSorted()
	);
	expect(refused(await push(other.id, { token, rows: [other.row()] }))).toBe('token_is_not_valid');
	expect(refused(await push(mine.id, { token, rows: [other.row()] }))).toBe('readings_metric_is_of_the_experiment');
	expect(await all(other.id)).toEqual([]);
	for (const table of ['readings', 'experiments', 'reading_tokens', 'reading_cells'] as const)
		expect(refused(await it.anonymous().from(table).select())).toBe('42501');
});

test('a wrong token is told nothing, whatever is wrong about it', async () => {
	const { id, token, row } = await opened();
	for (const wrong of ['', 'cgr_', token.slice(0, -1), `${token} `, token.toUpperCase()])
		expect(refused(await push(id, { token: wrong, rows: [row()] }))).toBe('token_is_not_valid');
	expect(refused(await push(999_999, { token, rows: [row()] }))).toBe('token_is_not_valid');
	const opening = await it.anonymous().rpc('open_reading_token', { p_experiment: id, p_token: 'cgr_' });
	expect(refused(opening)).toBe('token_is_not_valid');
	expect(await all(id)).toEqual([]);
});

test('a token is for programs: who is signed in uses the forms', async () => {
	const { id, token, row } = await opened();
	expect(refused(await push(id, { token, rows: [row()], client: drafter.client }))).toBe('42501');
});

test('a revoked token opens nothing, and who may not revoke does not', async () => {
	const { id, token, row } = await opened();
	const [made] = await it.sql<{ id: string }>`select id from public.reading_tokens where experiment_id = ${id}`;
	const revoke = (client: Client) => client.rpc('revoke_reading_token', { p_token: Number(made?.id) });
	expect(refused(await revoke(stranger.client))).toBe('experiment_team_only');
	expect(refused(await revoke(it.anonymous()))).toBe('42501');
	expect(refused(await drafter.client.rpc('revoke_reading_token', { p_token: 999_999 }))).toBe('no_such_token');
	expect(refused(await push(id, { token, rows: [row()] }))).toBeUndefined();
	for (const person of [itOwner, marketing]) expect(refused(await revoke(person.client))).toBeUndefined();
	expect(refused(await push(id, { token, rows: [row({ n: 1500 })] }))).toBe('token_is_not_valid');
	expect((await verbs(id)).map(({ verb }) => verb).slice(0, 3)).toEqual([
		'readings.token_revoked',
		'readings.recorded',
		'readings.token_made'
	]);
});

test('when its maker leaves, a token opens nothing', async () => {
	const leaving = await it.person({ function: 'it' });
	const x = await running(it, { ...people, it: leaving });
	const token = await make(leaving, x.id);
	const rows: Row[] = [{ metric_id: x.primary, variant_id: x.control, day: x.today, n: 10, successes: 1 }];
	expect(refused(await push(x.id, { token, rows }))).toBeUndefined();
	await it.sql`update public.people set left_at = now() where id = ${leaving.id}`;
	expect(refused(await push(x.id, { token, rows }))).toBe('token_is_not_valid');
});

test('when its maker runs the experiment no more, a token opens nothing', async () => {
	const { id, token, row } = await opened();
	expect(refused(await push(id, { token, rows: [row()] }))).toBeUndefined();
	await it.sql`update public.reading_tokens set made_by = ${stranger.id} where experiment_id = ${id}`;
	expect(refused(await push(id, { token, rows: [row()] }))).toBe('token_is_not_valid');
});

test('what holds for people holds for programs', async () => {
	const { id, token, row } = await opened();
	const attempt = async (rows: Row[]) => refused(await push(id, { token, rows }));
	expect(await attempt([row({ successes: 2000 })])).toBe('readings_successes_fit_in_n');
	expect(await attempt([row({ day: await dayFromToday(it, 1) })])).toBe('reading_is_in_the_future');
	expect(await attempt([row({ day: await dayFromToday(it, -1) })])).toBe('reading_outside_the_time_box');
	expect(await attempt([row(), row()])).toBe('readings_one_per_metric_variant_and_day');
	expect(await attempt(Array.from({ length: 10_001 }, () => row()))).toBe('too_many_pushed_readings');
	await it.sql`update public.experiments set ended_as = 'killed', ended_at = now() where id = ${id}`;
	expect(await attempt([row()])).toBe('experiment_is_decided');
	const draft = await plannedDraft(it, people);
	const early = await make(drafter, draft);
	expect(refused(await push(draft, { token: early, rows: [row()] }))).toBe('experiment_has_not_started');
	expect(await all(id)).toEqual([]);
});

test('the same key with the same body is answered alike and writes nothing; with another body it is refused', async () => {
	const { id, token, row } = await opened();
	const send = (rows: Row[], body: string) => push(id, { token, rows, key: 'monday', body });
	expect((await send([row()], 'a')).data).toEqual({ written: 1, is_repeated: false });
	expect((await send([row()], 'a')).data).toEqual({ written: 1, is_repeated: true });
	expect(refused(await send([row({ n: 1500 })], 'b'))).toBe('push_key_was_used');
	expect(await all(id)).toHaveLength(1);
	// another token has keys of its own
	const other = await make(marketing, id);
	expect((await push(id, { token: other, rows: [row({ n: 1500 })], key: 'monday', body: 'b' })).data).toEqual({
		written: 1,
		is_repeated: false
	});
	await it.travel('8 days');
	expect((await send([row({ n: 1600 })], 'b')).data).toEqual({ written: 1, is_repeated: false });
	await it.stopClock();
});

test('twenty pushes with one key at once write once, and all hear the same number', async () => {
	const { id, token, row } = await opened();
	const replies = await Promise.all(
		Array.from({ length: 20 }, () => push(id, { token, rows: [row()], key: 'once', body: 'same' }))
	);
	expect(replies.map(refused)).toEqual(Array.from({ length: 20 }));
	expect(replies.map(({ data }) => Reflect.get(Object(data), 'written'))).toEqual(Array.from({ length: 20 }, () => 1));
	expect(replies.filter(({ data }) => Reflect.get(Object(data), 'is_repeated') === false)).toHaveLength(1);
	expect(await all(id)).toHaveLength(1);
});

test('pushing and revoking at once never block each other for good', async () => {
	const { id, token, row } = await opened();
	const [made] = await it.sql<{ id: string }>`select id from public.reading_tokens where experiment_id = ${id}`;
	const replies = await Promise.all([
		...Array.from({ length: 10 }, (_, nth) => push(id, { token, rows: [row({ n: 2000 + nth })] })),
		drafter.client.rpc('revoke_reading_token', { p_token: Number(made?.id) }),
		drafter.client.rpc('record_readings', { p_experiment: id, p_readings: [row({ n: 1999 })] })
	]);
	const outcomes = new Set(replies.map(refused));
	outcomes.delete(undefined);
	outcomes.delete('token_is_not_valid');
	expect([...outcomes]).toEqual([]);
});

test('a token is used sixty times a minute, each time asking and writing', async () => {
	const { id, token, row } = await opened();
	await it.sql`update public.reading_tokens set minute_at = now(), minute_uses = 119 where experiment_id = ${id}`;
	expect(refused(await push(id, { token, rows: [row()] }))).toBeUndefined();
	expect(refused(await push(id, { token, rows: [row()] }))).toBe('too_many_pushes');
	await it.travel('61 seconds');
	expect(refused(await push(id, { token, rows: [row()] }))).toBeUndefined();
	await it.stopClock();
});

test('an experiment has at most ten tokens that work', async () => {
	const { id } = await running(it, people);
	for (let nth = 0; nth < 10; nth += 1) await make(drafter, id, `Token ${nth}`);
	const eleventh = await drafter.client.rpc('make_reading_token', { p_experiment: id, p_name: 'One more' });
	expect(refused(eleventh)).toBe('too_many_tokens');
	await it.sql`update public.reading_tokens set revoked_at = now() where experiment_id = ${id} and name = 'Token 3'`;
	await make(drafter, id, 'One more');
});
